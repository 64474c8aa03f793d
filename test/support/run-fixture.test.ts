import { describe, expect, test } from 'vitest';
import { readFixture } from './fixture.ts';
import { runFixture } from './run-fixture.ts';

const world = `A ferry and its crew
-- crew.yaml --
entities:
  - { id: ada, kind: person, name: Ada Reed, born: 1840 }
  - { id: ferry, kind: place, name: Long Ferry }
-- log.md --
# Log

$0Ada Reed sailed to [[Long Fery]].
                       ^^^^^^^^^ broken-link: Long Ferry
-- @definition --
-- @references --
-- @hover --
-- @fix log.md --
-- @fix log.md | Ignore broken-link here, as intended --
`;

describe('runFixture', () => {
  const { comparisons, goldens } = runFixture(readFixture(world));
  const golden = (type: string, title?: string) =>
    goldens.find((result) => result.golden.type === type && result.golden.title === title);

  test('compares every file, the default configuration too', () => {
    expect(comparisons.map(({ path }) => path)).toEqual(['lore.yaml', 'crew.yaml', 'log.md']);
    for (const { actual, expected } of comparisons) expect(actual).toBe(expected);
    expect(comparisons[2]?.matched.map(({ rule }) => rule)).toEqual(['broken-link']);
  });

  test('asks the features at the cursor', () => {
    expect(golden('hover')?.actual).toContain('Ada Reed');
    expect(golden('definition')?.actual).toBe(
      'crew.yaml:2:36 - { id: ada, kind: person, name: Ada Reed, born: 1840 }\n',
    );
    expect(golden('references')?.actual).toContain('log.md:3:1 Ada Reed sailed to [[Long Fery]].\n');
  });

  test('applies preferred fixes, and a fix by its title', () => {
    expect(golden('fix')).toMatchObject({
      actual: '# Log\n\nAda Reed sailed to [[Long Ferry]].\n',
      left: [],
    });
    const ignored = golden('fix', 'Ignore broken-link here, as intended');
    expect(ignored?.actual).toContain('lore-ignore broken-link');
    expect(ignored?.left).toEqual([]);
  });

  test('reports a finding that nothing expects', () => {
    const silent = runFixture(readFixture(world.replace(/ +\^+ broken-link.*\n/, '')));
    expect(silent.comparisons[2]?.actual).not.toBe(silent.comparisons[2]?.expected);
  });

  test('has worlds without a configuration', () => {
    const plain = runFixture(readFixture('no-config\n-- a.md --\n[[b]]\n-- b.md --\n'));
    expect(plain.comparisons.map(({ path }) => path)).toEqual(['a.md', 'b.md']);
    expect(plain.comparisons[0]?.matched).toEqual([]);
    expect(plain.comparisons[0]?.actual).toBe('[[b]]\n');
  });
});
