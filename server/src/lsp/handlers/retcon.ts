/** `lorecheck/retcon`: what the unsaved edits of a world mean for its findings. A view may show it later. */
import { yieldToEvents } from '../../base/cancel.ts';
import type { Finding } from '../../domain/finding.ts';
import { compareFindings, type WorldFinding } from '../../features/retcon.ts';
import type { Snapshot } from '../../index/snapshot.ts';
import { createWorkspace, type FileChange } from '../../index/workspace.ts';
import { findingsOf } from '../../rules/run.ts';
import { toRange } from '../convert.ts';
import type { FileAccess } from '../files.ts';
import { ModifiedError, type Signal } from '../request.ts';
import type { Session } from '../session.ts';
import type { World } from '../world.ts';

/** A finding as it goes over the wire. `range` is a place in the state that the list speaks of. */
export interface WireFinding {
  readonly uri: string;
  readonly range: ReturnType<typeof toRange>;
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
}

export interface RetconAnswer {
  readonly appeared: readonly WireFinding[];
  readonly disappeared: readonly WireFinding[];
  readonly changed: readonly { readonly before: WireFinding; readonly after: WireFinding }[];
}

/**
 * Compares the world of a document as it is saved with the world as it is edited. Null when no world owns
 * the document.
 */
export async function retcon(
  session: Session,
  files: FileAccess,
  params: unknown,
  signal: Signal,
): Promise<RetconAnswer | null> {
  const named: unknown =
    typeof params === 'object' && params !== null ? Reflect.get(params, 'uri') : undefined;
  const uri = typeof named === 'string' ? session.documents.uriOf(named) : undefined;
  const world = uri === undefined ? undefined : await signal.race(session.worlds.ready(uri));
  if (!world) return null;
  const edited = world.snapshot();
  const { generation } = world;
  const check = (): void => {
    if (world.generation !== generation) throw new ModifiedError();
  };
  const saved = createWorkspace();
  saved.apply(await savedFiles(session, files, world, edited, signal));
  check();
  const before = saved.snapshot();
  const difference = compareFindings(
    await allFindings(before, signal, check),
    await allFindings(edited, signal, check),
  );
  const wire = (snapshot: Snapshot, finding: Finding): WireFinding => toWire(world, snapshot, finding);
  return {
    appeared: difference.appeared.map((finding) => wire(edited, finding)),
    disappeared: difference.disappeared.map((finding) => wire(before, finding)),
    changed: difference.changed.map((pair) => ({
      before: wire(before, pair.before),
      after: wire(edited, pair.after),
    })),
  };
}

/** Every file of the world as the disk has it; only open ones can differ from what the world holds. */
async function savedFiles(
  session: Session,
  files: FileAccess,
  world: World,
  edited: Snapshot,
  signal: Signal,
): Promise<FileChange[]> {
  const changes: FileChange[] = [];
  for (const { path, text, shared, problems } of edited.files.values()) {
    if (problems.some((problem) => problem.rule === 'skipped-file')) continue;
    const uri = world.uriOf(path);
    if (!session.documents.get(uri)) {
      changes.push({ path, text, shared });
      continue;
    }
    const content = await signal.race(files.read(uri));
    if (content?.type === 'text') changes.push({ path, text: content.text, shared });
  }
  return changes;
}

/** Lets other events run in between; `check` throws once one of them has changed the world. */
async function allFindings(snapshot: Snapshot, signal: Signal, check: () => void): Promise<WorldFinding[]> {
  const all: WorldFinding[] = [];
  let looked = 0;
  for (const file of [...snapshot.files.values()].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    for (const finding of findingsOf(snapshot, file)) {
      all.push({ finding, words: file.text.slice(finding.span.start, finding.span.end) });
    }
    if (++looked % 20 !== 0) continue;
    await signal.race(yieldToEvents());
    check();
  }
  return all;
}

function toWire(world: World, snapshot: Snapshot, finding: Finding): WireFinding {
  const lines = snapshot.files.get(finding.file)?.lines;
  const start = { line: 0, character: 0 };
  const { rule, severity, message } = finding;
  const range = lines ? toRange(lines, finding.span) : { start, end: start };
  return { uri: world.uriOf(finding.file), range, rule, severity, message };
}
