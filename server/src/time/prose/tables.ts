/** Dates in tables: under heads such as "Born", and beside what happened, as timelines have them. */
import type { Span } from '../../base/span.ts';
import { type BlockPart, datesByBlock, mentionsByBlock } from '../../index/block-parts.ts';
import type { MemoKey, Snapshot } from '../../index/snapshot.ts';
import { type FileSummary, scopeAt } from '../../index/summary.ts';
import type { DateMention } from '../../syntax/dates/model.ts';
import type { MarkdownFile } from '../../syntax/markdown/model.ts';
import { rowCells } from '../../syntax/markdown/tables.ts';
import type { ToldField } from './acts.ts';
import { type ToldDate, toldInAnnals } from './dates.ts';
import { loneSentences, type ProseItem, type ProseSentence } from './sentence.ts';

/** Kinds of things that a column of dates is about, and what it tells of them. */
const columns: readonly { readonly head: RegExp; readonly kinds: string; readonly field: ToldField }[] = [
  { head: /^(?:born|birth|date of birth|b\.)$/i, kinds: 'P', field: 'born' },
  { head: /^(?:died|death|date of death|d\.|†)$/i, kinds: 'P', field: 'died' },
  { head: /^(?:founded|established)$/i, kinds: 'LF', field: 'founded' },
  { head: /^(?:dissolved|disbanded)$/i, kinds: 'F', field: 'dissolved' },
  { head: /^(?:launched|commissioned)$/i, kinds: 'V', field: 'launched' },
  { head: /^destroyed$/i, kinds: 'LV', field: 'destroyed' },
];
const whenHead = /^(?:dates?|years?|when)$/i;

interface Cell {
  readonly sentences: readonly ProseSentence[];
  /** The one date, or the one name, that is all of the cell. */
  readonly date: DateMention | undefined;
  readonly name: ProseItem | undefined;
}

/** What stands in a row, its head and its scope: as long as they are the same, it states the same. */
type Basis = readonly unknown[];
const quietMemo: MemoKey<WeakMap<object, Basis>> = { name: 'rows of tables with right dates' };
const newQuiet = (): WeakMap<object, Basis> => new WeakMap();

/**
 * What `check` finds in the dates that tables give for something in canon. As with passages, a row in which it found
 * nothing is not looked at again while the row and the canon stay as they are.
 */
export function checkTables<T>(
  snapshot: Snapshot,
  file: FileSummary,
  check: (told: ToldDate) => readonly T[] | T,
): readonly T[] {
  const { markdown } = file;
  if (!file.checked || !markdown?.blocks.some(({ type }) => type === 'cell')) return [];
  const parts: Parts = { named: mentionsByBlock(snapshot, file), dated: datesByBlock(snapshot, file) };
  const quiet = file.blockIdentities ? snapshot.canonMemo(quietMemo, newQuiet) : undefined;
  return tablesOf(file.text, markdown).flatMap(([head = [], ...rows]) => {
    const heads = head.map(({ span: { start, end } }) =>
      file.text.slice(start, end).replace(/[*_`]/g, '').trim(),
    );
    return rows.flatMap((row) => {
      if (!holdsAny(row, parts.dated) || !holdsAny(row, parts.named)) return [];
      const [key, basis] = basisOf(file, row, heads, parts);
      if (quiet && isSame(quiet.get(key), basis)) return [];
      const told = toldInRow(
        row.map((place) => readCell(snapshot, file, place, parts)),
        heads,
      );
      const found = told.flatMap((each) => check(each));
      if (found.length === 0) quiet?.set(key, basis);
      return found;
    });
  });
}

function basisOf(
  file: FileSummary,
  row: readonly Place[],
  heads: readonly string[],
  { named, dated }: Parts,
): [object, Basis] {
  const all = row.flatMap(({ block = -1 }) => [named[block], dated[block]]);
  const cells = all.map((part) => part?.identity);
  const { continuity, date } = scopeAt(file, row[0]?.span.start ?? 0);
  // A part that holds nothing is the same for all rows.
  const key = all.find((part) => part !== undefined && part.from < part.to)?.identity ?? heads;
  return [key, [heads.join('|'), continuity, date?.text, ...cells]];
}

function isSame(known: Basis | undefined, basis: Basis): boolean {
  return known?.length === basis.length && known.every((each, i) => each === basis[i]);
}

/** By the numbers of blocks. */
interface Parts {
  readonly named: readonly BlockPart[];
  readonly dated: readonly BlockPart[];
}

/** Where a cell stands; an empty one is no block. */
interface Place {
  readonly span: Span;
  readonly block: number | undefined;
}

function holdsAny(row: readonly Place[], parts: readonly BlockPart[]): boolean {
  return row.some(({ block }) => {
    const part = block === undefined ? undefined : parts[block];
    return part !== undefined && part.from < part.to;
  });
}

function toldInRow(cells: readonly Cell[], heads: readonly string[]): ToldDate[] {
  const dated = cells.flatMap((cell, at): ToldDate[] => {
    const column = columns.find(({ head }) => head.test(heads[at] ?? ''));
    if (!column || !cell.date) return [];
    const { kinds, field } = column;
    const [subject, ...others] = cells.filter(({ name }) => name !== undefined && kinds.includes(name.kind));
    const [sentence] = subject?.sentences ?? [];
    const mention = subject?.name;
    // Of a mother and her child nobody knows who was born.
    if (others.length > 0 || !sentence || !mention?.entity) return [];
    return [{ entity: mention.entity, mention, field, date: cell.date, sentence }];
  });
  const when = cells.findIndex(({ date }, at) => date !== undefined && saysWhen(heads[at] ?? '', at));
  const led = cells[when]?.date;
  if (!led) return dated;
  const told = cells
    .filter((cell, at) => at !== when && (when === 0 || cell.name !== undefined))
    .flatMap(({ sentences: [first] }) => (first ? toldInAnnals({ ...first, led }) : []));
  return [...dated, ...told];
}

/** A column of times; the first one may be without a head, or headed by the first date. */
function saysWhen(head: string, at: number): boolean {
  return whenHead.test(head) || (at === 0 && !/\p{L}{4}/u.test(head));
}

/** The tables of a file, row by row, empty cells included. */
function tablesOf(text: string, { blocks }: MarkdownFile): Place[][][] {
  const tables: Place[][][] = [];
  let lineEnd = -1;
  let row: Place[] = [];
  blocks.forEach(({ type, span }, block) => {
    if (type !== 'cell') return;
    if (span.start >= lineEnd) {
      const lineStart = text.lastIndexOf('\n', span.start - 1) + 1;
      if (lineEnd < 0 || !isBetweenRows(text.slice(lineEnd, lineStart))) tables.push([]);
      const newline = text.indexOf('\n', span.start);
      lineEnd = newline < 0 ? text.length : newline;
      row = placesOf(rowCells(text, lineStart, lineEnd));
      tables.at(-1)?.push(row);
    }
    const at = row.findIndex((place) => place.span.start <= span.start && span.end <= place.span.end);
    const place = row[at];
    if (place) row[at] = { ...place, block };
  });
  return tables;
}

function placesOf(cells: readonly number[]): Place[] {
  return cells.flatMap((start, i) =>
    i % 2 === 0 ? [{ span: { start, end: cells[i + 1] ?? start }, block: undefined }] : [],
  );
}

/** The end of the line, and between the head and the first row the line of dashes. */
function isBetweenRows(gap: string): boolean {
  return /^\r?\n(?:[>\s]*[|:-][|: \t-]*\r?\n)?$/.test(gap);
}

function readCell(snapshot: Snapshot, file: FileSummary, { span, block }: Place, parts: Parts): Cell {
  const [own, named, dated] = [
    file.markdown?.blocks[block ?? -1],
    parts.named[block ?? -1],
    parts.dated[block ?? -1],
  ];
  const sentences = own && named && dated ? loneSentences(snapshot, file, own, named, dated) : [];
  const [item, ...others] = sentences.flatMap(({ items }) => items);
  const whole = item && others.length === 0 && isAllOf(file.text, span, item.span) ? item : undefined;
  return {
    sentences,
    date: whole?.kind === 'D' ? whole.date : undefined,
    name: whole?.mention && whole,
  };
}

/** But for marks of emphasis, of links and of the end. */
function isAllOf(text: string, cell: Span, inner: Span): boolean {
  const around = text.slice(cell.start, inner.start) + text.slice(inner.end, cell.end);
  return (
    /^[\s*_[\].]*(?:\[\[[^\]|]*\\?\|)?[\s*_[\].]*$/.test(around) || /^(?:the )?[\s*_[\].]*$/i.test(around)
  );
}
