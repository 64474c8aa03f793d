/** Proper names that are no canon names: misspelt ones, rare variants of frequent ones, and new ones. */
import { overlapSearch, overlaps, overlapTest, type Span } from '../base/span.ts';
import type { FoldedName } from '../domain/ids.ts';
import { foldName } from '../domain/names/fold.ts';
import type { WorldConfig } from '../domain/world.ts';
import type { ProseBlock } from '../syntax/markdown/model.ts';
import { citationsOf, titlesTold } from '../syntax/prose/citations.ts';
import { placeNouns } from '../syntax/words/closed-lists.ts';
import { type Dictionary, dictionaryOf } from '../syntax/words/dictionary.ts';
import { tokensOf } from '../syntax/words/tokens.ts';
import { type BlockMemo, ofBlock } from './block-memo.ts';
import { type BlockPart, datesByBlock, mentionsByBlock } from './block-parts.ts';
import { type BlockWord, spansByBlock, wordsOfBlock } from './block-words.ts';
import { driftOf } from './drift.ts';
import { freshJudgement, judgementBasis, knownJudgement, spokenIn } from './kept-judgements.ts';
import type { Mention, UnknownName } from './mention.ts';
import { type NameRun, nameRuns, type ProseReading, type RunWord, segmentsOf } from './proper-names.ts';
import { createSlipJudge, type Slip, type SlipJudge } from './slips.ts';
import type { MemoKey, Snapshot } from './snapshot.ts';
import { isForeignScript, isFormOfKnown, isUttered, sharesStem, titleWords } from './spoken-forms.ts';
import type { FileSummary } from './summary.ts';
import { isTold, pageWordsOf } from './told.ts';
import { exampleOf } from './word-examples.ts';

const acceptedMemo: MemoKey<ReadonlySet<string>> = { name: 'accepted words' };

/** What is asked about every run of a file. */
interface Inquiry {
  readonly snapshot: Snapshot;
  readonly text: string;
  readonly reading: ProseReading;
  readonly dictionary: Dictionary;
  readonly accepted: ReadonlySet<string>;
  readonly slips: SlipJudge;
  /** Mentions that are the labels of links. */
  readonly labels: ReadonlySet<Mention>;
  /** Labels of links in a stretch: an author's own words, in which only the entity linked to can be misspelt. */
  readonly labelsAt: (at: Span) => readonly Mention[];
}

/** Proper names of a file's prose that are no canon names, in order. */
export function unknownNamesOf(snapshot: Snapshot, file: FileSummary): readonly UnknownName[] {
  const { markdown } = file;
  if (!markdown || !file.checked) return [];
  const { language } = snapshot.config;
  const { hasWord, hasBeginning } = snapshot.names;
  const mentions = snapshot.mentions(file);
  const labels = labelMentions(file, mentions);
  const reading: ProseReading = {
    text: file.text,
    prose: markdown.prose,
    lexicon: snapshot.lexicon,
    language,
    inCanon: hasWord,
    beginsName: hasBeginning,
  };
  const spoken = spokenIn(snapshot, file);
  const inquiry: Inquiry = {
    snapshot,
    text: file.text,
    reading,
    dictionary: dictionaryOf(language),
    accepted: snapshot.canonMemo(acceptedMemo, () => acceptedWords(snapshot.config)),
    slips: createSlipJudge(snapshot, markdown.prose, spoken),
    labels,
    labelsAt: overlapSearch([...labels], (label) => label.span),
  };
  const passedOver = spansByBlock(markdown.blocks, [
    ...deadLinks(file, mentions),
    ...citationsOf(file.text, markdown).map((citation) => citation.span),
    ...titlesTold(file.text, markdown).map((told) => told.span),
  ]);
  const named = mentionsByBlock(snapshot, file);
  const dated = datesByBlock(snapshot, file);
  const found: UnknownName[] = [];
  for (let index = 0; index < markdown.blocks.length; index++) {
    const names = named[index] as BlockPart;
    const dates = dated[index] as BlockPart;
    const passed = passedOver[index] ?? none;
    const spans = labels.size === 0 ? passed : [...passed, ...labelsIn(labels, mentions, names)];
    const basis = judgementBasis(snapshot, file, index, names, dates, spoken, spans);
    const known = knownJudgement(snapshot, file, index, basis);
    for (const name of known ?? judgedAnew(inquiry, file, index, names, dates, passed, basis))
      found.push(name);
  }
  return found;
}

function judgedAnew(
  inquiry: Inquiry,
  file: FileSummary,
  index: number,
  names: BlockPart,
  dates: BlockPart,
  passed: readonly Span[],
  basis: readonly unknown[],
): readonly UnknownName[] {
  const { snapshot, reading, labels } = inquiry;
  const block = file.markdown?.blocks[index] as ProseBlock;
  const mentions = snapshot.mentions(file).slice(names.from, names.to);
  const known = spansOf(mentions.filter((mention) => !labels.has(mention)));
  const skipped = [...passed, ...spansOf(file.dates.slice(dates.from, dates.to))];
  const read = () => wordsOfBlock(reading.prose, block, reading.inCanon);
  return freshJudgement(snapshot, file, index, basis, () => {
    const words = ofBlock(snapshot, wordsMemo, file, index, read);
    return nameRuns(reading, { block, words, known, skipped }).flatMap((run) => judgeRun(inquiry, run));
  });
}

function labelsIn(
  labels: ReadonlySet<Mention>,
  mentions: readonly Mention[],
  { from, to }: BlockPart,
): readonly Span[] {
  return spansOf(mentions.slice(from, to).filter((mention) => labels.has(mention)));
}

const none: readonly Span[] = [];

function spansOf(items: readonly { readonly span: Span }[]): readonly Span[] {
  return items.map(({ span }) => span);
}

const wordsMemo: BlockMemo<BlockWord> = { name: 'words' };

/** Words the world's configuration accepts: its own list, and what its calendars call their parts. */
function acceptedWords(config: WorldConfig): ReadonlySet<string> {
  const calendars = config.calendars.flatMap((calendar) => [
    calendar.name,
    ...calendar.weekdays,
    ...calendar.months.flatMap((month) => [month.name, ...month.abbreviations]),
    ...calendar.eras.flatMap((era) => [era.name, ...era.abbreviations]),
    ...calendar.seasons.map((season) => season.name),
    ...calendar.moons.map((moon) => moon.name),
    ...calendar.namedYears.values(),
  ]);
  const accepted = new Set(config.words.map(foldName));
  for (const name of calendars) {
    accepted.add(foldName(name));
    for (const word of tokensOf(name)) if (word.text.length > 3) accepted.add(word.folded as FoldedName);
  }
  return accepted;
}

/** Mentions that are the whole label of a link, whatever its words are. */
function labelMentions(file: FileSummary, mentions: readonly Mention[]): ReadonlySet<Mention> {
  const labels = new Set(file.markdown?.links.map((link) => link.labelSpan?.start));
  return new Set(mentions.filter(({ form, span }) => form === 'link' && labels.has(span.start)));
}

/** Links without a mention lead nowhere that the canon knows: other rules speak of them. */
function deadLinks(file: FileSummary, mentions: readonly Mention[]): readonly Span[] {
  const links = file.markdown?.links.filter((link) => link.type === 'wiki' || link.type === 'embed') ?? [];
  const isMention = overlapTest(mentions.map((mention) => mention.span));
  return links.map((link) => link.span).filter((span) => !isMention(span));
}

function isAccepted({ accepted, snapshot }: Inquiry, word: RunWord): boolean {
  if (accepted.has(foldName(word.text)) || snapshot.names.hasWord(word.folded)) return true;
  if (titleWords(snapshot).has(word.folded) || isFormOfKnown(snapshot, word.folded)) return true;
  return isForeignScript(snapshot, word.text) || isUttered(snapshot, word.folded);
}

/** `Олену` for `Олена`: the case of a language whose endings are not known here, not a slip. */
function isForeignForm(snapshot: Snapshot, text: string, slip: Slip): boolean {
  const written = text.slice(slip.span.start, slip.span.end);
  if (!isForeignScript(snapshot, written)) return false;
  const words = written.split(/\s+/);
  return slip.suggestions.some((suggestion) => {
    const meant = suggestion.text.split(/\s+/);
    return meant.length === words.length && meant.every((word, i) => sharesStem(word, words[i] ?? ''));
  });
}

function judgeRun(inquiry: Inquiry, run: NameRun): readonly UnknownName[] {
  const { accepted, snapshot, text } = inquiry;
  if (accepted.has(foldName(text.slice(run.span.start, run.span.end)))) return [];
  const found: UnknownName[] = inquiry.slips
    .slipsOf(run)
    .filter((slip) => !accepted.has(foldName(text.slice(slip.span.start, slip.span.end))))
    .filter((slip) => !isForeignForm(snapshot, text, slip))
    .flatMap((slip) => inLabel(slip, inquiry))
    .map((slip) => ({ ...slip, text: text.slice(slip.span.start, slip.span.end), verdict: 'misspelt' }));
  for (const segment of segmentsOf(run)) {
    if (inquiry.labelsAt(segment.span).length > 0) continue;
    if (!segment.name || found.some((name) => overlaps(name.span, segment.span))) continue;
    const sure = segment.words.filter((word) => word.role === 'sure');
    const telling = sure.length > 0 ? sure : segment.words.filter(isTelling);
    if (telling.every((word) => isAccepted(inquiry, word))) continue;
    found.push(...driftNames(inquiry, sure));
    if (found.some((name) => overlaps(name.span, segment.span))) continue;
    const { span } = segment;
    found.push({
      span,
      text: text.slice(span.start, span.end),
      verdict: 'unknown',
      certain: true,
      suggestions: [],
    });
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}

/** A slip inside a label is one for the name of the entity linked to, or none. */
function inLabel(slip: Slip, { labelsAt }: Inquiry): readonly Slip[] {
  const [label] = labelsAt(slip.span);
  if (!label) return [slip];
  const suggestions = slip.suggestions.filter(({ entity }) => entity === label.entity);
  return suggestions.length > 0 ? [{ ...slip, certain: true, suggestions }] : [];
}

/** Of a name without a sure word, what is more than a title, an initial or a place's noun. */
function isTelling(word: RunWord): boolean {
  return word.role === 'weak' && word.folded.length > 1 && !placeNouns.has(word.folded);
}

function driftNames(inquiry: Inquiry, words: readonly RunWord[]): readonly UnknownName[] {
  const { snapshot, dictionary } = inquiry;
  const { language } = snapshot.config;
  return words.flatMap((word): UnknownName[] => {
    const variants = driftOf(word.folded, snapshot.lexicon, dictionary, language);
    const suggestions = variants.flatMap(({ folded, distance }) => {
      const example = exampleOf(snapshot, folded);
      return example ? [{ text: example.text, entity: undefined, distance }] : [];
    });
    const span = { start: word.start, end: word.end };
    if (suggestions.length === 0 || pageWordsOf(snapshot).has(word.folded)) return [];
    const certain = !isTold(inquiry.text, word.start, word.end);
    return [{ span, text: word.text, verdict: 'drift', certain, suggestions }];
  });
}
