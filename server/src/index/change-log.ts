/** What changed when, so that what was computed for a whole world or file can be mended rather than made anew. */
export interface ChangeLog<T> {
  note(revision: number, changed: Iterable<T>): void;
  /** All that was noted after a revision; undefined when that is longer ago than the log reaches. */
  since(revision: number): ReadonlySet<T> | undefined;
}

/** Changes remembered; whoever is farther behind is quicker in starting anew. */
const longest = 2000;

export function createChangeLog<T>(): ChangeLog<T> {
  let entries: { readonly revision: number; readonly value: T }[] = [];
  /** Everything after this revision is still known. */
  let complete = 0;
  return {
    note(revision, changed) {
      for (const value of changed) entries.push({ revision, value });
      if (entries.length <= 2 * longest) return;
      entries = entries.slice(-longest);
      complete = entries[0]?.revision ?? revision;
    },
    since(revision) {
      if (revision < complete) return undefined;
      const changed = new Set<T>();
      for (let i = entries.length - 1; i >= 0; i--) {
        const entry = entries[i];
        if (!entry || entry.revision <= revision) break;
        changed.add(entry.value);
      }
      return changed;
    },
  };
}
