import picomatch from 'picomatch/posix.js';

/** A test for paths relative to a root, `/` between parts. No globs match nothing. */
export type PathTest = (path: string) => boolean;

/** Compiles globs once. A glob that cannot be compiled matches nothing. A trailing `/` means the whole folder. */
export function matchGlobs(globs: readonly string[]): PathTest {
  const tests = globs.flatMap((glob) => {
    const whole = glob.replace(/^\.\//, '').replace(/\/$/, '/**');
    try {
      return [picomatch(whole, { dot: false, nocase: false })];
    } catch {
      return [];
    }
  });
  return (path) => tests.some((test) => test(path));
}
