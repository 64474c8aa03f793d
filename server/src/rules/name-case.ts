import type { Mention } from '../index/mention.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { FileSummary } from '../index/summary.ts';
import { addAlias } from './fixes/canon-edits.ts';
import { changeTo } from './fixes/replace.ts';
import type { FindingDraft, Rule } from './rule.ts';

export const nameCase: Rule = {
  id: 'name-case',
  group: 'names',
  summary: 'A name with other capitals, diacritics or apostrophes than the canon gives it.',
  severity: 'information',
  onByDefault: true,
  files: ['article'],
  check: (snapshot, file) =>
    file.checked ? snapshot.mentions(file).flatMap((mention) => draft(snapshot, file, mention)) : [],
};

function draft(snapshot: Snapshot, file: FileSummary, mention: Mention): FindingDraft[] {
  if (mention.form !== 'case' && mention.form !== 'diacritic') return [];
  const written = file.text.slice(mention.span.start, mention.span.end);
  const [id] = mention.candidates;
  const entity = id === undefined ? undefined : snapshot.canon.entities.get(id);
  const right = mention.canonical;
  if (!entity || written === right) return [];
  const alias = addAlias(snapshot, entity, written);
  return [
    {
      span: mention.span,
      message: `\`${written}\` is written with ${difference(written, right)} than the canon gives \`${right}\`. Write \`${right}\`, or add this spelling as an alias.`,
      related: [{ file: entity.file, span: entity.nameSpan, message: `${entity.name} is defined here.` }],
      fixes: [changeTo(file, mention.span, right, mention.entity !== undefined), ...(alias ? [alias] : [])],
    },
  ];
}

function difference(written: string, right: string): string {
  const plain = (text: string): string => text.replace(/[’‘]/g, "'").toLowerCase();
  const capitals = (text: string): string =>
    [...text.matchAll(/\p{L}/gu)].map(([letter]) => (/\p{Lu}/u.test(letter) ? 'X' : 'x')).join('');
  if (plain(written) === plain(right)) return 'other capitals';
  const [ours, theirs] = [capitals(written), capitals(right)];
  return ours === theirs || ours.length !== theirs.length ? 'other marks' : 'other capitals and marks';
}
