import type { DateValue } from '../domain/date.ts';
import { certainlyBefore } from '../domain/date-order.ts';
import type { Entity, EntityName } from '../domain/entity.ts';
import type { Mention } from '../index/mention.ts';
import { sentenceDates, sentenceText } from '../index/mention-resolver.ts';
import type { Snapshot } from '../index/snapshot.ts';
import { type FileSummary, scopeAt } from '../index/summary.ts';
import { changeTo } from './fixes/replace.ts';
import type { FindingDraft, Rule } from './rule.ts';

export const formerName: Rule = {
  id: 'former-name',
  group: 'names',
  summary: 'A name that was not in use on the date of the passage.',
  severity: 'warning',
  onByDefault: true,
  files: ['article'],
  check: (snapshot, file) => {
    if (!file.checked) return [];
    return snapshot.mentions(file).flatMap((mention) => check(snapshot, file, mention));
  },
};

/** Words that say the old name is meant as such. */
const aware =
  /\b(?:former|formerly|once|then|previously|originally|earlier|old name|renamed|rename|named|called|known as|today|now|later|future|birth name|née|nee|ex)\b/i;

function check(snapshot: Snapshot, file: FileSummary, mention: Mention): FindingDraft[] {
  if (mention.entity === undefined || mention.form === 'link' || mention.form === 'short') return [];
  const entity = snapshot.canon.entities.get(mention.entity);
  const name = entity?.names.find((one) => one.text === mention.canonical);
  if (!entity || !name || (!name.from && !name.until)) return [];
  const date = dateAt(file, mention);
  if (!date || aware.test(sentenceText(file, mention.span))) return [];
  const late = name.until !== undefined && certainlyBefore(name.until, date);
  const early = name.from !== undefined && certainlyBefore(date, name.from);
  return late || early ? [draft(file, mention, entity, name, date, late)] : [];
}

/** The one date of the sentence, else the passage's narrative date. */
function dateAt(file: FileSummary, mention: Mention): DateValue | undefined {
  const dates = sentenceDates(file, mention.span);
  if (dates.length > 0) return dates.length === 1 ? dates[0] : undefined;
  return scopeAt(file, mention.span.start).date;
}

function draft(
  file: FileSummary,
  mention: Mention,
  entity: Entity,
  name: EntityName,
  date: DateValue,
  late: boolean,
): FindingDraft {
  const right = nameAt(entity, date);
  const bound = late ? `until ${name.until?.text}` : `from ${name.from?.text} on`;
  const advice = right ? `Write \`${right.text}\`, or say that the name is` : 'Say that the name is';
  return {
    span: mention.span,
    message: `The passage is of ${date.text}, and \`${name.text}\` was a name of ${entity.name} only ${bound}. ${advice} ${late ? 'the former one' : 'a later one'}.`,
    related: [{ file: entity.file, span: name.span, message: `\`${name.text}\` holds ${bound}.` }],
    fixes: right ? [changeTo(file, mention.span, right.text, true)] : [],
  };
}

/** The name an entity bears on a date: one whose time covers it, else its main name if that has no bounds. */
function nameAt(entity: Entity, date: DateValue): EntityName | undefined {
  const fits = (name: EntityName): boolean =>
    !(name.until && certainlyBefore(name.until, date)) && !(name.from && certainlyBefore(date, name.from));
  const names = entity.names.filter((name) => name.role === 'name' && fits(name));
  return names.find((name) => name.from || name.until) ?? names[0];
}
