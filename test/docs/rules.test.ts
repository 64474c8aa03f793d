import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../server/src/domain/finding.ts';
import { filePath } from '../../server/src/domain/ids.ts';
import { ruleIds } from '../../server/src/domain/rule-ids.ts';
import type { Snapshot } from '../../server/src/index/snapshot.ts';
import type { FileType } from '../../server/src/index/summary.ts';
import { createWorkspace } from '../../server/src/index/workspace.ts';
import { decode } from '../../server/src/lsp/files.ts';
import { textOrNotice } from '../../server/src/lsp/world-set.ts';
import { rules } from '../../server/src/rules/list.ts';
import type { Rule } from '../../server/src/rules/rule.ts';
import { findingsOf } from '../../server/src/rules/run.ts';
import { readFixture } from '../support/fixture.ts';
import { defaultConfig } from '../support/run-fixture.ts';
import { type Example, optionalSection, type RulePage, readRulePage, sections } from './rule-page.ts';

const root = join(import.meta.dirname, '../..');
const pageOf = (id: string): string => textAt(`docs/rules/${id}.md`);
const fixtureOf = (id: string): string => textAt(`test/fixtures/rules/${id}.fixture`);

/** Nothing where there is no file: each test then says what is missing. */
function textAt(path: string): string {
  return existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : '';
}

interface Text {
  readonly path: string;
  readonly text: string;
}

/** Pages show the NUL characters of an unreadable file as dots. */
const shown = (line: string): string => line.replaceAll('\0', '·');
const linesOf = (text: string): string[] => text.split(/\r\n|\n|\r/);

function worldOf(id: string): readonly Text[] {
  const files = readFixture(fixtureOf(id)).files.map(({ path, text }) => ({ path, text }));
  return files.some(({ path }) => path === 'lore.yaml')
    ? files
    : [{ path: 'lore.yaml', text: defaultConfig }, ...files];
}

function openWorld(files: readonly Text[]): Snapshot {
  const world = createWorkspace();
  world.apply(
    files.map(({ path, text }) => ({
      path: filePath(path),
      ...textOrNotice(decode(new TextEncoder().encode(text))),
    })),
  );
  return world.snapshot();
}

interface Found {
  readonly path: string;
  readonly line: string;
  readonly finding: Finding;
}

function findingsIn(files: readonly Text[]): Found[] {
  const snapshot = openWorld(files);
  return [...snapshot.files.values()].flatMap((file) => {
    const lines = linesOf(file.text);
    return findingsOf(snapshot, file).map((finding) => ({
      path: file.path,
      line: shown(lines[file.lines.lineAt(finding.span.start)] ?? ''),
      finding,
    }));
  });
}

/** The rule's findings on the lines that the page shows. */
function shownFindings(id: string, page: RulePage): Found[] {
  return findingsIn(worldOf(id)).filter(
    ({ path, line, finding }) =>
      // Of a file that was not read, no line is known.
      finding.rule === id &&
      page.failing.some((each) => each.path === path && (id === 'skipped-file' || each.lines.includes(line))),
  );
}

/** The fixture's world with the page's mended lines in the place of the failing ones. */
function mendedWorld(id: string, { failing, mended }: RulePage): readonly Text[] {
  return worldOf(id).map(({ path, text }) => {
    const before = linesAt(failing, path);
    const after = linesAt(mended, path);
    if (after.length === 0) return { path, text };
    // More mended lines than failing ones are new: they follow the last.
    const last = before.length - 1;
    const replacements = new Map(
      before.map((line, i) => [line, (i < last ? after.slice(i, i + 1) : after.slice(i)).join('\n')]),
    );
    const lines = linesOf(text).map((line) => replacements.get(shown(line)) ?? line);
    return { path, text: lines.join('\n') };
  });
}

const linesAt = (examples: readonly Example[], path: string): string[] =>
  examples.filter((each) => each.path === path).flatMap((each) => each.lines);

/** What is in the first list and not, or not as often, in the second. */
function without(messages: readonly string[], taken: readonly string[]): string[] {
  const left = [...taken];
  return messages.filter((message) => {
    const index = left.indexOf(message);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}

const kindsOfFile: Readonly<Record<FileType, string>> = {
  config: '`lore.yaml`',
  canon: 'lore files',
  article: 'articles',
};

const severityOf = (rule: Rule): string =>
  rule.onByDefault ? rule.severity : `off (${rule.severity} when switched on)`;

describe('docs/rules', () => {
  it('has a page for every rule, and no other', () => {
    const pages = readdirSync(join(root, 'docs/rules')).filter((name) => name !== 'README.md');
    expect(pages.sort()).toEqual(ruleIds.map((id) => `${id}.md`).sort());
  });
});

describe.each(ruleIds)('the page of %s', (id) => {
  const text = pageOf(id);
  const page = readRulePage(text);

  it('has the common form', () => {
    expect(page.title).toBe(id);
    expect(page.headings).toEqual(
      page.headings.includes(optionalSection) ? [...sections, optionalSection] : sections,
    );
    for (const heading of page.headings) expect(page.section(heading).trim(), heading).not.toBe('');
    expect(page.finds).toMatch(/\.$/);
    expect(page.why).toMatch(/\.$/);
    expect(page.messages).not.toEqual([]);
  });

  it('shows lines of the fixture', () => {
    const files = readFixture(fixtureOf(id)).files;
    expect(page.failing).not.toEqual([]);
    for (const { path, lines } of page.failing) {
      const there = linesOf(files.find((file) => file.path === path)?.text ?? '').map(shown);
      for (const line of lines) expect(there, path).toContain(line);
    }
  });

  it('mends line by line', () => {
    expect(page.mended).not.toEqual([]);
    for (const { path } of page.mended) {
      const failing = linesAt(page.failing, path);
      expect(failing, path).not.toEqual([]);
      expect(linesAt(page.mended, path).length, path).toBeGreaterThanOrEqual(failing.length);
    }
  });

  it('quotes near-misses of the fixture', () => {
    const plain = (words: string): string => words.replace(/\s+/g, ' ').trim().toLowerCase();
    const texts = plain(
      worldOf(id)
        .map((file) => file.text)
        .join('\n'),
    );
    for (const match of page.section('What is left alone').matchAll(/(?<!\*)\*([^*]+)\*(?!\*)/g)) {
      for (const part of match[1]?.split('…') ?? []) expect(texts).toContain(plain(part).replace(/\.$/, ''));
    }
  });

  it('shows settings that lore.yaml takes', () => {
    for (const match of text.matchAll(/`((?:rules|exclude|words|circa|kinds|keys): [^`]+)`/g)) {
      const config = openWorld([{ path: 'lore.yaml', text: `${match[1]}\n` }]).files.get(
        filePath('lore.yaml'),
      );
      expect(config?.problems, match[1]).toEqual([]);
    }
  });

  it('speaks of no other rule where it says how to silence this one', () => {
    const silenced = [...page.section('If it is meant so').matchAll(/lore-ignore(?:-file)? ([\w-]+)/g)];
    const set = [...text.matchAll(/`rules: \{ ([\w-]+):/g)];
    for (const match of [...silenced, ...set]) expect(match[1]).toBe(id);
  });
});

describe.each(rules)('the page of $id', (rule) => {
  const page = readRulePage(pageOf(rule.id));

  it('says what the rule says of itself', () => {
    expect(page.group).toBe(rule.group);
    expect(page.severity).toBe(severityOf(rule));
    expect(page.files).toBe(rule.files.map((type) => kindsOfFile[type]).join(', '));
  });

  it('quotes what the rule says of the failing lines', () => {
    const messages = shownFindings(rule.id, page).map(({ finding }) => finding.message);
    expect(messages).toEqual(expect.arrayContaining([...page.messages]));
  });

  it('mends what it shows, and breaks nothing', () => {
    const messages = (found: readonly Found[]): string[] => found.map(({ finding }) => finding.message);
    const gone = messages(shownFindings(rule.id, page));
    const kept = without(messages(findingsIn(worldOf(rule.id))), gone);
    expect(without(messages(findingsIn(mendedWorld(rule.id, page))), kept)).toEqual([]);
  });
});
