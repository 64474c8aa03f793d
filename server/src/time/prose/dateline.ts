/**
 * Letters and diaries say above each entry when it was written: as a heading, or in a line of its own under one.
 * What stands below happens then.
 */
import type { DateValue } from '../../domain/date.ts';
import type { BlockPart } from '../../index/block-parts.ts';
import { type FileSummary, hasOwnDate } from '../../index/summary.ts';
import type { MarkdownFile, ProseBlock } from '../../syntax/markdown/model.ts';

/** Words of a dateline besides names, weekdays and the date: "On board the Constance, off Lisbon, Monday night". */
const around =
  /^(?:[\s,.;:–—()*_-]|(?<![\p{L}’'])\p{Lu}[\p{L}’']*|(?<![\p{L}’'])(?:on|in|at|of|off|near|aboard|board|from|to|the|by|and|day|night|evening|morning|afternoon|noon|midnight|late|early)(?![\p{L}]))*$/u;
const longest = 80;

/** Follows the datelines of a file from block to block. */
export interface Datelines {
  /** The date that the next block is under; to be asked for every block in order. */
  next(block: ProseBlock, dated: BlockPart): DateValue | undefined;
}

/** Below every heading. */
const line = 7;

export function datelinesOf(file: FileSummary, { prose, headings }: MarkdownFile): Datelines {
  let current: DateValue | undefined;
  /** Of the heading that the date stands in, or {@link line}. */
  let level = 0;
  let canBegin = true;
  return {
    next(block, dated) {
      const { start } = block.span;
      const date = soleDate(file, prose, block, dated);
      const isHeading = block.type === 'heading';
      if (isHeading) {
        const own = headings.find(({ span }) => span.start <= start && start < span.end)?.level ?? 1;
        if (date || own <= level) [current, level] = [date, date ? own : 0];
      } else if (block.type === 'paragraph' && date && (canBegin || level === line)) {
        [current, level] = [date, line];
      }
      canBegin = isHeading;
      return hasOwnDate(file, start) ? undefined : current;
    },
  };
}

/** The day or month that is all the block says, but for where. */
function soleDate(
  { dates }: FileSummary,
  prose: string,
  { span: { start, end } }: ProseBlock,
  { from, to }: BlockPart,
): DateValue | undefined {
  const found = to - from === 1 && end - start <= longest ? dates[from] : undefined;
  const date = found?.date;
  if (!found || !date || date.extended || (date.grain !== 'day' && date.grain !== 'month')) return undefined;
  return around.test(prose.slice(start, found.span.start)) && around.test(prose.slice(found.span.end, end))
    ? date
    : undefined;
}
