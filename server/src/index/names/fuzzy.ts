/**
 * Which words are near a word: a symmetric-delete index (Garbe 2012) over the skeletons of all words of names.
 * Words that differ by one slip share a form with one letter deleted. For long words two slips are allowed:
 * one half of the word then holds one slip at most, so that the deletions of both halves suffice, at a
 * fraction of the entries that two deletions would take.
 */
import { skeleton } from '../../domain/names/fold.ts';
import { phoneticKey } from '../../domain/names/phonetic.ts';
import { hashFolded } from '../../syntax/words/tokens.ts';

export interface FuzzyIndex {
  add(token: number, folded: string): void;
  reset(): void;
  /** Calls for every word that may be within the allowed distance, some of them repeatedly. */
  candidates(folded: string, visit: (token: number) => void): void;
  /** Bytes held, for the benchmarks. */
  readonly bytes: number;
}

/** Shortest skeleton that is searched by deletion. */
export const shortestFuzzy = 4;
/** Skeletons from this length on may differ by two slips anywhere. */
export const shortestDouble = 10;
const half = 5;

const headMark = 0x9e3779b9;
const tailMark = 0x7f4a7c15;
const soundMark = 0x94d049bb;

export function createFuzzyIndex(): FuzzyIndex {
  let keys = new Uint32Array(4096);
  let tokens = new Int32Array(4096);
  let nexts = new Int32Array(4096);
  let heads = new Int32Array(4096);
  let signatures = new Uint32Array(1024);
  let lengths = new Uint8Array(1024);
  let count = 0;

  const insert = (key: number, token: number): void => {
    if (count + 1 >= keys.length) widen();
    count++;
    keys[count] = key;
    tokens[count] = token;
    link(count);
  };
  const link = (entry: number): void => {
    const slot = (keys[entry] as number) & (heads.length - 1);
    nexts[entry] = heads[slot] as number;
    heads[slot] = entry;
  };
  const widen = (): void => {
    keys = extended(keys, new Uint32Array(keys.length * 2));
    tokens = extended(tokens, new Int32Array(tokens.length * 2));
    nexts = new Int32Array(nexts.length * 2);
    heads = new Int32Array(heads.length * 2);
    for (let entry = 1; entry <= count; entry++) link(entry);
  };
  const describe = (token: number, letters: string): void => {
    while (token >= signatures.length) {
      signatures = extended(signatures, new Uint32Array(signatures.length * 2));
      lengths = extended(lengths, new Uint8Array(lengths.length * 2));
    }
    signatures[token] = signatureOf(letters);
    lengths[token] = Math.min(255, letters.length);
  };

  return {
    add(token, folded) {
      const letters = skeleton(folded);
      if (letters.length < shortestFuzzy) return;
      describe(token, letters);
      eachKey(letters, (key) => insert(key, token));
    },
    reset() {
      count = 0;
      heads.fill(0);
    },
    candidates(folded, visit) {
      const letters = skeleton(folded);
      if (letters.length < shortestFuzzy) return;
      const signature = signatureOf(letters);
      const slips = 2;
      eachKey(letters, (key) => {
        for (
          let entry = heads[key & (heads.length - 1)] as number;
          entry !== 0;
          entry = nexts[entry] as number
        ) {
          if (keys[entry] !== key) continue;
          const token = tokens[entry] as number;
          if (Math.abs((lengths[token] as number) - letters.length) > slips) continue;
          if (bits((signatures[token] as number) ^ signature) <= 2 * slips) visit(token);
        }
      });
    },
    get bytes() {
      return (
        keys.byteLength +
        tokens.byteLength +
        nexts.byteLength +
        heads.byteLength +
        signatures.byteLength +
        lengths.byteLength
      );
    },
  };
}

function extended<T extends Uint32Array | Int32Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

function eachKey(letters: string, visit: (key: number) => void): void {
  eachDeletion(letters, 0, visit);
  visit((hashFolded(phoneticKey(letters)) ^ soundMark) >>> 0);
  if (letters.length < shortestDouble - 1) return;
  eachDeletion(letters.slice(0, half), headMark, visit);
  eachDeletion(letters.slice(-half), tailMark, visit);
}

/** The word itself and the word without each of its letters, as hashes; a run of one letter counts once. */
function eachDeletion(letters: string, mark: number, visit: (key: number) => void): void {
  visit((hashFolded(letters) ^ mark) >>> 0);
  for (let i = 0; i < letters.length; i++) {
    if (i > 0 && letters.charCodeAt(i) === letters.charCodeAt(i - 1)) continue;
    visit((hashWithout(letters, i) ^ mark) >>> 0);
  }
}

/** FNV-1a of the word without one letter. */
function hashWithout(letters: string, skipped: number): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < letters.length; i++) {
    if (i !== skipped) hash = Math.imul(hash ^ letters.charCodeAt(i), 0x01000193);
  }
  return hash >>> 0;
}

/** Which letters occur, one bit each (letters 32 apart share one): one slip changes two bits at most. */
function signatureOf(letters: string): number {
  let signature = 0;
  for (let i = 0; i < letters.length; i++) signature |= 1 << (letters.charCodeAt(i) & 31);
  return signature >>> 0;
}

function bits(value: number): number {
  let v = value - ((value >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
