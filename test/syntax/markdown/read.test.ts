import { describe, expect, test } from 'vitest';
import type { Span } from '../../../server/src/base/span.ts';
import { readMarkdown } from '../../../server/src/syntax/markdown/read.ts';

const at = (text: string, span: Span | undefined): string | undefined =>
  span && text.slice(span.start, span.end);

describe('front matter', () => {
  test('stands between two lines of dashes', () => {
    const text = '---\nname: A\n---\nBody';
    const file = readMarkdown(text);
    expect(at(text, file.frontMatter)).toBe('name: A\n');
    expect(at(text, file.frontMatterBlock)).toBe('---\nname: A\n---');
    expect(text.slice(file.bodyStart)).toBe('Body');
  });

  test('may follow a byte order mark, end with dots and have any line ends', () => {
    const text = '\ufeff--- \r\nname: A\r\n...\r\nBody';
    const file = readMarkdown(text);
    expect(at(text, file.frontMatter)).toBe('name: A\r\n');
    expect(text.slice(file.bodyStart)).toBe('Body');
    expect(file.prose).toBe(`${' '.repeat(5)}\r\n${' '.repeat(7)}\r\n${' '.repeat(3)}\r\nBody`);
  });

  test('may be empty', () => {
    const file = readMarkdown('---\n---\n');
    expect(file.frontMatter).toEqual({ start: 4, end: 4 });
  });

  test('that never ends is a problem when keys follow, and a rule across the page when not', () => {
    expect(readMarkdown('---\nname: A\n\nBody').problems).toMatchObject([
      { rule: 'invalid-yaml', span: { start: 0, end: 3 } },
    ]);
    const rule = readMarkdown('---\nJust text.');
    expect(rule.problems).toEqual([]);
    expect(rule.frontMatter).toBeUndefined();
    expect(rule.prose).toContain('Just text.');
  });
});

describe('headings', () => {
  test('have their visible text', () => {
    const text = '# The **Khi**tomer `Accords` &amp; [[Gorkon#Death|him]], [a](b.md) <i>x</i>';
    expect(readMarkdown(text).headings[0]?.text).toBe('The Khitomer Accords & him, a x');
  });

  test('carry attributes behind their text', () => {
    const text = '## Alternate {continuity=kelvin date=late 2261 #alt .wide}';
    const heading = readMarkdown(text).headings[0]!;
    expect(heading.text).toBe('Alternate');
    expect(at(text, heading.textSpan)).toBe('Alternate');
    expect(at(text, heading.span)).toBe(text);
    expect(heading.attributes.map(({ name, value }) => [name, value])).toEqual([
      ['continuity', 'kelvin'],
      ['date', 'late 2261'],
      ['id', 'alt'],
      ['class', 'wide'],
    ]);
    expect(heading.attributes.map((attribute) => at(text, attribute.span))).toEqual([
      'continuity=kelvin',
      'date=late 2261',
      '#alt',
      '.wide',
    ]);
    expect(heading.attributes.map((attribute) => at(text, attribute.valueSpan))).toEqual([
      'kelvin',
      'late 2261',
      'alt',
      'wide',
    ]);
  });

  test('keep braces that are no attributes', () => {
    expect(readMarkdown('# The set {a, b}').headings[0]?.text).toBe('The set {a, b}');
    expect(readMarkdown('# {{title}}').headings[0]?.attributes).toEqual([]);
  });

  test('end their section at the next of the same or a higher level', () => {
    const text = '# A\na\n## B\nb\n### C\nc\n## D\nd\n# E\n';
    const sections = readMarkdown(text).headings.map((heading) =>
      text.slice(heading.span.start, heading.sectionEnd).replaceAll('\n', ' ').trim(),
    );
    expect(sections).toEqual(['# A a ## B b ### C c ## D d', '## B b ### C c', '### C c', '## D d', '# E']);
  });

  test('inside a quote end with it and end nothing outside', () => {
    const text = '# A\n\n> # Q\n> q\n\nstill A\n\n# B\n';
    const [a, q] = readMarkdown(text).headings;
    expect(text.slice(a!.sectionEnd)).toBe('# B\n');
    expect(text.slice(q!.sectionEnd)).toBe('\nstill A\n\n# B\n');
  });

  test('may be underlined, over several lines', () => {
    const text = 'Two\nlines\n===\n\nOne\n---\n';
    const file = readMarkdown(text);
    expect(file.headings.map(({ level, text: name }) => [level, name])).toEqual([
      [1, 'Two lines'],
      [2, 'One'],
    ]);
    expect(at(text, file.headings[0]?.span)).toBe('Two\nlines\n===');
  });
});

describe('links', () => {
  const parts = (text: string) =>
    readMarkdown(text).links.map((link) => ({
      type: link.type,
      target: link.target,
      targetText: at(text, link.targetSpan),
      heading: link.heading,
      headingText: at(text, link.headingSpan),
      block: link.block,
      label: link.label,
      labelText: at(text, link.labelSpan),
      external: link.external,
      text: at(text, link.span),
    }));

  test('of wikis', () => {
    expect(parts('a [[ Page #Part one| the label ]] b')).toEqual([
      {
        type: 'wiki',
        target: 'Page',
        targetText: 'Page',
        heading: 'Part one',
        headingText: 'Part one',
        block: undefined,
        label: 'the label',
        labelText: 'the label',
        external: false,
        text: '[[ Page #Part one| the label ]]',
      },
    ]);
    expect(parts('[[Page#^b1]]')[0]).toMatchObject({ target: 'Page', block: 'b1', heading: undefined });
    expect(parts('[[#A#B]]')[0]).toMatchObject({ target: '', heading: 'A#B' });
    expect(parts('![[map.png|250]]')[0]).toMatchObject({
      type: 'embed',
      target: 'map.png',
      label: undefined,
    });
    expect(parts('![[map.png|The map|250x9]]')[0]).toMatchObject({ label: 'The map' });
    expect(parts('[[https://x.org]]')[0]).toMatchObject({ external: true });
  });

  test('of wikis in tables, pipe escaped or not', () => {
    const text = '| [[Page\\|label]] | [[Other|name]] |\n|---|---|\n| [[Page\\|label]] | x |\n';
    expect(parts(text).map(({ target, label }) => [target, label])).toEqual([
      ['Page', 'label'],
      ['Other', 'name'],
      ['Page', 'label'],
    ]);
  });

  test('are none when nothing stands in them or they do not end', () => {
    expect(parts('[[]] [[ ]] [[a\nb]] [[x [[y]] `[[z]]` \\[[w]]').map(({ target }) => target)).toEqual(['y']);
  });

  test('of Markdown, decoded', () => {
    const text = '[text](path%20x/a%C3%A9.md#the-part "title")';
    expect(parts(text)).toEqual([
      {
        type: 'markdown',
        target: 'path x/aé.md',
        targetText: 'path%20x/a%C3%A9.md',
        heading: 'the-part',
        headingText: 'the-part',
        block: undefined,
        label: 'text',
        labelText: 'text',
        external: false,
        text,
      },
    ]);
    expect(parts('[a](<b c.md#d e>)')[0]).toMatchObject({ target: 'b c.md', heading: 'd e' });
    expect(parts('[a](b%ZZ.md)')[0]).toMatchObject({ target: 'b%ZZ.md' });
    expect(parts('[a](b\\_c&amp;d.md)')[0]).toMatchObject({ target: 'b_c&d.md' });
    expect(parts('[a](#here)')[0]).toMatchObject({ target: '', heading: 'here' });
    expect(parts('[a](//host/b) [c](mailto:d@e)').map(({ external }) => external)).toEqual([true, true]);
  });

  test('by reference point to their definition, in quotes too', () => {
    const text = '> [text][r] and [r]\n\n> [r]: <a b.md#c>\n';
    expect(parts(text)).toMatchObject([
      { type: 'markdown', target: 'a b.md', targetText: 'a b.md', heading: 'c', text: '[text][r]' },
      { target: 'a b.md', text: '[r]' },
    ]);
  });

  test('inside a link stand behind the outer one', () => {
    expect(parts('[![in](a.png)](b.md)').map(({ type, target }) => [type, target])).toEqual([
      ['markdown', 'b.md'],
      ['image', 'a.png'],
    ]);
  });

  test('in HTML count', () => {
    expect(parts('<div>\n<span>[[Page]]</span>\n</div>').map(({ target }) => target)).toEqual(['Page']);
  });
});

describe('directives', () => {
  test('suppress rules with a reason', () => {
    const text = 'A <!-- lore-ignore wrong-date, wrong-age bad-date: told by a liar --> B';
    const [directive] = readMarkdown(text).directives;
    expect(directive).toMatchObject({ name: 'lore-ignore', reason: 'told by a liar', ownLine: false });
    expect(directive?.rules.map((rule) => [rule.id, at(text, rule.span)])).toEqual([
      ['wrong-date', 'wrong-date'],
      ['wrong-age', 'wrong-age'],
      ['bad-date', 'bad-date'],
    ]);
  });

  test('know whether they stand alone on their line', () => {
    const alone = (text: string) => readMarkdown(text).directives[0]?.ownLine;
    expect(alone('A\n<!-- lore-ignore -->\nB')).toBe(true);
    expect(alone('> <!-- lore-ignore -->\n> B')).toBe(true);
    expect(alone('<!-- lore-ignore --> B')).toBe(false);
    expect(alone('B <!-- lore-ignore -->')).toBe(false);
  });

  test('of the file, and of a passage', () => {
    const text = '<!-- lore-ignore-file unknown-name -->\n<!--lore: continuity=kelvin date="3 May, 2261"-->';
    const [first, second] = readMarkdown(text).directives;
    expect(first).toMatchObject({ name: 'lore-ignore-file', rules: [{ id: 'unknown-name' }] });
    expect(second?.attributes.map(({ name, value }) => [name, value])).toEqual([
      ['continuity', 'kelvin'],
      ['date', '3 May, 2261'],
    ]);
    expect(second?.attributes.map((attribute) => at(text, attribute.valueSpan))).toEqual([
      'kelvin',
      '3 May, 2261',
    ]);
  });

  test('are nothing else', () => {
    expect(
      readMarkdown('<!-- lore is nice -->\n`<!-- lore-ignore -->`\n<!-- lorem: a=b -->').directives,
    ).toEqual([]);
  });
});

describe('blocks', () => {
  const blocks = (text: string) =>
    readMarkdown(text).blocks.map((block) => [block.type, at(text, block.span)] as const);

  test('are stretches of prose', () => {
    expect(blocks('# *H* {a=b}\n\nP\nq\n\n- i\n  - j\n\n> c\n> [!x] y\n')).toEqual([
      ['heading', 'H'],
      ['paragraph', 'P\nq'],
      ['item', 'i'],
      ['item', 'j'],
      ['quote', 'c\n> [!x] y'],
    ]);
  });

  test('end at cells, at tags that begin a line, and behind the title of a callout', () => {
    expect(blocks('| a | b |\n|---|---|\n| **c** | |\n')).toEqual([
      ['cell', 'a'],
      ['cell', 'b'],
      ['cell', 'c'],
    ]);
    expect(blocks('<td>One</td><td>Two<br>Three</td>\n</tr>\n')).toEqual([
      ['cell', 'One'],
      ['cell', 'Two'],
      ['cell', 'Three'],
    ]);
    expect(blocks('> [!cite]- Title\n> text\n')).toEqual([
      ['quote', 'Title'],
      ['quote', 'text'],
    ]);
  });

  test('hold HTML that stands deep in a box behind a blank line', () => {
    expect(blocks('<table>\n\n\t\t<tr><td>Vale</td></tr>\n</table>\n')).toEqual([['cell', 'Vale']]);
  });
});

describe('places a link may point to', () => {
  test('are block ids, HTML ids and names', () => {
    const file = readMarkdown('Text ^one\n\n<a name="two"></a> <h2 id=three>x</h2>\n\n- item ^f-4\n');
    expect(file.anchors.map(({ id }) => id)).toEqual(['one', 'f-4']);
    expect(file.anchorIds).toEqual(['two', 'three']);
  });
});

describe('spans', () => {
  test('are exact with a byte order mark, any line ends and emoji', () => {
    for (const eol of ['\n', '\r\n', '\r']) {
      const text = `\ufeff---${eol}a: 🖖${eol}---${eol}# 🖖 Head${eol}${eol}> 🖖 [[Päge|🖖]] ^x${eol}`;
      const file = readMarkdown(text);
      expect(at(text, file.headings[0]?.textSpan)).toBe('🖖 Head');
      expect(at(text, file.links[0]?.span)).toBe('[[Päge|🖖]]');
      expect(at(text, file.links[0]?.labelSpan)).toBe('🖖');
      expect(at(text, file.anchors[0]?.span)).toBe('^x');
    }
  });
});

describe('bad input', () => {
  const many = 60_000;
  test.each([
    ['brackets', '['.repeat(many)],
    ['closed brackets', '[a](b'.repeat(many)],
    ['nested brackets', '['.repeat(many) + ']'.repeat(many)],
    ['nested links', '[a]('.repeat(many)],
    ['wiki links', '[[a'.repeat(many)],
    ['wiki brackets', '[[]]'.repeat(many) + ']'.repeat(many)],
    ['stars', '*a **b '.repeat(many)],
    ['alternating marks', '*a_ '.repeat(many)],
    ['a run of stars', '*'.repeat(many * 3)],
    ['backticks', Array.from({ length: 600 }, (_, i) => '`'.repeat(i + 1)).join(' ')],
    ['open backticks', '`a``'.repeat(many)],
    ['angles', '<'.repeat(many * 3)],
    ['empty tags', '<>'.repeat(many)],
    ['open tags', '<a b="'.repeat(many)],
    ['open comments', '<!-- a\n'.repeat(many)],
    ['open comments in text', 'x <!-- a '.repeat(many)],
    ['open code tags', '<code>'.repeat(many)],
    ['open comment blocks', '<div>\n<!-- a\n\n'.repeat(many / 2)],
    ['dollars', '$a '.repeat(many)],
    ['percent signs', '%% '.repeat(many)],
    ['braces', '{{ '.repeat(many)],
    ['quotes in quotes', '>'.repeat(many)],
    ['lists in lists', '- '.repeat(many)],
    ['deep lists and blank lines', `${'- '.repeat(2000)}a${'\n'.repeat(many)}`],
    ['definitions', '[a]: b\n'.repeat(many / 4)],
    ['tables', `| a | b |\n|---|---|\n${'| [[c | d |\n'.repeat(many / 4)}`],
    ['addresses', 'a@'.repeat(many) + ':'.repeat(many) + 'www.'.repeat(many)],
    ['paths', 'a.b'.repeat(many) + ' /a'.repeat(many) + 'a\\b'.repeat(many)],
    ['footnotes', '[^a]: '.repeat(many / 4)],
    ['entities', '&'.repeat(many * 3)],
    ['headings with braces', '# {a=\n'.repeat(many)],
    ['titles', '[a](b "'.repeat(many)],
    ['tags of notes', '#a/'.repeat(many)],
    ['17,000 lines', 'The treaty of [[Hollow Pass]] was *signed* in 2293.\n'.repeat(17_000)],
  ])('takes no more than its length in %s', (_name, text) => {
    expect(readMarkdown(text).prose.length).toBe(text.length);
  });

  test('keeps names like __proto__ apart', () => {
    const file = readMarkdown('[__proto__] [constructor]\n\n[constructor]: a.md\n');
    expect(file.links.map(({ target }) => target)).toEqual(['a.md']);
  });
});
