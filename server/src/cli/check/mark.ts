/** What a finding stands on, in words rather than places, so that it is known again when lines move. */
import { createHash } from 'node:crypto';
import type { Span } from '../../base/span.ts';

export interface Mark {
  /** The text that is flagged; of a long one, its beginning and a digest. */
  readonly text: string;
  /** The words before and after it in its line. */
  readonly before: string;
  readonly after: string;
}

const longestText = 80;
/** Words that count as the surroundings, on either side. */
const words = 3;
/** No more of a line than this is looked at. */
const reach = 120;

export function markOf(text: string, span: Span): Mark {
  const lineStart = lastBreak(text, span.start);
  const before = text.slice(Math.max(lineStart, span.start - reach), span.start);
  const [after = ''] = text.slice(span.end, span.end + reach).split(/[\r\n]/, 1);
  return {
    text: shortened(oneSpace(text.slice(span.start, span.end))),
    before: oneSpace(before).split(' ').slice(-words).join(' '),
    after: oneSpace(after).split(' ').slice(0, words).join(' '),
  };
}

function lastBreak(text: string, offset: number): number {
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}

function oneSpace(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function shortened(text: string): string {
  if (text.length <= longestText) return text;
  return `${text.slice(0, longestText).replace(/\p{Surrogate}$/u, '')}… ${digest(text).slice(0, 8)}`;
}

/** SHA-256, in hexadecimal digits. */
export function digest(...parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest('hex');
}

interface Marked {
  readonly file: string;
  readonly rule: string;
  readonly mark: Mark;
}

/** One fingerprint for each finding, all of them different, by file, rule and mark but not by line. */
export function fingerprints(findings: readonly Marked[]): readonly string[] {
  const seen = new Map<string, number>();
  return findings.map(({ file, rule, mark }) => {
    const key = digest(file, rule, mark.text, mark.before, mark.after);
    const number = seen.get(key) ?? 0;
    seen.set(key, number + 1);
    return digest(key, `${number}`).slice(0, 32);
  });
}
