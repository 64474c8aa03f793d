/**
 * Whole date expressions: a date with modifiers, or two dates made one: between, from … to, a dash, "or".
 * Every function gives the longest reading at a place, or undefined.
 */
import { between, type Draft, lasting, oneOf, orAfter } from '../../domain/date-value.ts';
import { absoluteAt } from './absolute.ts';
import { circa } from './approximate.ts';
import { isLikelyYear } from './context.ts';
import { dayDraft } from './day.ts';
import { prefixesAt, suffixAt } from './modifiers.ts';
import { type BareNumber, failed, type Parsed, problem } from './parsed.ts';
import { dashAt } from './range-sign.ts';
import { maybeSign, maybeWord, type Source, skipSpace, skipWord, type Token, tokenAt } from './source.ts';
import { isProblem, type YearExpression, yearDraft } from './year.ts';

/** Reads one date; the caller adds relative forms where there is something they can count from. */
export type Operand = (source: Source, position: number) => Parsed | undefined;

const deepest = 4;

export function expressionAt(
  source: Source,
  position: number,
  operand: Operand = absoluteAt,
  depth = 0,
): Parsed | undefined {
  const start = skipSpace(source, position);
  if (depth > deepest) return undefined;
  const at = skipWord(source, start, 'either') ?? start;
  const first =
    betweenAt(source, at, operand) ??
    fromTo(source, at, operand) ??
    prefixed(source, at, operand, depth) ??
    plain(source, at, operand);
  return first && alternatives(source, first, operand, depth);
}

function prefixed(source: Source, start: number, operand: Operand, depth: number): Parsed | undefined {
  for (const prefix of prefixesAt(source, start)) {
    const inner =
      prefix.reach === 'part'
        ? (pairAt(source, prefix.end, operand) ?? singleAt(source, prefix.end, operand))
        : expressionAt(source, prefix.end, operand, depth + 1);
    if (!inner) continue;
    if (source.mode === 'prose' && inner.bare.some((number) => number.digits < 3)) continue;
    return changed(source, inner, start, prefix.change);
  }
  return undefined;
}

function changed(
  source: Source,
  inner: Parsed,
  start: number,
  change: (draft: Draft, reckoning: Source['reckoning']) => Draft,
): Parsed {
  if (!inner.draft) return { ...inner, start };
  const { parts: _parts, ...rest } = inner;
  return { ...rest, start, draft: change(inner.draft, source.reckoning) };
}

/** A date with "early", "late" or "circa" before it, "or after" behind it. */
function plain(source: Source, start: number, operand: Operand): Parsed | undefined {
  const single = pairAt(source, start, operand) ?? singleAt(source, start, operand);
  return single && suffixed(source, single);
}

function suffixed(source: Source, parsed: Parsed): Parsed {
  const suffix = parsed.draft && suffixAt(source, parsed.end);
  // "2344 or after 2373" is a choice of two dates.
  if (!suffix || (suffix.change !== circa && absoluteAt(source, suffix.end))) return parsed;
  return changed(source, { ...parsed, end: suffix.end }, parsed.start, suffix.change);
}

/** One date and its own "-ish", with a part before it when called for an operand of a pair. */
export function singleAt(source: Source, position: number, operand: Operand): Parsed | undefined {
  const start = skipSpace(source, position);
  for (const prefix of prefixesAt(source, start)) {
    if (prefix.reach !== 'part') continue;
    const inner = singleAt(source, prefix.end, operand);
    if (inner) return changed(source, inner, start, prefix.change);
  }
  const parsed = operand(source, start);
  return parsed && ish(source, parsed);
}

function ish(source: Source, parsed: Parsed): Parsed {
  if (!parsed.draft) return parsed;
  const tail = /^(?:-?ish)(?![\p{L}\d])/u.exec(source.text.slice(parsed.end, parsed.end + 5));
  const own = parsed.parts?.year.ish ?? false;
  if (!own && !tail) return parsed;
  return changed(source, { ...parsed, end: parsed.end + (tail?.[0].length ?? 0) }, parsed.start, circa);
}

/** "between August 2381 and 2382": a moment somewhere in there. */
function betweenAt(source: Source, start: number, operand: Operand): Parsed | undefined {
  const at = skipWord(source, maybeWord(source, start, 'sometime'), 'between', 'betwixt');
  if (at === undefined) return undefined;
  const left = singleAt(source, at, operand);
  const and = left && skipWord(source, left.end, 'and');
  const right = and === undefined ? undefined : singleAt(source, and, operand);
  return left && right ? pair(source, start, left, right, between) : undefined;
}

/** "from 2293 to 2295": lasts from the one to the other. Without a second date, "from" is left out. */
function fromTo(source: Source, start: number, operand: Operand): Parsed | undefined {
  const at = skipWord(source, start, 'from');
  const left = at === undefined ? undefined : singleAt(source, at, operand);
  if (!left) return undefined;
  if (left.draft?.extended) return { ...left, start };
  const to = skipWord(source, left.end, 'to', 'until', 'till', 'through') ?? dashAt(source, left.end);
  const right = to === undefined ? undefined : singleAt(source, to, operand);
  if (right) return pair(source, start, left, right, lasting);
  const open = skipWord(source, left.end, 'on', 'onward', 'onwards');
  if (source.mode === 'prose' && open === undefined) return undefined;
  return changed(source, { ...left, end: open ?? left.end }, start, orAfter);
}

/** `2293–2346`, "2293 to 2346", `1293 - 1184 ED`. */
function pairAt(source: Source, start: number, operand: Operand): Parsed | undefined {
  const left = operand(source, start);
  if (!left || (!left.draft && !left.partial)) return undefined;
  const dash = dashAt(source, left.end);
  const to = dash ?? skipWord(source, left.end, 'to', 'until', 'through');
  if (to === undefined) return undefined;
  const right = shortYear(source, left, to) ?? operand(source, to);
  if (!right || (!right.draft && !right.partial)) return undefined;
  // "1200 to 1500" may count anything; "1293 to 1184 ED" is years.
  if (dash === undefined && source.mode === 'prose' && left.bare.length > 0 && !hasEra(right))
    return undefined;
  if (dash !== undefined && !dashFits(source, left, right)) return undefined;
  return pair(source, start, left, right, lasting);
}

/** In prose a dash with a space on one side only, or between words, is punctuation. */
function dashFits(source: Source, left: Parsed, right: Parsed): boolean {
  if (source.mode === 'whole') return true;
  const sign = source.text.slice(left.end, right.start);
  const even = /^\s/.test(sign) === /\s$/.test(sign);
  return (
    even &&
    (!/\s/.test(sign) ||
      (/\d$/.test(source.text.slice(0, left.end)) && left.bare.length === right.bare.length) ||
      hasEra(right))
  );
}

function hasEra(parsed: Parsed): boolean {
  return (parsed.parts?.year.eras.length ?? 0) > 0;
}

/** `2293–95`: the second year borrows its first digits. */
function shortYear(source: Source, left: Parsed, position: number): Parsed | undefined {
  const token = tokenAt(source, position);
  const first = left.parts?.year;
  if (!first || left.parts?.partial || token.type !== 'number' || token.start !== position) return undefined;
  if (token.digits !== 2 || first.digits < 3 || first.number < 0 || token.ordinal || token.decade)
    return undefined;
  if (token.value <= first.number % 100) return undefined;
  const number = Math.floor(first.number / 100) * 100 + token.value;
  const year: YearExpression = { ...first, start: token.start, end: token.end, number };
  const draft = yearDraft(source, year);
  return isProblem(draft)
    ? undefined
    : { start: token.start, end: token.end, draft, parts: { year }, bare: bareAs(left, token) };
}

function bareAs(left: Parsed, token: Token): readonly BareNumber[] {
  const [first] = left.bare;
  return first
    ? [
        {
          start: token.start,
          end: token.end,
          value: first.value,
          digits: first.digits,
          grouped: first.grouped,
        },
      ]
    : [];
}

/** A neighbour with an era or a month proves the other number a year. */
function bareOfBoth(left: Parsed, right: Parsed): readonly BareNumber[] {
  return left.bare.length > 0 && right.bare.length > 0 ? [...left.bare, ...right.bare] : [];
}

type Join = (left: Draft, right: Draft) => Draft | undefined;

function pair(source: Source, start: number, left: Parsed, right: Parsed, join: Join): Parsed | undefined {
  const [a, b] = shared(source, left, right);
  if (a.problem || b.problem) return failed(start, right.end, (a.problem ?? b.problem)!);
  if (!a.draft || !b.draft) return undefined;
  const draft = join(a.draft, b.draft);
  const bare = bareOfBoth(left, right);
  if (draft) return { start, end: right.end, draft, bare };
  if (source.mode === 'prose' && left.bare.length + right.bare.length > 0) return undefined;
  if (a.draft.axis !== b.draft.axis) {
    return failed(
      start,
      right.end,
      problem(
        'bad-date',
        'The two ends of this span are told in calendars that no anchor ties together. Write both in one calendar, or declare an `anchor` in lore.yaml.',
      ),
    );
  }
  return failed(
    start,
    right.end,
    problem('bad-date', 'This span ends before it begins. Swap its two dates.'),
  );
}

/** Two neighbours share what only one of them names: the era, or the year. */
function shared(source: Source, left: Parsed, right: Parsed): readonly [Parsed, Parsed] {
  if (left.partial && right.parts?.partial) return [withYearOf(left, right.parts.year), right];
  if (right.partial && left.parts?.partial) return [left, withYearOf(right, left.parts.year)];
  if (left.bare.length > 0 && left.parts && right.parts && hasEra(right))
    return [withEraOf(source, left, right.parts.year), right];
  if (right.bare.length > 0 && right.parts && left.parts && hasEra(left))
    return [left, withEraOf(source, right, left.parts.year)];
  return [left, right];
}

function withYearOf(parsed: Parsed, year: YearExpression): Parsed {
  const made = parsed.partial && dayDraft(parsed.partial, year);
  if (!made) return parsed;
  return isProblem(made) ? { ...parsed, problem: made } : { ...parsed, draft: made };
}

function withEraOf(source: Source, parsed: Parsed, other: YearExpression): Parsed {
  if (!parsed.parts || parsed.parts.partial) return parsed;
  const made = yearDraft(source, { ...parsed.parts.year, eras: other.eras });
  return isProblem(made) ? { ...parsed, problem: made } : { ...parsed, draft: made };
}

/** "2344 or after 2373", "either 2344 or 2375". */
function alternatives(source: Source, first: Parsed, operand: Operand, depth: number): Parsed {
  const or = skipWord(source, maybeSign(source, first.end, ','), 'or');
  if (or === undefined || depth > 0 || !first.draft) return first;
  const second = expressionAt(source, or, operand, depth + 1);
  if (!second?.draft) return first;
  const lone = source.mode === 'prose' && first.bare.length === 0 && second.bare.length > 0;
  if (lone && !isLikelyYear(source, second.bare, second.end)) return first;
  const [a, b] = shared(source, first, second);
  const draft = a.draft && b.draft && oneOf([a.draft, b.draft]);
  // "Neither before 600 nor after 660" is no choice of dates.
  if (draft && draft.range.earliest === -draft.range.latest) return first;
  return draft ? { start: first.start, end: second.end, draft, bare: bareOfBoth(first, second) } : first;
}
