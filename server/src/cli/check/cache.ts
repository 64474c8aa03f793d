/**
 * `--cache`: keeps what a check found in `.lorecheck/cache` of the world. While everything that the check has
 * read (configuration, canon, pages, which files there are, worlds that are used) has the same content, and
 * the program is the same, that is handed out again. When only some pages have changed, in ways that others
 * do not hang on, only these are checked anew. Times of files play no part.
 */
import { join, resolve } from 'node:path';
import { groupBy } from '../../features/group.ts';
import type { FileAccess } from '../../lsp/files.ts';
import { nodeFiles, uriOfPath } from '../../lsp/files-node.ts';
import { isWithin, type Uri } from '../../lsp/uri.ts';
import type { Worlds } from '../../lsp/worlds.ts';
import type { Context } from '../context.ts';
import { programStamp, readStored, type Stored, writeStored } from './cache-file.ts';
import { loadWorlds, relativeSlash, type Selected, undeclaredRoots } from './load.ts';
import { digest } from './mark.ts';
import { changedFiles, digestOfText, type Recorder, recordFiles, uriIn } from './recorder.ts';
import { type CheckedFinding, renamed } from './report.ts';
import { type Checked, checkWorlds } from './run.ts';
import { packTexts, unpackTexts } from './texts.ts';

export interface CheckedWorlds {
  readonly checked: Checked;
  /** Roots of worlds without a `lore.yaml`. */
  readonly undeclared: readonly string[];
}

/** Where one selection of worlds is kept, and what was found there. */
interface Cache {
  readonly root: string;
  readonly path: string;
  readonly program: string;
  readonly stored: Stored | undefined;
}

export async function checkWithCache(selected: Selected, context: Context): Promise<CheckedWorlds> {
  const root = selected.folders[0] ?? context.cwd;
  const program = await programStamp(context.version);
  const name = digest(...selected.folders.map((folder) => relativeSlash(root, folder))).slice(0, 12);
  const path = join(root, '.lorecheck', 'cache', `check-${name}`);
  const cache: Cache = { root, path, program, stored: await readStored(path, program) };
  const files = nodeFiles();
  const { stored } = cache;
  const found = stored && (await changedFiles(uriOfPath(root), stored.inputs, files));
  // Worlds that are used from elsewhere are not followed change by change.
  const elsewhere = (file: string): boolean =>
    !selected.folders.some((folder) => isWithin(uriOfPath(folder), uriIn(uriOfPath(root), file)));
  const changed = found?.some(elsewhere) ? undefined : found;
  const answer = stored && changed?.length === 0 ? fromStored(stored, root, selected) : undefined;
  return answer ?? checkAgain(cache, changed, selected, context);
}

/** Undefined when some of the files that are wanted now were not checked then. */
function fromStored(stored: Stored, root: string, selected: Selected): CheckedWorlds | undefined {
  const uris = new Map(stored.known.map((file) => [file, uriOfPath(resolve(root, file))]));
  selected.checkMatches([...uris.values()]);
  const asked = [...uris].filter(([, uri]) => selected.wants(uri)).map(([file]) => file);
  if (!asked.every((file) => Object.hasOwn(stored.findings, file))) return undefined;
  const findings = asked.flatMap((file) => stored.findings[file] ?? []);
  const report = renamed({ findings, files: asked }, (file) => resolve(root, file));
  const known = stored.known.map((file) => resolve(root, file));
  const undeclared = stored.undeclared.map((folder) => resolve(root, folder));
  return { checked: { ...report, known }, undeclared };
}

async function checkAgain(
  cache: Cache,
  changed: readonly string[] | undefined,
  selected: Selected,
  context: Context,
): Promise<CheckedWorlds> {
  const { root, path, program } = cache;
  const { terminal } = context;
  const recorder = recordFiles(uriOfPath(root), nodeFiles());
  const { worlds, kept } = await load(cache, changed, recorder, selected, context);
  const known = new Map(
    Object.entries(kept).map(([file, findings]) => [
      uriOfPath(resolve(root, file)),
      renamed({ findings, files: [] }, (name) => resolve(root, name)).findings,
    ]),
  );
  const checked = checkWorlds(worlds, selected, terminal, { kept: (uri) => known.get(uri) });
  const undeclared = undeclaredRoots(worlds);
  const name = (file: string): string => relativeSlash(root, file);
  const { findings, files } = renamed(checked, name);
  const byFile = groupBy(findings, (finding) => finding.file);
  const fresh = Object.fromEntries(files.map((file) => [file, byFile.get(file) ?? []]));
  const { bytes, places } = packTexts(recorder.texts);
  const stored: Stored = {
    program,
    inputs: recorder.inputs(),
    texts: places,
    undeclared: undeclared.map(name),
    known: checked.known.map(name),
    findings: { ...kept, ...fresh },
  };
  await writeStored(root, path, stored, bytes).catch((error: NodeJS.ErrnoException) =>
    terminal.say(`The cache was not written: ${error.message}`),
  );
  return { checked, undeclared };
}

interface Loaded {
  readonly worlds: Worlds;
  /** Findings of the cache that hold still, by file. */
  readonly kept: Stored['findings'];
}

/**
 * Loads the worlds as they were, then lets the files change. The engine itself tells, by the stamps of its
 * snapshots, whether findings in other files may change with them.
 */
async function load(
  { root, path, stored }: Cache,
  changed: readonly string[] | undefined,
  recorder: Recorder,
  selected: Selected,
  { terminal }: Context,
): Promise<Loaded> {
  const texts = stored && changed && (await unpackTexts(`${path}.texts`, stored.texts, changed));
  const intact = [...(texts ?? [])].every(
    ([file, text]) => stored?.inputs.reads[file] === digestOfText(text),
  );
  if (!stored || !texts || !intact) {
    return { worlds: await loadWorlds(selected.folders, { files: recorder.files, terminal }), kept: {} };
  }
  const before = new Map([...texts].map(([file, text]) => [uriIn(uriOfPath(root), file), text]));
  const worlds = await loadWorlds(selected.folders, { files: withOld(recorder.files, before), terminal });
  const stamps = (): string =>
    worlds
      .all()
      .map((world) => world.snapshot().stamp)
      .join();
  const stamp = stamps();
  const uris = [...before.keys()];
  before.clear();
  await worlds.touched(uris);
  return { worlds, kept: stamps() === stamp ? untouched(stored.findings, new Set(texts.keys())) : {} };
}

/** Files as they are, but for some that are as they were. */
function withOld(files: FileAccess, before: ReadonlyMap<Uri, string>): FileAccess {
  return {
    ...files,
    async read(uri) {
      const text = before.get(uri);
      return text === undefined ? files.read(uri) : { type: 'text', text, damaged: false, encoding: 'utf-8' };
    },
  };
}

/** Findings of files that did not change, as far as none of them speaks of a place in one that did. */
function untouched(findings: Stored['findings'], changed: ReadonlySet<string>): Stored['findings'] {
  const speaksOf = ({ related, fixes }: CheckedFinding): boolean =>
    [...related, ...fixes.flatMap(({ edits }) => edits)].some(({ file }) => changed.has(file));
  return Object.fromEntries(
    Object.entries(findings).filter(([file, own]) => !changed.has(file) && !own.some(speaksOf)),
  );
}
