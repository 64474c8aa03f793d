import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMarkdown } from '../../../server/src/syntax/markdown/read.ts';
import { articles } from './support/generate.ts';

/** The prose without spaces at either end of a line; markup inside words shown as `·`. */
function prose(text: string): string {
  return readMarkdown(text)
    .prose.replaceAll('\u2060', '·')
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim().replace(/ +/g, ' '))
    .join('\n')
    .trim();
}

describe('prose', () => {
  test.each([
    ['**Khi**tomer', 'Khi··tomer'],
    ['*Enterprise*-D and *Worf*’s', 'Enterprise·-D and Worf·’s'],
    ['[[Human]]s, [[Gorkon|his]]s', 'Human··s, his··s'],
    ['[Khitomer](khitomer.md)ers', `Khitomer${'·'.repeat(14)}ers`],
    ["Son\\'a and K\\'mtar", "Son·'a and K·'mtar"],
    ['<b>Khi</b>tomer<br>Praxis', 'Khi····tomer Praxis'],
    ["'the *Enterprise*' left", "'the Enterprise ' left"],
    ['the *Enterprise* left', 'the Enterprise left'],
  ])('keeps a word one across markup: %s', (text, expected) => {
    expect(prose(text)).toBe(expected);
  });

  test.each([
    ['code', 'A `Gorkon` B\n\n```\nPraxis\n```\n\n    Kronos\n', 'A B'],
    ['comments', 'A <!-- Gorkon --> B %%Praxis%% C', 'A B C'],
    ['a comment of several blocks', 'A\n\n%% Gorkon\n\n# Praxis\n\nKronos %% B', 'A\n\n\n\n\n\nB'],
    ['an HTML comment of several lines', 'A\n\n<!-- Gorkon\n\nPraxis -->\nB', 'A\n\n\n\n\nB'],
    ['tags', '<span style="color:Red">A</span> <td id="Gorkon">B', 'A B'],
    ['scripts', '<script>\nGorkon\n\n</script>\nA <code>Praxis</code> B', 'A B'],
    ['addresses', 'A https://x.org/Gorkon_(b), <mailto:Praxis@x.org> Kronos@y.org www.z.com B', 'A , B'],
    ['paths', 'A /home/Mirra, C:\\Games\\Mirra\\b (art/Mirra.png) ~/Mirra, ../Mirra.md B', 'A , ( ) , B'],
    ['addresses without a scheme', 'A Mirra.org, lore.mirra.org/Solenne. example.com/Mirra?a=B B', 'A , . B'],
    ['targets', 'A [B](Gorkon.md#Praxis "Kronos") [C][d]\n\n[d]: Gorkon.md "Praxis"', 'A B C'],
    ['embeds', 'A ![[Gorkon.png|250]] ![[Praxis.png|B|10x20]] ![C](Kronos.png)', 'A B C'],
    ['formulas', 'A $Gorkon^2$ B $$Praxis$$ C\n\n$$\nKronos\n$$', 'A B C'],
    ['tags of notes', 'A #gorkon/praxis B', 'A B'],
    ['placeholders', 'A {{Gorkon}} <% Praxis %> B', 'A B'],
    ['marks of lists and quotes', '- [ ] A\n1. B\n\n> C\n> > D\n\n***\n', 'A\nB\n\nC\nD'],
    ['callout heads', '> [!warning]- A title\n> B', 'A title\nB'],
    ['attributes of headings', '## A {continuity=kelvin} ##', 'A'],
    ['block ids', 'A ^gorkon\n\n# B ^praxis', 'A\n\nB'],
    ['footnote marks', 'A[^gorkon] B^[C]\n\n[^gorkon]: D\n    E', 'A B [C]\n\nD\nE'],
    ['entities', 'A &amp; B&nbsp;C &#8217;', 'A B C'],
    ['front matter', '---\nname: Gorkon\n---\nA', 'A'],
    ['hard breaks', 'A\\\nB', 'A\nB'],
  ])('hides %s', (_name, text, expected) => {
    expect(prose(text)).toBe(expected);
  });

  test.each([
    ['prices', 'It costs $5, or $10 for two.'],
    ['numbers with marks', 'Rule #1: 2 * 3 = 6, snake_case stays, a == b.'],
    ['lone marks', 'Half [open, 5 < 6, 100%, a `tick, Q & A, {braces}, a^b, ~tilde~.'],
    [
      'strokes',
      'The Mira/Korr pact, and/or Mira / Korr; he/she. A name is /mira/, or /Mira. 12/5/1999, 3/4.5 km, AC/DC.',
    ],
    [
      'dots without a blank',
      'She left.then she came. Mr.Vane, e.g.Mira, U.S.S. Mira...no. 1205.the end, v1.2b.',
    ],
    ['text between tags', 'no tag: < b > and <3'],
  ])('leaves %s alone', (_name, text) => {
    expect(prose(text)).toBe(text);
  });

  test('shows of a wiki link what the reader sees', () => {
    expect(prose('[[Gorkon]]')).toBe('Gorkon');
    expect(prose('[[people/Gorkon.md#Death]]')).toBe('Gorkon');
    expect(prose('[[people/Gorkon|the chancellor]]')).toBe('the chancellor');
    expect(prose('[[#Early life]]')).toBe('Early life');
    expect(prose('[[#^block]]')).toBe('');
    expect(prose('| [[Gorkon\\|him]] |\n|---|\n| [[Praxis|moon]] |')).toBe('him\n\nmoon');
  });

  test('is as long as the text, and equal to it wherever it is no blank', () => {
    const anything = fc.oneof(articles(), fc.string({ unit: 'binary', maxLength: 300 }), messy());
    fc.assert(
      fc.property(anything, (text) => {
        const file = readMarkdown(text);
        expect(file.prose.length).toBe(text.length);
        for (let i = 0; i < text.length; i++) {
          const unit = file.prose[i]!;
          if (unit !== text[i]) expect(unit === ' ' || unit === '\u2060').toBe(true);
          if (text[i] === '\n' || text[i] === '\r') expect(unit).toBe(text[i]);
        }
        for (const { span } of [...file.links, ...file.blocks, ...file.headings, ...file.directives]) {
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeLessThanOrEqual(text.length);
          expect(span.end).toBeGreaterThan(span.start);
        }
      }),
      { numRuns: 2000, seed: 2293 },
    );
  });
});

/** Anything that has a meaning to the reader, in any order. */
function messy(): fc.Arbitrary<string> {
  const parts =
    '\ufeff|---|[[|]]|![[|\\||`|```|~~~|$|$$|%%|<!--|-->|<div>|</td>|<br>|<pre>|[^a]|[^a]:|[a]:|{#x}|{{|}}|^b|#|> |- |1. |\t|    |\r\n|\r|\n|\n\n|word|🖖|é|==|~~|*|_|&amp;|http://x|lore-ignore a-b: c|lore: date=1|"|\'';
  const units = [...parts.split('|'), '|', '| a | b |\n|---|---|\n', '> [!a] ', '---\n'];
  return fc.array(fc.constantFrom(...units), { maxLength: 40 }).map((all) => all.join(''));
}
