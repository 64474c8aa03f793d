/**
 * Long texts without an end in sight: whatever looks on to the end, or back to the beginning, at each of their words
 * takes time that grows with the square of their length.
 */
import { expect, it } from 'vitest';
import { filePath } from '../../server/src/domain/ids.ts';
import { createWorkspace } from '../../server/src/index/workspace.ts';
import { findingsOf } from '../../server/src/rules/run.ts';

const canon = `- { id: ann, kind: person, name: Ann Rill, aliases: [Ann], birth: 1402, death: 1450 }
- { id: bob, kind: person, name: Bob Ferrand, aliases: [Will] }
- { id: twin, kind: person, name: Twin, birth: 1300 }
- { id: twin-ship, kind: vessel, name: Twin }
- { id: war, kind: event, name: The Long War, date: 1415/1419 }
`;

function rulesFor(text: string): readonly string[] {
  const path = filePath('notes/long.md');
  const world = createWorkspace();
  world.apply([
    { path: filePath('lore.yaml'), text: 'name: W\n' },
    { path: filePath('canon/all.yaml'), text: canon },
    { path, text },
  ]);
  const snapshot = world.snapshot();
  const file = snapshot.files.get(path);
  return file ? findingsOf(snapshot, file).map((finding) => finding.rule) : [];
}

it.each([
  ['names in single quotation marks that never close', '‘Ann’ '],
  ['names behind straight marks that never close', "'Ann "],
  ['sentences behind quotations', '“Yes.” Ann met Bob Ferrand. '],
  ['one sentence about many years', 'Ann Rill was born in 1402 and '],
  ['one sentence about an event', 'Ann fought in the Long War with '],
  ['a word of names', 'Ann-'],
  ['a word of unknown names', 'Zor-van-'],
  ['a word of letters', 'Zorvanquell'],
  ['a word of apostrophes', "O'"],
  ['a word of years', '1402-1403-'],
  ['labels of links', '[[ann|Ann Ril]] '],
  ['links that lead nowhere', '[[Nobody Here]] '],
  ['a name that is a word', 'Will went. '],
  ['a question that never ends', 'Will Ann go, '],
  ['a name of two', 'Twin went\n\n'],
  ['a name of two, in a year', 'Twin went in 1402. '],
  ['paragraphs without an end', '1. Ann\n'],
  ['headings with an end of attributes alone', '# a}\n'],
  ['headings that look back', '## Flashback\n\nAnn.\n\n'],
])('reads %s', (_what, unit) => {
  const text = unit.repeat(Math.ceil(150_000 / unit.length));
  expect(rulesFor(`${text}\n\n[[Nowhere]]\n`)).toContain('broken-link');
});
