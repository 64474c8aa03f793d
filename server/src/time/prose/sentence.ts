/** Sentences of an article as patterns see them: with their names, dates, scope and mood. */
import { once } from '../../base/once.ts';
import { contains, overlapTest, type Span } from '../../base/span.ts';
import type { DateValue } from '../../domain/date.ts';
import type { Entity } from '../../domain/entity.ts';
import type { ContinuityId } from '../../domain/ids.ts';
import { type BlockPart, datesByBlock, mentionsByBlock } from '../../index/block-parts.ts';
import type { Mention } from '../../index/mention.ts';
import type { FileMemoKey, MemoKey, Snapshot } from '../../index/snapshot.ts';
import { type FileSummary, scopeAt } from '../../index/summary.ts';
import type { DateMention } from '../../syntax/dates/model.ts';
import type { MarkdownFile, ProseBlock } from '../../syntax/markdown/model.ts';
import { absent, asideHeading, hedged, inverted, saidBehind } from '../../syntax/prose/cues.ts';
import { emphasisedSpeech, quotesIn } from '../../syntax/prose/quotes.ts';
import { sentencesOf } from '../../syntax/prose/sentences.ts';
import { kindBits, makeTemplate, type Template, type TemplateItem } from '../../syntax/prose/template.ts';
import { datelinesOf } from './dateline.ts';
import {
  BlockProse,
  freshPassage,
  knownPassage,
  type Passage,
  type PassageOrigin,
  passageBasis,
} from './passage.ts';
import { anybody, pronounReader } from './pronouns.ts';
import { signOf } from './signs.ts';
import { namedTelling } from './tellings.ts';
import { type Course, courseOf, namesNobody, type Topic, topicOf } from './topic.ts';

export interface ProseItem extends TemplateItem {
  readonly mention?: Mention;
  readonly entity?: Entity;
  readonly date?: DateMention;
}

export interface ProseSentence {
  readonly span: Span;
  /** Its names and dates, quoted ones left out. */
  readonly items: readonly ProseItem[];
  /** Kinds of these, as bits; see `kindBits`. */
  readonly bits: number;
  /** What patterns see. Made when asked for: most sentences have nothing that any pattern could be about. */
  readonly template: () => Template<ProseItem>;
  /** What it is told in: the passage's, or the one it names itself. */
  readonly continuity: ContinuityId | undefined;
  /** "In the film, …": the continuity that the sentence itself names. */
  readonly telling: ContinuityId | undefined;
  /** The passage's narrative now. */
  readonly narrative: DateValue | undefined;
  /** The paragraph has told before what "had" happened, or of a childhood: it may be looking back. */
  readonly recalls: boolean;
  /** The date alone that its paragraph begins by, as annals do; it is the narrative now of the rest. */
  readonly led: DateMention | undefined;
  /** Whether it asks, doubts, supposes or reports: then nothing is stated for sure. Computed when asked for. */
  readonly hedged: () => boolean;
  /** Whether it speaks of memories, images, the dead: then a name is no presence. Computed when asked for. */
  readonly absent: () => boolean;
  /** Under a heading that looks back or aside. */
  readonly aside: boolean;
  /** The paragraph has named another time before, or called up a memory or a dream. */
  readonly elsewhen: boolean;
}

/** Whether a sentence has an item of any of the kinds. */
export function has(sentence: ProseSentence, kinds: string): boolean {
  return (sentence.bits & kindBits(kinds)) !== 0;
}

/** Whether a sentence has two items of the kinds. */
export function hasTwo({ items }: ProseSentence, kinds: string): boolean {
  let count = 0;
  for (const { kind } of items) if (kinds.includes(kind) && ++count === 2) return true;
  return false;
}

const memo: FileMemoKey<readonly Passage[]> = { name: 'passages of a file' };

/** Sentences that mention anything; empty for files whose prose is not checked. */
export function proseSentences(snapshot: Snapshot, file: FileSummary): readonly ProseSentence[] {
  return prosePassages(snapshot, file).flatMap((passage) => passage.sentences);
}

/** The same by the blocks they stand in. */
export function prosePassages(snapshot: Snapshot, file: FileSummary): readonly Passage[] {
  const { markdown } = file;
  if (!file.checked || markdown === undefined) return [];
  return snapshot.fileMemo(memo, file, () => readPassages(snapshot, file, markdown));
}

/** Passages in which a check found nothing, so that they need not be checked again. */
export type QuietKey = MemoKey<WeakSet<PassageOrigin>>;

const newQuiet = (): WeakSet<PassageOrigin> => new WeakSet();

/**
 * What `check` finds in the passages of a file, in order. It must hang on nothing but the passage and the canon: one
 * in which it found nothing is not checked again while both stay as they are.
 */
export function checkPassages<T>(
  snapshot: Snapshot,
  file: FileSummary,
  key: QuietKey,
  check: (passage: Passage) => readonly T[],
): readonly T[] {
  const quiet = file.blockIdentities ? snapshot.canonMemo(key, newQuiet) : undefined;
  return prosePassages(snapshot, file).flatMap((passage) => {
    const { origin } = passage;
    if (quiet?.has(origin)) return [];
    const found = check(passage);
    if (found.length === 0) quiet?.add(origin);
    return found;
  });
}

function readPassages(snapshot: Snapshot, file: FileSummary, markdown: MarkdownFile): Passage[] {
  const isAside = overlapTest(
    markdown.headings
      .filter((heading) => asideHeading.test(heading.text))
      .map((heading) => ({ start: heading.span.start, end: heading.sectionEnd })),
  );
  const mentions = mentionsByBlock(snapshot, file);
  const dates = datesByBlock(snapshot, file);
  const passages: Passage[] = [];
  const topic = topicOf(snapshot, file);
  let onTopic = topic !== undefined;
  const datelines = datelinesOf(file, markdown);
  for (let index = 0; index < markdown.blocks.length; index++) {
    const block = markdown.blocks[index] as ProseBlock;
    const named = mentions[index] as BlockPart;
    const dated = dates[index] as BlockPart;
    const text = markdown.prose.slice(block.span.start, block.span.end);
    const isEmpty = named.from === named.to && dated.from === dated.to;
    const dateline = datelines.next(block, dated);
    const takesUp = onTopic && block.type === 'paragraph' && topic?.heads(text);
    if (block.type === 'heading')
      onTopic = topic !== undefined && isAbout(snapshot, file, topic, block.span, named);
    else if (block.type !== 'paragraph') onTopic = false;
    else if (isEmpty) onTopic &&= namesNobody(text);
    if (block.type === 'heading' || block.type === 'quote' || block.type === 'cell') continue;
    if (isEmpty && !takesUp) continue;
    const aside = isAside({ start: block.span.start, end: block.span.start + 1 });
    const setting = { aside, dateline, topic, takesUp: takesUp === true };
    const passage = passageAt(snapshot, file, index, { named, dated }, setting);
    passages.push(passage);
    onTopic = block.type === 'paragraph' && passage.origin.keepsTopic;
  }
  return passages;
}

/** What a block states by itself, such as a cell of a table. */
export function loneSentences(
  snapshot: Snapshot,
  file: FileSummary,
  block: ProseBlock,
  named: BlockPart,
  dated: BlockPart,
): readonly ProseSentence[] {
  const items = itemsOf(snapshot, file, named, dated);
  const own = new BlockProse(file.markdown?.prose ?? '');
  const setting = { aside: false, dateline: undefined, topic: undefined, takesUp: false };
  return blockSentences(snapshot, file, own, block, items, setting, undefined);
}

/** What surrounds a block. */
interface Setting {
  readonly aside: boolean;
  /** When the letter or the entry was written that it stands in. */
  readonly dateline: DateValue | undefined;
  /** Whom the article is about. */
  readonly topic: Topic | undefined;
  /** A pronoun at its head speaks of them. */
  readonly takesUp: boolean;
}

function passageAt(
  snapshot: Snapshot,
  file: FileSummary,
  index: number,
  { named, dated }: { readonly named: BlockPart; readonly dated: BlockPart },
  setting: Setting,
): Passage {
  const { aside, dateline, topic, takesUp } = setting;
  const block = file.markdown?.blocks[index] as ProseBlock;
  const basis = passageBasis(file, block, named, dated, dateline, [
    aside,
    topic?.entity,
    topic?.pronouns.join(' '),
    takesUp,
  ]);
  const known = basis && knownPassage(snapshot, file, index, basis);
  if (known) return known;
  const items = itemsOf(snapshot, file, named, dated);
  const own = new BlockProse(file.markdown?.prose ?? '');
  const course = topic && courseOf(file.markdown?.prose ?? '', topic);
  const sentences = blockSentences(snapshot, file, own, block, items, setting, course);
  const keepsTopic = course?.holds() ?? false;
  return freshPassage(snapshot, file, index, basis, { sentences, prose: own, keepsTopic });
}

/** A heading that names nobody else, known or not. */
function isAbout(snapshot: Snapshot, file: FileSummary, topic: Topic, span: Span, part: BlockPart): boolean {
  const named = snapshot.mentions(file).slice(part.from, part.to);
  if (named.some((mention) => mention.entity !== topic.entity.id)) return false;
  if (anybody.test(file.markdown?.prose.slice(span.start, span.end) ?? '')) return false;
  return !snapshot.unknownNames(file).some((unknown) => contains(span, unknown.span.start));
}

function blockSentences(
  snapshot: Snapshot,
  file: FileSummary,
  kept: BlockProse,
  block: ProseBlock,
  items: readonly ProseItem[],
  { aside, dateline, topic, takesUp }: Setting,
  course: Course | undefined,
): ProseSentence[] {
  const prose = file.markdown?.prose ?? '';
  const isItem = overlapTest(items.map(({ span }) => span));
  const within = (offset: number) => isItem({ start: offset, end: offset + 1 });
  const quotes = spokenIn(file.text, prose, block);
  const isQuoted = overlapTest(quotes);
  const spoken = items.filter((item) => !isQuoted(item.span));
  const whole = scopeAt(file, block.span.start);
  // A comment may begin a scope in the middle of a paragraph.
  const divided = file.scopes.some(
    ({ span }) => contains(block.span, span.start) || contains(block.span, span.end),
  );
  const withMeant = pronounReader(prose, block.span, topic, takesUp, isQuoted);
  let next = 0;
  let elsewhen = false;
  let led: DateMention | undefined;
  const found: ProseSentence[] = [];
  for (const span of sentencesOf(prose, block, within)) {
    const first = next;
    while (next < spoken.length && (spoken[next]?.span.start ?? 0) < span.end) next++;
    const named = spoken.slice(first, next);
    const own = withMeant(span, named);
    course?.note(span, named);
    const before = elsewhen;
    const scope = divided ? scopeAt(file, span.start) : whole;
    const narrative = led?.date ?? dateline ?? scope.date;
    const leads = first === 0 ? leadingDate(prose, span, own) : undefined;
    // Only stories with a time of their own ask for it.
    if (!leads)
      elsewhen ||= narrative !== undefined && namesOtherTime(prose.slice(span.start, span.end), own);
    if (own.length === 0) continue;
    const telling = namedTelling(snapshot, prose.slice(span.start, span.end));
    const template = once(() => makeTemplate(kept, span, own, quotes));
    found.push({
      span,
      items: own,
      bits: kindBits(own.map((item) => item.kind).join('')),
      template,
      continuity: telling ?? scope.continuity,
      telling,
      narrative,
      led,
      hedged: once(() => isHedged(template().text)),
      absent: once(() => absent.test(template().text)),
      aside,
      elsewhen: before,
      recalls: narrative !== undefined && lookingBack.test(prose.slice(block.span.start, span.start)),
    });
    led ??= leads;
  }
  return found;
}

const lookingBack =
  /\b(?:had|born|used to|in those days|as an? (?:\p{Ll}+ )?(?:boy|girl|child|youth|man|woman))\b/u;

/** "**403 LY.** Two tollmen were hanged": the date that a paragraph begins by is when the rest of it happens. */
function leadingDate(
  prose: string,
  { start, end }: Span,
  [first, ...others]: readonly ProseItem[],
): DateMention | undefined {
  const date = first?.kind === 'D' && others.length === 0 ? first.date : undefined;
  if (!first || !date?.date || date.date.extended) return undefined;
  const around = prose.slice(start, first.span.start) + prose.slice(first.span.end, end);
  return /^[\s.:–—-]*$/.test(around) ? date : undefined;
}

/** What somebody else says than the narrator, in order. */
function spokenIn(text: string, prose: string, { span }: ProseBlock): readonly Span[] {
  const quotes = quotesIn(prose, span);
  const emphasised = emphasisedSpeech(text, span, quotes);
  return emphasised.length === 0 ? quotes : [...quotes, ...emphasised].sort((a, b) => a.start - b.start);
}

function isHedged(text: string): boolean {
  return text.endsWith('?') || inverted.test(text) || hedged.test(text) || saidBehind.test(text);
}

function namesOtherTime(text: string, items: readonly ProseItem[]): boolean {
  return items.some((item) => 'DR'.includes(item.kind)) || absent.test(text);
}

/** Names and dates of a block in order. Where they overlap, the longer one counts. */
function itemsOf(snapshot: Snapshot, file: FileSummary, named: BlockPart, dated: BlockPart): ProseItem[] {
  const { canon } = snapshot;
  const { text } = file;
  const all: ProseItem[] = snapshot
    .mentions(file)
    .slice(named.from, named.to)
    .map((mention) => {
      // A link may be labelled with any words; without a capital they are no name.
      const isName =
        mention.form !== 'link' || /\p{Lu}/u.test(text.slice(mention.span.start, mention.span.end));
      // "Varga" may be the daughter and not the father last named: too unsure to hold a date against.
      const sure = isName && !(mention.form === 'short' && mention.candidates.length > 1);
      const entity = mention.entity === undefined || !sure ? undefined : canon.entities.get(mention.entity);
      const kind = entity ? signOf(canon, entity) : 'X';
      const titles = entity?.names.filter((name) => name.role === 'title').map((name) => name.text) ?? [];
      return { kind, span: mention.span, mention, titles, ...(entity ? { entity } : {}) };
    });
  for (const date of file.dates.slice(dated.from, dated.to)) {
    const prepositional = ownPreposition.test(text.slice(date.span.start, date.span.start + 8));
    all.push({ kind: dateSign(date), span: date.span, date, prepositional });
  }
  all.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  const kept: ProseItem[] = [];
  for (const item of all) {
    const last = kept.at(-1);
    if (!last || last.span.end <= item.span.start) kept.push(item);
    else if (item.span.end - item.span.start > last.span.end - last.span.start) kept[kept.length - 1] = item;
  }
  return kept;
}

const ownPreposition = /^(?:between|from|before|after|until|since|by|in|on|during)\b/i;

function dateSign(mention: DateMention): string {
  if (mention.problem && mention.problem.rule !== 'weekday-mismatch') return 'X';
  if (mention.type === 'age') return 'A';
  if (mention.type === 'duration') return 'U';
  if (mention.type === 'relative') return 'R';
  return mention.date ? 'D' : 'X';
}
