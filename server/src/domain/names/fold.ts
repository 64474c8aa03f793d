import type { FoldedName } from '../ids.ts';
import { folds } from './characters.ts';

/**
 * Folds a name for comparison: lower case, no diacritics of Latin, Greek and Cyrillic, straight
 * apostrophes, plain hyphens, single spaces, trimmed. Two spellings that fold alike are one name
 * written with other capitals or marks. Marks of other scripts carry sounds and stay.
 */
export function foldName(name: string): FoldedName {
  let folded = '';
  let pendingSpace = false;
  for (let i = 0; i < name.length; i++) {
    const unit = name.charCodeAt(i);
    if (isSpace(unit)) {
      pendingSpace = folded !== '';
      continue;
    }
    const to = folds[unit] ?? unit;
    if (to === 0) continue;
    if (pendingSpace) folded += ' ';
    pendingSpace = false;
    folded += String.fromCharCode(to);
  }
  return folded as FoldedName;
}

/** The same without apostrophes and hyphens, which slips of the pen drop and add. */
export function skeleton(folded: string): string {
  return folded.replace(/['-]/g, '');
}

export function isSpace(unit: number): boolean {
  return (
    unit === 0x20 ||
    (unit >= 0x09 && unit <= 0x0d) ||
    unit === 0xa0 ||
    unit === 0x85 ||
    (unit >= 0x2000 && unit <= 0x200a) ||
    unit === 0x2028 ||
    unit === 0x2029 ||
    unit === 0x202f ||
    unit === 0x3000
  );
}
