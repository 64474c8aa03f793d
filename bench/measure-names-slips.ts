/** How many injected slips in names are found, and what is found where nothing was injected. */
import type { Span } from '../server/src/base/span.ts';
import type { FilePath } from '../server/src/domain/ids.ts';
import type { UnknownName } from '../server/src/index/mention.ts';
import type { Snapshot } from '../server/src/index/snapshot.ts';
import type { FileSummary } from '../server/src/index/summary.ts';
import { createWorkspace, type FileChange } from '../server/src/index/workspace.ts';
import { citationsOf } from '../server/src/syntax/prose/citations.ts';
import { tokensOf } from '../server/src/syntax/words/tokens.ts';
import { type Injection, inject, seeded } from './inject.ts';
import type { FileChoice } from './measure-names-world.ts';

export interface CleanScore {
  readonly words: number;
  /** Warnings on text that nobody spoilt: misspelt names and drift. */
  readonly alarms: readonly string[];
  /** What is said quietly, as only possible. */
  readonly possible: readonly string[];
  readonly unknown: number;
}

export interface SlipScore {
  readonly injected: number;
  readonly found: number;
  /** Found and worth a warning; the others are said quietly. */
  readonly warned: number;
  readonly firstRight: number;
  readonly missed: readonly string[];
  readonly wrongFirst: readonly string[];
}

const alarming = (name: UnknownName): boolean => name.verdict !== 'unknown';

export function scoreClean(snapshot: Snapshot, chosen: FileChoice): CleanScore {
  let words = 0;
  let unknown = 0;
  const alarms: string[] = [];
  const possible: string[] = [];
  for (const file of checkedFiles(snapshot, chosen)) {
    words += (file.markdown?.prose.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? []).length;
    for (const name of snapshot.unknownNames(file)) {
      if (!alarming(name)) unknown++;
      else
        (name.certain ? alarms : possible).push(
          `${name.verdict} ${name.text} -> ${suggested(name)} ${excerpt(file, name.span)}`,
        );
    }
  }
  return { words, alarms, possible, unknown };
}

/** @param length tells which words are spoilt: those of at least five letters, or of exactly four */
export function scoreSlips(
  changes: readonly FileChange[],
  snapshot: Snapshot,
  chosen: FileChoice,
  length: (letters: number) => boolean,
  options: { readonly share: number; readonly seed: number },
): SlipScore {
  const random = seeded(options.seed);
  const spoilt = new Map<FilePath, readonly Injection[]>();
  const texts = new Map(changes.map((change) => [change.path, change]));
  for (const file of checkedFiles(snapshot, chosen)) {
    const places = namePlaces(snapshot, file, length);
    const { text, injections } = inject(file.text, places, options.share, random);
    spoilt.set(file.path, injections);
    texts.set(file.path, { path: file.path, text });
  }
  const workspace = createWorkspace();
  workspace.apply([...texts.values()]);
  return tally(workspace.snapshot(), spoilt);
}

function tally(snapshot: Snapshot, spoilt: ReadonlyMap<FilePath, readonly Injection[]>): SlipScore {
  const missed: string[] = [];
  const wrongFirst: string[] = [];
  let [injected, found, warned, firstRight] = [0, 0, 0, 0];
  for (const [path, injections] of spoilt) {
    const file = snapshot.files.get(path);
    if (!file) continue;
    const names = snapshot.unknownNames(file);
    for (const { right, wrong, span } of injections) {
      injected++;
      const hits = names.filter((name) => name.span.start < span.end && span.start < name.span.end);
      const hit = hits.find(alarming);
      const line = `${right} -> ${wrong}${hits[0] ? ` (${hits[0].verdict})` : ''} ${excerpt(file, span)}`;
      if (!hit) missed.push(line);
      else {
        found++;
        if (hit.certain) warned++;
        if (isRight(file.text, hit, wrong, right, span)) firstRight++;
        else wrongFirst.push(`${line} got ${suggested(hit)}`);
      }
    }
  }
  return { injected, found, warned, firstRight, missed, wrongFirst };
}

/** Whether taking the first suggestion brings the right word back. */
function isRight(text: string, hit: UnknownName, wrong: string, right: string, span: Span): boolean {
  const suggestion = hit.suggestions[0]?.text ?? '';
  const before = text.slice(Math.min(hit.span.start, span.start), span.start);
  const after = text.slice(span.end, Math.max(hit.span.end, span.end));
  if (hit.span.start > span.start || hit.span.end < span.end) return suggestion === right && wrong !== right;
  return suggestion === before + right + after || suggestion === right;
}

/**
 * Words of names that the canon knows. Links without a label and citations are left alone, for a slip in them
 * is a broken link or an unknown source.
 */
function namePlaces(
  snapshot: Snapshot,
  file: FileSummary,
  length: (letters: number) => boolean,
): readonly Span[] {
  const places: Span[] = [];
  const { markdown } = file;
  const targets = [
    ...(markdown?.links.map((link) => link.targetSpan) ?? []),
    ...(markdown ? citationsOf(file.text, markdown).map((citation) => citation.span) : []),
  ];
  for (const { span, form } of snapshot.mentions(file)) {
    if (targets.some((target) => target.start < span.end && span.start < target.end)) continue;
    if (form !== 'exact' || span.start < (places.at(-1)?.end ?? 0)) continue;
    const words = tokensOf(file.text, span.start, span.end).filter(
      (word) => /^\p{Lu}\p{L}+$/u.test(word.text) && length(word.text.length),
    );
    const word = words[(span.start * 7) % Math.max(1, words.length)];
    if (word) places.push({ start: word.start, end: word.end });
  }
  return places;
}

function checkedFiles(snapshot: Snapshot, chosen: FileChoice): FileSummary[] {
  return [...snapshot.files.values()].filter((file) => file.checked && file.markdown && chosen(file.path));
}

function suggested(name: UnknownName): string {
  return name.suggestions.map((one) => `${one.text}(${one.distance})`).join(', ');
}

function excerpt(file: FileSummary, span: Span): string {
  const around = file.text.slice(Math.max(0, span.start - 30), span.end + 30).replace(/\s+/g, ' ');
  return `\t${file.path}: ${around}`;
}
