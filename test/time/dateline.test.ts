import { expect, it } from 'vitest';
import { filePath } from '../../server/src/domain/ids.ts';
import { createWorkspace } from '../../server/src/index/workspace.ts';
import { findingsOf } from '../../server/src/rules/run.ts';

function rulesOf(text: string): string[] {
  const world = createWorkspace();
  const path = filePath('notes/a.md');
  const canon = 'entities:\n  - { id: gorm, kind: person, name: Gorm Vale, born: 1200, died: 1260 }\n';
  world.apply([
    { path: filePath('lore.yaml'), text: 'canon: ["canon/**"]\ncheck: ["notes/**"]\n' },
    { path: filePath('canon/a.yaml'), text: canon },
    { path, text },
  ]);
  const snapshot = world.snapshot();
  const file = snapshot.files.get(path);
  return file ? findingsOf(snapshot, file).map(({ rule }) => rule) : [];
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
