/** Worlds of a few files, for tests that look at findings and not at fixtures. */
import type { Finding } from '../../server/src/domain/finding.ts';
import { filePath } from '../../server/src/domain/ids.ts';
import { createWorkspace, type Workspace } from '../../server/src/index/workspace.ts';
import { findingsOf } from '../../server/src/rules/run.ts';

/** A fresh world of these files, texts by their paths. */
export function worldOf(files: Readonly<Record<string, string>>): Workspace {
  const world = createWorkspace();
  world.apply(Object.entries(files).map(([path, text]) => ({ path: filePath(path), text })));
  return world;
}

/** What is found in one file of it. */
export function foundIn(world: Workspace, path: string): readonly Finding[] {
  const snapshot = world.snapshot();
  const file = snapshot.files.get(filePath(path));
  return file ? findingsOf(snapshot, file) : [];
}
