import fc from 'fast-check';
import { micromark } from 'micromark';
import { describe, expect, it } from 'vitest';
import {
  bullets,
  escapeProse,
  escapeText,
  lines,
  linked,
  shorten,
  table,
} from '../../server/src/features/hover/markdown.ts';
import { plainText } from '../../server/src/features/hover/plain.ts';

/** What a reader of Markdown sees, with the HTML that came of it. */
const html = (markdown: string) =>
  micromark(markdown, { allowDangerousHtml: true, allowDangerousProtocol: true });
const visible = (markup: string) =>
  markup
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .trim();

describe('lore text in cards', () => {
  it.each([
    '<img src=x onerror=alert(1)>',
    '![tracker](https://example.org/p.png)',
    '[click](command:evil)',
    '# not a heading',
    '> no quote',
    '- no list',
    '1. no list either',
    '`code` and ~~gone~~ and | a table |',
    '&lt;b&gt; &#60;i&#62; AT&T',
    '---',
    '***',
    '[ref]: https://example.org',
    '_under_ *stars* __dunder__',
    '\\*kept\\*',
  ])('stays plain text: %s', (text) => {
    expect(html(escapeText(text))).toMatch(/^<p>[^<]*<\/p>$/);
    expect(visible(html(escapeText(text)))).toBe(text);
  });

  it('stays plain text whatever it is', () => {
    const unit = fc.constantFrom(...'<>&#;[](){}*_`~|\\!-+=.:"\'1a /'.split(''));
    fc.assert(
      fc.property(fc.string({ unit, minLength: 1, maxLength: 30 }), (text) => {
        const shown = html(`**x** ${escapeText(text)}`);
        expect(shown.replace('<strong>x</strong>', '')).not.toMatch(/<(?!\/?p>)/);
        expect(visible(shown)).toBe(`x ${text.replace(/\s+/g, ' ').trim()}`.trim());
      }),
    );
  });

  it('may use emphasis where authors write prose, and nothing else', () => {
    expect(html(escapeProse('the *Enterprise* <b>x</b>'))).toBe(
      '<p>the <em>Enterprise</em> &lt;b&gt;x&lt;/b&gt;</p>',
    );
    expect(escapeProse('met [[gorkon|the Chancellor]] at [[Khitomer]]')).toBe(
      'met the Chancellor at Khitomer',
    );
    expect(html(escapeProse('![x](y)'))).toBe('<p>![x](y)</p>');
  });

  it('cannot break out of a link or a table', () => {
    const place = { file: 'a.md' as never, span: { start: 0, end: 1 } };
    const link = linked(escapeText('a](command:x) b'), place, () => 'file:///w/a (1).md#L1');
    expect(html(link)).toBe('<p><a href="file:///w/a%20%281%29.md#L1">a](command:x) b</a></p>');
    expect(table(['a', 'b'], [[escapeText('x | y'), 'z']])).toContain('x \\| y');
  });
});

describe('cards as plain text', () => {
  it('keep the words and lose the markup', () => {
    const card = `### ${escapeText("Ja'Rod_1")}\n*person* · born [2293](file:///a)\n\n${bullets([lines(['**died** 2346', `\`${'online'}\``])])}`;
    expect(plainText(card)).toBe("Ja'Rod_1\nperson · born 2293\n\n- died 2346\nonline");
  });

  it('are cut at a word', () => {
    expect(shorten('one two three four', 12)).toBe('one two…');
    expect(shorten('short', 12)).toBe('short');
  });
});
