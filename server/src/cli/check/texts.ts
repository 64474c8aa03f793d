/** Texts of files as they were, compressed, one after the other in one file of the cache. */
import { open } from 'node:fs/promises';
import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** Where each text lies: its offset and its length, in bytes. */
export type TextPlaces = Readonly<Record<string, readonly [number, number]>>;

export function packTexts(texts: ReadonlyMap<string, string>): { bytes: Uint8Array; places: TextPlaces } {
  const parts: Uint8Array[] = [];
  const places: [string, [number, number]][] = [];
  let offset = 0;
  for (const [name, text] of texts) {
    const packed = deflateRawSync(text, { level: 1 });
    places.push([name, [offset, packed.length]]);
    parts.push(packed);
    offset += packed.length;
  }
  return { bytes: Buffer.concat(parts), places: Object.fromEntries(places) };
}

/** The texts of some files; undefined when one of them is not there, or is damaged. */
export async function unpackTexts(
  path: string,
  places: TextPlaces,
  names: readonly string[],
): Promise<ReadonlyMap<string, string> | undefined> {
  const texts = new Map<string, string>();
  const file = await open(path, 'r').catch(() => undefined);
  if (!file) return undefined;
  try {
    for (const name of names) {
      const [offset, length] = places[name] ?? [];
      if (offset === undefined || length === undefined) return undefined;
      const packed = Buffer.alloc(length);
      await file.read(packed, 0, length, offset);
      texts.set(name, inflateRawSync(packed).toString('utf8'));
    }
    return texts;
  } catch {
    return undefined;
  } finally {
    await file.close();
  }
}
