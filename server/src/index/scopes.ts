import type { Span } from '../base/span.ts';
import type { DateValue } from '../domain/date.ts';
import { type ContinuityId, continuityId } from '../domain/ids.ts';
import { nearest } from '../domain/names/nearest.ts';
import type { LoreContext } from '../syntax/lore/context.ts';
import type { Attribute, Directive, Heading, MarkdownFile } from '../syntax/markdown/model.ts';
import type { Scope } from './summary.ts';

/** Passages that `{…}` behind a heading or a `<!-- lore: … -->` comment gives a continuity or a date, in order of start. */
export function articleScopes(context: LoreContext, markdown: MarkdownFile, text: string): Scope[] {
  const scopes: Scope[] = [];
  for (const heading of markdown.headings) {
    const span = { start: heading.span.start, end: heading.sectionEnd };
    const scope = readScope(context, heading.attributes, span, false);
    if (scope) scopes.push(scope);
  }
  for (const directive of markdown.directives) {
    if (directive.name !== 'lore') continue;
    const scope = readScope(context, directive.attributes, directiveSpan(markdown, directive, text), true);
    if (scope) scopes.push(scope);
  }
  return scopes.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}

/**
 * A comment scopes the rest of the section it stands in; right above a heading it scopes that heading's
 * section, since that is what its author sees it on top of.
 */
function directiveSpan(markdown: MarkdownFile, directive: Directive, text: string): Span {
  const { start, end } = directive.span;
  const next = markdown.headings.find((heading) => heading.span.start >= end);
  if (next && directive.ownLine && text.slice(end, next.span.start).trim() === '') {
    return { start, end: next.sectionEnd };
  }
  const around = markdown.headings.findLast(
    (heading) => heading.span.start <= start && start < heading.sectionEnd,
  );
  return { start, end: around ? sectionEnd(around) : text.length + 1 };
}

function sectionEnd(heading: Heading): number {
  return heading.sectionEnd;
}

const known = ['continuity', 'date'];

function readScope(
  context: LoreContext,
  attributes: readonly Attribute[],
  span: Span,
  strict: boolean,
): Scope | undefined {
  let continuity: ContinuityId | undefined;
  let date: DateValue | undefined;
  for (const attribute of attributes) {
    if (attribute.name === 'continuity') {
      continuity = continuityId(attribute.value);
      context.continuityNames.push({ text: attribute.value, span: attribute.valueSpan, kinds: [] });
    } else if (attribute.name === 'date') {
      date = readDate(context, attribute);
    } else if (strict) {
      reportAttribute(context, attribute);
    }
  }
  return continuity !== undefined || date !== undefined ? { span, continuity, date } : undefined;
}

function readDate(context: LoreContext, attribute: Attribute): DateValue | undefined {
  const { date, problem } = context.calendars.read(attribute.value);
  if (problem) {
    const { rule, message, suggestion, guess } = problem;
    context.problems.push({
      rule,
      message,
      span: attribute.valueSpan,
      ...(suggestion ? { suggestion } : {}),
      ...(guess && { guess }),
    });
  }
  return date;
}

function reportAttribute(context: LoreContext, attribute: Attribute): void {
  const near = nearest(attribute.name, known);
  const hint = near ? `Did you mean \`${near}\`?` : 'Known there: continuity, date.';
  context.problems.push({
    rule: 'unknown-field',
    span: attribute.span,
    message: `\`${attribute.name}\` says nothing about a passage. ${hint}`,
  });
}
