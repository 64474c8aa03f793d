import { expect, it } from 'vitest';
import { foundIn, worldOf } from '../support/small-world.ts';

function rulesOf(text: string): string[] {
  const world = worldOf({
    'lore.yaml': 'canon: ["canon/**"]\ncheck: ["notes/**"]\n',
    'canon/a.yaml': 'entities:\n  - { id: gorm, kind: person, name: Gorm Vale, born: 1200, died: 1260 }\n',
    'notes/a.md': text,
  });
  return foundIn(world, 'notes/a.md').map(({ rule }) => rule);
}

/** A pattern that tries every way to split the capitals would not come back from these. */
it('reads headings in capitals that are no datelines', () => {
  const capitals = `NOTES ON THE ${'DESTRUCTION AND REBUILDING '.repeat(4)}`.slice(0, 58);
  const initials = 'A. B. C. D. E. F. G. H. I. J. K. L. M. N. O. P. Q. R. ';
  for (const heading of [capitals, initials])
    expect(rulesOf(`## ${heading}& 17 March 1271\n\nGorm Vale walked in.\n`)).toEqual([]);
  expect(rulesOf('## HULL, 17 March 1271\n\nGorm Vale walked in.\n')).toEqual(['outside-lifetime']);
});

it('reads tables whatever ends their lines', () => {
  const table = '| Name | Died |\n|---|\t---|\n| Gorm Vale | 1266 |\n';
  expect(rulesOf(table)).toEqual(['wrong-date']);
  expect(rulesOf(table.replaceAll('\n', '\r\n'))).toEqual(['wrong-date']);
});
