import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffText } from '../../server/src/cli/check/show-diff.ts';
import { unifiedDiff } from '../../server/src/cli/check/unified-diff.ts';
import { createTerminal } from '../../server/src/cli/terminal.ts';

/** Applies a patch strictly, as `patch` does without any fuzz. */
function applyDiff(text: string, diff: string): string {
  const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const out: string[] = [];
  let at = 0;
  const patch = diff.split(/(?<=\n)/).slice(2);
  for (let i = 0; i < patch.length; i++) {
    const line = patch[i] ?? '';
    const head = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@\n$/.exec(line);
    if (head) {
      const start = Number(head[1]) - (head[2] === '0' ? 0 : 1);
      while (at < start) out.push(lines[at++] ?? '');
      expect(out.length).toBe(Number(head[3]) - (head[4] === '0' ? 0 : 1));
      continue;
    }
    const open = patch[i + 1]?.startsWith('\\') === true;
    const content = open ? line.slice(1, -1) : line.slice(1);
    if (open) i++;
    if (line[0] !== '+') expect(lines[at++]).toBe(content);
    if (line[0] !== '-') out.push(content);
  }
  return [...out, ...lines.slice(at)].join('');
}

const text = fc
  .tuple(fc.array(fc.constantFrom('a', 'b', 'c', '', '-', '@@'), { maxLength: 30 }), fc.boolean())
  .map(([lines, open]) => lines.map((line) => `${line}\n`).join('') + (open ? 'end' : ''));

describe('a unified diff', () => {
  it('makes the new text of the old one', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const diff = unifiedDiff('x.md', before, after);
        expect(diff === '' ? before : applyDiff(before, diff)).toBe(after);
      }),
      { numRuns: 500 },
    );
  });

  it('is as short as can be, with three lines around', () => {
    const before = Array.from({ length: 30 }, (_, i) => `line ${i}\n`);
    const after = before.with(4, 'changed\n').with(20, 'too\n').toSpliced(29, 1, 'line 29');
    expect(unifiedDiff('x.md', before.join(''), after.join(''))).toBe(`--- a/x.md
+++ b/x.md
@@ -2,7 +2,7 @@
 line 1
 line 2
 line 3
-line 4
+changed
 line 5
 line 6
 line 7
@@ -18,7 +18,7 @@
 line 17
 line 18
 line 19
-line 20
+too
 line 21
 line 22
 line 23
@@ -27,4 +27,4 @@
 line 26
 line 27
 line 28
-line 29
+line 29
\\ No newline at end of file
`);
  });

  it('stays quick on long texts with few changes', () => {
    const lines = Array.from({ length: 40_000 }, (_, i) => `${i}\n`);
    const diff = unifiedDiff('x', lines.join(''), lines.with(1, 'a\n').with(39_998, 'b\n').join(''));
    expect(diff.split('\n').filter((line) => /^[-+][^-+]/.test(line))).toEqual(['-1', '+a', '-39998', '+b']);
  });

  it('is painted for people, and cannot steer their terminal; programs get it as it is', () => {
    const changes = [{ path: '/w/x.md', before: 'a\u001b[2J\r\n', after: 'b\u001b[2J\r\n' }];
    const stream = (isTTY: boolean) => ({ isTTY, write: () => undefined });
    const show = (isTTY: boolean) =>
      diffText(changes, () => 'x.md', createTerminal(stream(isTTY), stream(false), {}));
    expect(show(false)).toContain('-a\u001b[2J\r\n+b\u001b[2J\r\n');
    expect(show(true)).toContain('\u001b[31m-a\ufffd[2J\ufffd\u001b[39m\n\u001b[32m+b');
  });
});
