import type { Planted } from './model.ts';

/** A slip inside a sentence. */
export interface Slip {
  readonly rule: string;
  readonly text: string;
  readonly expected: string;
}

/** Text, or text with slips in it. */
export type Part = string | Slip;
export type Sentence = readonly Part[];

/** Collects a file's text and the places of its slips. */
export interface TextBuilder {
  add(...parts: Sentence): void;
  readonly length: number;
  text(): string;
  planted(): Planted[];
}

export function createTextBuilder(file: string): TextBuilder {
  const parts: string[] = [];
  const slips: (Slip & { readonly start: number })[] = [];
  let length = 0;
  const put = (text: string): void => {
    parts.push(text);
    length += text.length;
  };
  return {
    add(...added) {
      for (const part of added) {
        if (typeof part !== 'string') slips.push({ ...part, start: length });
        put(typeof part === 'string' ? part : part.text);
      }
    },
    get length() {
      return length;
    },
    text: () => parts.join(''),
    planted() {
      const whole = parts.join('');
      return slips.map(({ rule, text, expected, start }) => {
        const before = whole.slice(0, start);
        const line = before.split('\n').length - 1;
        const character = start - (before.lastIndexOf('\n') + 1);
        return { file, rule, start, end: start + text.length, line, character, text, expected };
      });
    },
  };
}
