/** Small remarks inside the text: ages, years since, and what relative dates come to. */
import { contains, type Span } from '../base/span.ts';
import type { DateValue } from '../domain/date.ts';
import { beginning, certainlyBefore, isFirm, sameAxis } from '../domain/date-order.ts';
import type { Entity } from '../domain/entity.ts';
import type { EntityId, FilePath } from '../domain/ids.ts';
import type { Snapshot } from '../index/snapshot.ts';
import { type FileSummary, scopeAt } from '../index/summary.ts';
import type { DateMention } from '../syntax/dates/model.ts';
import { type ProseSentence, proseSentences } from '../time/prose/sentence.ts';

export interface Hint {
  /** Right behind this offset. */
  readonly at: number;
  readonly text: string;
  readonly tooltip: string;
  readonly type: 'age' | 'since' | 'relative';
}

export interface HintOptions {
  readonly ages: boolean;
  readonly yearsSince: boolean;
  readonly relativeDates: boolean;
}

/** Hints within a range of a page. Only what is sure is told. */
export function hintsIn(
  snapshot: Snapshot,
  path: FilePath,
  range: Span,
  options: HintOptions,
): readonly Hint[] {
  const file = snapshot.files.get(path);
  if (!file?.markdown) return [];
  const dates = file.dates.filter((found) => contains(range, found.span.start));
  const hints = [
    ...(options.relativeDates ? dates.flatMap((found) => relativeHint(snapshot, file, found)) : []),
    ...(options.yearsSince ? dates.flatMap((found) => sinceHint(snapshot, file, found)) : []),
    ...(options.ages ? ageHints(snapshot, file, range) : []),
  ];
  return hints.sort((a, b) => a.at - b.at);
}

/** `the following year` → `= 2373`. */
function relativeHint(snapshot: Snapshot, file: FileSummary, found: DateMention): Hint[] {
  if (found.type !== 'relative' || !found.date) return [];
  const text = snapshot.calendars.format(found.date);
  const base = found.base ? `Counted from ${found.base.text}.` : 'Counted from the narrative date.';
  const words = file.text.slice(found.span.start, found.span.end);
  return text === '' || text === words
    ? []
    : [{ at: found.span.end, text: `= ${text}`, tooltip: base, type: 'relative' }];
}

/** How long ago a date is, seen from the passage's own date or the world's present. */
function sinceHint(snapshot: Snapshot, file: FileSummary, found: DateMention): Hint[] {
  const now = scopeAt(file, found.span.start).date ?? presentOf(snapshot);
  if (!found.date || found.type === 'relative' || !now || !isExact(found.date) || !isExact(now)) return [];
  if (!sameAxis(found.date, now)) return [];
  const years = wholeYears(snapshot, found.date, now);
  if (years === undefined || years === 0) return [];
  const text = years > 0 ? `${years} years ago` : `in ${-years} years`;
  return [{ at: found.span.end, text, tooltip: `Seen from ${now.text}.`, type: 'since' }];
}

function presentOf(snapshot: Snapshot): DateValue | undefined {
  const { now } = snapshot.config;
  return now && snapshot.calendars.read(now.text).date;
}

/** Firm and no vaguer than a year: what an age can be told from. */
function isExact(date: DateValue): boolean {
  return isFirm(date) && !date.unknown && !date.extended && date.range.latest - date.range.earliest <= 400;
}

/** Years between two dates when both readings agree on them, by the year as people count. */
function wholeYears(snapshot: Snapshot, from: DateValue, to: DateValue): number | undefined {
  const { calendars } = snapshot;
  const least = calendars.yearsBetween(beginning(from).latest, beginning(to).earliest, from.axis);
  const most = calendars.yearsBetween(beginning(from).earliest, beginning(to).latest, from.axis);
  return Number.isFinite(least) && Number.isFinite(most) ? Math.round((least + most) / 2) : undefined;
}

/** Ages of people in sentences with exactly one date, or in passages that have a date of their own. */
function ageHints(snapshot: Snapshot, file: FileSummary, range: Span): Hint[] {
  return proseSentences(snapshot, file)
    .filter((sentence) => sentence.span.start <= range.end && range.start <= sentence.span.end)
    .flatMap((sentence) => sentenceAges(snapshot, file, sentence));
}

function sentenceAges(snapshot: Snapshot, file: FileSummary, sentence: ProseSentence): Hint[] {
  const spoken = file.dates.filter((found) => contains(sentence.span, found.span.start));
  const dated = spoken.flatMap((found) =>
    found.type === 'duration' || found.type === 'age' ? [] : [found.date],
  );
  const aged = spoken.some((found) => found.type === 'age');
  const when = dated.length === 1 ? dated[0] : dated.length === 0 ? sentence.narrative : undefined;
  if (!when || !isExact(when) || aged || sentence.elsewhen) return [];
  const done = new Set<EntityId>();
  const mentions = snapshot.mentions(file).filter((mention) => contains(sentence.span, mention.span.start));
  return mentions.flatMap((mention) => {
    const entity = mention.entity === undefined ? undefined : snapshot.canon.entities.get(mention.entity);
    if (!entity || done.has(entity.id)) return [];
    done.add(entity.id);
    const age = ageAt(snapshot, entity, sentence, when);
    return age ? [{ at: mention.span.end, text: age.text, tooltip: age.tooltip, type: 'age' as const }] : [];
  });
}

/** `48`, or `47 or 48` when the years alone do not tell. */
function ageAt(
  snapshot: Snapshot,
  entity: Entity,
  sentence: ProseSentence,
  when: DateValue,
): { text: string; tooltip: string } | undefined {
  if (snapshot.canon.kindOf(entity)?.base !== 'person') return undefined;
  const date = (field: string): DateValue | undefined => {
    const [claim, other] = snapshot.canon.claims(entity.id, field, sentence.continuity);
    return claim?.value.type === 'date' && !other ? claim.value.date : undefined;
  };
  const born = date('born');
  const died = date('died');
  if (!born || !isExact(born) || !sameAxis(born, when) || !certainlyBefore(born, when)) return undefined;
  if (died && (!sameAxis(died, when) || certainlyBefore(died, when))) return undefined;
  const { calendars } = snapshot;
  const least = Math.floor(calendars.yearsBetween(born.range.latest, when.range.earliest, when.axis) + 1e-6);
  const most = Math.floor(calendars.yearsBetween(born.range.earliest, when.range.latest, when.axis) + 1e-6);
  const years = most - least > 1 ? Math.round((least + most) / 2) : most;
  return {
    text: most > least ? `${years - 1} or ${years}` : String(most),
    tooltip: `${entity.name} was born ${born.text}; this is told of ${when.text}.`,
  };
}
