/** The moments that prose counts years from: "the death of Gorkon", "Gorkon's death", "Gorkon died". */
import { acts, nominalActs, type ToldField } from './acts.ts';

/** Which end of a thing's time is meant; undefined: the whole of it. */
export type Side = 'start' | 'end' | undefined;

/**
 * Sources of patterns for one moment, the sign of its thing under `name`, with the words that tell its side
 * under `name` and "Noun" or "Verb". A thing named alone stands for the whole of its time.
 */
export function momentSources(name: string, alone: string): readonly string[] {
  return [
    `‹${name}:${alone}›`,
    `(?:the )?(?<${name}Noun>${nouns}) of ‹${name}:${dying}›(?!['’])`,
    `‹${name}:${dying}›['’]s? (?<${name}Noun>${nouns})(?![\\p{L}-])`,
    `‹${name}:${dying}› (?<${name}Verb>${verbsOfMoments})(?![\\p{L}-])`,
  ];
}

/** Kinds of what begins and ends. */
const dying = 'PLFVEO';

const starts: ReadonlySet<ToldField> = new Set(['born', 'founded', 'launched', 'made', 'start']);
const ends: ReadonlySet<ToldField> = new Set(['died', 'destroyed', 'dissolved', 'lost', 'end']);

const nouns = [...new Set(nominalActs.flatMap(({ nouns: each }) => each.split('|')))].join('|');
const told = acts.filter(({ field }) => sideOf(field) !== undefined);
const passives = [...new Set(told.flatMap(({ passive }) => passive.split('|')))].join('|');
const actives = [...new Set(told.flatMap(({ active }) => active.split('|')))].filter(Boolean).join('|');
/** Behind its thing: "was born", "died". */
export const verbsOfMoments = `(?:was|were) (?:${passives})|${actives}`;

function sideOf(field: ToldField): Side {
  if (starts.has(field)) return 'start';
  return ends.has(field) ? 'end' : undefined;
}

/** Which side the words tell of a thing of a kind; `nothing` where such a thing knows no such moment. */
export function sideTold(kind: string, noun: string | undefined, verb: string | undefined): Side | 'nothing' {
  if (noun === undefined && verb === undefined) return undefined;
  const bare = verb?.replace(/^(?:was|were) /, '') ?? '';
  const field =
    noun === undefined
      ? told.find(
          (act) =>
            act.kinds.includes(kind) && (bare === verb ? act.active : act.passive).split('|').includes(bare),
        )?.field
      : nominalActs.find((act) => act.kinds.includes(kind) && act.nouns.split('|').includes(noun))?.field;
  return (field && sideOf(field)) ?? 'nothing';
}
