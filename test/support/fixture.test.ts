import { describe, expect, test } from 'vitest';
import type { Finding } from '../../server/src/domain/finding.ts';
import { filePath } from '../../server/src/domain/ids.ts';
import { compareFindings } from './annotate.ts';
import { FixtureError, type Golden, readFixture, rewriteGoldens } from './fixture.ts';

const lines = (...all: string[]): string => all.map((line) => `${line}\n`).join('');

function finding(rule: string, start: number, end: number, message: string): Finding {
  const file = filePath('a.md');
  return {
    rule,
    file,
    span: { start, end },
    severity: 'warning',
    verdict: 'certain',
    message,
    related: [],
    fixes: [],
  };
}

describe('readFixture', () => {
  test('splits a world into files', () => {
    const fixture = readFixture(lines('A title', 'more', '-- a.md --', 'one', '', '-- b c/d.yaml --', 'two'));
    expect(fixture.title).toBe('A title');
    expect(fixture.configured).toBe(true);
    expect(fixture.files).toEqual([
      { path: 'a.md', text: 'one\n\n', markers: [] },
      { path: 'b c/d.yaml', text: 'two\n', markers: [] },
    ]);
    expect(fixture.cursor).toBeUndefined();
  });

  test('has worlds without a configuration', () => {
    expect(readFixture(lines('A vault', 'no-config', '-- a.md --')).configured).toBe(false);
    expect(readFixture(lines('-- a.md --', 'no-config')).configured).toBe(true);
  });

  test('takes markers out, so that offsets are those of the text', () => {
    const [file] = readFixture(
      lines('-- a.md --', 'Worf, Mogkar', '^^^^ name-case: Worf', '      ^^^^^^ misspelt-name', 'end'),
    ).files;
    expect(file?.text).toBe('Worf, Mogkar\nend\n');
    expect(file?.markers).toEqual([
      { rule: 'name-case', text: 'Worf', start: 0, end: 4, toLineEnd: false, line: 3 },
      { rule: 'misspelt-name', text: '', start: 6, end: 12, toLineEnd: true, line: 4 },
    ]);
  });

  test('counts columns in UTF-16 units', () => {
    const [file] = readFixture(lines('-- a.md --', '🖖 Mogkar', '   ^^^^^^ misspelt-name')).files;
    expect(file?.markers[0]).toMatchObject({ start: 3, end: 9 });
  });

  test('lets one caret stand for an empty span, behind the last column too', () => {
    const [file] = readFixture(lines('-- a.md --', '', '^ missing-field', 'ab', '  ^ missing-field')).files;
    expect(file?.markers).toMatchObject([
      { start: 0, end: 0 },
      { start: 3, end: 3 },
    ]);
  });

  test('takes the cursor out, at the end of a file too', () => {
    const middle = readFixture(lines('-- a.md --', 'x', '-- b.md --', 'ab$0cd', '  ^^^^ name-case', 'ef'));
    expect(middle.cursor).toEqual({ path: 'b.md', offset: 2 });
    expect(middle.files[1]?.text).toBe('abcd\nef\n');
    // The carets stand under `$0cd`, which is `cd` once the cursor is gone.
    expect(middle.files[1]?.markers[0]).toMatchObject({ start: 2, end: 4 });
    const end = readFixture('-- a.md --\nab\n$0');
    expect(end.cursor).toEqual({ path: 'a.md', offset: 3 });
    expect(end.files[0]?.text).toBe('ab\n');
  });

  test('keeps line ends as they are', () => {
    const [file] = readFixture('-- a.md --\r\none\r\n^^^ name-case\r\ntwo\r\n').files;
    expect(file?.text).toBe('one\r\ntwo\r\n');
    expect(file?.markers[0]).toMatchObject({ start: 0, end: 3, toLineEnd: true });
  });

  test('leaves lines alone that only look a bit like markers', () => {
    const text = lines('^first-knot', 'x ^^^ y', '--', '-- no header', '---');
    expect(readFixture(`-- a.md --\n${text}`).files[0]?.text).toBe(text);
  });

  test('reads goldens', () => {
    const source = lines('-- a.md --', '$0x', '-- @hover --', '**x**', '-- @fix a.md | Do it --', 'y');
    expect(readFixture(source).goldens).toEqual([
      { type: 'hover', path: undefined, title: undefined, text: '**x**\n', lines: [3, 4] },
      { type: 'fix', path: 'a.md', title: 'Do it', text: 'y\n', lines: [5, 6] },
    ]);
  });

  test.each([
    ['nothing', '', 'no section'],
    ['only a head', 'Title\n', 'no section'],
    ['a file twice', lines('-- a.md --', '-- a.md --'), 'second section'],
    ['a marker on top', lines('-- a.md --', '^^^ name-case'), 'without a line above'],
    ['a marker without a rule', lines('-- a.md --', 'abc', '^^^'), 'a marker is'],
    ['a marker of no rule', lines('-- a.md --', 'abc', '^^^ no-such-rule'), 'no rule `no-such-rule`'],
    ['carets beyond the line', lines('-- a.md --', 'abc', '  ^^^ name-case'), 'beyond the line above'],
    ['a tab before carets', lines('-- a.md --', '\tabc', '\t^^^ name-case'), 'a tab'],
    ['two cursors', lines('-- a.md --', '$0a$0'), 'second cursor'],
    ['two cursors in two files', lines('-- a.md --', '$0', '-- b.md --', '$0'), 'second cursor'],
    ['hover without a cursor', lines('-- a.md --', 'x', '-- @hover --'), 'needs a cursor'],
    ['an unknown section', lines('-- a.md --', 'x', '-- @hovr --'), 'unknown section'],
    ['a fix of no file', lines('-- a.md --', 'x', '-- @fix b.md --'), 'no file `b.md`'],
    ['a fix without a file', lines('-- a.md --', 'x', '-- @fix --'), 'unknown section'],
  ])('rejects %s', (_name, source, message) => {
    expect(() => readFixture(source)).toThrow(FixtureError);
    expect(() => readFixture(source)).toThrow(message);
  });
});

describe('compareFindings', () => {
  const [file] = readFixture(
    lines('-- a.md --', 'Mogkar spoke.', '^^^^^^ misspelt-name: Mokgar', 'Worf', '^^^^ name-case'),
  ).files;
  const expected = [
    finding('misspelt-name', 0, 6, 'Did you mean Mokgar?'),
    finding('name-case', 14, 18, 'anything'),
  ];

  test('is content when every marker has its finding', () => {
    const result = compareFindings(file!, expected);
    expect(result.actual).toBe(result.expected);
    expect(result.matched).toEqual(expected);
  });

  test.each([
    ['a missing finding', [expected[0]!]],
    ['one too many', [...expected, finding('name-drift', 7, 12, 'more')]],
    ['another start', [expected[0]!, finding('name-case', 13, 18, 'x')]],
    ['another end', [expected[0]!, finding('name-case', 14, 17, 'x')]],
    ['another rule', [expected[0]!, finding('name-drift', 14, 18, 'x')]],
    ['another message', [finding('misspelt-name', 0, 6, 'Did you mean Worf?'), expected[1]!]],
    ['the same finding twice', [...expected, expected[0]!]],
  ])('shows %s', (_name, findings) => {
    const result = compareFindings(file!, findings);
    expect(result.actual).not.toBe(result.expected);
  });

  test('shows findings under their lines', () => {
    const { actual } = compareFindings(file!, [finding('name-drift', 7, 12, 'odd\nverb')]);
    expect(actual).toBe('Mogkar spoke.\n       ^^^^^ name-drift: odd verb\nWorf\n');
  });

  test('takes the first line of a finding over several', () => {
    const [two] = readFixture(lines('-- a.md --', 'ab cd', '   ^^ wrong-type', 'ef')).files;
    const wide = compareFindings(two!, [finding('wrong-type', 3, 8, 'x')]);
    expect(wide.actual).toBe(wide.expected);
    const [inner] = readFixture(lines('-- a.md --', 'ab cd', '^^ wrong-type', 'ef')).files;
    const short = compareFindings(inner!, [finding('wrong-type', 0, 8, 'x')]);
    expect(short.actual).not.toBe(short.expected);
  });

  test('finds empty spans and the end of the file', () => {
    const [empty] = readFixture(lines('-- a.md --', 'ab', '^ missing-field')).files;
    expect(compareFindings(empty!, [finding('missing-field', 0, 0, 'x')]).matched).toHaveLength(1);
    const { actual } = compareFindings(empty!, [finding('missing-field', 3, 3, 'end')]);
    expect(actual).toBe('ab\n\n^ missing-field: end');
  });
});

describe('rewriteGoldens', () => {
  test('changes goldens and nothing else', () => {
    const source = lines(
      'Head',
      '-- a.md --',
      '$0ab',
      '^^^^ name-case',
      '-- @hover --',
      'old',
      'old',
      '-- @fix a.md --',
      'x',
    );
    const { goldens } = readFixture(source);
    const texts = new Map<Golden, string>([
      [goldens[1]!, 'new fix'],
      [goldens[0]!, 'new card\n'],
    ]);
    expect(rewriteGoldens(source, texts)).toBe(
      lines(
        'Head',
        '-- a.md --',
        '$0ab',
        '^^^^ name-case',
        '-- @hover --',
        'new card',
        '-- @fix a.md --',
        'new fix',
      ),
    );
    expect(rewriteGoldens(source, new Map([[goldens[0]!, '']]))).toBe(
      lines('Head', '-- a.md --', '$0ab', '^^^^ name-case', '-- @hover --', '-- @fix a.md --', 'x'),
    );
  });
});
