/** Dates in an article's prose: those of the passages that were edited are read anew, the others handed on. */
import { moved } from '../base/span.ts';
import type { Calendars } from '../syntax/dates/calendars.ts';
import type { DateMention } from '../syntax/dates/model.ts';
import type { MarkdownFile, ProseBlock } from '../syntax/markdown/model.ts';
import { compareBlocks, type Version } from './block-difference.ts';
import { type FileSummary, type Scope, scopeAt } from './summary.ts';

/** All dates of a file. `file` is complete but for its dates; `previous` is what the same path said before. */
export function articleDates(
  calendars: Calendars,
  file: FileSummary,
  previous: FileSummary | undefined,
): readonly DateMention[] {
  const { markdown } = file;
  if (!markdown || !file.checked) return [];
  const find = (blocks: readonly ProseBlock[]): readonly DateMention[] =>
    calendars.find(markdown.prose, blocks, { narrativeDate: (offset) => scopeAt(file, offset).date });
  const old = previous?.checked && previous.markdown;
  const passage = old && editedPassage({ text: previous.text, markdown: old }, { text: file.text, markdown });
  if (!previous || !passage || !sameNarrative(previous.scopes, file.scopes, passage))
    return find(markdown.blocks);
  const { head, until, start, oldEnd, shift } = passage;
  // The headings above say what time it is.
  const above = markdown.blocks.slice(0, head).filter((block) => block.type === 'heading');
  const found = head === until ? [] : find([...above, ...markdown.blocks.slice(head, until)]);
  return [
    ...previous.dates.filter((mention) => mention.span.start < start),
    ...found.filter((mention) => mention.span.start >= start),
    ...previous.dates.flatMap((mention) => (mention.span.start < oldEnd ? [] : movedMention(mention, shift))),
  ];
}

/** The blocks that an edit may have given other dates. */
interface Passage {
  /** Blocks before the passage. */
  readonly head: number;
  /** Fresh blocks up to the passage's end. */
  readonly until: number;
  /** Offset up to which nothing changed. */
  readonly start: number;
  /** Offsets from which on nothing changed but the place. */
  readonly oldEnd: number;
  readonly end: number;
  readonly shift: number;
}

/** Undefined when nothing can be handed on. An edited heading may tell the time of everything below it. */
function editedPassage(oldVersion: Version, freshVersion: Version): Passage | undefined {
  const { head, tail, shift } = compareBlocks(oldVersion, freshVersion);
  const [old, fresh] = [oldVersion.markdown, freshVersion.markdown];
  const edited = [old, fresh].flatMap(({ blocks }) => blocks.slice(head, blocks.length - tail));
  const kept = edited.some((block) => block.type === 'heading') ? 0 : tail;
  if (head + kept === 0) return undefined;
  const endOf = ({ blocks, prose }: MarkdownFile): number =>
    kept === 0 ? prose.length + 1 : (blocks[blocks.length - kept]?.span.start ?? 0);
  return {
    head,
    until: fresh.blocks.length - kept,
    start: fresh.blocks[head - 1]?.span.end ?? 0,
    oldEnd: endOf(old),
    end: endOf(fresh),
    shift,
  };
}

/** Whether the narrative date is the same at every place outside the passage. */
function sameNarrative(old: readonly Scope[], fresh: readonly Scope[], passage: Passage): boolean {
  const { start, oldEnd, end, shift } = passage;
  const dated = ({ date }: Scope): boolean => date !== undefined;
  if (!old.some(dated) && !fresh.some(dated)) return true;
  const sameOffset = (a: number, b: number): boolean => {
    if (a <= start || b <= start) return a === b;
    return a >= oldEnd || b >= end ? a + shift === b : true;
  };
  return (
    old.length === fresh.length &&
    old.every((scope, i) => {
      const other = fresh[i];
      return (
        other !== undefined &&
        scope.date?.text === other.date?.text &&
        sameOffset(scope.span.start, other.span.start) &&
        sameOffset(scope.span.end, other.span.end)
      );
    })
  );
}

function movedMention(mention: DateMention, shift: number): DateMention {
  if (shift === 0) return mention;
  return { ...mention, span: moved(mention.span, shift) };
}
