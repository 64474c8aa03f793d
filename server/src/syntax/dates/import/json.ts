/** Reading other programs' JSON without trusting its shape: what is not there, or not of the type, is absent. */
export type Json = unknown;

export function field(value: Json, name: string): Json {
  return isMap(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

export function isMap(value: Json): value is Readonly<Record<string, Json>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function list(value: Json): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

export function text(value: Json): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** A number, or a text that is one. */
export function number(value: Json): number | undefined {
  const found = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof found === 'number' && Number.isFinite(found) ? found : undefined;
}

export function whole(value: Json): number | undefined {
  const found = number(value);
  return found !== undefined && Number.isInteger(found) ? found : undefined;
}

export function flag(value: Json): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}
