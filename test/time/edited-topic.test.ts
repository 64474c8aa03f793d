import fc from 'fast-check';
import { expect, it } from 'vitest';
import { filePath } from '../../server/src/domain/ids.ts';
import type { Workspace } from '../../server/src/index/workspace.ts';
import { foundIn, worldOf } from '../support/small-world.ts';

/**
 * Whom "he" at the head of a paragraph means, and the date that it is told under, hang on the paragraphs before it,
 * while its own words stay: what was kept of it must be what a fresh reading would say.
 */
const canon = `entities:
  - { id: gorm, kind: person, name: Gorm Vale, born: 1200, died: 1260 }
  - { id: asta, kind: person, name: Asta Vale, born: 1230, died: 1290 }
  - { id: ford, kind: place, name: Long Ford, founded: 1100 }
`;
const paragraphs = [
  'Gorm Vale was a lawyer. He hated his hat, and his hat hated him.',
  'He died in 1261, unmarried.',
  'He was forty when he died in 1250. It rained.',
  'She died in 1291. Her hat was green, and she kept it. She was herself.',
  'Asta Vale came to see him.',
  'He went with his sister Asta Vale.',
  'Gorm Vale was never rich, and he died in 1265.',
  'Her hat was her hat. She kept it herself, and she was old.',
  'He wrote to Asta Vale.',
  'He wrote to Zoltan.',
  'He loved Asta Vale. He said so.',
  'Nothing happened for a year.',
  'In 1240 he went to Long Ford.',
  '## Later',
  '## Asta Vale',
  '- He died in 1262.',
  '1263.',
  '> He died in 1264.',
  '| Name | Died |\n|---|---|\n| Gorm Vale | 1266 |\n| Asta Vale | 1290 |',
  '| Name | Born |\n|---|---|\n| Gorm Vale | 1200 |\n| Asta Vale | 1290 |',
  '| Gorm Vale | 1267 |\n|---|---|\n| 1268 | Death of Gorm Vale |',
  '## 17 March 1271',
  'Long Ford, 18 March 1272',
  'Gorm Vale walked in on us.',
  '**1265.** A year of rain. Gorm Vale walked in on us.',
];
const path = filePath('notes/a.md');
const step = fc.record({ at: fc.nat(), to: fc.option(fc.constantFrom(...paragraphs)), more: fc.boolean() });

function textOf(parts: readonly string[], subject: string): string {
  return [`---\nentity: ${subject}\n---`, ...parts].join('\n\n');
}

function pageOf(text: string): Workspace {
  return worldOf({
    'lore.yaml': 'name: Rill\ncanon: ["canon/**"]\ncheck: ["notes/**"]\n',
    'canon/a.yaml': canon,
    [path]: text,
  });
}

function told(world: Workspace): readonly string[] {
  return foundIn(world, path).map(({ rule, span, message }) => `${span.start} ${rule} ${message}`);
}

it('knows after every edit of whom the pronouns speak, and when', () => {
  let findings = 0;
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...paragraphs), { minLength: 2, maxLength: 8 }),
      fc.constantFrom('gorm', 'asta'),
      fc.array(step, { minLength: 1, maxLength: 6 }),
      (first, subject, steps) => {
        const parts = [...first];
        const edited = pageOf(textOf(parts, subject));
        told(edited);
        for (const { at, to, more } of steps) {
          parts.splice(at % (parts.length + 1), more ? 0 : 1, ...(to ? [to] : []));
          const text = textOf(parts, subject);
          edited.apply([{ path, text }]);
          const fresh = told(pageOf(text));
          findings += fresh.length;
          expect(told(edited)).toEqual(fresh);
        }
      },
    ),
    { numRuns: Number(process.env['EDITED_TOPIC_RUNS'] ?? 200) },
  );
  expect(findings).toBeGreaterThan(0);
});
