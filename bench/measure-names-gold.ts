/** Proper-name detection against gold spans: `NAME.txt` with `NAME.names.json` beside it (`[start, end, type]`). */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { filePath } from '../server/src/domain/ids.ts';
import { createWorkspace } from '../server/src/index/workspace.ts';
import { tokenFlag, tokensOf } from '../server/src/syntax/words/tokens.ts';
import type { FileChoice } from './measure-names-world.ts';

export interface GoldScore {
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly falseNegatives: number;
  readonly misses: readonly string[];
  readonly extras: readonly string[];
}

interface GoldFile {
  readonly name: string;
  readonly text: string;
  readonly spans: readonly { readonly start: number; readonly end: number }[];
}

export function scoreGold(folder: string, chosen: FileChoice): GoldScore {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.names.json') && chosen(name))
    .sort()
    .map((name) => readGold(folder, name.replace(/\.names\.json$/, '')));
  const workspace = createWorkspace();
  // Every page of a plain folder defines an entity: its name must not give the answers away.
  const pathOf = (index: number) => filePath(`chapter-${index}.md`);
  workspace.apply(files.map((file, index) => ({ path: pathOf(index), text: file.text })));
  const snapshot = workspace.snapshot();
  const misses: string[] = [];
  const extras: string[] = [];
  let truePositives = 0;
  for (const [index, file] of files.entries()) {
    const summary = snapshot.files.get(pathOf(index));
    if (!summary) continue;
    const found = [...snapshot.unknownNames(summary), ...snapshot.mentions(summary)].map((name) => name.span);
    for (const token of tokensOf(file.text)) {
      if ((token.flags & tokenFlag.upperFirst) === 0) continue;
      const covers = (span: { start: number; end: number }): boolean =>
        span.start <= token.start && token.start < span.end;
      const gold = file.spans.some(covers);
      const predicted = found.some(covers);
      const around = (): string => `${token.text}\t${excerpt(file.text, token.start, token.end)}`;
      if (gold && predicted) truePositives++;
      else if (gold) misses.push(around());
      else if (predicted) extras.push(around());
    }
  }
  return { truePositives, falsePositives: extras.length, falseNegatives: misses.length, misses, extras };
}

function excerpt(text: string, start: number, end: number): string {
  return text.slice(Math.max(0, start - 40), end + 30).replace(/\s+/g, ' ');
}

/** Reads a text that stands in tokens and joins it into prose again, gold spans following. */
function readGold(folder: string, name: string): GoldFile {
  const text = readFileSync(path.join(folder, `${name}.txt`), 'utf8');
  const gold: unknown = JSON.parse(readFileSync(path.join(folder, `${name}.names.json`), 'utf8'));
  const spans = Array.isArray(gold) ? gold.map(([start, end]: [number, number]) => ({ start, end })) : [];
  const kept: string[] = [];
  const moved = new Int32Array(text.length + 1);
  for (let i = 0; i < text.length; i++) {
    moved[i] = kept.length;
    if (!(text[i] === ' ' && isNeedlessBlank(text, i))) kept.push(text[i] as string);
  }
  moved[text.length] = kept.length;
  return {
    name,
    text: kept.join(''),
    spans: spans.map(({ start, end }) => ({ start: moved[start] ?? 0, end: moved[end] ?? 0 })),
  };
}

/** Whether a tokeniser put the blank there: before punctuation and clitics, inside quotation marks. */
function isNeedlessBlank(text: string, index: number): boolean {
  const rest = text.slice(index + 1, index + 6);
  if (/^[,.;:!?)\]”]/.test(rest) || /^(?:['’](?:s|S|ll|d|re|ve|m)?(?!\w)|n['’]t\b)/.test(rest)) return true;
  return /[“([]/.test(text[index - 1] ?? '') || /^ ?-- ?/.test(text.slice(index - 3, index + 1));
}
