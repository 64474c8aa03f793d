import type { RelatedPlace } from '../domain/finding.ts';
import { foldName } from '../domain/names/fold.ts';
import type { UnknownName } from '../index/mention.ts';
import { guessKind } from '../index/names/kind-guess.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { FileSummary } from '../index/summary.ts';
import { personTitles } from '../syntax/words/closed-lists.ts';
import { tokensOf } from '../syntax/words/tokens.ts';
import { acceptWord } from './fixes/canon-edits.ts';
import type { FindingDraft, Rule } from './rule.ts';

export const unknownName: Rule = {
  id: 'unknown-name',
  group: 'names',
  summary: 'A proper name that the canon does not know; told once a file.',
  severity: 'information',
  onByDefault: true,
  files: ['article'],
  check: (snapshot, file) => {
    // A world without a canon knows no names at all, and need not be told so name by name.
    if (snapshot.canon.entities.size === 0) return [];
    return [...byName(snapshot.unknownNames(file)).values()].map((places) => draft(snapshot, file, places));
  },
};

function byName(names: readonly UnknownName[]): ReadonlyMap<string, readonly UnknownName[]> {
  const grouped = new Map<string, UnknownName[]>();
  for (const name of names) {
    if (name.verdict !== 'unknown') continue;
    const key = foldName(bareName(name.text));
    const known = grouped.get(key);
    if (known) known.push(name);
    else grouped.set(key, [name]);
  }
  return grouped;
}

/** A name without the title before it. */
function bareName(text: string): string {
  const tokens = tokensOf(text);
  const first = tokens.findIndex((token) => !personTitles.has(token.folded));
  return first > 0 ? text.slice(tokens[first]?.start) : text;
}

const mostRelated = 20;

function draft(snapshot: Snapshot, file: FileSummary, places: readonly UnknownName[]): FindingDraft {
  const [first, ...others] = places as [UnknownName, ...UnknownName[]];
  const name = bareName(first.text);
  const count = others.length === 0 ? '' : ` It stands ${places.length} times in this file.`;
  const before = file.markdown?.prose.slice(Math.max(0, first.span.start - 40), first.span.start) ?? '';
  const word = acceptWord(snapshot, name);
  const related = others
    .slice(0, mostRelated)
    .map(
      (other): RelatedPlace => ({ file: file.path, span: other.span, message: `\`${other.text}\` again.` }),
    );
  return {
    span: first.span,
    message: `The canon knows no \`${name}\`.${count} Add it to the canon, or accept it as a word of this world.`,
    related,
    fixes: word ? [word] : [],
    adds: { name, kind: guessKind(first.text, before) },
  };
}
