/** Which other continuities may have it so, where what prose tells is wrong in the passage's own. */
import type { Entity } from '../../domain/entity.ts';
import type { ContinuityId } from '../../domain/ids.ts';
import type { MemoKey, Snapshot } from '../../index/snapshot.ts';
import type { ProseSentence } from './sentence.ts';

/**
 * Declared continuities, the passage's own left out, in which claims on the fields of the entities stand;
 * in the order of `lore.yaml`. What an ancestor says is among them: it may be overridden, or lie behind a branch.
 */
export function otherTellings(
  { continuities }: Snapshot,
  entities: readonly Entity[],
  fields: readonly string[],
  within: ContinuityId | undefined,
): readonly ContinuityId[] {
  const { all, root } = continuities;
  // What is not declared cannot be judged; it is reported where it is named.
  if (all.size < 2 || (within !== undefined && !all.has(within))) return [];
  const told = new Set(
    entities.flatMap(({ claims }) =>
      claims.filter(({ field }) => fields.includes(field)).map(({ continuity }) => continuity ?? root),
    ),
  );
  return [...all.keys()].filter((id) => told.has(id) && id !== (within ?? root));
}

/** The same statement as if it stood in a passage of another continuity. */
export function retold<T extends { readonly sentence: ProseSentence }>(told: T, continuity: ContinuityId): T {
  return { ...told, sentence: { ...told.sentence, continuity } };
}

const tellingNoun =
  '(?:continuity|timeline|universe|canon|realit(?:y|ies)|telling|version|dimension|branch|adaptation)';
/** At the head of a sentence these tell a time, whatever a continuity is called. */
const timeWord = /^(?:spring|summer|autumn|fall|winter|morning|evening|night|past|future|present)$/i;

const namesMemo: MemoKey<readonly NamedTelling[]> = { name: 'words for continuities' };

interface NamedTelling {
  readonly id: ContinuityId;
  readonly head: RegExp | undefined;
  readonly within: RegExp;
}

/**
 * The one continuity a sentence says it is told in: "In the film, …", "… in the mirror timeline". Undefined
 * when it names none, or several.
 */
export function namedTelling(snapshot: Snapshot, sentence: string): ContinuityId | undefined {
  if (snapshot.continuities.all.size < 2 || !/\bin\s/i.test(sentence)) return undefined;
  const named = snapshot
    .canonMemo(namesMemo, () => namedTellings(snapshot))
    .filter(({ head, within }) => head?.test(sentence) || within.test(sentence));
  return named.length === 1 ? named[0]?.id : undefined;
}

function namedTellings({ continuities }: Snapshot): NamedTelling[] {
  return [...continuities.all.values()].map(({ spec }) => {
    const words = [...new Set([spec.id as string, spec.title])].flatMap((word) => {
      const bare = word.replace(/^the\s+/i, '');
      return bare.length > 4 && bare.endsWith('s') ? [bare, bare.slice(0, -1)] : [bare];
    });
    const source = (each: readonly string[]): string =>
      `\\bin\\s+(?:the\\s+)?[\`"“‘']?(?:${each.map(escaped).join('|')})[\`"”’']?`;
    const heads = words.filter((word) => !timeWord.test(word));
    return {
      id: spec.id,
      head:
        heads.length === 0 ? undefined : new RegExp(`^\\s*${source(heads)}(?:\\s+${tellingNoun})?,`, 'iu'),
      within: new RegExp(`${source(words)}\\s+${tellingNoun}\\b`, 'iu'),
    };
  });
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');
}
