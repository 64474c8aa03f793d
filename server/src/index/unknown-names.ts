import type { UnknownName } from './mention.ts';
import type { Snapshot } from './snapshot.ts';
import type { FileSummary } from './summary.ts';

/** Proper names of a file's prose that are no canon names, in order. */
export function unknownNamesOf(_snapshot: Snapshot, _file: FileSummary): readonly UnknownName[] {
  return [];
}
