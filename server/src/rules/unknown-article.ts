import { type Claim, partText } from '../domain/claim.ts';
import type { Entity } from '../domain/entity.ts';
import type { ContinuityId } from '../domain/ids.ts';
import type { Canon } from '../index/canon.ts';
import type { Snapshot } from '../index/snapshot.ts';
import { articleNumber, numberedLike } from '../time/article-number.ts';
import { checkTold } from '../time/prose/claims.ts';
import type { QuietKey } from '../time/prose/sentence.ts';
import type { ToldArticle } from '../time/prose/treaties.ts';
import { isPlural, named } from '../time/words.ts';
import type { FindingDraft, Rule } from './rule.ts';

const quiet: QuietKey = { name: 'passages whose articles are there' };

export const unknownArticle: Rule = {
  id: 'unknown-article',
  group: 'treaties',
  summary: 'An article is cited that the treaty does not have.',
  severity: 'error',
  onByDefault: true,
  files: ['article'],
  check: (snapshot, file) => checkTold(snapshot, file, 'articles', quiet, (told) => draft(snapshot, told)),
};

function draft(snapshot: Snapshot, { treaty, number, span, sentence }: ToldArticle): FindingDraft[] {
  const wanted = articleNumber(number);
  const all = articlesOf(snapshot.canon, treaty, sentence.continuity);
  const numbers = all.flatMap((claim) => articleNumber(partText(claim, 'number') ?? '') ?? []);
  // Without numbered articles canon does not list the text.
  if (wanted === undefined || numbers.length === 0 || numbers.includes(wanted)) return [];
  const name = named(treaty, treaty.id);
  const elsewhere = treaty.claims.find(
    (claim) => claim.field === 'articles' && articleNumber(partText(claim, 'number') ?? '') === wanted,
  );
  const where = elsewhere?.continuity ? ` in this continuity, though it does in ${elsewhere.continuity}` : '';
  const [first] = all;
  const like = (count: number): string => numberedLike((first && partText(first, 'number')) ?? '', count);
  return [
    {
      span,
      message: `${name.charAt(0).toUpperCase()}${name.slice(1)} ${isPlural(treaty) ? 'have' : 'has'} no article ${like(wanted)}${where}: canon lists ${known(numbers, like)}. Correct the number, or add the article to canon.`,
      related: first ? [{ file: first.file, span: first.span, message: 'The articles begin here.' }] : [],
    },
  ];
}

function articlesOf(canon: Canon, treaty: Entity, continuity: ContinuityId | undefined): readonly Claim[] {
  return canon.claims(treaty.id, 'articles', continuity);
}

/** "I to VI", or the numbers one by one when some are missing. */
function known(numbers: readonly number[], like: (count: number) => string): string {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b);
  const [first = 0, last = 0] = [sorted[0], sorted.at(-1)];
  const whole = sorted.length > 2 && last - first + 1 === sorted.length;
  return whole ? `${like(first)} to ${like(last)}` : sorted.map(like).join(', ');
}
