import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../server/src/syntax/config/read.ts';

describe('readConfig', () => {
  it('fills in every default', () => {
    const { config, problems } = readConfig('name: Tarsh\n');
    expect(problems).toEqual([]);
    expect(config).toMatchObject({
      name: 'Tarsh',
      check: ['**/*.md'],
      circa: 5,
      language: 'en',
      declared: true,
    });
  });

  it('keeps going after broken YAML and wrong types', () => {
    const { config, problems } = readConfig('name: Tarsh\ncanon: { a: b }\nwords: [Zed]\ncirca: soon\n');
    expect(config.words).toEqual(['Zed']);
    expect(config.circa).toBe(5);
    expect(problems.map((problem) => problem.rule)).toEqual(['wrong-type', 'wrong-type']);
  });

  it('reports unknown keys with the near one', () => {
    const { problems } = readConfig('calenders: {}\n');
    expect(problems[0]).toMatchObject({ rule: 'unknown-field', suggestion: 'calendars' });
  });

  it('reads own keys in both directions', () => {
    const { config, problems } = readConfig('keys: { Year of the Egg: born, died: [Passed On, Gone] }\n');
    expect(problems).toEqual([]);
    expect([...config.keys]).toEqual([
      ['year-of-the-egg', 'born'],
      ['passed-on', 'died'],
      ['gone', 'died'],
    ]);
  });

  it.each([
    'kinds: { dragon: { extends: person, lifetime: [hatched, slain] } }',
    'kinds: { dragon: { extends: person, lifetime: { start: hatched, end: slain } } }',
    'kinds: { dragon: { extends: person, born: hatched, died: slain } }',
  ])('reads an own kind: %s', (text) => {
    const { config, problems } = readConfig(text);
    expect(problems).toEqual([]);
    expect(config.kinds.get('dragon')).toMatchObject({
      base: 'person',
      lifetime: { start: 'hatched', end: 'slain' },
    });
  });

  it('lets own kinds extend each other, and refuses an unknown parent', () => {
    const { config, problems } = readConfig(
      'kinds: { cyborg: person, borg: { extends: cyborg }, x: { extends: persn } }',
    );
    expect(config.kinds.get('borg')?.base).toBe('person');
    expect(problems).toMatchObject([{ rule: 'wrong-type', suggestion: 'person' }]);
  });

  it.each([
    ['rules: { wrong-age: off }', [{ rule: 'wrong-age', files: undefined, severity: 'off' }]],
    [
      'rules: { wrong-age: { "drafts/**": hint } }',
      [{ rule: 'wrong-age', files: 'drafts/**', severity: 'hint' }],
    ],
    [
      'rules: { "drafts/**": { wrong-age: hint } }',
      [{ rule: 'wrong-age', files: 'drafts/**', severity: 'hint' }],
    ],
    [
      'rules: { wrong-age: { severity: error, files: [a/**, b/**] } }',
      [
        { rule: 'wrong-age', files: 'a/**', severity: 'error' },
        { rule: 'wrong-age', files: 'b/**', severity: 'error' },
      ],
    ],
    [
      'rules: [{ rule: wrong-age, severity: info }]',
      [{ rule: 'wrong-age', files: undefined, severity: 'information' }],
    ],
  ])('reads severities: %s', (text, expected) => {
    const { config, problems } = readConfig(text);
    expect(problems).toEqual([]);
    expect(config.rules).toEqual(expected);
  });

  it('reports unknown rules and severities', () => {
    const { config, problems } = readConfig('rules: { wrong-aeg: off, wrong-age: loud }');
    expect(config.rules).toEqual([]);
    expect(problems).toMatchObject([
      { rule: 'unknown-field', suggestion: 'wrong-age' },
      { rule: 'wrong-type' },
    ]);
  });

  it('refuses globs that could take for ever, and keeps the others', () => {
    const { config, problems } = readConfig(`canon: ['canon/**', '+(a|aa)b', ${'x'.repeat(600)}]`);
    expect(config.canon).toEqual(['canon/**']);
    expect(problems.map(({ rule, message }) => [rule, message.slice(0, 20)])).toEqual([
      ['wrong-type', 'The glob `+(a|aa)b` '],
      ['wrong-type', 'A glob of `canon` is'],
    ]);
  });

  it('reads continuities and calendars in order, kept built-in ones among them', () => {
    const { config, problems } = readConfig(
      [
        'continuities: { prime: {}, novels: { extends: prime }, kelvin: { branches: prime, at: 2233 } }',
        'calendars:',
        '  tarsh: { months: [{ name: Frost, days: 30 }], eras: [{ name: Reckoning, abbr: [TR] }] }',
        '  gregorian: {}',
      ].join('\n'),
    );
    expect(problems).toEqual([]);
    expect(
      config.continuities.map(({ id, extends: parent, branches, at }) => [id, parent, branches, at?.text]),
    ).toEqual([
      ['prime', undefined, undefined, undefined],
      ['novels', 'prime', undefined, undefined],
      ['kelvin', undefined, 'prime', '2233'],
    ]);
    expect(config.calendars.map(({ id, builtin }) => [id, builtin])).toEqual([
      ['tarsh', undefined],
      ['gregorian', 'gregorian'],
    ]);
  });
});
