/**
 * What stays in memory of a file's syntax. Everybody asks for entities, references and scopes of all files, but
 * for trees and prose only of the few at hand; of a large world they would take several times the room of its
 * text. So they are kept for the files last asked about, and read again from the text for the others.
 */
import type { MarkdownFile } from '../syntax/markdown/model.ts';
import { readMarkdown } from '../syntax/markdown/read.ts';
import { readYaml } from '../syntax/yaml/read.ts';
import { articleDates } from './article-dates.ts';
import type { FileSummary } from './summary.ts';
import type { SummaryEnvironment } from './summary-start.ts';

/** Each part is undefined until somebody asks for it. */
interface Syntax {
  markdown: MarkdownFile | undefined;
  yaml: FileSummary['yaml'] | undefined;
  dates: FileSummary['dates'] | undefined;
}

export interface Shelf {
  /** The same summary with its syntax on the shelf, and with its dates. `old` is the one it replaces. */
  put(summary: FileSummary, old: FileSummary | undefined): FileSummary;
  remove(old: FileSummary): void;
  /** Keeps the files last asked about only. */
  clear(): void;
}

/** Files whose syntax is always kept: those open in an editor, and those next to them. */
const places = 32;
/** Characters of text whose syntax is kept, in however many files: the whole of most worlds. */
const room = 4_000_000;

export function createShelf({ calendars }: Pick<SummaryEnvironment, 'calendars'>): Shelf {
  /** In the order in which they were last asked about. */
  const kept = new Map<FileSummary, Syntax>();
  let latest: { readonly file: FileSummary; readonly syntax: Syntax } | undefined;
  let characters = 0;

  const forget = (file: FileSummary): void => {
    if (kept.delete(file)) characters -= file.text.length;
    if (latest?.file === file) latest = undefined;
  };
  const keep = (file: FileSummary, syntax: Syntax): Syntax => {
    forget(file);
    kept.set(file, syntax);
    characters += file.text.length;
    latest = { file, syntax };
    for (const oldest of kept.keys()) {
      if (kept.size <= places || characters <= room) break;
      forget(oldest);
    }
    return syntax;
  };
  const syntaxOf = (file: FileSummary): Syntax =>
    latest?.file === file ? latest.syntax : keep(file, kept.get(file) ?? unread());

  const onShelf = shelfProperties(syntaxOf, (file) => articleDates(calendars, file, undefined));

  return {
    put(summary, old) {
      const known = old && kept.get(old)?.dates;
      const dates = known && articleDates(calendars, summary, { ...old, dates: known });
      const { yaml, markdown, dates: _, ...rest } = summary;
      const file = Object.defineProperties(rest, onShelf) as FileSummary;
      keep(file, { yaml, markdown, dates });
      return file;
    },
    remove: forget,
    clear() {
      for (const oldest of kept.keys()) {
        if (kept.size <= places) break;
        forget(oldest);
      }
    },
  };
}

type OnShelf = PropertyDescriptorMap & ThisType<FileSummary>;

/**
 * The properties of a summary that look on the shelf. One set of functions serves all files: functions of its own
 * would give every file a shape of its own, which takes ten times the room.
 */
function shelfProperties(
  syntaxOf: (file: FileSummary) => Syntax,
  readDates: (file: FileSummary) => FileSummary['dates'],
): OnShelf {
  return {
    yaml: {
      enumerable: true,
      get() {
        const syntax = syntaxOf(this);
        syntax.yaml ??= readDocuments(this);
        return syntax.yaml;
      },
    },
    markdown: {
      enumerable: true,
      get() {
        const syntax = syntaxOf(this);
        if (this.outline) syntax.markdown ??= readMarkdown(this.text);
        return syntax.markdown;
      },
    },
    dates: {
      enumerable: true,
      get() {
        const syntax = syntaxOf(this);
        syntax.dates ??= readDates(this);
        return syntax.dates;
      },
    },
  };
}

function unread(): Syntax {
  return { yaml: undefined, markdown: undefined, dates: undefined };
}

function readDocuments(file: FileSummary): FileSummary['yaml'] {
  const front = file.markdown?.frontMatter;
  const holdsYaml = file.outline
    ? front && (file.definesCanon || file.checked)
    : file.definesCanon || file.type === 'config';
  return holdsYaml ? readYaml(file.text, front).documents : [];
}
