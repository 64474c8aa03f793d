/**
 * A sentence with its names and dates replaced by signs, so that patterns can speak of "a person" or "a
 * date" without knowing any. Signs are of the Unicode private use area: one for the kind, one for the item.
 */
import { firstPassing, type Span } from '../../base/span.ts';
import { epithetBefore, titlesBefore } from './titles.ts';

/**
 * What an item is: Person, Vessel, Faction, Event, Treaty, Location, Object, other (X); Date, Relative
 * date, length of time (U), Age.
 */
export const itemKinds = 'PVFETLOXDRUA';

export interface TemplateItem {
  /** One of {@link itemKinds}. */
  readonly kind: string;
  readonly span: Span;
  /** Titles of this very entity that may stand before its name. */
  readonly titles?: readonly string[];
  /** It begins with its own preposition ("before late 2375"): patterns see "in" in front of it. */
  readonly prepositional?: boolean;
}

export interface Template<Item extends TemplateItem> {
  /** The sentence in signs, single blanks between words, without brackets. */
  readonly text: string;
  /** The same with what stands in brackets. */
  readonly full: string;
  /** Items the signs stand for. */
  readonly items: readonly Item[];
}

const kindBase = 0xe010;
const itemBase = 0xe100;
/** Stands for anything quoted. */
export const quoted = '\uE0FF';

/** What stands between two offsets; a string is one. */
export interface Prose {
  slice(start: number, end: number): string;
}

/** `items` in order, without overlaps, none of them inside a quotation. */
export function makeTemplate<Item extends TemplateItem>(
  prose: Prose,
  sentence: Span,
  items: readonly Item[],
  quotes: readonly Span[],
): Template<Item> {
  let count = 0;
  let settled = '';
  let full = '';
  let at = sentence.start;
  let next = firstPassing(quotes.length, (index) => (quotes[index]?.end ?? 0) > at);
  const gap = (to: number): void => {
    for (; next < quotes.length; next++) {
      const quote = quotes[next];
      if (!quote || quote.start >= to) break;
      if (quote.end <= at) continue;
      full += `${prose.slice(at, Math.max(at, quote.start))} ${quoted} `;
      at = Math.min(to, quote.end);
      if (quote.end > to) break;
    }
    full += prose.slice(at, to);
  };
  for (const item of items) {
    gap(item.span.start);
    const kind = itemKinds.indexOf(item.kind);
    if (item.kind === 'V') full = full.replace(shipPrefix, '');
    if (kind < 7) full = withoutTitles(full, item.titles ?? [], item.kind === 'P');
    if (item.prepositional) full += settled === '' && full.trim() === '' ? 'In ' : 'in ';
    full += String.fromCharCode(kindBase + kind, itemBase + count++);
    at = item.span.end;
    // What no title reaches back to is set aside: to change the end of a long text costs its whole length.
    if (full.length > 20 * titleReach) {
      settled += full.slice(0, -titleReach);
      full = full.slice(-titleReach);
    }
  }
  gap(sentence.end);
  full = tidy(settled + full);
  const text = full.includes('(') ? tidy(full.replace(/\([^()]*\)/g, ' ')) : full;
  return { text, full, items };
}

/** How far back titles are looked for: a few words. */
const titleReach = 80;

/**
 * Takes the article and titles off the end: "Chancellor Gorkon", "the moon Praxis" are plain names. But a
 * person's name right behind an article is something else: "the Aldous Fenn sailed".
 */
function withoutTitles(text: string, own: readonly string[], person: boolean): string {
  const head = Math.max(0, text.length - titleReach);
  const tail = text.slice(head);
  const titled = titlesBefore(tail, own);
  const start = person ? epithetBefore(tail.slice(0, titled)) : titled;
  if (person && start === tail.length) return text;
  const cut = tail.slice(0, start);
  const article = /(^|[^\p{L}])(?:the|The)\s+$/u.exec(cut);
  const rest = article ? cut.slice(0, article.index + (article[1]?.length ?? 0)) : cut;
  return text.slice(0, head) + rest;
}

/** "HMS", "U.S.S." before the name of a ship that canon has without it. */
const shipPrefix = /(?<![\p{L}\p{N}])(?:\p{Lu}\.?){2,5} $/u;

/** Single blanks, none before commas and possessive endings: markup leaves blanks where it stood. */
function tidy(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/ (?=[,.;:!?)]|['’]s?(?![\p{L}]))/gu, '')
    .trim();
}

/** A set of kinds as bits. */
export function kindBits(kinds: string): number {
  let bits = 0;
  for (const kind of kinds) bits |= 1 << itemKinds.indexOf(kind);
  return bits;
}

/** The item a sign stands for. */
export function itemOf<Item extends TemplateItem>(
  template: Template<Item>,
  sign: string | undefined,
): Item | undefined {
  return sign === undefined ? undefined : template.items[sign.charCodeAt(sign.length - 1) - itemBase];
}

/** Items in a stretch of signs, such as a list of subjects. */
export function itemsIn<Item extends TemplateItem>(template: Template<Item>, text: string): readonly Item[] {
  const found: Item[] = [];
  for (const sign of text.matchAll(anyItem)) {
    const item = itemOf(template, sign[0]);
    if (item) found.push(item);
  }
  return found;
}

const itemRange = '[\\uE100-\\uF8FF]';
const anyItem = new RegExp(`[\\uE010-\\uE01F]${itemRange}`, 'g');

/** Source of a pattern for an item of any of the kinds. */
export function itemSource(kinds: string): string {
  const signs = [...kinds].map((kind) => String.fromCharCode(kindBase + itemKinds.indexOf(kind)));
  return `[${signs.join('')}]${itemRange}`;
}

/**
 * Compiles a pattern. `‹who:PV›` is an item of one of the kinds, under a name; `‹PV›` the same without a
 * name. Everything else is a regular expression.
 */
export function pattern(source: string, flags = 'gu'): RegExp {
  const compiled = source.replace(/‹(?:(\w+):)?([A-Z]+)›/g, (_, name: string | undefined, kinds: string) =>
    name === undefined ? `(?:${itemSource(kinds)})` : `(?<${name}>${itemSource(kinds)})`,
  );
  return new RegExp(compiled, flags);
}
