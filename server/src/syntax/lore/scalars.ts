import type { ClaimPart, ClaimValue, Reference } from '../../domain/claim.ts';
import type { ValueType } from '../../domain/fields.ts';
import { builtinKinds } from '../../domain/kinds.ts';
import { editDistance } from '../../domain/names/edit-distance.ts';
import { nearest } from '../../domain/names/nearest.ts';
import { dictionaryOf, isOrdinary } from '../words/dictionary.ts';
import { innerSpan } from '../yaml/read.ts';
import type { YamlNode, YamlScalar } from '../yaml/tree.ts';
import { type LoreContext, report } from './context.ts';

/** Reads one scalar as the wanted type; undefined when it cannot be one, which has then been reported. */
export function readScalar(
  context: LoreContext,
  type: ValueType,
  scalar: YamlScalar,
  key: string,
): ClaimPart | undefined {
  const span = innerSpan(scalar);
  const value = scalarValue(context, type, scalar, key);
  return value ? { value, span } : undefined;
}

function scalarValue(
  context: LoreContext,
  type: ValueType,
  scalar: YamlScalar,
  key: string,
): ClaimValue | undefined {
  switch (type.type) {
    case 'text':
    case 'markdown':
    case 'path':
    case 'kind':
      return { type: 'text', text: scalar.text.trim() };
    case 'continuity':
      context.continuityNames.push({ text: scalar.text.trim(), span: innerSpan(scalar), kinds: [] });
      return { type: 'text', text: scalar.text.trim() };
    case 'flag':
      return flagValue(context, scalar, key);
    case 'number':
      return numberValue(context, scalar, key);
    case 'choice':
      return choiceValue(context, type.choices, scalar, key);
    case 'date':
      return dateValue(context, scalar, key);
    case 'reference':
      return { type: 'reference', reference: readReference(context, scalar, type.kinds) };
    case 'record':
      return undefined;
  }
}

function flagValue(context: LoreContext, scalar: YamlScalar, key: string): ClaimValue | undefined {
  const word = scalar.text.trim().toLowerCase();
  if (['true', 'yes', 'on'].includes(word)) return { type: 'flag', value: true };
  if (['false', 'no', 'off'].includes(word)) return { type: 'flag', value: false };
  report(context, 'wrong-type', innerSpan(scalar), `\`${key}\` takes true or false, not \`${scalar.text}\`.`);
  return undefined;
}

function numberValue(context: LoreContext, scalar: YamlScalar, key: string): ClaimValue | undefined {
  const value = Number(scalar.text.trim());
  if (scalar.text.trim() !== '' && Number.isFinite(value)) return { type: 'number', value };
  report(context, 'wrong-type', innerSpan(scalar), `\`${key}\` takes a number, not \`${scalar.text}\`.`);
  return undefined;
}

function choiceValue(
  context: LoreContext,
  choices: readonly string[],
  scalar: YamlScalar,
  key: string,
): ClaimValue | undefined {
  const word = scalar.text
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');
  if (choices.includes(word)) return { type: 'text', text: word };
  if (context.lenient && !isSlip(word, choices)) return undefined;
  const near = nearest(word, choices);
  const hint = near ? `Did you mean \`${near}\`?` : `Write one of: ${choices.join(', ')}.`;
  report(
    context,
    'wrong-type',
    innerSpan(scalar),
    `\`${scalar.text}\` is no known value of \`${key}\`. ${hint}`,
    near,
  );
  return undefined;
}

/** Shorter words are one letter away from too many others. */
const shortestSlip = 5;

/** Whether a word is one letter away from one of a list, and from no other, and is no word itself. */
function isSlip(word: string, choices: readonly string[]): boolean {
  if (
    word.length < shortestSlip ||
    choices.filter((choice) => editDistance(word, choice, 1) <= 1).length !== 1
  )
    return false;
  return !isOrdinary(dictionaryOf('en'), word);
}

function dateValue(context: LoreContext, scalar: YamlScalar, key: string): ClaimValue | undefined {
  const { date, problem } = context.calendars.read(scalar.text, { key });
  // Who declares no world has an era of their own all the same: it is no slip for one of ours.
  const own = problem?.foreign && !context.config.declared;
  if (problem && !own) {
    const { rule, message, suggestion, guess } = problem;
    report(context, rule, innerSpan(scalar), message, suggestion, guess);
  }
  return date ? { type: 'date', date } : undefined;
}

const wikiLink = /^\s*\[\[([^\]|#]+)(?:#[^\]|]*)?(?:\|[^\]]*)?\]\]\s*$/;

/** A reference is an id, a name, or a wiki link around one. */
export function readReference(context: LoreContext, scalar: YamlScalar, kinds: readonly string[]): Reference {
  const inner = innerSpan(scalar);
  const link = wikiLink.exec(scalar.text)?.[1];
  const text = (link ?? scalar.text).trim();
  const at = link === undefined ? 0 : Math.max(0, scalar.text.indexOf(link));
  const span = link === undefined ? inner : { start: inner.start + at, end: inner.start + at + text.length };
  const reference = { text, span, kinds };
  context.references.push(reference);
  return reference;
}

/** `[[Name]]` without quotes is, to YAML, a list in a list: read it as the link it was meant to be. */
export function unquotedLink(node: YamlNode): YamlScalar | undefined {
  if (node.type !== 'seq' || !node.flow || node.items.length !== 1) return undefined;
  const inner = node.items[0];
  if (inner?.type !== 'seq' || !inner.flow || inner.items.length === 0) return undefined;
  const first = inner.items[0];
  const last = inner.items.at(-1);
  if (first?.type !== 'scalar' || last?.type !== 'scalar') return undefined;
  const texts = inner.items.map((item) => (item.type === 'scalar' ? item.text : ''));
  const text = texts.join(', ').split('|', 1)[0] ?? '';
  return { type: 'scalar', text, style: 'plain', span: { start: first.span.start, end: last.span.end } };
}

export function knownKinds(context: LoreContext): string[] {
  return [...builtinKinds, ...context.config.kinds.keys()];
}
