/** Where links and paths lead, as files and places in them. */
import type { FilePath } from '../domain/ids.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { FileSummary } from '../index/summary.ts';
import type { Link } from '../syntax/markdown/model.ts';
import type { Target } from './definition.ts';

/** The places a link leads to; several when more than one file answers to it. */
export function linkTargets(_snapshot: Snapshot, _file: FileSummary, _link: Link): readonly Target[] {
  return [];
}

/** The file a path means: from the world's root, else from the file it is written in. */
export function fileOfPath(snapshot: Snapshot, from: FilePath, path: string): FileSummary | undefined {
  return snapshot.files.get(normalize('', path)) ?? snapshot.files.get(normalize(from, path));
}

function normalize(from: string, path: string): FilePath {
  const parts = from.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/') as FilePath;
}
