import { encloses } from '../base/span.ts';
import type { Entity } from '../domain/entity.ts';
import type { Fix, RelatedPlace } from '../domain/finding.ts';
import { editDistance } from '../domain/names/edit-distance.ts';
import { foldName } from '../domain/names/fold.ts';
import { sameIdentity } from '../domain/names/identity.ts';
import { isInflection } from '../index/drift.ts';
import type { NameSuggestion, UnknownName } from '../index/mention.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { FileSummary } from '../index/summary.ts';
import { tokenFlag, tokensOf } from '../syntax/words/tokens.ts';
import { acceptWord, addAlias } from './fixes/canon-edits.ts';
import { changeTo } from './fixes/replace.ts';
import type { FindingDraft, Rule } from './rule.ts';

export const misspeltName: Rule = {
  id: 'misspelt-name',
  group: 'names',
  summary: 'A name that is almost a name of the canon.',
  severity: 'warning',
  onByDefault: true,
  files: ['article'],
  check: (snapshot, file) => [
    ...headingSlips(snapshot, file),
    ...snapshot
      .unknownNames(file)
      .filter((name) => name.verdict === 'misspelt')
      .map((name) => draft(snapshot, file, name)),
  ],
};

/**
 * The heading on top of a page is one of its entity's names, so that a slip in it would pass for an alias: unless it
 * is one slip away from the name that the front matter gives.
 */
function headingSlips(snapshot: Snapshot, file: FileSummary): FindingDraft[] {
  const heading = file.outline?.headings[0];
  if (!heading || !file.checked) return [];
  return file.entities.flatMap((entity) => {
    const alias = entity.names.find((name) => name.role === 'alias' && encloses(heading.textSpan, name.span));
    if (!alias || !isSlipFor(alias.text, entity.name, snapshot.config.language)) return [];
    const { span, text } = alias;
    const suggestions = [{ text: entity.name, entity: entity.id, distance: 1 }];
    return [draft(snapshot, file, { span, text, verdict: 'misspelt', certain: true, suggestions })];
  });
}

function isSlipFor(written: string, name: string, language: string): boolean {
  const [a, b] = [foldName(written), foldName(name)];
  const [wordsA, wordsB] = [a.split(' '), b.split(' ')];
  const same = wordsA.every((word, i) => sameIdentity(word, wordsB[i] ?? '', /\d|^[ivx]+$/.test(word), true));
  return same && editDistance(a, b, 1) === 1 && a.length >= shortest && !isInflection(a, b, language);
}

/** Shorter headings are other names too easily. */
const shortest = 5;

function draft(snapshot: Snapshot, file: FileSummary, name: UnknownName): FindingDraft {
  const [best] = name.suggestions;
  const entity = ownerOf(snapshot, best);
  const whom = entity && entity.name !== best?.text ? `, ${entity.name}` : '';
  const verb = name.certain ? 'is' : 'may be';
  return {
    span: name.span,
    message:
      `\`${name.text}\` is no name of the canon; it ${verb} a slip for \`${best?.text}\`${whom}. ` +
      'Correct it, or add it to the canon if it is meant so.',
    verdict: name.certain ? 'certain' : 'possible',
    related: definition(snapshot, best),
    fixes: fixesFor(snapshot, file, name),
  };
}

/** Whose name a suggestion is; nobody's where several share it. */
function ownerOf(snapshot: Snapshot, suggestion: NameSuggestion | undefined): Entity | undefined {
  if (suggestion?.entity === undefined || suggestion.shared) return undefined;
  return snapshot.canon.entities.get(suggestion.entity);
}

function definition(snapshot: Snapshot, suggestion: NameSuggestion | undefined): readonly RelatedPlace[] {
  const entity = ownerOf(snapshot, suggestion);
  if (!entity) return [];
  return [{ file: entity.file, span: entity.nameSpan, message: `${entity.name} is defined here.` }];
}

/** The first suggestion is taken without asking when nothing else is as near. */
function fixesFor(snapshot: Snapshot, file: FileSummary, name: UnknownName): readonly Fix[] {
  const [best, second] = name.suggestions;
  const sure = name.certain && (!second || second.distance > (best?.distance ?? 0));
  const changes = name.suggestions.map((suggestion, i) =>
    changeTo(file, name.span, asWritten(name.text, suggestion.text), sure && i === 0),
  );
  const entity = ownerOf(snapshot, best);
  const alias = entity && addAlias(snapshot, entity, name.text);
  const word = acceptWord(snapshot, name.text);
  return [...changes, ...(alias ? [alias] : []), ...(word ? [word] : [])];
}

/**
 * A suggestion in the manner of the slip: shouted where that is, with its apostrophes, its line break, and the dots of
 * a prefix that is right (`H.M.S.` for `HMS`).
 */
function asWritten(written: string, suggestion: string): string {
  const shouted = written === written.toUpperCase() && /\p{Lu}\P{L}*\p{Lu}/u.test(written);
  const curly = written.includes('’') && !written.includes("'");
  const cased = shouted ? suggestion.toUpperCase() : suggestion;
  const text = curly ? cased.replaceAll("'", '’') : cased;
  const [ours, theirs] = [tokensOf(written), tokensOf(text)];
  if (ours.length !== theirs.length) return text;
  return ours
    .map((word, i) => {
      const dotted = (word.flags & tokenFlag.dotted) !== 0 && word.folded === theirs[i]?.folded;
      const middle = dotted ? word.text : theirs[i]?.text;
      const next = ours[i + 1];
      if (!next) return middle;
      const right = text.slice(theirs[i]?.end, theirs[i + 1]?.start);
      return `${middle}${right.trim() === '' ? written.slice(word.end, next.start) : right}`;
    })
    .join('');
}
