import { LineIndex } from '../base/line-index.ts';
import type { Problem } from '../base/problem.ts';
import { overlaps } from '../base/span.ts';
import type { Reference } from '../domain/claim.ts';
import type { Entity } from '../domain/entity.ts';
import type { FilePath } from '../domain/ids.ts';
import type { WorldConfig } from '../domain/world.ts';
import type { Calendars } from '../syntax/dates/calendars.ts';
import { yamlDirectives } from '../syntax/directives.ts';
import type { LoreContext } from '../syntax/lore/context.ts';
import { readLoreFile } from '../syntax/lore/file.ts';
import { readYaml } from '../syntax/yaml/read.ts';
import type { YamlNode } from '../syntax/yaml/tree.ts';
import { summariseArticle } from './summarise-article.ts';
import type { FileSummary, FileType } from './summary.ts';

/** What reading a file depends on besides its text. */
export interface SummaryEnvironment {
  readonly config: WorldConfig;
  readonly calendars: Calendars;
  readonly definesCanon: (path: string) => boolean;
  readonly checked: (path: string) => boolean;
  /** Problems of `lore.yaml` found elsewhere than in its syntax: calendars, continuities. */
  readonly configProblems: readonly Problem[];
}

/** A file as the host hands it over. */
export interface SourceFile {
  readonly path: FilePath;
  readonly text: string;
  readonly shared: boolean;
  /** Why its text could not be taken, as a finding: too large, not UTF-8. */
  readonly notice: string | undefined;
}

/** What a file is by its name; undefined for files Lorecheck does not read. */
export function fileType(path: string): FileType | undefined {
  if (/(?:^|\/)lore\.ya?ml$/i.test(path)) return 'config';
  if (/\.ya?ml$/i.test(path)) return 'canon';
  return /\.(?:md|markdown)$/i.test(path) ? 'article' : undefined;
}

/**
 * Reads one file by itself: pure in its text and the environment. Never throws. `previous` is what the same
 * path said before in the same environment: it saves work and changes nothing.
 */
export function summarise(
  source: SourceFile,
  environment: SummaryEnvironment,
  previous?: FileSummary,
): FileSummary {
  const type = fileType(source.path) ?? 'article';
  if (source.notice !== undefined) return skipped(source, type, environment);
  if (type === 'article') return summariseArticle(source, environment, previous);
  return type === 'config' ? summariseConfig(source, environment) : summariseCanon(source, environment);
}

/** That a file was not read is told where it would have been read for more than links to it. */
function skipped(source: SourceFile, type: FileType, environment: SummaryEnvironment): FileSummary {
  const { path, notice: message = '' } = source;
  const wanted = type === 'config' || environment.definesCanon(path) || environment.checked(path);
  const problems = wanted ? [{ rule: 'skipped-file', span: { start: 0, end: 0 }, message }] : [];
  return { ...emptySummary({ ...source, text: '' }, type), problems };
}

export function emptySummary(source: SourceFile, type: FileType): FileSummary {
  return {
    path: source.path,
    type,
    text: source.text,
    lines: new LineIndex(source.text),
    definesCanon: false,
    checked: false,
    shared: source.shared,
    entities: [],
    references: [],
    continuityNames: [],
    subject: undefined,
    yaml: [],
    markdown: undefined,
    outline: undefined,
    hasJoiners: false,
    blockIdentities: undefined,
    scopes: [],
    directives: [],
    dates: [],
    problems: [],
  };
}

function summariseConfig(source: SourceFile, environment: SummaryEnvironment): FileSummary {
  const { documents } = readYaml(source.text);
  return {
    ...emptySummary(source, 'config'),
    yaml: documents,
    directives: yamlDirectives(source.text, 0, scalarTest(documents)),
    problems: withoutEchoes(environment.configProblems),
  };
}

function summariseCanon(source: SourceFile, environment: SummaryEnvironment): FileSummary {
  const definesCanon = source.shared || environment.definesCanon(source.path);
  if (!definesCanon) return emptySummary(source, 'canon');
  const { documents, problems } = readYaml(source.text);
  const context = loreContext(source.path, environment, 'yaml', [...problems]);
  const entities: readonly Entity[] = readLoreFile(context, documents);
  return {
    ...emptySummary(source, 'canon'),
    definesCanon,
    entities,
    references: context.references,
    continuityNames: context.continuityNames,
    yaml: documents,
    directives: yamlDirectives(source.text, 0, scalarTest(documents)),
    problems: withoutEchoes(context.problems),
  };
}

/** Broken YAML reads as strange values: what is found inside a broken place is its echo, not a second slip. */
export function withoutEchoes(problems: readonly Problem[]): readonly Problem[] {
  const broken = problems.filter((problem) => problem.rule === 'invalid-yaml');
  if (broken.length === 0) return problems;
  return problems.filter(
    (problem) => problem.rule === 'invalid-yaml' || !broken.some(({ span }) => overlaps(span, problem.span)),
  );
}

export function loreContext(
  file: FilePath,
  environment: SummaryEnvironment,
  origin: LoreContext['origin'],
  problems: Problem[],
): LoreContext {
  const references: Reference[] = [];
  const { config, calendars } = environment;
  return { file, config, calendars, origin, problems, references, continuityNames: [] };
}

/** Whether an offset stands inside a quoted or block text, where `#` starts no comment. */
export function scalarTest(documents: readonly YamlNode[]): (offset: number) => boolean {
  const inside = (node: YamlNode, offset: number): boolean => {
    if (offset < node.span.start || offset >= node.span.end) return false;
    if (node.type === 'scalar') return node.style !== 'plain' && node.style !== 'missing';
    const children = node.type === 'seq' ? node.items : node.pairs.map((pair) => pair.value);
    return children.some((child) => inside(child, offset));
  };
  return (offset) => documents.some((document) => inside(document, offset));
}
