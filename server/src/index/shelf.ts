/**
 * What stays in memory of a file's syntax. Everybody asks for entities, references and scopes of all files, but
 * for trees and prose only of the few at hand; of a large world they would take several times the room of its
 * text. So they are kept for the files last asked about, and read again from the text for the others.
 */
import type { FilePath } from '../domain/ids.ts';
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

const syntax = Symbol('syntax');

interface ShelvedFile extends FileSummary {
  readonly [syntax]: Syntax;
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
  /**
   * In the order in which they were last asked about. A file that is being edited takes its own place: to take keys
   * out and in again at every keystroke would make new tables all the time, and each would keep the next from being
   * collected with the young garbage.
   */
  const kept = new Map<FilePath, ShelvedFile>();
  let latest: FileSummary | undefined;
  let characters = 0;

  const forget = (file: ShelvedFile): void => {
    kept.delete(file.path);
    characters -= file.text.length;
    if (latest === file) latest = undefined;
  };
  const makeRoom = (): void => {
    for (const oldest of kept.values()) {
      if (kept.size <= places || characters <= room) break;
      forget(oldest);
      Object.assign(oldest[syntax], unread);
    }
  };
  const asked = (file: ShelvedFile): void => {
    if (latest === file) return;
    const known = kept.get(file.path);
    // What a file was before its last edit is not to be kept.
    if (known !== undefined && known !== file) return;
    if (known) kept.delete(file.path);
    else characters += file.text.length;
    kept.set(file.path, file);
    latest = file;
    makeRoom();
  };
  const onShelf = shelfProperties(asked, (file) => articleDates(calendars, file, undefined));

  return {
    put(summary, old) {
      const former = old && kept.get(old.path);
      const known = former === old ? former?.[syntax].dates : undefined;
      const dates = old && known && articleDates(calendars, summary, { ...old, dates: known });
      const { yaml, markdown, dates: _, ...rest } = summary;
      const own: Syntax = { yaml, markdown, dates };
      const file = Object.defineProperties(rest, { ...onShelf, [syntax]: { value: own } }) as ShelvedFile;
      characters += file.text.length - (former?.text.length ?? 0);
      kept.set(file.path, file);
      latest = file;
      makeRoom();
      return file;
    },
    remove(old) {
      const file = kept.get(old.path);
      if (file === old) forget(file);
    },
    clear() {
      for (const oldest of kept.values()) {
        if (kept.size <= places) break;
        forget(oldest);
        Object.assign(oldest[syntax], unread);
      }
    },
  };
}

type OnShelf = PropertyDescriptorMap & ThisType<ShelvedFile>;

const unread: Syntax = { yaml: undefined, markdown: undefined, dates: undefined };

/**
 * The properties of a summary that look on the shelf. One set of functions serves all files: functions of its own
 * would give every file a shape of its own, which takes ten times the room.
 */
function shelfProperties(
  asked: (file: ShelvedFile) => void,
  readDates: (file: FileSummary) => FileSummary['dates'],
): OnShelf {
  return {
    yaml: {
      enumerable: true,
      get() {
        asked(this);
        const own = this[syntax];
        own.yaml ??= readDocuments(this);
        return own.yaml;
      },
    },
    markdown: {
      enumerable: true,
      get() {
        asked(this);
        const own = this[syntax];
        if (this.outline) own.markdown ??= readMarkdown(this.text);
        return own.markdown;
      },
    },
    dates: {
      enumerable: true,
      get() {
        asked(this);
        const own = this[syntax];
        own.dates ??= readDates(this);
        return own.dates;
      },
    },
  };
}

function readDocuments(file: FileSummary): FileSummary['yaml'] {
  const front = file.markdown?.frontMatter;
  const holdsYaml = file.outline
    ? front && (file.definesCanon || file.checked)
    : file.definesCanon || file.type === 'config';
  return holdsYaml ? readYaml(file.text, front).documents : [];
}
