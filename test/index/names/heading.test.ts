import { expect, it } from 'vitest';
import { misspeltName } from '../../../server/src/rules/misspelt-name.ts';
import { openWorld } from './world.ts';

const lore = 'name: Test\ncanon: ["**/*.md"]\ncheck: ["**/*.md"]\n';
const page = (name: string, heading: string): string =>
  `---\nkind: place\nname: ${name}\n---\n# ${heading}\n\nHere it lies.\n`;

it.each([
  ['Nu’Daq Station', 'Nu’Daq Statino', 'Nu’Daq Station'],
  ['Khitomer', 'Kitomer', 'Khitomer'],
  ['Khitomer', 'The Planet', undefined],
  ['Gate 7', 'Gate 8', undefined],
  ['Torold IV', 'Torold V', undefined],
  ['Spirit', 'Spirits', undefined],
  ['Dax', 'Dux', undefined],
])('%s under the heading %s', (name, heading, suggestion) => {
  const world = openWorld({ 'lore.yaml': lore, 'page.md': page(name, heading) });
  const findings = misspeltName.check(world.snapshot(), world.file('page.md'));
  expect(findings[0]?.fixes?.[0]?.edits[0]?.newText).toBe(suggestion);
});
