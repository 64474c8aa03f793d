/** Checks one fixture's world and says what came out, beside what was expected. */
import type { Finding, TextEdit } from '../../server/src/domain/finding.ts';
import { type FilePath, filePath } from '../../server/src/domain/ids.ts';
import { definitionAt } from '../../server/src/features/definition.ts';
import { applyEdits, fixesAt, preferredEdits } from '../../server/src/features/fixes.ts';
import { hoverAt } from '../../server/src/features/hover.ts';
import { referencesAt } from '../../server/src/features/references.ts';
import type { Snapshot } from '../../server/src/index/snapshot.ts';
import { createWorkspace, type FileChange } from '../../server/src/index/workspace.ts';
import { decode } from '../../server/src/lsp/files.ts';
import { textOrNotice } from '../../server/src/lsp/world-set.ts';
import { findingsOf } from '../../server/src/rules/run.ts';
import { type Comparison, compareFindings } from './annotate.ts';
import type { Fixture, FixtureFile, Golden } from './fixture.ts';

export interface FixtureResult {
  readonly comparisons: readonly (Comparison & { readonly path: string })[];
  readonly goldens: readonly GoldenResult[];
}

export interface GoldenResult {
  readonly golden: Golden;
  readonly actual: string;
  /** Findings that a fix was to mend and did not, or that it brought. */
  readonly left: readonly string[];
}

export const defaultConfig = 'name: Fixture\n';

export function runFixture(fixture: Fixture): FixtureResult {
  const files = worldFiles(fixture);
  const snapshot = openWorld(files);
  const comparisons = files.map((file) => ({
    path: file.path,
    ...compareFindings(file, findingsIn(snapshot, file.path)),
  }));
  return {
    comparisons,
    goldens: fixture.goldens.map((golden) => runGolden(fixture, files, snapshot, comparisons, golden)),
  };
}

function worldFiles(fixture: Fixture): readonly FixtureFile[] {
  const isConfig = (file: FixtureFile): boolean => file.path === 'lore.yaml' || file.path === 'lore.yml';
  if (!fixture.configured || fixture.files.some(isConfig)) return fixture.files;
  return [{ path: 'lore.yaml', text: defaultConfig, markers: [] }, ...fixture.files];
}

/** Files go through the same door as those of a disk, so that unreadable ones are skipped alike. */
function openWorld(files: readonly { readonly path: string; readonly text: string }[]): Snapshot {
  const world = createWorkspace();
  const changes = files.map(({ path, text }): FileChange => {
    const read = textOrNotice(decode(new TextEncoder().encode(text)));
    return { path: filePath(path), ...read };
  });
  world.apply(changes);
  return world.snapshot();
}

function findingsIn(snapshot: Snapshot, path: string): readonly Finding[] {
  const file = snapshot.files.get(filePath(path));
  return file ? findingsOf(snapshot, file) : [];
}

function runGolden(
  fixture: Fixture,
  files: readonly FixtureFile[],
  snapshot: Snapshot,
  comparisons: FixtureResult['comparisons'],
  golden: Golden,
): GoldenResult {
  if (golden.type === 'fix') return runFix(files, snapshot, comparisons, golden);
  const path = filePath(fixture.cursor?.path ?? '');
  const offset = fixture.cursor?.offset ?? 0;
  return { golden, actual: answer(snapshot, golden.type, path, offset), left: [] };
}

function answer(snapshot: Snapshot, type: Golden['type'], path: FilePath, offset: number): string {
  switch (type) {
    case 'hover': {
      const card = hoverAt(snapshot, path, offset);
      return card ? `${card.markdown.trimEnd()}\n` : '';
    }
    case 'definition':
      return (definitionAt(snapshot, path, offset)?.targets ?? [])
        .map((target) => placeLine(snapshot, target.file, target.selection.start))
        .join('');
    default:
      return referencesAt(snapshot, path, offset)
        .map((place) => placeLine(snapshot, place.file, place.span.start))
        .join('');
  }
}

/** `path:line:column text of the line`, counted from 1 as editors show it. */
function placeLine(snapshot: Snapshot, path: FilePath, offset: number): string {
  const file = snapshot.files.get(path);
  if (!file) return `${path}\n`;
  const { line, character } = file.lines.positionAt(offset);
  const text = file.text.slice(file.lines.lineStart(line), file.lines.lineStart(line + 1)).trim();
  return `${path}:${line + 1}:${character + 1} ${text}\n`;
}

function runFix(
  files: readonly FixtureFile[],
  snapshot: Snapshot,
  comparisons: FixtureResult['comparisons'],
  golden: Golden,
): GoldenResult {
  const path = golden.path ?? '';
  const expected = comparisons.find((comparison) => comparison.path === path)?.matched ?? [];
  const { edits, fixed } =
    golden.title === undefined ? preferredEdits(expected) : namedFix(files, snapshot, golden.title);
  const after = files.map((file) => ({
    path: file.path,
    text: applyEdits(
      file.text,
      edits.filter((edit) => edit.file === file.path),
    ),
  }));
  const actual = after.find((file) => file.path === path)?.text ?? '';
  return { golden, actual, left: stillThere(openWorld(after), snapshot, path, fixed) };
}

function namedFix(
  files: readonly FixtureFile[],
  snapshot: Snapshot,
  title: string,
): { edits: readonly TextEdit[]; fixed: readonly Finding[] } {
  for (const file of files) {
    const whole = { start: 0, end: file.text.length };
    const offer = fixesAt(snapshot, filePath(file.path), whole).find((fix) => fix.title === title);
    if (offer) return { edits: offer.edits, fixed: offer.findings };
  }
  return { edits: [], fixed: [] };
}

/** Findings of the mended rules that were not there before, or that were mended and are there again. */
function stillThere(
  after: Snapshot,
  before: Snapshot,
  path: string,
  fixed: readonly Finding[],
): readonly string[] {
  const key = (finding: Finding): string => `${finding.rule}: ${finding.message}`;
  const rules = new Set(fixed.map((finding) => finding.rule));
  const allowed = findingsIn(before, path)
    .filter((finding) => !fixed.includes(finding))
    .map(key);
  return findingsIn(after, path)
    .filter((finding) => rules.has(finding.rule))
    .map(key)
    .filter((found) => {
      const index = allowed.indexOf(found);
      if (index !== -1) allowed.splice(index, 1);
      return index === -1;
    });
}
