import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filePath } from '../../server/src/domain/ids.ts';
import { createWorkspace, type FileChange, type Workspace } from '../../server/src/index/workspace.ts';
import { rules } from '../../server/src/rules/list.ts';
import { computeFindings, findingsOf } from '../../server/src/rules/run.ts';

const config = [
  'name: Rill\ncontinuities: { root: {}, tales: { extends: root } }\n',
  'name: Rill\nrules: { unknown-reference: hint }\nwords: [Zolt]\n',
  'name: Rill\ncanon: ["canon/**"]\ncheck: ["notes/**"]\n',
];
const canon = [
  'entities:\n  - { id: ann, kind: person, name: Ann Rill, born: 1200, died: 1260 }\n  - { id: ford, kind: place, name: Long Ford }\n',
  'entities:\n  - { id: ann, kind: person, name: Anne Rill, parents: [bo] }\n  - { id: bo, kind: person, name: Bo Rill }\n',
  'ford: { kind: place, name: Long Ford, within: vale }\nvale: { kind: place, name: Hollow Vale }\n',
  'entities: [\n',
];
const articles = [
  '---\nkind: person\nname: Cass Orlo\nborn: 1210\n---\n# Cass Orlo\n\nCass met [[Ann Rill]] at Long Ford in 1240.\n',
  '# Notes\n\nAnn Ril crossed the Long Ford. In 1300 Ann Rill smiled. See [[Cass Orlo#Later]].\n',
  '---\nentity: ann\ncontinuity: tales\n---\n## Later {continuity=tales}\n\nBo Rill and Anne Rill. [[gone]] <!-- lore-ignore -->\n',
  '',
];

const change: fc.Arbitrary<FileChange> = fc.oneof(
  {
    weight: 1,
    arbitrary: fc.constantFrom(...config, undefined).map((text) => ({ path: filePath('lore.yaml'), text })),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom('canon/a.yaml', 'canon/b.yaml'), fc.constantFrom(...canon, undefined))
      .map(([path, text]) => ({ path: filePath(path), text })),
  },
  {
    weight: 5,
    arbitrary: fc
      .tuple(
        fc.constantFrom('notes/a.md', 'notes/b.md', 'canon/a.md', 'canon/c.md'),
        fc.constantFrom(...articles, undefined),
      )
      .map(([path, text]) => ({ path: filePath(path), text })),
  },
);

/** Everything an author could see of a world, by file. */
function seen(world: Workspace): unknown {
  const snapshot = world.snapshot();
  return [...snapshot.files.values()]
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map((file) => ({
      path: file.path,
      findings: findingsOf(snapshot, file),
      mentions: snapshot.mentions(file).map(({ span, entity, candidates }) => ({ span, entity, candidates })),
      usages: file.entities.map((entity) => sorted(snapshot.usages(entity.id))),
      referring: file.entities.map((entity) =>
        sorted(snapshot.canon.referringTo(entity.id).map((claim) => claim.span)),
      ),
    }));
}

function sorted(values: readonly unknown[]): string[] {
  return values.map((value) => JSON.stringify(value)).sort();
}

describe('a workspace', () => {
  it('after any edits is what it would be if read from scratch', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(change, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 12 }),
        (batches) => {
          const world = createWorkspace();
          const texts = new Map<FileChange['path'], string>();
          for (const batch of batches) {
            world.apply(batch);
            for (const { path, text } of batch) {
              if (text === undefined) texts.delete(path);
              else texts.set(path, text);
            }
            seen(world);
          }
          const fresh = createWorkspace();
          fresh.apply([...texts].map(([path, text]) => ({ path, text })));
          expect(seen(world)).toEqual(seen(fresh));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('keeps findings only as long as they are true', () => {
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 10 }), (changes) => {
        const world = createWorkspace();
        for (const single of changes) {
          world.apply([single]);
          const snapshot = world.snapshot();
          for (const file of snapshot.files.values()) {
            expect(findingsOf(snapshot, file)).toEqual(computeFindings(snapshot, file, rules));
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  it('hands the canon on when only prose changed', () => {
    const world = createWorkspace();
    const path = filePath('canon/c.md');
    world.apply([{ path, text: articles[0] }]);
    const before = world.snapshot().canon;
    world.apply([{ path, text: `${articles[0]}More prose.\n` }]);
    expect(world.snapshot().canon).toBe(before);
    world.apply([{ path, text: `${articles[0]}`.replace('1210', '1211') }]);
    expect(world.snapshot().canon).not.toBe(before);
  });

  it('tells of a file it could not read, and forgets it when it is gone', () => {
    const world = createWorkspace();
    const path = filePath('notes/a.md');
    world.apply([{ path, text: undefined, notice: 'too large' }]);
    const snapshot = world.snapshot();
    expect(findingsOf(snapshot, snapshot.files.get(path)!)).toMatchObject([
      { rule: 'skipped-file', message: 'too large' },
    ]);
    world.apply([{ path, text: undefined }]);
    expect(world.snapshot().files.size).toBe(0);
  });
});
