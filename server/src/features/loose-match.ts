/** Matching typed letters against names, for lists that narrow as one types. Allocates nothing. */
import { isSpace } from '../domain/names/fold.ts';
import { foldAt, startsAt } from './name-table.ts';

/** How well letters fit a name: smaller is better. */
export const fits = { prefix: 0, word: 1, inside: 2, scattered: 3 } as const;
export type Fit = (typeof fits)[keyof typeof fits];

/** The best way in which `typed`, already folded, fits a name; undefined when it does not. */
export function looseFit(name: string, typed: string): Fit | undefined {
  if (typed === '' || startsAt(name, 0, typed)) return fits.prefix;
  let best: Fit | undefined;
  for (let at = 1; at < name.length; at++) {
    if (foldAt(name, at) !== typed.charCodeAt(0) || !startsAt(name, at, typed)) continue;
    const before = name.charCodeAt(at - 1);
    if (isSpace(before) || before === 0x2d) return fits.word;
    best = fits.inside;
  }
  return best ?? (isScattered(name, typed) ? fits.scattered : undefined);
}

function isScattered(name: string, typed: string): boolean {
  let next = 0;
  for (let at = 0; at < name.length && next < typed.length; at++) {
    if (foldAt(name, at) === typed.charCodeAt(next)) next++;
  }
  return next === typed.length;
}
