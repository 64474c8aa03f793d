/**
 * What stays in memory of a file's syntax. Everybody asks for entities, references and scopes of all files, but
 * for trees and prose only of the few at hand; of a large world they would take several times the room of its
 * text. So they are kept for the files last asked about, and read again from the text for the others.
 */
import { readMarkdown } from '../syntax/markdown/read.ts';
import { readYaml } from '../syntax/yaml/read.ts';
import { articleDates } from './article-dates.ts';
import type { SummaryEnvironment } from './summarise.ts';
import type { FileSummary } from './summary.ts';

type Syntax = Pick<FileSummary, 'yaml' | 'markdown'> & {
  /** Undefined until somebody asks: finding them takes as long as everything else together. */
  dates: FileSummary['dates'] | undefined;
};

export interface Shelf {
  /** The same summary with its syntax on the shelf, and with its dates. `old` is the one it replaces. */
  put(summary: FileSummary, old: FileSummary | undefined): FileSummary;
  remove(old: FileSummary): void;
}

/** Files whose syntax is kept: those open in an editor, and those that their links lead to. */
const places = 32;

export function createShelf({ calendars }: Pick<SummaryEnvironment, 'calendars'>): Shelf {
  /** In the order in which they were last asked about. */
  const kept = new Map<FileSummary, Syntax>();
  let latest: { readonly file: FileSummary; readonly syntax: Syntax } | undefined;

  const keep = (file: FileSummary, syntax: Syntax): Syntax => {
    kept.delete(file);
    kept.set(file, syntax);
    latest = { file, syntax };
    const [oldest] = kept.size > places ? kept.keys() : [];
    if (oldest) kept.delete(oldest);
    return syntax;
  };
  const syntaxOf = (file: FileSummary): Syntax =>
    latest?.file === file ? latest.syntax : keep(file, kept.get(file) ?? readSyntax(file));

  return {
    put(summary, old) {
      const known = old && kept.get(old)?.dates;
      const dates = known && articleDates(calendars, summary, { ...old, dates: known });
      const file: FileSummary = {
        ...summary,
        get yaml() {
          return syntaxOf(file).yaml;
        },
        get markdown() {
          return syntaxOf(file).markdown;
        },
        get dates() {
          const syntax = syntaxOf(file);
          syntax.dates ??= articleDates(calendars, file, undefined);
          return syntax.dates;
        },
      };
      keep(file, { yaml: summary.yaml, markdown: summary.markdown, dates });
      return file;
    },
    remove(old) {
      kept.delete(old);
      if (latest?.file === old) latest = undefined;
    },
  };
}

function readSyntax({ type, text, definesCanon, checked }: FileSummary): Syntax {
  const markdown = type === 'article' ? readMarkdown(text) : undefined;
  const front = markdown?.frontMatter;
  const hasYaml = markdown ? front && (definesCanon || checked) : definesCanon || type === 'config';
  return { yaml: hasYaml ? readYaml(text, front).documents : [], markdown, dates: undefined };
}
