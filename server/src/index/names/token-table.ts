import { folds } from '../../domain/names/characters.ts';
import { hashFolded } from '../../syntax/words/tokens.ts';

/** Numbers the distinct folded words of all names. Numbers start at 1; 0 means unknown. */
export interface TokenTable {
  /** Number of a folded word, given a new one when needed. */
  intern(folded: string): number;
  /** Number of the word that stands in a text, by its hash (see `readToken`). */
  find(text: string, start: number, end: number, hash: number): number;
  findFolded(folded: string): number;
  /** Whether some word has this hash: a test that needs no string. */
  mayHave(hash: number): boolean;
  /** The folded word of a number. */
  text(token: number): string;
  readonly size: number;
}

/** Open addressing over typed arrays: a scan asks without making a string of the word. */
export function createTokenTable(): TokenTable {
  const texts: string[] = [''];
  let hashes = new Int32Array(1024);
  let slots = new Int32Array(2048);
  let mask = slots.length - 1;

  const grow = (): void => {
    const wider = new Int32Array(hashes.length * 2);
    wider.set(hashes);
    hashes = wider;
    slots = new Int32Array(hashes.length * 2);
    mask = slots.length - 1;
    for (let token = 1; token < texts.length; token++) place(token, hashes[token] as number);
  };
  const place = (token: number, hash: number): void => {
    let slot = hash & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = token;
  };
  const findFolded = (folded: string, hash: number): number => {
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const token = slots[slot] as number;
      if (token === 0 || (hashes[token] === hash && texts[token] === folded)) return token;
    }
  };

  return {
    intern(folded) {
      const hash = hashFolded(folded);
      const known = findFolded(folded, hash);
      if (known !== 0) return known;
      if (texts.length === hashes.length) grow();
      const token = texts.push(folded) - 1;
      hashes[token] = hash;
      place(token, hash);
      return token;
    },
    find(text, start, end, hash) {
      for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
        const token = slots[slot] as number;
        if (token === 0) return 0;
        if (hashes[token] === hash && foldsTo(text, start, end, texts[token] as string)) return token;
      }
    },
    findFolded: (folded) => findFolded(folded, hashFolded(folded)),
    mayHave(hash) {
      for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
        const token = slots[slot] as number;
        if (token === 0) return false;
        if (hashes[token] === hash) return true;
      }
    },
    text: (token) => texts[token] ?? '',
    get size() {
      return texts.length - 1;
    },
  };
}

/** Whether a stretch of text folds to the given word; dots of abbreviations do not count. */
function foldsTo(text: string, start: number, end: number, folded: string): boolean {
  let at = 0;
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    const to = folds[unit] as number;
    if (to === 0 || unit === 0x2e) continue;
    if (folded.charCodeAt(at) !== to) return false;
    at++;
  }
  return at === folded.length;
}
