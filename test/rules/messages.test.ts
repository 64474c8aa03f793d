/** What findings say where the pages of the rules show no example of it. */
import { describe, expect, it } from 'vitest';
import { filePath } from '../../server/src/domain/ids.ts';
import { createWorkspace } from '../../server/src/index/workspace.ts';
import { findingsOf } from '../../server/src/rules/run.ts';

const lore = 'canon: ["canon/**"]\ncheck: ["pages/**"]\nkinds: { automaton: { extends: person } }\n';

function messages(texts: Readonly<Record<string, string>>): string[] {
  const world = createWorkspace();
  const files = Object.entries({ 'lore.yaml': lore, ...texts });
  world.apply(files.map(([path, text]) => ({ path: filePath(path), text })));
  const snapshot = world.snapshot();
  return [...snapshot.files.values()].flatMap((file) =>
    findingsOf(snapshot, file).map(({ message }) => message),
  );
}

const inCanon = (text: string) => messages({ 'canon/a.yaml': `entities:\n${text}` });

describe('messages', () => {
  it('about an unknown field name what may stand there where that is short', () => {
    expect(
      inCanon(
        '  - { id: a, kind: automaton, name: Ansgar, zzz: 1, parties: [a], born: { zzz: 1, value: 3 } }',
      ),
    ).toEqual([
      '`zzz` is no field of an automaton. The reference of fields (docs/fields.md) lists what may stand there. A remark goes into `note`.',
      'An automaton has no `parties`: that is a field of a treaty. Take it out, or correct the `kind`.',
      '`zzz` is no field of `born`. Known there: `certainty`, `continuity`, `date`, `note`, `source`, `sources`, `value`. A remark goes into `note`.',
    ]);
    expect(
      inCanon('  - { id: a, kind: person, name: Ansgar, offices: [{ title: Reeve, form: 3 }] }'),
    ).toEqual(['`form` is no field of an entry of `offices`. Did you mean `from`?']);
  });

  it('about a missing part say which one to add', () => {
    expect(inCanon('  - { id: a, kind: person, name: Ansgar, offices: [{ from: 3 }] }')).toEqual([
      'An entry of `offices` has no `title`. Add `title` to it.',
    ]);
    expect(inCanon('  - { id: a, kind: treaty, name: Long Peace, status: [{ from: 3 }] }')[0]).toMatch(
      /^An entry of `status` has no `is`\. Add `is`: one of `.*`in-force`.*\.$/,
    );
  });

  it('about two states give both ends of each', () => {
    const [message] = inCanon(
      '  - { id: a, kind: treaty, name: Long Peace, status: [{ is: in-force, from: 1410, until: 1430 }, { is: withdrawn, from: 1420 }] }',
    );
    expect(message).toMatch(
      /^The Long Peace cannot be `in-force` from 1410 until 1430 and `withdrawn` in 1420:/,
    );
  });

  it('about an article count as the treaty does, and about parties agree with the name', () => {
    const treaty = (numbers: string, name = 'Stone Accords') =>
      messages({
        'canon/a.yaml': `entities:
  - { id: kel, kind: faction, name: Kelmar }
  - { id: men, kind: faction, name: Men of Orm }
  - { id: pact, kind: treaty, name: ${name}, parties: [kel], articles: [${numbers}] }
`,
        'pages/a.md': `Article 9 of the ${name} names Orm. The Men of Orm are a party to the ${name}.\n`,
      }).filter((message) => /article|party/.test(message));
    expect(treaty('{ number: I }, { number: II }, { number: IV }')).toEqual([
      'The Stone Accords have no article IX: canon lists I, II, IV. Correct the number, or add the article to canon.',
      'Men of Orm are no party to the Stone Accords: their only party is Kelmar. Name one of them, or add Men of Orm to `parties`.',
    ]);
    expect(treaty('{ number: 1 }', 'Pact of the Wells')).toEqual([
      'The Pact of the Wells has no article 9: canon lists 1. Correct the number, or add the article to canon.',
      'Men of Orm are no party to the Pact of the Wells: its only party is Kelmar. Name one of them, or add Men of Orm to `parties`.',
    ]);
  });

  it('about a file that was not read come only where it would have been read', () => {
    const world = createWorkspace();
    world.apply([
      { path: filePath('lore.yaml'), text: `${lore}exclude: [canon/old.yaml]\n` },
      { path: filePath('canon/old.yaml'), text: undefined, notice: 'Skipped' },
      { path: filePath('canon/new.yaml'), text: undefined, notice: 'Skipped' },
      { path: filePath('readme.md'), text: undefined, notice: 'Skipped' },
    ]);
    const { files } = world.snapshot();
    const skipped = [...files.values()].filter((file) => findingsOf(world.snapshot(), file).length > 0);
    expect(skipped.map(({ path }) => path)).toEqual(['canon/new.yaml']);
  });
});
