import type { Entity } from '../domain/entity.ts';
import { yamlDirectives } from '../syntax/directives.ts';
import { readLoreFile } from '../syntax/lore/file.ts';
import { readYaml } from '../syntax/yaml/read.ts';
import { summariseArticle } from './summarise-article.ts';
import type { FileSummary, FileType } from './summary.ts';
import {
  emptySummary,
  loreContext,
  type SourceFile,
  type SummaryEnvironment,
  scalarTest,
  withoutEchoes,
} from './summary-start.ts';

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
  const context = loreContext(source, environment, 'yaml', [...problems]);
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
