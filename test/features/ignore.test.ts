import { describe, expect, it } from 'vitest';
import { filePath } from '../../server/src/domain/ids.ts';
import { applyEdits, fixesAt, preferredEdits } from '../../server/src/features/fixes.ts';
import { findingsOf } from '../../server/src/rules/run.ts';
import { snapshotOf } from './world.ts';

const config = 'name: W\ncanon: [canon/**]\n';

/** The file after the offer of that title was taken, with what is found in it then. */
function take(path: string, text: string, title: RegExp) {
  const files = { 'lore.yaml': config, [path]: text };
  const snapshot = snapshotOf(files);
  const offers = fixesAt(snapshot, filePath(path), { start: 0, end: text.length });
  const offer = offers.find((candidate) => title.test(candidate.title));
  if (!offer) return { titles: offers.map((one) => one.title), text: undefined, left: [] };
  const after = applyEdits(text, offer.edits);
  const next = snapshotOf({ ...files, [path]: after });
  const file = next.files.get(filePath(path));
  const left = file ? findingsOf(next, file).map((finding) => finding.rule) : [];
  return { titles: offers.map((one) => one.title), text: after, left };
}

describe('ignoring a finding', () => {
  it('puts a comment behind the line in prose, so that the paragraph stays one', () => {
    const { text, left } = take(
      'a.md',
      'See [[Nowhere at all]],\nwhich is no page.\n',
      /^Ignore broken-link here/,
    );
    expect(text).toBe(
      'See [[Nowhere at all]], <!-- lore-ignore broken-link: intended -->\nwhich is no page.\n',
    );
    expect(left).toEqual([]);
  });

  it('puts it before the spaces that break a line, and keeps other line ends', () => {
    expect(take('a.md', '[[Nowhere at all]]  \r\nx\r\n', /here/).text).toBe(
      '[[Nowhere at all]] <!-- lore-ignore broken-link: intended -->  \r\nx\r\n',
    );
  });

  it('adds the rule to a comment that stands there already', () => {
    const text = '[[Nowhere at all]] on 31 June 402. <!-- lore-ignore broken-link -->\n';
    expect(take('a.md', text, /^Ignore bad-date here/).text).toContain(
      '<!-- lore-ignore broken-link, bad-date -->',
    );
  });

  it.each([
    [
      'behind the line',
      '- { id: x, kind: person, parents: [nobody] }\n',
      '- { id: x, kind: person, parents: [nobody] } # lore-ignore unknown-reference: intended\n',
    ],
    [
      'above it when a comment stands there',
      '- id: x\n  kind: person\n  parents: nobody # of note\n',
      '- id: x\n  kind: person\n  # lore-ignore unknown-reference: intended\n  parents: nobody # of note\n',
    ],
  ])('puts it %s in YAML', (_, before, after) => {
    const { text, left } = take('canon/a.yaml', before, /^Ignore unknown-reference here/);
    expect(text).toBe(after);
    expect(left).toEqual([]);
  });

  it('can leave a rule alone in a whole file, below the front matter', () => {
    const page = '---\ntitle: T\n---\n[[Nowhere at all]] and [[Nor there]].\n';
    const { text, left } = take('a.md', page, /^Ignore broken-link in this file/);
    expect(text).toBe(
      '---\ntitle: T\n---\n<!-- lore-ignore-file broken-link -->\n\n[[Nowhere at all]] and [[Nor there]].\n',
    );
    expect(left).toEqual([]);
    expect(
      take('canon/a.yaml', '- { id: x, kind: person, parents: [nobody] }\n', /in this file/).text,
    ).toMatch(/^# lore-ignore-file unknown-reference\n/);
  });

  it('is not offered where a comment would be text, nor for broken YAML', () => {
    expect(
      take('canon/a.yaml', 'x: [\n', /^Ignore/).titles.filter((title) => title.startsWith('Ignore invalid')),
    ).toEqual([]);
  });
});

describe('fixing', () => {
  const slips = '- { id: a, kind: person, nmae: A, borm: 3 }\n- { id: b, kind: person, nmae: B }\n';

  it('all of a kind in a file takes one step', () => {
    const { titles, text, left } = take('canon/a.yaml', slips, /^Fix all/);
    expect(titles).toContain('Fix all 3 of unknown-field in this file');
    expect(text).toBe('- { id: a, kind: person, name: A, born: 3 }\n- { id: b, kind: person, name: B }\n');
    expect(left).toEqual([]);
  });

  it('never makes edits that overlap, nor chooses between two fixes', () => {
    const edit = (start: number, end: number) => ({
      file: filePath('a.md'),
      span: { start, end },
      newText: 'x',
    });
    const finding = (...fixes: readonly (readonly [number, number])[]) => ({
      rule: 'r',
      file: filePath('a.md'),
      span: { start: 0, end: 1 },
      severity: 'error' as const,
      verdict: 'certain' as const,
      message: '',
      related: [],
      fixes: fixes.map(([start, end]) => ({ title: '', edits: [edit(start, end)], preferred: true })),
    });
    const { edits, fixed } = preferredEdits([
      finding([0, 4]),
      finding([3, 6]),
      finding([6, 7], [8, 9]),
      finding([9, 9]),
    ]);
    expect(edits.map((one) => one.span)).toEqual([
      { start: 0, end: 4 },
      { start: 9, end: 9 },
    ]);
    expect(fixed).toHaveLength(2);
  });
});
