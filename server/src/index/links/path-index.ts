/** Finds files by what links call them. Pure in the list of paths. */

import type { FilePath } from '../../domain/ids.ts';
import { editDistance } from '../../domain/names/edit-distance.ts';
import { foldName } from '../../domain/names/fold.ts';
import { identityMarker } from '../../domain/names/identity.ts';
import { phoneticKey } from '../../domain/names/phonetic.ts';

export interface PathIndex {
  readonly paths: readonly FilePath[];
  /** The file at exactly this path, else the only one whose path differs in capitals alone; `.md` may be left out. */
  exact(path: string): FilePath | undefined;
  /** Files whose path ends with this one, whatever the capitals; `.md` may be left out. In path order. */
  endingWith(path: string): readonly FilePath[];
  /** Files whose whole path this one ends with: links of a larger vault that the world is a folder of. */
  withinPath(path: string): FilePath | undefined;
  /** A file stands below this folder. */
  hasFolder(path: string): boolean;
  /** Pages whose name is the same but for its articles, in path order. */
  butForArticles(name: string): readonly FilePath[];
  /** Pages whose name is near, nearest first. */
  near(name: string, limit: number): readonly NearPage[];
}

export interface NearPage {
  readonly path: FilePath;
  /** Slips between the folded names. */
  readonly distance: number;
}

interface Page {
  readonly path: FilePath;
  readonly folded: string;
  readonly letters: number;
}

export function createPathIndex(paths: readonly FilePath[]): PathIndex {
  const whole = new Map<string, FilePath[]>();
  const byBase = new Map<string, FilePath[]>();
  for (const path of paths) {
    const key = pathKey(path);
    addTo(whole, key, path);
    addTo(byBase, baseOf(key), path);
  }
  let folders: ReadonlySet<string> | undefined;
  let bare: ReadonlyMap<string, readonly FilePath[]> | undefined;
  let pages: ReadonlyMap<number, readonly Page[]> | undefined;
  const keyOf = remembered(pathKey);
  const exact = (path: string): FilePath | undefined => {
    const found = whole.get(keyOf(path)) ?? [];
    return found.length < 2
      ? found[0]
      : found.find((candidate) => withoutExtension(candidate) === withoutExtension(path));
  };
  const near = remembered((name) => {
    pages ??= pagesByLength(paths);
    return nearPages(pages, name);
  });
  return {
    paths,
    exact,
    endingWith: remembered((path) => {
      const key = keyOf(path);
      const wanted = `/${key}`;
      return (byBase.get(baseOf(key)) ?? [])
        .filter((candidate) => `/${pathKey(candidate)}`.endsWith(wanted))
        .sort();
    }),
    withinPath(path) {
      for (let slash = path.indexOf('/'); slash !== -1; slash = path.indexOf('/', slash + 1)) {
        const found = exact(path.slice(slash + 1));
        // A name alone says nothing about the folders in front of it.
        if (found?.includes('/')) return found;
      }
      return undefined;
    },
    hasFolder(path) {
      folders ??= allFolders(paths);
      return folders.has(path.replace(/\/+$/, '').toLowerCase());
    },
    butForArticles(name) {
      bare ??= pagesWithoutArticles(paths);
      return bare.get(withoutArticles(name)) ?? [];
    },
    near: (name, limit) => near(name).slice(0, limit),
  };
}

/** Answers for so many texts are remembered: an author's own links are asked about at every keystroke. */
const mostRemembered = 1000;

function remembered<T>(answer: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const told = known.get(text);
    if (told !== undefined) return told;
    if (known.size >= mostRemembered) known.clear();
    const fresh = answer(text);
    known.set(text, fresh);
    return fresh;
  };
}

/** Paths are compared without capitals, without `.md`, and in one form of composed letters. */
function pathKey(path: string): string {
  return withoutExtension(path).normalize('NFC').toLowerCase();
}

export function withoutExtension(path: string): string {
  return path.replace(/\.(?:md|markdown)$/i, '');
}

export function baseOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function addTo(map: Map<string, FilePath[]>, key: string, path: FilePath): void {
  const known = map.get(key);
  if (known) known.push(path);
  else map.set(key, [path]);
}

function allFolders(paths: readonly FilePath[]): ReadonlySet<string> {
  const folders = new Set<string>();
  for (const path of paths) {
    for (let folder = folderOf(path.toLowerCase()); folder !== ''; folder = folderOf(folder)) {
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  }
  return folders;
}

function pagesByLength(paths: readonly FilePath[]): ReadonlyMap<number, readonly Page[]> {
  const pages = new Map<number, Page[]>();
  for (const path of paths) {
    if (!/\.(?:md|markdown)$/i.test(path)) continue;
    const folded = foldName(baseOf(withoutExtension(path)));
    const page = { path, folded, letters: letterSet(folded) };
    const known = pages.get(folded.length);
    if (known) known.push(page);
    else pages.set(folded.length, [page]);
  }
  return pages;
}

function pagesWithoutArticles(paths: readonly FilePath[]): ReadonlyMap<string, readonly FilePath[]> {
  const pages = new Map<string, FilePath[]>();
  for (const path of paths.toSorted()) {
    if (/\.(?:md|markdown)$/i.test(path)) addTo(pages, withoutArticles(baseOf(withoutExtension(path))), path);
  }
  return pages;
}

/** The folded words of a name, `the`, `a` and `an` left out wherever they stand. */
function withoutArticles(name: string): string {
  return foldName(name)
    .split(/[\s_]+/)
    .filter((word) => !/^(?:the|an?)$/.test(word))
    .join(' ');
}

function nearPages(pages: ReadonlyMap<number, readonly Page[]>, name: string): readonly NearPage[] {
  const folded = foldName(name);
  const letters = letterSet(folded);
  const most = allowedSlips(folded.length);
  const marks = identityMarks(name);
  const found: NearPage[] = [];
  for (let length = folded.length - most; length <= folded.length + most; length++) {
    for (const page of pages.get(length) ?? []) {
      // Each slip changes at most two letters of the set: most pages need no closer look.
      if (bitCount(letters ^ page.letters) > 2 * most) continue;
      const distance = editDistance(folded, page.folded, most);
      if (distance > most || !wordsAreNear(folded, page.folded)) continue;
      if (identityMarks(baseOf(withoutExtension(page.path))) !== marks) continue;
      found.push({ path: page.path, distance });
    }
  }
  return found.sort((a, b) => a.distance - b.distance || (a.path < b.path ? -1 : 1)).slice(0, mostNear);
}

/** Nobody asks for more. */
const mostNear = 20;

/** Every word must be near by itself: two slips are too many for Kuri and Nori, whoever's family name follows. */
function wordsAreNear(a: string, b: string): boolean {
  const [first, second] = [a.split(' '), b.split(' ')];
  if (first.length !== second.length) return true;
  return first.every((word, i) => {
    const other = second[i] ?? '';
    // A single letter more or less is a slip in the shortest of words.
    const length = Math.min(word.length, other.length);
    // `Counsel` for `Council`: what sounds alike is written wrong more easily.
    const alike = length >= shortestAlike && soundOf(word) === soundOf(other);
    const allowed = alike ? 2 : Math.max(1, allowedSlips(length));
    return editDistance(word, other, allowed) <= allowed;
  });
}

const shortestAlike = 6;

function soundOf(folded: string): string {
  return phoneticKey(folded.replace(/c(?=[eiy])/g, 's'));
}

/** How many slips may lie between a name and what its author meant. */
export function allowedSlips(length: number): number {
  return length < 4 ? 0 : length < 8 ? 1 : 2;
}

/** What must be the same in two names that are taken for one: Chapter 1 and Chapter 2 are no slips. */
export function identityMarks(name: string): string {
  const words = name
    .split(/[\s_]+/)
    .map((word) => identityMarker(foldName(word), word === word.toUpperCase()));
  return words.filter((mark) => mark !== '').join(' ');
}

/** The letters of a word as bits, other characters sharing the last one. */
function letterSet(folded: string): number {
  let set = 0;
  for (let i = 0; i < folded.length; i++) {
    const letter = folded.charCodeAt(i) - 97;
    set |= 1 << (letter >= 0 && letter < 26 ? letter : 26);
  }
  return set;
}

function bitCount(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count++;
  return count;
}
