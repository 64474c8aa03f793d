/** Completion in the prose of a page: names, articles of treaties, years. */
import { contains } from '../../base/span.ts';
import { type Claim, part } from '../../domain/claim.ts';
import { claimsOf, type Entity } from '../../domain/entity.ts';
import type { Snapshot } from '../../index/snapshot.ts';
import type { FileSummary } from '../../index/summary.ts';
import { articleNumber } from '../../time/article-number.ts';
import { lifetimeFields } from '../hover/lifetime.ts';
import { type Completion, type Completions, noCompletions } from './model.ts';
import { findNames, nearbyEntities } from './names.ts';

/** Words of a name that may stand before the cursor. */
const mostWords = 5;

export function proseCompletions(snapshot: Snapshot, file: FileSummary, offset: number): Completions {
  const lineStart = file.lines.lineStart(file.lines.lineAt(offset));
  const before = file.text.slice(lineStart, offset);
  return (
    articleCompletions(snapshot, file, offset, before) ??
    yearCompletions(snapshot, file, offset, before) ??
    nameCompletions(snapshot, file, offset, before)
  );
}

function articleCompletions(
  snapshot: Snapshot,
  file: FileSummary,
  offset: number,
  before: string,
): Completions | undefined {
  const typed = /\b[Aa]rticles?\s+([IVXLCDM]*|\d*)$/.exec(before)?.[1];
  if (typed === undefined) return undefined;
  const near = nearbyEntities(snapshot, file, { start: offset, end: offset });
  const own = file.subject ? snapshot.canon.resolve(file.subject) : file.entities;
  const treaties = [...near.flatMap((id) => snapshot.canon.entities.get(id) ?? []), ...own];
  const items = [...new Set(treaties)].flatMap((treaty, index) =>
    claimsOf(treaty, 'articles').map((claim) => articleItem(treaty, claim, index, offset, typed)),
  );
  return items.length > 0 ? { items, incomplete: false } : undefined;
}

function articleItem(treaty: Entity, claim: Claim, index: number, offset: number, typed: string): Completion {
  const text = (name: string): string => {
    const value = part(claim, name)?.value;
    return value?.type === 'text' ? value.text : '';
  };
  const number = text('number');
  return {
    label: number,
    kind: 'value',
    insert: number,
    span: { start: offset - typed.length, end: offset },
    detail: `${text('title') || 'article'} · ${treaty.name}`,
    rank: index * 1000 + (articleNumber(number) ?? 999),
    entity: treaty.id,
  };
}

/** Dates of those who are spoken of in the same paragraph: `in 22…` beside the conference of 2293. */
function yearCompletions(
  snapshot: Snapshot,
  file: FileSummary,
  offset: number,
  before: string,
): Completions | undefined {
  const typed = /(?:^|[\s(])(\d{1,6})$/.exec(before)?.[1];
  if (typed === undefined) return undefined;
  const block = file.markdown?.blocks.find(({ span }) => contains(span, offset - 1));
  const mentions = snapshot.mentions(file).filter(({ span }) => block && contains(block.span, span.start));
  const items = new Map<string, Completion>();
  for (const id of new Set(mentions.flatMap((mention) => mention.entity ?? []))) {
    const entity = snapshot.canon.entities.get(id);
    if (!entity) continue;
    for (const { text, what } of datesOf(snapshot, entity)) {
      if (!text.startsWith(typed) || items.has(text)) continue;
      const span = { start: offset - typed.length, end: offset };
      items.set(text, {
        label: text,
        kind: 'date',
        insert: text,
        span,
        detail: `${entity.name}, ${what}`,
        rank: items.size,
      });
    }
  }
  return items.size > 0 ? { items: [...items.values()], incomplete: true } : undefined;
}

function datesOf(snapshot: Snapshot, entity: Entity): readonly { text: string; what: string }[] {
  const fields = [...lifetimeFields(snapshot.canon.kindOf(entity)), 'signed', 'status'];
  return entity.claims
    .filter((claim) => fields.includes(claim.field))
    .flatMap((claim) => {
      const value =
        claim.value.type === 'record' ? (part(claim, 'date') ?? part(claim, 'from'))?.value : claim.value;
      const state = part(claim, 'is')?.value;
      const what = state?.type === 'text' ? state.text : claim.field;
      return value?.type === 'date' ? [{ text: value.date.text, what }] : [];
    });
}

/** A sentence or clause that ends: no name goes on behind it. Initials and short titles keep their dots. */
const endsWithin = /[\p{L}\p{N}]{4,}\.\s|[!?;:,]\s/u;

/** The longest run of words before the cursor that some name begins with. */
function nameCompletions(snapshot: Snapshot, file: FileSummary, offset: number, before: string): Completions {
  const starts = [...before.matchAll(/(?<![\p{L}\p{N}\p{M}'’-])[\p{L}\p{N}]/gu)].map((match) => match.index);
  const near = nearbyEntities(snapshot, file, { start: offset - 1, end: offset });
  const cited = /["“][^"“”]*$/.test(before);
  for (const start of starts.slice(-mostWords)) {
    const typed = before.slice(start);
    if (typed.length < 2 || !/^\p{Lu}|^\p{Lo}|^\d/u.test(typed) || endsWithin.test(typed)) continue;
    const { names, more } = findNames(snapshot, { typed, kinds: cited ? ['work'] : [], ids: false, near });
    // One word may be a word of a name anywhere; several have to be its beginning.
    const fitting = /\s/.test(typed) ? names.filter((found) => found.rank % 1e6 < 1e5) : names;
    if (fitting.length === 0) continue;
    const span = { start: offset - typed.length, end: offset };
    const items = fitting.map(({ entity, text, rank }): Completion => {
      return {
        label: text,
        kind: 'entity',
        insert: text,
        span,
        detail: entity.kind,
        rank,
        entity: entity.id,
      };
    });
    return { items, incomplete: more };
  }
  return { ...noCompletions, incomplete: true };
}
