/** Whether words that fold to a name are written as the name is, and if not, what that means. */
import { type Dictionary, isOrdinary } from '../../syntax/words/dictionary.ts';
import type { MatchForm } from '../mention.ts';
import { spellingFlag } from './spellings.ts';

export interface CompareContext {
  readonly dictionary: Dictionary;
  readonly particles: readonly string[];
  /** Whether the words begin a sentence; asked for only when capitals are in doubt. */
  readonly sentenceStart: () => boolean;
}

/** Shortest word whose letters alone can prove a name; one that stands alone and small needs a letter more. */
const distinctiveLength = 4;

/**
 * Form of a mention, or undefined when the capitals say that it is none. Text and name are known to fold
 * alike; apostrophes, hyphens, blanks and dots never count as a difference.
 */
export function compareSpelling(
  written: string,
  core: string,
  flags: number,
  context: CompareContext,
): MatchForm | undefined {
  if (written === core) return ownForm(flags);
  if (flags & spellingFlag.firstPart) return undefined;
  const a = plain(written);
  const b = plain(core);
  if (a === b) return ownForm(flags);
  const [bareA, bareB] = [withoutMarks(a), withoutMarks(b)];
  if (bareA === bareB) return 'diacritic';
  if (flags & spellingFlag.exactCase) return undefined;
  if (flags & spellingFlag.anyCase) return 'variant';
  const form = judgeCapitals(bareA.split(' '), bareB.split(' '), flags, context);
  return form !== undefined && form !== 'case' && a.toLowerCase() !== b.toLowerCase() ? 'diacritic' : form;
}

function ownForm(flags: number): MatchForm {
  if (flags & spellingFlag.bare) return 'diacritic';
  if (flags & spellingFlag.firstPart) return 'short';
  return flags & (spellingFlag.prefixless | spellingFlag.shortened) ? 'variant' : 'exact';
}

function plain(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[’‘ʼʻ`´′＇]/g, "'")
    .replace(/[‐‑]/g, '-')
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff.]/g, '')
    .replace(/\s+/g, ' ');
}

function withoutMarks(text: string): string {
  return text.normalize('NFKD').replace(/[\u0300-\u036f]/g, '');
}

type Change = 'same' | 'raised' | 'lowered' | 'shouted' | 'mangled';

function changeOf(written: string, name: string): Change {
  if (written === name) return 'same';
  if (written === written.toLowerCase()) return 'lowered';
  if (name === name.toLowerCase() && written.slice(1) === name.slice(1)) return 'raised';
  return written === written.toUpperCase() && written.length > 1 ? 'shouted' : 'mangled';
}

function judgeCapitals(
  written: readonly string[],
  name: readonly string[],
  flags: number,
  context: CompareContext,
): MatchForm | undefined {
  const loneCommon = (flags & spellingFlag.singleWord) !== 0 && (flags & spellingFlag.common) !== 0;
  if (isShouted(written)) return loneCommon ? undefined : 'variant';
  const changes = written.map((word, i) => changeOf(word, name[i] ?? ''));
  const real = changes.filter((change, i) => change !== 'same' && !isParticle(name[i] ?? '', context));
  if (real.every((change) => change === 'raised'))
    return flags & spellingFlag.lowerCase ? 'exact' : 'variant';
  if (flags & spellingFlag.lowerCase) return undefined;
  // `Spectre` for SPECTRE: a name in capitals need not be shouted.
  const calm = isShouted(name) && written.every((word) => /^\p{Lu}\p{Ll}*$/u.test(word));
  if (calm) return loneCommon ? undefined : 'variant';
  if (isGenericPhrase(written, flags) || isDescribed(changes, name, context)) return 'variant';
  return hasCaseEvidence(written, name, context) ? 'case' : undefined;
}

/** `mystic matter` for Mystic Matter: several common words in a row, all small, are what the name names. */
function isGenericPhrase(written: readonly string[], flags: number): boolean {
  if ((flags & spellingFlag.generic) === 0 || (flags & spellingFlag.common) === 0) return false;
  const small = written.every((word) => word === word.toLowerCase());
  return small && written.filter((word) => word.length >= distinctiveLength).length > 1;
}

/** `the valley of Jezreel` for Valley of Jezreel: the common noun before `of` may be written small. */
function isDescribed(changes: readonly Change[], name: readonly string[], context: CompareContext): boolean {
  const at = name.findIndex((word) => isParticle(word, context));
  if (at < 1) return false;
  return changes.every(
    (change, i) => change === 'same' || (change === 'lowered' && i < at && isWord(name[i], context)),
  );
}

function isWord(word: string | undefined, context: CompareContext): boolean {
  return word !== undefined && isOrdinary(context.dictionary, word.toLowerCase());
}

function isShouted(words: readonly string[]): boolean {
  const text = words.join('');
  return text.length > 2 && text === text.toUpperCase() && text !== text.toLowerCase();
}

function isParticle(word: string, context: CompareContext): boolean {
  return context.particles.includes(word.toLowerCase());
}

/** Wrong capitals are a slip only where the words cannot well be anything but the name. */
function hasCaseEvidence(
  written: readonly string[],
  name: readonly string[],
  context: CompareContext,
): boolean {
  const small = written.every((word) => word === word.toLowerCase());
  if (small && !context.dictionary.hasWords) return false;
  const bare = written.length === 1 && written[0] === written[0]?.toLowerCase();
  const distinctive = name.some(
    (word) =>
      word.length >= distinctiveLength + (bare ? 1 : 0) &&
      !isOrdinary(context.dictionary, word.toLowerCase()),
  );
  if (distinctive) return true;
  const first = written[0] ?? '';
  return written.length > 1 && first !== first.toLowerCase() && !context.sentenceStart();
}
