import fc from 'fast-check';
import picomatch from 'picomatch/posix.js';
import { describe, expect, it } from 'vitest';
import { isUsableGlob, matchGlobs } from '../../server/src/base/globs.ts';
import { isPlainGlob } from '../../server/src/base/plain-glob.ts';

const matches = (glob: string, path: string): boolean => matchGlobs([glob])(path);

describe('globs', () => {
  it.each([
    ['canon/**/*.yaml', 'canon/people/kings.yaml', true],
    ['canon/**/*.yaml', 'canon/kings.yaml', true],
    ['canon/**/*.yaml', 'canon/kings.md', false],
    ['canon/**', 'canon/a/b.md', true],
    ['canon/', 'canon/a/b.md', true],
    ['./canon/*', 'canon/a.md', true],
    ['*.md', 'a/b.md', false],
    ['*/**', 'a.md', false],
    ['**/@(wiki|notes)/**/*.md', 'x/notes/a.md', true],
    ['**/*.md', 'b.md', true],
    ['**/*.md', '.trash/b.md', false],
    ['.notes/**', '.notes/b.md', true],
    ['{wiki,chapters}/**/*.md', 'chapters/1/a.md', true],
    ['ch?.md', 'ch1.md', true],
    ['[ab]*.md', 'b-side.md', true],
    ['!(draft)*.md', 'page.md', true],
    ['@(wiki|chapters)/*.md', 'chapters/a.md', true],
    ['{*.md,*.yaml}', 'a.yaml', true],
    ['{*.md,*.yaml}', '.a.yaml', false],
    ['*{.md,.yaml}', 'a.yaml', true],
    ['*.MD', 'a.md', false],
    ['Ä*/**', 'Ärger/a.md', true],
  ])('%s on %s: %s', (glob, path, expected) => {
    expect(matches(glob, path)).toBe(expected);
  });

  it('match what the library matches, wherever the own matcher takes over', () => {
    const piece = fc.constantFrom('a', 'b', '.', '*', '**', '?', '/', '/**/', '{a,b}', '{b/a,b}', '-', 'ä');
    const part = fc.constantFrom('a', 'b', 'ab', 'ba', '.a', 'a.b', 'aab', '-a', 'ä', 'abab');
    const globs = fc
      .array(piece, { minLength: 1, maxLength: 7 })
      .map((pieces) => pieces.join(''))
      .filter(
        (glob) => isPlainGlob(glob) && !/^\/|\/$|^\.\//.test(glob) && !/[^/{,]\*\*|\*\*[^/},]/.test(glob),
      );
    const paths = fc.array(part, { minLength: 1, maxLength: 5 }).map((parts) => parts.join('/'));
    fc.assert(
      fc.property(globs, paths, (glob, path) => {
        expect(matches(glob, path), `${glob} on ${path}`).toBe(picomatch(glob, { dot: false })(path));
      }),
      { numRuns: 5000 },
    );
  });

  const long = `${'a'.repeat(250)}/${'a'.repeat(250)}.md`;
  it.each([
    ['many stars', `${'*a'.repeat(50)}b`],
    ['many folders of any depth', `${'**/a*/'.repeat(40)}b`],
    ['braces in braces', '{a,'.repeat(30) + '}'.repeat(30)],
    ['millions of alternatives', '{a,b,c,d}'.repeat(20)],
    ['a range without end', '{1..100000000}'],
    ['repeated alternatives', '+(a|aa)b'],
    ['repeated repetitions', '*(*(*(a)))b'],
    ['groups one after the other', `${'@(a|aa|aaa)'.repeat(20)}b`],
    ['groups of braces and stars', '{a*,aa}{a,aa}'.repeat(6)],
    ['repeated groups', '(a|aa)+b'],
    ['classes and stars', '[ab]*'.repeat(30)],
    ['no end of text', 'a'.repeat(100_000)],
  ])('with %s end, and match nothing that they do not say', (_what, glob) => {
    expect(matches(glob, long)).toBe(false);
    expect(matches(glob, `${'a/'.repeat(80)}a.md`)).toBe(false);
  });

  it('say which of them are of no use', () => {
    for (const glob of ['**/*.md', '{a,b}/**', '[ab]*.md', '!(draft).md'])
      expect(isUsableGlob(glob)).toBe(true);
    for (const glob of ['', '+(a|aa)', '{a,b,c,d}'.repeat(20)]) expect(isUsableGlob(glob)).toBe(false);
  });
});
