import { lasting } from '../base/lasting.ts';
import type { Span } from '../base/span.ts';
import type { Reference } from '../domain/claim.ts';
import type { DateValue } from '../domain/date.ts';
import type { Entity } from '../domain/entity.ts';
import { type ContinuityId, continuityId } from '../domain/ids.ts';
import { kindSynonyms } from '../domain/kinds.ts';
import { yamlDirectives } from '../syntax/directives.ts';
import { foldKey, type LoreContext } from '../syntax/lore/context.ts';
import { readEntity } from '../syntax/lore/entity.ts';
import { readReference } from '../syntax/lore/scalars.ts';
import type { MarkdownFile } from '../syntax/markdown/model.ts';
import { readMarkdown } from '../syntax/markdown/read.ts';
import { innerSpan, readYaml } from '../syntax/yaml/read.ts';
import type { YamlMap, YamlScalar } from '../syntax/yaml/tree.ts';
import { blockIdentities } from './block-memo.ts';
import { articleScopes } from './scopes.ts';
import type { FileSummary, Outline } from './summary.ts';
import {
  emptySummary,
  loreContext,
  type SourceFile,
  type SummaryEnvironment,
  scalarTest,
  withoutEchoes,
} from './summary-start.ts';

/** Reads a Markdown file: front matter by the same readers as lore YAML, then its prose. */
export function summariseArticle(
  source: SourceFile,
  environment: SummaryEnvironment,
  previous?: FileSummary,
): FileSummary {
  const markdown = readMarkdown(source.text);
  const prose = { markdown, outline: outlineOf(markdown), hasJoiners: markdown.prose.includes('\u2060') };
  const definesCanon = source.shared || environment.definesCanon(source.path);
  const checked = !source.shared && environment.checked(source.path);
  if (!definesCanon && !checked) return { ...emptySummary(source, 'article'), ...prose };
  const front = markdown.frontMatter ? readYaml(source.text, markdown.frontMatter) : undefined;
  const context = loreContext(source, environment, 'article', [...(front?.problems ?? [])]);
  const map = frontMap(front?.documents[0]);
  const page = readPage(context, map);
  const entity = definesCanon
    ? readArticleEntity(context, source, markdown, map, page.continuity)
    : undefined;
  const whole = { start: 0, end: source.text.length + 1 };
  const narrative = hasOwnDate(context, entity) ? undefined : page.date;
  const file = { span: whole, continuity: page.continuity, date: narrative };
  // Reading scopes adds to what the context has found.
  const scopes = [file, ...articleScopes(context, markdown, source.text)];
  return {
    ...emptySummary(source, 'article'),
    definesCanon,
    checked,
    entities: lasting(entity ? [entity] : []),
    references: lasting(context.references),
    continuityNames: lasting(context.continuityNames),
    subject: page.subject,
    yaml: front?.documents ?? [],
    ...prose,
    blockIdentities: blockIdentities(source.text, markdown, previous),
    scopes,
    directives: lasting([
      ...frontDirectives(source, markdown, front?.documents ?? []),
      ...markdown.directives,
    ]),
    problems: lasting([...withoutEchoes(context.problems), ...markdown.problems]),
  };
}

/** Whether `date` says when the page's thing was, or was made, and not when its story happens. */
function hasOwnDate({ config }: LoreContext, entity: Entity | undefined): boolean {
  if (!entity || entity.kind === '') return false;
  return !config.declared || entity.claims.some((claim) => claim.field === 'date');
}

function outlineOf({ headings, anchors, anchorIds }: MarkdownFile): Outline {
  return { headings: lasting(headings), anchors: lasting(anchors), anchorIds: lasting(anchorIds) };
}

function frontMap(node: FileSummary['yaml'][number] | undefined): YamlMap {
  return node?.type === 'map' ? node : { type: 'map', pairs: [], flow: false, span: { start: 0, end: 0 } };
}

function frontDirectives(source: SourceFile, markdown: MarkdownFile, documents: FileSummary['yaml']) {
  const range = markdown.frontMatter;
  if (!range) return [];
  return yamlDirectives(source.text.slice(range.start, range.end), range.start, scalarTest(documents));
}

interface Page {
  readonly subject: Reference | undefined;
  readonly continuity: ContinuityId | undefined;
  /** Narrative now of the whole page. */
  readonly date: DateValue | undefined;
}

/** What the front matter says about the page itself. */
function readPage(context: LoreContext, map: YamlMap): Page {
  const subject = scalarUnder(map, 'entity');
  const continuity = scalarUnder(map, 'continuity');
  const date = narrativeDate(context, map);
  return {
    subject: subject ? readReference(context, subject, []) : undefined,
    continuity: continuity ? namedContinuity(context, continuity) : undefined,
    date: date && !definesEvent(map) ? readNarrativeDate(context, date.scalar, date.key) : undefined,
  };
}

function namedContinuity(context: LoreContext, scalar: YamlScalar): ContinuityId {
  const text = scalar.text.trim();
  context.continuityNames.push({ text, span: innerSpan(scalar), kinds: [] });
  return continuityId(text);
}

/** Under `date`, or under the name of an era: `DR: 1430`. */
function narrativeDate(
  context: LoreContext,
  map: YamlMap,
): { readonly scalar: YamlScalar; readonly key: string } | undefined {
  const plain = scalarUnder(map, 'date');
  // Of a plain vault nobody knows whether a date of our days is that of the story or that of the note.
  if (!context.config.declared) {
    return plain && isOfStory(plain.text) ? { scalar: plain, key: 'date' } : undefined;
  }
  if (plain) return { scalar: plain, key: 'date' };
  const pair = map.pairs.find(({ key }) => context.calendars.eraOfKey(key.text) !== undefined);
  return pair?.value.type === 'scalar' ? { scalar: pair.value, key: pair.key.text } : undefined;
}

/** Not in years in which notes are written in Markdown, `03.05.24` among them; nor a placeholder. */
function isOfStory(text: string): boolean {
  return /\d{3}|\p{L}/u.test(text) && !/\b(?:199\d|20\d\d)\b|[{<%]/.test(text);
}

function readNarrativeDate(context: LoreContext, scalar: YamlScalar, key: string): DateValue | undefined {
  const { date, problem } = context.calendars.read(scalar.text, { key });
  if (problem && context.config.declared) {
    const { rule, message, suggestion, guess } = problem;
    const mended = { ...(suggestion ? { suggestion } : {}), ...(guess && { guess }) };
    context.problems.push({ rule, message, span: innerSpan(scalar), ...mended });
  }
  return date;
}

function definesEvent(map: YamlMap): boolean {
  const kind = scalarUnder(map, 'kind')?.text ?? scalarUnder(map, 'type')?.text ?? '';
  return foldKey(kind) === 'event' || kindSynonyms.get(foldKey(kind)) === 'event';
}

function scalarUnder(map: YamlMap, key: string): YamlScalar | undefined {
  const value = map.pairs.findLast((pair) => foldKey(pair.key.text) === key)?.value;
  return value?.type === 'scalar' && value.text.trim() !== '' ? value : undefined;
}

/** Keys that speak of the page; `date` too, unless the page defines an event. */
const pageKeys = new Set(['entity', 'continuity', 'title', 'date']);
const eventPageKeys = new Set(['entity', 'title']);

function readArticleEntity(
  context: LoreContext,
  source: SourceFile,
  markdown: MarkdownFile,
  map: YamlMap,
  continuity: ContinuityId | undefined,
): Entity | undefined {
  if (!defines(context, map)) return undefined;
  const title = scalarUnder(map, 'title');
  const heading = markdown.headings[0]?.level === 1 ? markdown.headings[0] : undefined;
  const fallbackName = title
    ? { text: title.text.trim(), span: innerSpan(title) }
    : {
        text: baseName(source.path),
        span: heading?.textSpan ?? { start: markdown.bodyStart, end: markdown.bodyStart },
      };
  return readEntity(context, map, {
    fallbackName,
    extraNames: heading ? [{ text: heading.text, span: heading.textSpan }] : [],
    continuity,
    span: markdown.frontMatterBlock ?? firstLine(source.text),
    ignoredKeys: definesEvent(map) ? eventPageKeys : pageKeys,
  });
}

/** `entity:` says what a page is about; only `kind`, `id` or `name` make it a definition. In a plain vault every page is one. */
function defines(context: LoreContext, map: YamlMap): boolean {
  if (!context.config.declared) return true;
  return map.pairs.some((pair) => {
    const key = foldKey(pair.key.text);
    const field = context.config.keys.get(key) ?? key;
    if (field === 'kind' || field === 'id' || field === 'name') return true;
    const word = pair.value.type === 'scalar' ? foldKey(pair.value.text) : '';
    return (
      (key === 'type' || key === 'category') && (kindSynonyms.has(word) || context.config.kinds.has(word))
    );
  });
}

function firstLine(text: string): Span {
  const [lineEnd] = /\r\n|\r|\n/.exec(text) ?? [];
  return { start: 0, end: lineEnd === undefined ? text.length : text.indexOf(lineEnd) + lineEnd.length };
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '');
}
