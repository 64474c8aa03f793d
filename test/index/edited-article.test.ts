import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filePath } from '../../server/src/domain/ids.ts';
import { compareBlocks } from '../../server/src/index/block-difference.ts';
import { createWorkspace, type Workspace } from '../../server/src/index/workspace.ts';
import { readMarkdown } from '../../server/src/syntax/markdown/read.ts';

const config = 'name: Rill\ncanon: ["canon/**"]\ncheck: ["notes/**"]\n';
const canon = `entities:
  - { id: ann, kind: person, name: Ann Rill, titles: [Captain], born: 1200, died: 1260 }
  - { id: bo, kind: person, name: Bo Rill, born: 1205 }
  - { id: ford, kind: place, name: Long Ford }
`;
const article = `---
date: 1240
---
# In the days of the ford

Captain Ann Rill crossed the Long Ford in 1240. Two years later Rill came back.

## 1250

The following year Bo Rill sold it. - A list? No.

- Ann Rill, aged 40
- the Long Ford, three years earlier

## Later {date=1255}

That year Zolt the Tanner met Ann. A year later, on 3 June 1256, they parted.

> In 1257 Bo Rill wept.

The end came in the spring of 1258.
`;

/** What an author types, and what would upset a reader that hands old results on too freely. */
const typed = fc.constantFrom(
  ...['a', ' ', '\n', '\n\n', '#', '## 1300\n', '- ', '> ', '**', '`', '```\n', '<!-- ', '-->', '%%'],
  ...['1', 'in 1299 ', 'a year later ', 'Ann Rill ', 'Rill', "'s", '---\n', 'date: 1300\n', '[[', ']]', '|'],
  ...['{date=1400}', '<!-- lore: date=1411 -->\n', '\n# 1400\n\n', '\n## Two years later\n\n', '⁠'],
);

const edit = fc.record({ at: fc.nat(), length: fc.nat({ max: 12 }), text: fc.oneof(typed, fc.constant('')) });

const path = filePath('notes/a.md');

function world(text: string): Workspace {
  const made = createWorkspace();
  made.apply([
    { path: filePath('lore.yaml'), text: config },
    { path: filePath('canon/a.yaml'), text: canon },
    { path, text },
  ]);
  return made;
}

function seen(workspace: Workspace): unknown {
  const snapshot = workspace.snapshot();
  const file = snapshot.files.get(path);
  if (!file) return undefined;
  return {
    dates: file.dates,
    mentions: snapshot.mentions(file),
    unknown: snapshot.unknownNames(file),
  };
}

describe('an article that is edited', () => {
  it('says after every edit what it would say if read for the first time', () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 12 }), (edits) => {
        const edited = world(article);
        let text = article;
        for (const { at, length, text: inserted } of edits) {
          const start = at % (text.length + 1);
          text = text.slice(0, start) + inserted + text.slice(start + length);
          edited.apply([{ path, text }]);
          expect(seen(edited)).toEqual(seen(world(text)));
        }
      }),
      { numRuns: 120 },
    );
  });

  it('keeps the identities of the blocks that an edit left alone', () => {
    const edited = world(article);
    edited.apply([{ path, text: article.replace('parted', 'part') }]);
    const before = edited.snapshot().files.get(path)?.blockIdentities ?? [];
    edited.apply([{ path, text: article.replace('parted', 'parted again') }]);
    const after = edited.snapshot().files.get(path)?.blockIdentities ?? [];
    expect(before.length).toBeGreaterThan(6);
    expect(after.length).toBe(before.length);
    expect(after.filter(({ block }, i) => block !== before[i]?.block)).toHaveLength(1);
  });

  it('has no identities before it is edited', () => {
    expect(world(article).snapshot().files.get(path)?.blockIdentities).toBeUndefined();
  });
});

const version = (text: string) => ({ text, markdown: readMarkdown(text) });

describe('two versions of an article', () => {
  it('share the blocks before and behind an edit', () => {
    const old = version('One.\n\nTwo.\n\nThree.\n\nFour.\n');
    expect(compareBlocks(old, version('One.\n\nTwo, and more.\n\nThree.\n\nFour.\n'))).toEqual({
      head: 1,
      tail: 2,
      shift: 10,
      around: { head: 0, tail: 0 },
    });
    expect(compareBlocks(old, version('One.\n\nTwo.\n\nFour.\n'))).toMatchObject({ head: 2, tail: 1 });
    expect(compareBlocks(old, old)).toMatchObject({ head: 3, tail: 1, shift: 0 });
  });

  it('tell which blocks have the same words around them as well', () => {
    const far = (middle: string) => version(`One.\n\n${'Before. '.repeat(6)}\n\n${middle}\n\nLast.\n`);
    expect(compareBlocks(far('Two.'), far('Three.'))).toMatchObject({
      head: 2,
      around: { head: 1, tail: 0 },
    });
  });

  it('share no block whose markup has changed', () => {
    expect(
      compareBlocks(version('*Ab ovo* it was.\n\nTwo.\n'), version('_Ab ovo_ it was.\n\nTwo.\n')),
    ).toMatchObject({
      head: 0,
      tail: 1,
    });
  });

  it('share no block whose kind has changed', () => {
    const fresh = version('One.\n\n# Two.\n\nThree.\n\nFour.\n');
    const old = version('One.\n\nTwo.\n\nThree.\n\nFour.\n');
    expect(compareBlocks(old, fresh)).toMatchObject({ head: 1, tail: 2 });
  });
});
