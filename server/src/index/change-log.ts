/** Which files changed when, so that what was computed for a whole world can be mended rather than made anew. */
import type { FilePath } from '../domain/ids.ts';

export interface ChangeLog {
  note(revision: number, paths: readonly FilePath[]): void;
  /** Paths noted after a revision; undefined when that is longer ago than the log reaches. */
  since(revision: number): ReadonlySet<FilePath> | undefined;
}

/** Changes remembered; whoever is farther behind is quicker in starting anew. */
const longest = 2000;

export function createChangeLog(): ChangeLog {
  let entries: { readonly revision: number; readonly path: FilePath }[] = [];
  /** Everything after this revision is still known. */
  let complete = 0;
  return {
    note(revision, paths) {
      for (const path of paths) entries.push({ revision, path });
      if (entries.length <= 2 * longest) return;
      entries = entries.slice(-longest);
      complete = entries[0]?.revision ?? revision;
    },
    since(revision) {
      if (revision < complete) return undefined;
      const paths = new Set<FilePath>();
      for (let i = entries.length - 1; i >= 0; i--) {
        const entry = entries[i];
        if (!entry || entry.revision <= revision) break;
        paths.add(entry.path);
      }
      return paths;
    },
  };
}
