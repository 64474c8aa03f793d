import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { innerSpan, readYaml } from '../../../server/src/syntax/yaml/read.ts';
import { entry, type YamlNode } from '../../../server/src/syntax/yaml/tree.ts';

function only(text: string): YamlNode {
  const { documents, problems } = readYaml(text);
  expect(problems).toEqual([]);
  expect(documents).toHaveLength(1);
  return documents[0]!;
}

function nodeAt(text: string, key: string): YamlNode {
  const root = only(text);
  if (root.type !== 'map') throw new Error('not a map');
  const found = entry(root, key);
  if (!found) throw new Error(`no ${key}`);
  return found.value;
}

describe('readYaml', () => {
  it('keeps dates, numbers and booleans as the text they were', () => {
    for (const text of ['2293-01-01', '0123', '1e3', 'yes', 'Null', '1_000', '12:30']) {
      expect(nodeAt(`born: ${text}\n`, 'born')).toMatchObject({ type: 'scalar', text });
    }
  });

  it.each(['', '~', 'null'])('takes %j for no value', (text) => {
    expect(nodeAt(`born: ${text}\n`, 'born')).toMatchObject({ type: 'scalar', style: 'missing', text: '' });
  });

  it('gives exact places, quotes left out by innerSpan', () => {
    const text = 'name: "Ja\'Rod"  # captain\n';
    const value = nodeAt(text, 'name');
    if (value.type !== 'scalar') throw new Error('not a scalar');
    expect(text.slice(value.span.start, value.span.end)).toBe('"Ja\'Rod"');
    expect(text.slice(innerSpan(value).start, innerSpan(value).end)).toBe("Ja'Rod");
  });

  it('merges maps by `<<`, a map of its own going first', () => {
    const text =
      'base: &base { kind: person, name: Base }\nmore: &more { name: More, tags: x }\n' +
      'one: { <<: *base, name: One }\ntwo: { name: Two, <<: [*base, *more] }\n';
    const pairs = (key: string) => {
      const node = nodeAt(text, key);
      if (node.type !== 'map') throw new Error('not a map');
      return Object.fromEntries(
        node.pairs.map(({ key, value }) => [key.text, value.type === 'scalar' && value.text]),
      );
    };
    expect(pairs('one')).toEqual({ name: 'One', kind: 'person' });
    expect(pairs('two')).toEqual({ name: 'Two', kind: 'person', tags: 'x' });
    expect(pairs('base')).toEqual({ kind: 'person', name: 'Base' });
  });

  it('leaves a merge of what is no map as it stands', () => {
    const root = only('one: { <<: plain, name: One }\n');
    expect(root.type === 'map' && root.pairs[0]!.value).toMatchObject({
      pairs: [{ key: { text: '<<' } }, {}],
    });
  });

  it('shifts places when only a part of the text is YAML', () => {
    const text = '---\nkind: place\n---\n';
    const { documents } = readYaml(text, { start: 4, end: 16 });
    const root = documents[0];
    if (root?.type !== 'map') throw new Error('not a map');
    expect(text.slice(root.pairs[0]!.value.span.start, root.pairs[0]!.value.span.end)).toBe('place');
  });

  it.each([
    ['\r\n', 'a: 1\r\nb: x\r\n'],
    ['a byte order mark', '\uFEFFa: 1\nb: x\n'],
    ['emoji', 'a: "🖖🏽"\nb: x\n'],
  ])('keeps places exact with %s', (_what, text) => {
    const value = nodeAt(text, 'b');
    expect(text.slice(value.span.start, value.span.end)).toBe('x');
  });

  it('reads what it can of broken text and says what is wrong', () => {
    const { documents, problems } = readYaml('good: 1\nbad: [1, 2\nother: 3\n');
    expect(documents).toHaveLength(1);
    expect(problems[0]).toMatchObject({ rule: 'invalid-yaml' });
    expect(problems[0]!.message).toMatch(/^Invalid YAML: .*\.$/);
  });

  it.each([
    ['a: "x\nb: y\n', '"x', 'this quotation mark is never closed; add `"`'],
    ["- { a: 'x }\n- { b: y }\n", "'x }", "this quotation mark is never closed; add `'`"],
    ['- { a: [b }\n- { c: d }\nk: e\n', '[', 'this bracket is never closed; add `]`'],
    ['a:\n\t- x\n', '\t', 'a tab cannot indent YAML'],
    ['a: x\n  b: y\nc: z\n', 'b: y', 'indented deeper than the line above'],
    ['a: b: c\n', 'b: c', 'a colon and a space start a new key'],
    ['- a: b\n  k: l\n c: d\n', 'c: d', 'indented less than the entry it belongs to'],
    ['key\nb: c\n', 'key', 'neither a colon nor a dash'],
    ['a: @x\n', '@', 'a text cannot begin with `@`; put the text in quotes'],
    ['a: - b\n', '-', 'a list begins on the line below its key'],
    ['name: "The "Old" Inn"\n', 'Old" Inn"', 'write one inside the text as `\\"`'],
    ["name: 'The Smith's Inn'\n", "s Inn'", "write one inside the text as `''`"],
  ])('tells one slip once, and what to do: %j', (text, place, reason) => {
    const { problems } = readYaml(text);
    expect(problems.map(({ span }) => text.slice(span.start, span.end))).toEqual([place]);
    expect(problems[0]!.message).toContain(reason);
  });

  it('stops an alias bomb', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
    for (let i = 1; i < 12; i++)
      lines.push(
        `a${i}: &a${i} [${Array(10)
          .fill(`*a${i - 1}`)
          .join(', ')}]`,
      );
    const { problems } = readYaml(lines.join('\n'));
    expect(problems.some((problem) => problem.message.includes('too many values'))).toBe(true);
  });

  it.each(['[', '- ', '{a: '])('refuses 20,000 levels of %j', (unit) => {
    const { documents, problems } = readYaml(unit.repeat(20_000));
    expect(documents).toEqual([]);
    expect(problems).toHaveLength(1);
    expect(problems[0]!.message).toContain('levels deep');
  });

  it('reads a map of 20,000 keys', () => {
    const text = Array.from({ length: 20_000 }, (_, i) => `key${i}: ${i}`).join('\n');
    const root = only(text);
    expect(root.type === 'map' && root.pairs.length).toBe(20_000);
  });

  it('reads the first side of Git conflicts and reports each, up to a bound', () => {
    const conflict = '<<<<<<< HEAD\nborn: 1\n=======\nborn: 2\n>>>>>>> theirs\n';
    const { documents, problems } = readYaml(`id: a\n${conflict}`);
    const root = documents[0];
    if (root?.type !== 'map') throw new Error('not a map');
    expect(root.pairs.map((pair) => pair.value)).toMatchObject([{ text: 'a' }, { text: '1' }]);
    expect(problems).toHaveLength(1);
    expect(readYaml(conflict.repeat(3_000)).problems.length).toBeLessThanOrEqual(20);
  });

  it('takes __proto__ and constructor as the keys they are', () => {
    const root = only('__proto__: { kind: person }\nconstructor: { kind: place }\n');
    expect(root.type === 'map' && root.pairs.map((pair) => pair.key.text)).toEqual([
      '__proto__',
      'constructor',
    ]);
  });

  it('never throws, and every place lies inside the text', () => {
    const fragment = fc.constantFrom(
      'a: ',
      '- ',
      '[',
      ']',
      '{',
      '}',
      '"',
      "'",
      '&x ',
      '*x',
      '\n',
      '  ',
      '#',
      '|',
      '>',
      '---\n',
      ': ',
      '?',
      '!',
      '\t',
      'é',
    );
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 60 }), (parts) => {
        const text = parts.join('');
        const { documents, problems } = readYaml(text);
        const check = (node: YamlNode): void => {
          expect(node.span.start).toBeGreaterThanOrEqual(0);
          expect(node.span.end).toBeLessThanOrEqual(text.length);
          expect(node.span.end).toBeGreaterThanOrEqual(node.span.start);
          if (node.type === 'seq') node.items.forEach(check);
          if (node.type === 'map') for (const pair of node.pairs) check(pair.value);
        };
        documents.forEach(check);
        for (const problem of problems) expect(problem.span.start).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: Number(process.env['YAML_RUNS'] ?? 500) },
    );
  });

  it('ends with the text where brackets are torn apart', () => {
    for (const text of ['a: {]>a: }>', 'b: [}|c: ]|'])
      for (const document of readYaml(text).documents)
        expect(document.span.end).toBeLessThanOrEqual(text.length);
    expect(readYaml('a: {]>a: }>').problems).not.toEqual([]);
  });
});
