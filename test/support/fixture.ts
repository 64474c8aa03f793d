/**
 * Reads fixtures. A fixture is one text file that holds one fresh world:
 *
 *     A title, and what the world is about.
 *     -- canon/people.yaml --
 *     entities: [{ id: worf, kind: person, name: Worf, born: 2340 }]
 *     -- story.md --
 *     Worf was born in 2341, and $0Worf knows it.
 *                      ^^^^ wrong-date: 2340
 *     -- @fix story.md --
 *     Worf was born in 2340, and Worf knows it.
 *
 * - `-- path --` begins a file. Without a `lore.yaml` among them the world gets one that only names it,
 *   unless the head says `no-config`.
 * - `$0` is the cursor, taken out before the file is read.
 * - A line of carets expects a finding in the line above: its rule, and text that its message contains. The
 *   carets stand under exactly what the finding covers; of a finding over several lines, under its first line.
 *   One caret stands for an empty span as well. Several such lines may follow one line.
 * - `-- @hover --`, `-- @definition --` and `-- @references --` hold what must come out at the cursor;
 *   `-- @fix path --` the file after all preferred fixes of its findings, `-- @fix path | title --` the file
 *   after the one fix of that title. Only these are rewritten by `UPDATE_EXPECT=1`.
 */
import { ruleIds } from '../../server/src/domain/rule-ids.ts';

export interface Fixture {
  readonly title: string;
  /** False: the head says `no-config`. */
  readonly configured: boolean;
  readonly files: readonly FixtureFile[];
  readonly cursor: { readonly path: string; readonly offset: number } | undefined;
  readonly goldens: readonly Golden[];
}

export interface FixtureFile {
  readonly path: string;
  /** Without cursor and marker lines. */
  readonly text: string;
  readonly markers: readonly Marker[];
}

/** A finding that is expected: offsets in the file's text. */
export interface Marker {
  readonly rule: string;
  /** The finding's message contains it. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The carets reach the end of their line: the finding may go on behind it. */
  readonly toLineEnd: boolean;
  /** Line of the fixture, from 1. */
  readonly line: number;
}

export interface Golden {
  readonly type: 'hover' | 'definition' | 'references' | 'fix';
  readonly path: string | undefined;
  readonly title: string | undefined;
  readonly text: string;
  /** Lines of the fixture that hold the text, from 0, half open. */
  readonly lines: readonly [start: number, end: number];
}

/** A fixture that does not follow the format. */
export class FixtureError extends Error {
  constructor(line: number, message: string) {
    super(`line ${line}: ${message}`);
    this.name = 'FixtureError';
  }
}

interface Line {
  readonly text: string;
  readonly eol: string;
}

interface Section {
  readonly name: string;
  /** Line of its header, from 0. */
  readonly header: number;
  readonly end: number;
}

const headerPattern = /^-- (\S(?:.*\S)?) --$/;
const markerPattern = /^[ \t]*(\^+) ([A-Za-z-]+)(?::[ \t]*(.*))?$/;
const cursorMark = '$0';

export function readFixture(source: string): Fixture {
  const lines = splitLines(source);
  const sections = findSections(lines);
  const first = sections[0];
  if (!first) throw new FixtureError(1, 'no section such as `-- path --`');
  const head = lines.slice(0, first.header).map((line) => line.text);
  const files: FixtureFile[] = [];
  const goldens: Golden[] = [];
  let cursor: Fixture['cursor'];
  for (const section of sections) {
    if (section.name.startsWith('@')) {
      goldens.push(readGolden(lines, section));
      continue;
    }
    if (files.some((file) => file.path === section.name))
      throw new FixtureError(section.header + 1, `a second section \`${section.name}\``);
    const { file, cursor: here } = readFile(lines, section);
    if (here !== undefined && cursor) throw new FixtureError(section.header + 1, 'a second cursor');
    if (here !== undefined) cursor = { path: file.path, offset: here };
    files.push(file);
  }
  checkGoldens(goldens, files, cursor);
  const configured = !head.some((line) => /\bno-config\b/.test(line));
  return { title: head[0]?.trim() ?? '', configured, files, cursor, goldens };
}

function splitLines(source: string): Line[] {
  const parts = source.split(/(\r\n|\n|\r)/);
  const lines: Line[] = [];
  for (let i = 0; i < parts.length; i += 2) lines.push({ text: parts[i]!, eol: parts[i + 1] ?? '' });
  const last = lines.at(-1);
  if (last?.text === '' && last.eol === '') lines.pop();
  return lines;
}

function findSections(lines: readonly Line[]): Section[] {
  const headers = lines.flatMap((line, index) => {
    const name = headerPattern.exec(line.text)?.[1];
    return name === undefined ? [] : [{ name, header: index }];
  });
  return headers.map((section, i) => ({ ...section, end: headers[i + 1]?.header ?? lines.length }));
}

function readGolden(lines: readonly Line[], section: Section): Golden {
  const match = /^@(hover|definition|references|fix)(?: ([^|]*?))?(?: \| (.*))?$/.exec(section.name);
  const type = match?.[1] as Golden['type'] | undefined;
  const [path, title] = [match?.[2] || undefined, match?.[3]];
  const wellFormed = type === 'fix' ? path !== undefined : path === undefined && title === undefined;
  if (!type || !wellFormed) throw new FixtureError(section.header + 1, `unknown section \`${section.name}\``);
  const body = lines.slice(section.header + 1, section.end);
  const text = body.map((line) => line.text + line.eol).join('');
  return { type, path, title, text, lines: [section.header + 1, section.end] };
}

function checkGoldens(
  goldens: readonly Golden[],
  files: readonly FixtureFile[],
  cursor: Fixture['cursor'],
): void {
  for (const { type, path, lines } of goldens) {
    if (type !== 'fix' && !cursor) throw new FixtureError(lines[0], `\`@${type}\` needs a cursor \`$0\``);
    if (path !== undefined && !files.some((file) => file.path === path) && path !== 'lore.yaml')
      throw new FixtureError(lines[0], `no file \`${path}\` to fix`);
  }
}

/** A line of the file above, as marker lines see it. */
interface Above {
  /** Offset of its first unit in the file's text. */
  readonly start: number;
  readonly length: number;
  /** Column of the cursor mark that was taken out of it. */
  readonly cursor: number;
}

function readFile(lines: readonly Line[], section: Section) {
  const markers: Marker[] = [];
  let text = '';
  let cursor: number | undefined;
  let above: Above | undefined;
  for (let index = section.header + 1; index < section.end; index++) {
    const line = lines[index]!;
    if (isMarker(line.text, index + 1)) {
      markers.push(readMarker(line.text, index + 1, above));
      continue;
    }
    const at = line.text.indexOf(cursorMark);
    if (at !== -1) {
      if (cursor !== undefined || line.text.indexOf(cursorMark, at + 1) !== -1)
        throw new FixtureError(index + 1, 'a second cursor');
      cursor = text.length + at;
    }
    const shown = at === -1 ? line.text : line.text.slice(0, at) + line.text.slice(at + cursorMark.length);
    above = { start: text.length, length: shown.length, cursor: at };
    text += shown + line.eol;
  }
  return { file: { path: section.name, text, markers }, cursor };
}

/** A line that looks like a marker but is none is a slip of the fixture's author, not text of the world. */
function isMarker(text: string, line: number): boolean {
  if (!/^[ \t]*\^+(?: |$)/.test(text)) return false;
  if (text.includes('\t')) throw new FixtureError(line, 'a tab in a marker line: columns would not be true');
  const rule = markerPattern.exec(text)?.[2];
  if (rule === undefined) throw new FixtureError(line, 'a marker is `^^^ rule-id` or `^^^ rule-id: text`');
  if (!(ruleIds as readonly string[]).includes(rule)) throw new FixtureError(line, `no rule \`${rule}\``);
  return true;
}

function readMarker(text: string, line: number, above: Above | undefined): Marker {
  if (!above) throw new FixtureError(line, 'a marker without a line above it');
  const match = markerPattern.exec(text);
  const column = text.indexOf('^');
  const width = match?.[1]?.length ?? 0;
  const start = columnInText(column, above);
  const end = columnInText(column + width, above);
  const caretOnEmpty = width === 1 && start <= above.length;
  if (end > above.length && !caretOnEmpty)
    throw new FixtureError(line, `the carets reach beyond the line above, which has ${above.length} columns`);
  return {
    rule: match?.[2] ?? '',
    text: match?.[3]?.trim() ?? '',
    start: above.start + start,
    end: above.start + Math.min(end, above.length),
    toLineEnd: end >= above.length,
    line,
  };
}

/** Carets stand under the line as it is written in the fixture, cursor mark included. */
function columnInText(column: number, above: Above): number {
  if (above.cursor === -1 || column <= above.cursor) return column;
  return Math.max(above.cursor, column - cursorMark.length);
}

/** The fixture with other texts in its goldens; everything else stays as it is. */
export function rewriteGoldens(source: string, texts: ReadonlyMap<Golden, string>): string {
  const lines = splitLines(source);
  const parts: string[] = [];
  let kept = 0;
  for (const [golden, text] of [...texts].sort((a, b) => a[0].lines[0] - b[0].lines[0])) {
    const [start, end] = golden.lines;
    const before = lines.slice(kept, start).map((line) => line.text + line.eol);
    parts.push(...before, text === '' || /[\r\n]$/.test(text) ? text : `${text}\n`);
    kept = end;
  }
  return (
    parts.join('') +
    lines
      .slice(kept)
      .map((line) => line.text + line.eol)
      .join('')
  );
}
