import { describe, expect, test } from 'vitest';
import { filePath } from '../../server/src/domain/ids.ts';
import { createPathIndex } from '../../server/src/index/links/path-index.ts';
import { headingSlug } from '../../server/src/index/links/sections.ts';
import { nearTargets } from '../../server/src/index/links/suggest.ts';
import {
  joinPath,
  type LinkTarget,
  linkPlaces,
  pathIndex,
  resolveLink,
} from '../../server/src/index/links.ts';
import type { Snapshot } from '../../server/src/index/snapshot.ts';
import { createWorkspace } from '../../server/src/index/workspace.ts';

type Files = Readonly<Record<string, string>>;

function openWorld(files: Files): Snapshot {
  const world = createWorkspace();
  world.apply(Object.entries(files).map(([path, text]) => ({ path: filePath(path), text })));
  return world.snapshot();
}

/** Where the links of a page lead, in words. */
function targets(files: Files, from: string): string[] {
  const snapshot = openWorld(files);
  const file = snapshot.files.get(filePath(from));
  return (file?.markdown?.links ?? []).map((link) => inWords(resolveLink(snapshot, file!, link)));
}

function inWords(target: LinkTarget): string {
  switch (target.type) {
    case 'file':
      return target.file.path;
    case 'heading':
      return `${target.file.path}#${target.heading?.text ?? target.file.text.slice(target.span.start, target.span.end)}`;
    case 'entity':
      return `entity ${target.entity.id}`;
    case 'ambiguous':
      return [
        ...target.files.map((file) => file.path),
        ...target.entities.map(({ id }) => `entity ${id}`),
      ].join(' or ');
    case 'missing':
      return `no ${target.missing}`;
    default:
      return target.type;
  }
}

/** What one link, written in a page of a world, leads to. */
function target(link: string, files: Files, from = 'notes/here.md'): string | undefined {
  return targets({ ...files, [from]: link }, from)[0];
}

const sky: Files = {
  'lore.yaml': 'canon: ["**"]\ncheck: ["**"]\nexclude: ["scrap/**"]\n',
  'canon/sky.yaml':
    'entities:\n  - { id: ambry, kind: place, name: Ambry, aliases: [the Cloud Market] }\n  - { id: voss, kind: person, name: Voss, article: people/Old Voss.md }\n',
  'people/Old Voss.md': '# Voss\n\n## Death\n',
  'notes/Sky Harbour.md':
    '---\nkind: place\nname: Sky Harbour\naliases: [the Moorings]\n---\n# Sky Harbour\n\n## Ropes & **knots** {#ropes-id}\n\n### Old\n\nText ^one\n\n## Tides\n\n### Old\n\n## Tides\n\n<a name="quay"></a>\n\n## 港\n\n## ???\n',
};

describe('wiki links', () => {
  test.each([
    ['[[Sky Harbour]]', 'notes/Sky Harbour.md'],
    ['[[sky harbour]]', 'notes/Sky Harbour.md'],
    ['[[Sky Harbour.md]]', 'notes/Sky Harbour.md'],
    ['[[notes/Sky Harbour|x]]', 'notes/Sky Harbour.md'],
    ['[[/notes/Sky Harbour]]', 'notes/Sky Harbour.md'],
    ['[[./Sky Harbour]]', 'notes/Sky Harbour.md'],
    ['[[../people/Old Voss]]', 'people/Old Voss.md'],
    ['[[vault/notes/Sky Harbour]]', 'notes/Sky Harbour.md'],
    ['[[the Moorings]]', 'notes/Sky Harbour.md'],
    ['[[Ambry]]', 'entity ambry'],
    ['[[the cloud market]]', 'entity ambry'],
    ['[[ambry|Ambry]]', 'entity ambry'],
    ['[[Nowhere]]', 'no page'],
    ['[[people/Sky Harbour]]', 'no page'],
    ['[[../../out/of/here]]', 'external'],
    ['[[https://example.org]]', 'external'],
    ['[[{{title}}]]', 'external'],
    ['![[map.png|250]]', 'attachment'],
    ['[[Board.canvas]]', 'attachment'],
    ['[[Dr. No]]', 'no page'],
    ['[[scrap/Idea]]', 'attachment'],
    ['[[.trash/Idea]]', 'attachment'],
  ])('%s leads to %s', (link, expected) => {
    expect(target(link, sky)).toBe(expected);
  });

  test('compare composed and decomposed letters alike', () => {
    expect(target('[[Cafe\u0301]]', { 'Caf\u00e9.md': '' })).toBe('Caf\u00e9.md');
  });
});

describe('Markdown links', () => {
  test.each([
    ['[a](Sky%20Harbour.md)', 'notes/Sky Harbour.md'],
    ['[a](<./Sky Harbour.md>)', 'notes/Sky Harbour.md'],
    ['[a](Sky%20Harbour)', 'notes/Sky Harbour.md'],
    ['[a](../people/Old%20Voss.md)', 'people/Old Voss.md'],
    ['[a](Old%20Voss.md)', 'people/Old Voss.md'],
    ['[a](/people/Old%20Voss.md)', 'people/Old Voss.md'],
    ['[a](/people/Old%20Voss)', 'people/Old Voss.md'],
    ['[a](/people/Nobody.md)', 'no page'],
    ['[a](/acts#Acts.11.27)', 'external'],
    ['[a](../people/Nobody.md)', 'no page'],
    ['[a](../people)', 'attachment'],
    ['[a](../other/)', 'attachment'],
    ['[a](../../elsewhere.md)', 'external'],
    ['[a](plan.pdf#page=3)', 'attachment'],
    ['![a](map.webp)', 'attachment'],
    ['[a](mailto:a@example.org)', 'external'],
    ['[a](Sky%20Harbour.md?raw=1)', 'notes/Sky Harbour.md'],
    ['[a]()', 'notes/here.md'],
    ['[a][r]\n\n[r]: Sky%20Harbour.md', 'notes/Sky Harbour.md'],
  ])('%s leads to %s', (link, expected) => {
    expect(target(link, sky)).toBe(expected);
  });
});

describe('headings and blocks', () => {
  test.each([
    ['[[Sky Harbour#Tides]]', 'notes/Sky Harbour.md#Tides'],
    ['[[Sky Harbour#ropes knots]]', 'notes/Sky Harbour.md#Ropes & knots'],
    ['[[Sky Harbour#Ropes & **knots**]]', 'notes/Sky Harbour.md#Ropes & knots'],
    ['[[Sky Harbour#Tides#Old]]', 'notes/Sky Harbour.md#Old'],
    ['[[Sky Harbour#Old#Tides]]', 'no heading'],
    ['[[Sky Harbour#^one]]', 'notes/Sky Harbour.md#^one'],
    ['[[Sky Harbour#^two]]', 'no block'],
    ['[[Sky Harbour#港]]', 'notes/Sky Harbour.md#港'],
    ['[[Sky Harbour#???]]', 'notes/Sky Harbour.md#???'],
    ['[[the Moorings#Tides]]', 'notes/Sky Harbour.md#Tides'],
    ['[[Voss#Death]]', 'people/Old Voss.md#Death'],
    ['[[Voss#Birth]]', 'no heading'],
    ['[[Ambry#Stalls]]', 'entity ambry'],
    ['[a](Sky%20Harbour.md#ropes--knots)', 'notes/Sky Harbour.md#Ropes & knots'],
    ['[a](Sky%20Harbour.md#ropes-id)', 'notes/Sky Harbour.md#Ropes & knots'],
    ['[a](Sky%20Harbour.md#tides-1)', 'notes/Sky Harbour.md#Tides'],
    ['[a](Sky%20Harbour.md#tides-2)', 'no heading'],
    ['[a](Sky%20Harbour.md#quay)', 'notes/Sky Harbour.md#'],
    ['[a](#here)\n\n# Here', 'notes/here.md#Here'],
    ['[[#Here]]\n\n# Here', 'notes/here.md#Here'],
    ['[[#There]]\n\n# Here', 'no heading'],
    ['[[Nowhere#Tides]]', 'no page'],
  ])('%s leads to %s', (link, expected) => {
    expect(target(link, sky)).toBe(expected);
  });

  test('tell nested headings of one name apart', () => {
    const snapshot = openWorld({ ...sky, 'a.md': '[[Sky Harbour#Tides#Old]] [[Sky Harbour#Old]]' });
    const file = snapshot.files.get(filePath('a.md'))!;
    const [second, first] = file.markdown!.links.map(
      (link) => linkPlaces(resolveLink(snapshot, file, link))[0],
    );
    expect(second!.span.start).toBeGreaterThan(first!.span.start);
  });

  test('are slugs as GitHub makes them', () => {
    expect(headingSlug('Ropes & knots')).toBe('ropes--knots');
    expect(headingSlug('What’s below? (a_b-c)')).toBe('whats-below-a_b-c');
  });
});

describe('several pages of one name', () => {
  const twins: Files = {
    'sun/Temple.md': '',
    'moon/Temple.md': '# T\n## Crypt',
    'moon/deep/Well.md': '',
    'sun/Well.md': '',
  };

  test('are ambiguous', () => {
    expect(target('[[Temple]]', twins)).toBe('moon/Temple.md or sun/Temple.md');
    expect(target('[a](Temple.md)', twins)).toBe('moon/Temple.md or sun/Temple.md');
  });

  test.each([
    ['a path', '[[sun/Temple]]', 'notes/here.md', 'sun/Temple.md'],
    ['the same folder', '[[Temple]]', 'sun/here.md', 'sun/Temple.md'],
    ['the shortest path', '[[Well]]', 'notes/here.md', 'sun/Well.md'],
    ['a heading that only one has', '[[Temple#Crypt]]', 'notes/here.md', 'moon/Temple.md#Crypt'],
  ])('are settled by %s', (_name, link, from, expected) => {
    expect(target(link, twins, from)).toBe(expected);
  });

  test('are settled by a page at the root', () => {
    expect(target('[[Temple]]', { ...twins, 'Temple.md': '' })).toBe('Temple.md');
  });

  test('may be entities', () => {
    const canon =
      'entities:\n  - { id: kirk-a, kind: person, name: Kirk }\n  - { id: kirk-b, kind: person, name: Kirk }\n';
    expect(target('[[Kirk]]', { 'lore.yaml': 'name: X\n', 'canon.yaml': canon })).toBe(
      'entity kirk-a or entity kirk-b',
    );
  });
});

describe('the path index', () => {
  const paths = [
    'a/Chapter 1.md',
    'a/Chapter 2.md',
    'b/Sky Harbour.md',
    'c/Kuri Inazuma.md',
    'Praxis.md',
  ].map(filePath);
  const index = createPathIndex(paths);

  test('finds near names', () => {
    const near = (name: string) => index.near(name, 3).map(({ path, distance }) => `${path} ${distance}`);
    expect(near('Sky Harbor')).toEqual(['b/Sky Harbour.md 1']);
    expect(near('Prxais')).toEqual(['Praxis.md 1']);
    expect(near('Chapter 3')).toEqual([]);
    expect(near('Nori Inazuma')).toEqual([]);
    expect(near('Completely other')).toEqual([]);
  });

  test('is handed on while no file comes or goes', () => {
    const world = createWorkspace();
    const put = (path: string, text: string | undefined) => {
      world.apply([{ path: filePath(path), text }]);
      return pathIndex(world.snapshot());
    };
    put('lore.yaml', 'name: X\n');
    const first = put('a.md', 'one');
    expect(put('a.md', 'two')).toBe(first);
    const second = put('b.md', 'one');
    expect(second).not.toBe(first);
    expect(second.exact('b')).toBe('b.md');
    expect(put('b.md', undefined).exact('b')).toBeUndefined();
  });

  test('knows names like constructor apart', () => {
    expect(index.exact('constructor')).toBeUndefined();
    expect(index.endingWith('__proto__')).toEqual([]);
    expect(target('[[__proto__]]', { '__proto__.md': '', 'constructor.md': '' })).toBe('__proto__.md');
  });
});

describe('suggestions', () => {
  const suggest = (link: string, from = 'notes/here.md'): string[] => {
    const snapshot = openWorld({ ...sky, [from]: link });
    const file = snapshot.files.get(filePath(from))!;
    return nearTargets(snapshot, file, file.markdown!.links[0]!).map(({ newTarget }) => newTarget);
  };

  test('are names for wiki links and paths for Markdown links', () => {
    expect(suggest('[[Sky Harbor]]')).toEqual(['Sky Harbour']);
    expect(suggest('[[Ambrey]]')).toEqual(['Ambry']);
    expect(suggest('[[people/Sky Harbour]]')).toEqual(['Sky Harbour']);
    expect(suggest('[a](Sky%20Harbor.md)')).toEqual(['Sky%20Harbour.md']);
    expect(suggest('[a](<Sky Harbor.md>)')).toEqual(['Sky Harbour.md']);
    expect(suggest('[a](../sky/Old%20Vos.md)')).toEqual(['../people/Old%20Voss.md']);
    expect(suggest('[[Entirely different]]')).toEqual([]);
  });

  test('know titles and plurals as prose does', () => {
    const canon =
      '- { id: odo, kind: person, name: Odo Finch, titles: [Brother] }\n- { id: w, kind: faction, name: Warden }\n';
    const snapshot = openWorld({
      ...sky,
      'canon/more.yaml': canon,
      'notes/here.md': '[[Brother Odo Finch]] [[Wardens]]',
    });
    const file = snapshot.files.get(filePath('notes/here.md'))!;
    const found = file.markdown!.links.map((link) =>
      nearTargets(snapshot, file, link).map((near) => near.newTarget),
    );
    expect(found).toEqual([['Odo Finch'], ['Warden']]);
  });
});

describe('paths', () => {
  test('are joined, and end at the root', () => {
    expect(joinPath('a/b/c.md', '../d.md')).toBe('a/d.md');
    expect(joinPath('a.md', './b//c.md')).toBe('b/c.md');
    expect(joinPath('a.md', '../b.md')).toBeUndefined();
  });
});
