/** Facts in words: what a claim says, where it is told, and how sure it is. */
import type { Claim, ClaimPart, ClaimValue, Reference } from '../../domain/claim.ts';
import type { Entity } from '../../domain/entity.ts';
import type { ContinuityId } from '../../domain/ids.ts';
import type { Snapshot } from '../../index/snapshot.ts';
import { escapeText, type Linker, linked, listed, shorten } from './markdown.ts';

/** What cards are made from. */
export interface CardContext {
  readonly snapshot: Snapshot;
  readonly link: Linker | undefined;
}

/** A field's name for readers: `part-of` becomes `part of`. */
export function label(field: string): string {
  return field.replaceAll('-', ' ');
}

export function placeOf(entity: Entity) {
  return { file: entity.file, span: entity.nameSpan };
}

/** The entity's name, leading to its definition. */
export function entityText(context: CardContext, entity: Entity): string {
  return linked(escapeText(entity.name), placeOf(entity), context.link);
}

/** The name of what a reference means, or its own words when it means nothing known. */
export function referenceText(context: CardContext, reference: Reference): string {
  const [entity] = context.snapshot.canon.resolve(reference);
  return entity ? entityText(context, entity) : escapeText(reference.text);
}

export function continuityTitle(snapshot: Snapshot, id: ContinuityId | undefined): string {
  const known = id ?? snapshot.continuities.root;
  if (known === undefined) return 'canon';
  return snapshot.continuities.all.get(known)?.spec.title || known;
}

/** The value alone. */
export function valueText(context: CardContext, claim: Claim): string {
  return claim.value.type === 'record'
    ? recordText(context, claim.value.parts)
    : plainText(context, claim.value);
}

function plainText(context: CardContext, value: ClaimValue): string {
  switch (value.type) {
    case 'text':
      return escapeText(shorten(value.text, 200));
    case 'flag':
      return value.value ? 'yes' : 'no';
    case 'number':
      return String(value.value);
    case 'date':
      return escapeText(value.date.text);
    case 'reference':
      return referenceText(context, value.reference);
    case 'record':
      return recordText(context, value.parts);
  }
}

type Parts = ReadonlyMap<string, readonly ClaimPart[]>;

const timeParts = ['from', 'until', 'date'];

/** `Chancellor of the Klingon Empire, 2293 to 2295`: the parts in the order they were written, times last. */
function recordText(context: CardContext, parts: Parts): string {
  const words: string[] = [];
  for (const [name, values] of parts) {
    if (timeParts.includes(name) || values.length === 0) continue;
    const text = values.map((item) => plainText(context, item.value)).join(', ');
    words.push(words.length === 0 ? text : `${connective(name)} ${text}`);
  }
  const time = timeText(parts);
  return [words.join(' '), time].filter(Boolean).join(words.length > 0 ? ', ' : '');
}

const connectives: Readonly<Record<string, string>> = {
  of: 'of',
  by: 'by',
  place: 'at',
  event: 'during',
  mother: 'and',
  father: 'and',
};

function connective(part: string): string {
  return connectives[part] ?? `· ${label(part)}`;
}

/** `2293 to 2295`, `since 2293`, `until 2295`, `2293`. */
export function timeText(parts: Parts): string {
  const text = (name: string): string | undefined => {
    const value = parts.get(name)?.[0]?.value;
    return value?.type === 'date' ? escapeText(value.date.text) : undefined;
  };
  const from = text('from');
  const until = text('until');
  const date = text('date');
  if (from && until) return `${from} to ${until}`;
  if (from) return `since ${from}`;
  if (until) return `until ${until}`;
  return date ?? '';
}

/** The value with its certainty, remark and sources behind it; `usual` sources are not repeated. */
export function claimText(context: CardContext, claim: Claim, usual: readonly string[] = []): string {
  const sure = claim.certainty === 'certain' ? '' : ` (${claim.certainty})`;
  const note = claim.note ? ` — ${escapeText(shorten(claim.note, 120))}` : '';
  return valueText(context, claim) + sure + note + sourceText(context, claim, usual);
}

export function sourceText(context: CardContext, claim: Claim, usual: readonly string[] = []): string {
  const own = claim.sources.filter((source) => !usual.includes(source.text));
  if (own.length === 0) return '';
  const names = own.map((source) => `*${referenceText(context, source)}*`);
  return ` — ${listed(names, 3)}`;
}

/** Sources that every claim of an entity names; telling them once is enough. */
export function commonSources(claims: readonly Claim[]): readonly Reference[] {
  const [first, ...rest] = claims;
  if (!first || rest.length === 0) return [];
  return first.sources.filter((source) =>
    rest.every((claim) => claim.sources.some((other) => other.text === source.text)),
  );
}
