import { foldName } from '../domain/names/fold.ts';
import type { UnknownName } from '../index/mention.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { FileSummary } from '../index/summary.ts';
import { exampleOf } from '../index/word-examples.ts';
import { acceptWord } from './fixes/canon-edits.ts';
import { changeTo } from './fixes/replace.ts';
import type { FindingDraft, Rule } from './rule.ts';

export const nameDrift: Rule = {
  id: 'name-drift',
  group: 'names',
  summary: 'A rare variant of a name that the chapters use often, though the canon does not hold it.',
  severity: 'warning',
  onByDefault: true,
  files: ['article'],
  check: (snapshot, file) =>
    snapshot
      .unknownNames(file)
      .filter((name) => name.verdict === 'drift')
      .map((name) => draft(snapshot, file, name)),
};

function draft(snapshot: Snapshot, file: FileSummary, name: UnknownName): FindingDraft {
  const usual = name.suggestions[0]?.text ?? '';
  const often = times(snapshot, usual);
  const seldom = times(snapshot, name.text);
  const example = exampleOf(snapshot, foldName(usual));
  const word = acceptWord(snapshot, name.text);
  return {
    span: name.span,
    message: `\`${name.text}\` stands ${seldom} in this world, \`${usual}\` ${often}: one of the two is a slip. Write \`${usual}\`, or accept the word.`,
    verdict: name.certain ? 'certain' : 'possible',
    related: example ? [{ ...example, message: `\`${usual}\` is written so here.` }] : [],
    fixes: [
      ...name.suggestions.map((suggestion, i) => changeTo(file, name.span, suggestion.text, i === 0)),
      ...(word ? [word] : []),
    ],
  };
}

function times(snapshot: Snapshot, word: string): string {
  const folded = foldName(word);
  snapshot.asksCounts(folded);
  const counts = snapshot.lexicon.counts(folded);
  const sum = counts.name + counts.start + counts.caps;
  return sum === 1 ? 'once' : sum === 2 ? 'twice' : `${sum} times`;
}
