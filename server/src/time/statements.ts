/** What a conflict's steps say, in words. */
import { partReference, partText } from '../domain/claim.ts';
import type { Canon } from '../index/canon.ts';
import { datesOf } from './dated.ts';
import type { AxiomReason, BoundReason, Reason, RelationReason } from './reason.ts';
import { be, fact, happened, named, perfect, when } from './words.ts';

function nameOf(canon: Canon, id: RelationReason['entity']): string {
  return named(canon.entities.get(id), id);
}

/** What cannot be: the head of a message. */
export function impossibility(canon: Canon, reason: RelationReason): string {
  const subject = nameOf(canon, reason.entity);
  const other = nameOf(canon, reason.other);
  switch (reason.relation) {
    case 'before':
      return `${subject} cannot come ${reason.claim.field} ${other}`;
    case 'within':
      return `${subject} cannot lie within ${other}`;
    case 'supersedes':
      return `${subject} cannot supersede ${other}`;
    case 'parent':
    case 'mother-alive':
    case 'father-alive':
      return reason.claim.field === 'children'
        ? `${other} cannot be a child of ${subject}`
        : `${subject} cannot be a child of ${other}`;
    case 'spouse':
      return `${subject} cannot be married to ${other}`;
    case 'takes-part':
      return `${other} cannot take part in ${subject}`;
    case 'stands-at-event':
      return `${subject} cannot take place at ${other}`;
    case 'stands-at-stay':
      return `${subject} cannot be at ${other}`;
    case 'stands-at-signing':
      return `${subject} cannot be signed at ${other}`;
    case 'signed-at-event':
      return `${subject} cannot be signed at ${other}`;
    case 'party-at-signing':
      return `${other} cannot be a party to ${subject}`;
    case 'signer-at-signing':
      return `${other} cannot sign ${subject}`;
    case 'alive-in-record':
      return `${nameOf(canon, reason.other)} cannot ${activity(canon, reason)}`;
    case 'exists-in-record':
      return `${subject} cannot ${activity(canon, reason)}`;
    case 'actor-of-status':
      return `${other} cannot have had ${subject} ${stateOf(reason)}`;
    case 'status-after-signing':
      return `${subject} cannot be ${stateOf(reason)} before it is signed`;
  }
}

function stateOf(reason: RelationReason): string {
  return (partText(reason.claim, 'is') ?? 'changed').replaceAll('-', ' ');
}

/** "be Elder in 2425", "serve the Guild from 2300". */
function activity(canon: Canon, reason: RelationReason): string {
  const { claim, span } = reason;
  const [at] = ['from', 'until', 'date']
    .flatMap((name) => datesOf(claim, name))
    .filter((dated) => dated.span === span);
  const [first] = ['from', 'date', 'until'].flatMap((name) => datesOf(claim, name));
  const date = at ?? first;
  const time = date ? ` ${when(date.date)}` : '';
  const target = (name: string): string => {
    const reference = partReference(claim, name);
    const [entity] = reference ? canon.resolve(reference) : [];
    return entity ? named(entity, entity.id) : (reference?.text ?? '');
  };
  if (claim.field === 'offices') return `be ${partText(claim, 'title') ?? 'in office'}${time}`;
  if (claim.field === 'allegiances') return `serve ${target('to')}${time}`;
  if (claim.field === 'whereabouts') return `be at ${target('place')}${time}`;
  if (claim.field === 'spouses') return `be married${time}`;
  return `do so${time}`;
}

/** What a step states, as a clause: the links of a proof. */
export function statement(canon: Canon, reason: Reason): string {
  if (reason.type === 'relation') return relationStatement(canon, reason);
  if (reason.type === 'axiom') return `nothing ends before it begins`;
  return boundStatement(canon, reason);
}

export function boundStatement(canon: Canon, reason: BoundReason): string {
  const [first] = reason.dated;
  if (first === undefined) return '';
  const entity = canon.entities.get(reason.entity);
  const { claim, date } = first;
  if (claim.value.type === 'date' || claim.field === 'signed') return fact(entity, first);
  const owner = named(entity, reason.entity);
  const title = partText(claim, 'title') ?? partText(claim, 'is');
  const verb = first.field === 'until' ? 'until' : first.field === 'from' ? 'from' : 'at';
  if (title === undefined) return `${owner} has \`${claim.field}\` ${verb} ${date.text}`;
  return `${owner} ${be(entity)} \`${title}\` ${verb} ${date.text}`;
}

function relationStatement(canon: Canon, reason: RelationReason): string {
  const subject = nameOf(canon, reason.entity);
  const other = nameOf(canon, reason.other);
  const field = reason.claim.field;
  switch (reason.relation) {
    case 'before':
      return `${subject} came ${field} ${other}`;
    case 'parent':
    case 'mother-alive':
    case 'father-alive':
      return field === 'children' ? `${other} is a child of ${subject}` : `${subject} is a child of ${other}`;
    case 'takes-part':
      return `${other} took part in ${subject}`;
    case 'within':
      return `${subject} lies within ${other}`;
    default:
      return `${subject} names ${other} under \`${field}\``;
  }
}

/** The two dates of an entity, or of a record, that contradict each other. */
export function innerImpossibility(
  canon: Canon,
  axiom: AxiomReason,
  lower: BoundReason,
  upper: BoundReason,
): string {
  const entity = canon.entities.get(axiom.entity);
  const [begun, ended] = [lower.dated[0], upper.dated[0]];
  if (!begun || !ended) return '';
  if (axiom.record) {
    const what = partText(axiom.record, 'title') ?? partText(axiom.record, 'is');
    const label = what ? `\`${what}\`` : `this entry of \`${axiom.record.field}\``;
    return `${named(entity, axiom.entity)} cannot have ${label} until ${ended.date.text}: it begins ${when(begun.date)}`;
  }
  const past = perfect(happened(ended.field, ended.date, entity));
  const name = named(entity, axiom.entity);
  return `${name} cannot have ${past}: ${name} ${happened(begun.field, begun.date, entity)}`;
}
