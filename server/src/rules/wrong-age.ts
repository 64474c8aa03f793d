import type { DateValue } from '../domain/date.ts';
import { isFirm, sameAxis } from '../domain/date-order.ts';
import type { Fix } from '../domain/finding.ts';
import type { ContinuityId } from '../domain/ids.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { FileSummary } from '../index/summary.ts';
import { type Dated, isSure, placeOf } from '../time/dated.ts';
import type { ToldAge } from '../time/prose/ages.ts';
import { checkTold } from '../time/prose/claims.ts';
import { judgeAfter, lifetimeIn } from '../time/prose/judge.ts';
import type { QuietKey } from '../time/prose/sentence.ts';
import { otherTellings, retold } from '../time/prose/tellings.ts';
import { capitalised, fact, named, when } from '../time/words.ts';
import type { FindingDraft, Rule } from './rule.ts';
import { byDatesOf, type ToldElsewhere } from './told-elsewhere.ts';

const quiet: QuietKey = { name: 'passages whose ages are right' };
const quietElsewhere: QuietKey = { name: 'passages whose ages are right nowhere else' };

export const wrongAge: Rule = {
  id: 'wrong-age',
  group: 'time',
  summary: 'An age that does not go with the date of birth and the date of the deed.',
  severity: 'warning',
  onByDefault: true,
  files: ['article'],
  check: (snapshot, file) =>
    checkTold(snapshot, file, 'ages', quiet, (told) =>
      fittingTelling(snapshot, told) === undefined ? draft(snapshot, file, told) : [],
    ),
};

/** Wrong ages that are right by the dates of another continuity: `continuity-leak` reports them. */
export function agesToldElsewhere(snapshot: Snapshot, file: FileSummary): readonly ToldElsewhere[] {
  return checkTold(snapshot, file, 'ages', quietElsewhere, (told) => {
    const continuity = fittingTelling(snapshot, told);
    return continuity === undefined ? [] : byDatesOf(continuity, file, told, draft(snapshot, file, told));
  });
}

/** Ages in whole years that somebody may have. */
interface Ages {
  readonly least: number;
  readonly most: number;
  readonly birth: Dated;
  readonly at: DateValue;
  readonly sure: boolean;
}

/** Another continuity in which somebody was of that age; undefined where the passage's own agrees. */
function fittingTelling(snapshot: Snapshot, told: ToldAge): ContinuityId | undefined {
  const { person, at, sentence } = told;
  const entities = at.type === 'event' ? [person, at.event] : [person];
  const others = otherTellings(snapshot, entities, datedFields, sentence.continuity);
  if (others.length === 0 || !wrongAges(snapshot, told)) return undefined;
  return others.find((continuity) => {
    const there = knownAges(snapshot, retold(told, continuity));
    return there.some(({ least, most }) => least <= told.age.count && told.age.count <= most);
  });
}

const datedFields = ['born', 'died', 'date', 'start', 'end'];

/** Every age that somebody may have had by what canon says; none where one of them cannot be told. */
function knownAges(snapshot: Snapshot, told: ToldAge): readonly Ages[] {
  const { start: births, end: deaths } = lifetimeIn(snapshot, told.person, told.sentence.continuity);
  if (told.at.type === 'date' && told.at.now && judgeAfter(told.at.date, deaths)) return [];
  const times = timesOf(snapshot, told);
  const all = births.flatMap((birth) => times.map(({ date, sure }) => agesAt(snapshot, birth, date, sure)));
  const known = all.filter((ages) => ages !== undefined);
  return known.length < all.length ? [] : known;
}

/** The same, where the age that is told is none of them. */
function wrongAges(snapshot: Snapshot, told: ToldAge): readonly [Ages, ...Ages[]] | undefined {
  const { age } = told;
  if (age.unit !== 'year' || !Number.isInteger(age.count)) return undefined;
  const [first, ...rest] = knownAges(snapshot, told);
  if (!first) return undefined;
  const known: [Ages, ...Ages[]] = [first, ...rest];
  return known.some((ages) => ages.least <= age.count && age.count <= ages.most) ? undefined : known;
}

function draft(snapshot: Snapshot, file: FileSummary, told: ToldAge): FindingDraft[] {
  const known = wrongAges(snapshot, told);
  if (!known) return [];
  const { person, age, mention } = told;
  const [first] = known;
  const name = named(person, person.id);
  const link = first.most - first.least === 1 ? 'or' : 'to';
  const right = first.least === first.most ? String(first.least) : `${first.least} ${link} ${first.most}`;
  return [
    {
      span: mention.span,
      message: `${capitalised(name)} cannot have been ${age.count} years old ${when(first.at)}: ${fact(person, first.birth)}, which makes ${name} ${right}. Correct the age, or one of the dates.`,
      verdict: known.every((ages) => ages.sure) ? 'certain' : 'possible',
      related: [{ ...placeOf(first.birth), message: `${capitalised(fact(person, first.birth))}.` }],
      fixes: fixes(file, told, first),
    },
  ];
}

function timesOf(snapshot: Snapshot, { at, person, sentence }: ToldAge) {
  if (at.type === 'date') return [{ date: at.date, sure: isFirm(at.date) }];
  const entity = at.type === 'event' ? at.event : person;
  const { start, end } = lifetimeIn(snapshot, entity, sentence.continuity);
  if (at.type === 'death') return end.map((dated) => ({ date: dated.date, sure: isSure(dated) }));
  // Somebody's age at an event that lasts may be the age at any time of it.
  return start.map((begun, i) => {
    const over = end[i] ?? begun;
    const range = { earliest: begun.date.range.earliest, latest: over.date.range.latest };
    return { date: { ...begun.date, range }, sure: isSure(begun) && isSure(over) };
  });
}

function agesAt(snapshot: Snapshot, birth: Dated, at: DateValue, sure: boolean): Ages | undefined {
  if (!sameAxis(birth.date, at)) return undefined;
  const { calendars } = snapshot;
  const between = (from: number, to: number): number =>
    calendars.yearsBetween(
      from as DateValue['range']['earliest'],
      to as DateValue['range']['latest'],
      at.axis,
    );
  const [b, d] = [birth.date.range, at.range];
  if (![b.earliest, b.latest, d.earliest, d.latest].every(Number.isFinite)) return undefined;
  if (birth.date.grain === 'year' && at.grain === 'year') {
    const years = Math.round(between(b.earliest, d.earliest));
    const wide =
      Math.round(between(b.earliest, b.latest)) - 1 + Math.round(between(d.earliest, d.latest)) - 1;
    return {
      least: Math.max(0, years - 1 - wide),
      most: years + wide,
      birth,
      at,
      sure: sure && isSure(birth),
    };
  }
  // A birthday is reached a little early or late when years are counted by their mean length.
  const slack = 2 / 365;
  const least = Math.max(0, Math.floor(between(b.latest, d.earliest) - slack));
  const most = Math.floor(between(b.earliest, d.latest) + slack);
  return { least, most, birth, at, sure: sure && isSure(birth) };
}

function fixes(file: FileSummary, { mention, age }: ToldAge, ages: Ages): Fix[] {
  if (ages.least !== ages.most) return [];
  const { span } = mention;
  const written = file.text.slice(span.start, span.end);
  const digits = String(age.count);
  if (written.split(digits).length !== 2) return [];
  const newText = written.replace(digits, String(ages.least));
  return [
    { title: `Change to \`${newText}\``, edits: [{ file: file.path, span, newText }], preferred: true },
  ];
}
