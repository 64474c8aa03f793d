/** Plain English for the facts behind a finding. */
import { partText } from '../domain/claim.ts';
import type { DateValue } from '../domain/date.ts';
import type { Entity } from '../domain/entity.ts';
import type { Calendars } from '../syntax/dates/calendars.ts';
import type { Dated } from './dated.ts';

const verbs: Readonly<Record<string, string>> = {
  born: 'was born',
  died: 'died',
  founded: 'was founded',
  dissolved: 'was dissolved',
  launched: 'was launched',
  destroyed: 'was destroyed',
  made: 'was made',
  lost: 'was lost',
  date: 'took place',
  start: 'began',
  end: 'ended',
  signed: 'was signed',
  published: 'was published',
  set: 'is set',
};

const pluralName = /(?:[^s'’]s|ies|(?<!\b(?:ye|car|hy))(?:men|women)|\b(?:people|folk|children))$/iu;
const pluralKinds = new Set(['treaty', 'faction', 'object', 'event']);

/** "was" for one, "were" for the Accords. */
export function be(entity: Entity | undefined): string {
  return entity && isPlural(entity) ? 'were' : 'was';
}

/** "is" for one, "are" for the Salt Tribes. */
export function are(entity: Entity): string {
  return isPlural(entity) ? 'are' : 'is';
}

/** Whether a name is in the plural: the Khitomer Accords, the Knights of Tarn, but not the Pact of the Wells. */
export function isPlural(entity: Entity): boolean {
  const head = entity.name.replace(/\s(?:of|on|for|in|at|to|from|with|between|against|under|upon)\s.*$/i, '');
  return pluralKinds.has(entity.kind) && pluralName.test(head) && !/(?:ss|us|is)$/.test(head);
}

/** "was born in 2293", "took place on 3 May 1404"; for a field of an own kind "has `crowned` 1204". */
export function happened(field: string, date: DateValue, entity?: Entity): string {
  // The date of what has an end of its own is its beginning.
  const lasts = field === 'date' && entity?.claims.some((claim) => claim.field === 'end');
  const verb = verbs[lasts ? 'start' : field];
  if (verb === undefined) return `has \`${field}\` ${date.text}`;
  const agreed = entity && isPlural(entity) ? verb.replace(/^was /, 'were ') : verb;
  return `${agreed} ${when(date)}`;
}

/** What stands behind "cannot have": "been born in 2293", "taken place in 2344". */
export function perfect(happening: string): string {
  return happening
    .replace(/^(?:was|were|is) /, 'been ')
    .replace(/^took /, 'taken ')
    .replace(/^began /, 'begun ')
    .replace(/^has /, 'had ');
}

/** A date with its preposition: "in 2293", "on 3 May 1404", "between August 2381 and 2382". */
export function when(date: DateValue): string {
  const text = date.text.trim();
  if (/^(?:in|on|at|during|before|after|between|since|until|from|by|around)\b/i.test(text)) return text;
  if (/^\[|\]$|\.\.|[~?%]$/.test(text)) return `in \`${text}\``;
  if (/^stardate\b/i.test(text)) return `on ${text}`;
  return date.grain === 'day' ? `on ${text}` : `in ${text}`;
}

/** The name of an entity as a sentence has it in its middle. */
export function named(entity: Entity | undefined, id: string): string {
  if (entity === undefined) return `\`${id}\``;
  const { name } = entity;
  const wants = new Set(['event', 'treaty']);
  const bare = !/^(?:the|a|an|our|his|her|their)\s/i.test(name);
  return wants.has(entity.kind) && bare && /\s/.test(name) ? `the ${name}` : name;
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "Gorkon died in 2293", "the Accords were `withdrawn` from 2372". */
export function fact(entity: Entity | undefined, dated: Dated): string {
  const { claim, field, date } = dated;
  const name = named(entity, claim.subject);
  const label = partText(claim, 'title') ?? partText(claim, 'is');
  if (label === undefined || claim.field === field) return `${name} ${happened(field, date, entity)}`;
  const verb = claim.field === 'status' ? be(entity) : 'was';
  return `${name} ${verb} \`${label}\` ${field === 'until' ? 'until' : 'from'} ${date.text}`;
}

/** ", seven years earlier", or nothing where the distance cannot be told. */
export function distance(
  calendars: Calendars,
  from: DateValue,
  to: DateValue,
  direction: 'earlier' | 'later',
): string {
  const gap = calendars.gapBetween(from, to);
  return gap === undefined || gap === 'just outside it' ? '' : `, ${gap} ${direction}`;
}

/** "A", "A and B", "A, B and C". */
export function listed(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
