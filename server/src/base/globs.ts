import picomatch from 'picomatch/posix.js';
import { expandBraces, isPlainGlob, matchPlainGlob } from './plain-glob.ts';

/** A test for paths relative to a root, `/` between parts. No globs match nothing. */
export type PathTest = (path: string) => boolean;

/** Longer patterns nobody writes. */
const maxLength = 1000;
/** Repetitions in a pattern of the rarer kinds, each of which may multiply the time by the length of the path. */
const maxRepeaters = 3;
/** Groups in such a pattern, each of which may multiply the time by its alternatives. */
const maxGroups = 3;

/**
 * Compiles globs once. A glob that cannot be compiled, or that might take for ever, matches nothing. A trailing `/`
 * means the whole folder.
 */
export function matchGlobs(globs: readonly string[]): PathTest {
  const tests = globs.flatMap((glob) => compile(glob.replace(/^\.\//, '').replace(/\/$/, '/**')) ?? []);
  return (path) => tests.some((test) => test(path));
}

/** Whether a glob is one that {@link matchGlobs} can use. */
export function isUsableGlob(glob: string): boolean {
  return compile(glob.replace(/^\.\//, '').replace(/\/$/, '/**')) !== undefined;
}

/**
 * Stars, question marks and braces, which are all that authors write, are matched in time that grows with the path
 * alone. The rest of the language becomes a regular expression, whose time may grow without bound: it is taken only
 * while it has few repetitions.
 */
function compile(glob: string): PathTest | undefined {
  if (glob === '' || glob.length > maxLength) return undefined;
  if (isPlainGlob(glob)) {
    const alternatives = expandBraces(glob)?.map((alternative) => alternative.split('/'));
    return alternatives && ((path) => matchPlainGlob(alternatives, path.split('/')));
  }
  if (isExpensive(glob)) return undefined;
  try {
    return picomatch(glob, { dot: false, nocase: false });
  } catch {
    return undefined;
  }
}

function isExpensive(glob: string): boolean {
  const count = (pattern: RegExp): number => glob.match(pattern)?.length ?? 0;
  // Alternatives that are repeated can be the same text in many ways: `+(a|aa)`, `(a|aa)*`.
  const repeated = /[*+]\([^)]*[|*+?(]|(?:^|[^!@?])\([^)]*\)\*|\)[+{]/;
  return count(/\*+|\+\(/g) > maxRepeaters || count(/[({]/g) > maxGroups || repeated.test(glob);
}
