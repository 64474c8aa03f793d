/** Facts in words: what a claim says, where it is told, and how sure it is. */
import type { Claim, ClaimPart, ClaimValue, Reference } from '../../domain/claim.ts';
import type { Entity } from '../../domain/entity.ts';
import type { ContinuityId } from '../../domain/ids.ts';
import type { Snapshot } from '../../index/snapshot.ts';
import { groupBy } from '../group.ts';
import type { Footnotes } from './footnotes.ts';
import { escapeText, type Linker, linked, listed, shorten } from './markdown.ts';

/** What cards are made from. */
export interface CardContext {
  readonly snapshot: Snapshot;
  readonly link: Linker | undefined;
  readonly notes: Footnotes;
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

/** The continuity of a claim for readers; empty when it is the entity's own. */
export function continuityMark(context: CardContext, entity: Entity, claim: Claim): string {
  const root = context.snapshot.continuities.root;
  const told = claim.continuity ?? root;
  return told === (entity.continuity ?? root) ? '' : `\`${continuityTitle(context.snapshot, told)}\``;
}

/** The value alone. */
export function valueText(context: CardContext, claim: Claim): string {
  return partText(context, claim.value);
}

function partText(context: CardContext, value: ClaimValue): string {
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

/** `Chancellor of the Klingon Empire, 2293 to 2295`; `2293, at Khitomer`: the main part first. */
function recordText(context: CardContext, parts: Parts): string {
  const words = [...parts]
    .filter(([name, values]) => !timeParts.includes(name) && values.length > 0)
    .map(([name, values]) => ({
      name,
      text: values.map((item) => partText(context, item.value)).join(', '),
    }));
  const time = timeText(parts);
  if (parts.has('date')) {
    return [time, ...words.map(({ name, text }) => `${connectives[name] ?? label(name)} ${text}`)].join(', ');
  }
  const joined = words.map(({ name, text }, index) => {
    if (index === 0) return text;
    return `${connectives[name] ?? `· ${label(name)}`} ${text}`;
  });
  return [joined.join(' '), time].filter(Boolean).join(', ');
}

const connectives: Readonly<Record<string, string>> = {
  of: 'of',
  by: 'by',
  place: 'at',
  event: 'during',
  mother: 'and',
  father: 'and',
};

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

/** Claims that say the same thing, told once with the notes of all of them. */
export interface Told {
  readonly text: string;
  readonly claims: readonly Claim[];
}

export function together(claims: readonly Claim[], textOf: (claim: Claim) => string): readonly Told[] {
  return [...groupBy(claims, textOf)].map(([text, same]) => ({ text, claims: same }));
}

/** Values in a row, each with its doubts and the marks of its footnotes; `usual` sources are not repeated. */
export function valuesText(
  context: CardContext,
  claims: readonly Claim[],
  usual: readonly string[],
  limit: number,
): string {
  const told = together(claims, (claim) => valueText(context, claim) + sureness(claim));
  return listed(
    told.map(({ text, claims: same }) => text + marks(context, same, usual)),
    limit,
  );
}

function sureness(claim: Claim): string {
  return claim.certainty === 'certain' ? '' : ` (${claim.certainty})`;
}

/** Marks of the footnotes that tell a fact's sources and remarks. */
export function marks(context: CardContext, claims: readonly Claim[], usual: readonly string[] = []): string {
  const found = claims.map((claim) => {
    const sources = claim.sources
      .filter((source) => !usual.includes(source.text))
      .map((source) => `*${referenceText(context, source)}*`);
    const note = claim.note ? escapeText(shorten(claim.note, 160)) : '';
    return context.notes.mark([note, listed(sources, 3)].filter(Boolean).join(' — '));
  });
  return [...new Set(found)].filter(Boolean).join(' ');
}

/** Sources that every claim of an entity names; telling them once is enough. */
export function commonSources(claims: readonly Claim[]): readonly Reference[] {
  const [first, ...rest] = claims;
  if (!first || rest.length === 0) return [];
  return first.sources.filter((source) =>
    rest.every((claim) => claim.sources.some((other) => other.text === source.text)),
  );
}
