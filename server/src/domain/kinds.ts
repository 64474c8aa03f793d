/** The kinds every world has. A world may add its own in `lore.yaml`, each extending one of these. */
export const builtinKinds = [
  'person',
  'faction',
  'place',
  'event',
  'treaty',
  'vessel',
  'object',
  'species',
  'work',
  'concept',
] as const;

export type BuiltinKind = (typeof builtinKinds)[number];

/** Which fields open and close the time in which an entity of a kind exists. */
export interface LifetimeFields {
  readonly start: string | undefined;
  readonly end: string | undefined;
}

export interface Kind {
  readonly name: string;
  /** The built-in kind whose rules hold; a built-in kind is its own base. */
  readonly base: BuiltinKind;
  readonly lifetime: LifetimeFields;
  readonly plural: string;
}

const lifetimes: Record<BuiltinKind, LifetimeFields> = {
  person: { start: 'born', end: 'died' },
  faction: { start: 'founded', end: 'dissolved' },
  place: { start: 'founded', end: 'destroyed' },
  event: { start: 'start', end: 'end' },
  treaty: { start: 'signed', end: undefined },
  vessel: { start: 'launched', end: 'destroyed' },
  object: { start: 'made', end: 'lost' },
  species: { start: undefined, end: undefined },
  work: { start: 'published', end: undefined },
  concept: { start: undefined, end: undefined },
};

const plurals: Partial<Record<BuiltinKind, string>> = {
  person: 'people',
  treaty: 'treaties',
  species: 'species',
};

export function isBuiltinKind(name: string): name is BuiltinKind {
  return (builtinKinds as readonly string[]).includes(name);
}

export function builtinKind(name: BuiltinKind): Kind {
  return { name, base: name, lifetime: lifetimes[name], plural: plurals[name] ?? `${name}s` };
}

/**
 * The fields under which the claims about an entity's lifetime are kept: those of the base kind, whatever a
 * world's own kind calls them; those of an event where the base kind has none.
 */
export function lifetimeClaims(kind: Kind): LifetimeFields {
  const base = lifetimes[kind.base];
  return {
    start: base.start ?? (kind.lifetime.start === undefined ? undefined : 'start'),
    end: base.end ?? (kind.lifetime.end === undefined ? undefined : 'end'),
  };
}

/** Words other tools use for the same kinds, understood wherever a kind is; a world's own kind of that name goes first. */
export const kindSynonyms: ReadonlyMap<string, BuiltinKind> = new Map([
  ['character', 'person'],
  ['npc', 'person'],
  ['pc', 'person'],
  ['people', 'person'],
  ['deity', 'person'],
  ['god', 'person'],
  ['location', 'place'],
  ['settlement', 'place'],
  ['city', 'place'],
  ['town', 'place'],
  ['village', 'place'],
  ['kingdom', 'place'],
  ['island', 'place'],
  ['region', 'place'],
  ['planet', 'place'],
  ['country', 'place'],
  ['organisation', 'faction'],
  ['organization', 'faction'],
  ['group', 'faction'],
  ['nation', 'faction'],
  ['guild', 'faction'],
  ['ship', 'vessel'],
  ['starship', 'vessel'],
  ['spaceship', 'vessel'],
  ['airship', 'vessel'],
  ['vehicle', 'vessel'],
  ['item', 'object'],
  ['artifact', 'object'],
  ['artefact', 'object'],
  ['weapon', 'object'],
  ['race', 'species'],
  ['battle', 'event'],
  ['war', 'event'],
  ['book', 'work'],
  ['episode', 'work'],
  ['film', 'work'],
  ['movie', 'work'],
  ['novel', 'work'],
  ['agreement', 'treaty'],
  ['pact', 'treaty'],
]);
