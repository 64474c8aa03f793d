import { describe, expect, it } from 'vitest';
import { filePath } from '../../server/src/domain/ids.ts';
import { createWorkspace } from '../../server/src/index/workspace.ts';

const count = 60;
/** So much text that not all of its syntax is kept. */
const padding = 'word '.repeat(30_000);
const article = (i: number): string =>
  `---\nname: Hall ${i}\nkind: place\n---\n# Hall ${i}\n\nBuilt in ${400 + i}.\n\n${padding}\n`;

function world() {
  const workspace = createWorkspace();
  const config = { path: filePath('lore.yaml'), text: 'name: Halls\ncanon: [pages/**]\n' };
  const pages = Array.from({ length: count }, (_, i) => ({
    path: filePath(`pages/${i}.md`),
    text: article(i),
  }));
  workspace.apply([config, ...pages]);
  return workspace;
}

describe('syntax of files that nobody looked at for long', () => {
  it('is read again as it was', () => {
    const files = [...world().snapshot().files.values()].filter((file) => file.type === 'article');
    expect(files).toHaveLength(count);
    for (const [i, file] of files.entries()) {
      expect(file.markdown?.headings.map((heading) => heading.text)).toEqual([`Hall ${i}`]);
      expect(file.yaml).toHaveLength(1);
      expect(file.dates.map(({ date }) => date?.text)).toEqual([`${400 + i}`]);
    }
  });

  it('is the same object while it is at hand', () => {
    const file = world().snapshot().files.get(filePath('pages/1.md'));
    expect(file?.markdown).toBe(file?.markdown);
    expect(file?.dates).toBe(file?.dates);
    expect(file?.yaml).toBe(file?.yaml);
  });

  it('follows an edit', () => {
    const workspace = world();
    const path = filePath('pages/1.md');
    expect(workspace.snapshot().files.get(path)?.dates).toHaveLength(1);
    workspace.apply([{ path, text: `${article(1)}\nIt burnt in 520.\n` }]);
    for (const file of workspace.snapshot().files.values()) void file.markdown;
    const file = workspace.snapshot().files.get(path);
    expect(file?.dates.map(({ date }) => date?.text)).toEqual(['401', '520']);
    expect(file?.markdown?.blocks).toHaveLength(4);
  });

  it('is let go of when the world rests, but for the files last asked about', () => {
    const workspace = createWorkspace();
    workspace.apply(
      Array.from({ length: count }, (_, i) => ({ path: filePath(`${i}.md`), text: `# Hall ${i}\n` })),
    );
    const files = [...workspace.snapshot().files.values()];
    const before = files.map((file) => file.markdown);
    expect(files.map((file) => file.markdown)).toEqual(before);
    workspace.rest();
    const again = files.toReversed().map((file) => file.markdown);
    expect(again).toEqual(before.toReversed());
    expect(again[0]).toBe(before.at(-1));
    expect(again.at(-1)).not.toBe(before[0]);
  });
});
