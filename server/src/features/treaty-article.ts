/** Numbered articles of treaties as prose speaks of them: "Article III of the Accords". */
import type { Span } from '../base/span.ts';
import { type Claim, part } from '../domain/claim.ts';
import { claimsOf, type Entity } from '../domain/entity.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { FileSummary } from '../index/summary.ts';
import { articleNumber } from '../time/article-number.ts';

export interface ArticleMention {
  /** The number with its word: `Article III`, or one number of `Articles III and IV`. */
  readonly span: Span;
  readonly number: number;
  /** Treaties meant, best first. */
  readonly treaties: readonly Entity[];
}

const ordinals = 'first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth';
const number = String.raw`(?:[IVXLCDM]+|\d{1,3})`;
const series = new RegExp(
  String.raw`\b[Aa]rticles?\s+${number}(?:(?:\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or|to|through)\s+|\s*[–-]\s*)${number})*\b`,
  'g',
);
const ordinal = new RegExp(String.raw`\b(${ordinals})\s+article\b`, 'gi');

/** Every numbered article that a file's prose speaks of, where a treaty can be told for it. */
export function articleMentions(snapshot: Snapshot, file: FileSummary): readonly ArticleMention[] {
  const prose = file.markdown?.prose ?? '';
  const found: ArticleMention[] = [];
  for (const match of prose.matchAll(series)) {
    const end = match.index + match[0].length;
    const treaties = treatiesFor(snapshot, file, match.index, end);
    if (treaties.length === 0) continue;
    const numbers = [...match[0].matchAll(new RegExp(String.raw`\b${number}\b`, 'g'))];
    for (const [index, item] of numbers.entries()) {
      const value = articleNumber(item[0]);
      const at = match.index + item.index;
      const start = index === 0 ? match.index : at;
      if (value !== undefined)
        found.push({ span: { start, end: at + item[0].length }, number: value, treaties });
    }
  }
  for (const match of prose.matchAll(ordinal)) {
    const end = match.index + match[0].length;
    const treaties = treatiesFor(snapshot, file, match.index, end);
    const value = articleNumber(match[1] ?? '');
    if (treaties.length > 0 && value !== undefined) {
      found.push({ span: { start: match.index, end }, number: value, treaties });
    }
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}

/** The treaty named right behind ("of the Accords"), else the latest named before, else the page's own. */
function treatiesFor(snapshot: Snapshot, file: FileSummary, start: number, end: number): readonly Entity[] {
  const behind = /^\s+(?:of|in|to|from)\s+(?:the\s+)?(?:\[\[|\[)?/.exec(file.text.slice(end, end + 40));
  const mentions = snapshot.mentions(file);
  if (behind) {
    const at = end + behind[0].length;
    const named = mentions.find((mention) => Math.abs(mention.span.start - at) <= 4);
    const treaties = (named?.candidates ?? []).flatMap((id) =>
      treaty(snapshot, snapshot.canon.entities.get(id)),
    );
    if (named) return umbrella(snapshot, treaties);
  }
  const blockStart = file.markdown?.blocks.findLast((block) => block.span.start <= start)?.span.start ?? 0;
  const before = mentions.findLast(
    (mention) =>
      mention.span.end <= start &&
      mention.span.start >= blockStart &&
      mention.candidates.some((id) => treaty(snapshot, snapshot.canon.entities.get(id)).length > 0),
  );
  if (before) {
    return umbrella(
      snapshot,
      before.candidates.flatMap((id) => treaty(snapshot, snapshot.canon.entities.get(id))),
    );
  }
  const about = file.subject ? snapshot.canon.resolve(file.subject) : file.entities;
  return umbrella(
    snapshot,
    about.flatMap((entity) => treaty(snapshot, entity)),
  );
}

function treaty(snapshot: Snapshot, entity: Entity | undefined): Entity[] {
  return entity && snapshot.canon.kindOf(entity)?.base === 'treaty' ? [entity] : [];
}

/** An umbrella name has no articles of its own: those of its members count. */
function umbrella(snapshot: Snapshot, treaties: readonly Entity[]): readonly Entity[] {
  const members = treaties.flatMap((entity) =>
    snapshot.canon
      .referringTo(entity.id)
      .filter((claim) => claim.field === 'member-of' || claim.field === 'part-of')
      .flatMap((claim) => treaty(snapshot, snapshot.canon.entities.get(claim.subject))),
  );
  // In the order of files, whatever was edited last.
  members.sort((a, b) => (a.file === b.file ? a.span.start - b.span.start : a.file < b.file ? -1 : 1));
  return [...new Set([...treaties, ...members])];
}

/** The article of a treaty's text with that number. */
export function articleOf(treatyEntity: Entity, wanted: number): Claim | undefined {
  return claimsOf(treatyEntity, 'articles').find((claim) => {
    const value = part(claim, 'number')?.value;
    const text = value?.type === 'text' ? value.text : value?.type === 'number' ? String(value.value) : '';
    return articleNumber(text) === wanted;
  });
}
