/** Which entities a finding is about. */
import { encloses, overlaps, type Span } from '../base/span.ts';
import type { Entity } from '../domain/entity.ts';
import type { Finding } from '../domain/finding.ts';
import type { EntityId, FilePath } from '../domain/ids.ts';
import type { MemoKey, Snapshot } from '../index/snapshot.ts';
import type { FileSummary } from '../index/summary.ts';

/** Entities that one finding is listed under. */
const mostSubjects = 4;

type Subjects = readonly (readonly EntityId[])[];

const keptSubjects: MemoKey<WeakMap<readonly Finding[], Subjects>> = { name: 'subjects of findings' };

/** {@link subjectsOf} for all findings of a file, kept as long as they are the same. */
export function subjectsOfAll(snapshot: Snapshot, findings: readonly Finding[]): Subjects {
  const kept = snapshot.canonMemo(keptSubjects, () => new WeakMap());
  const known = kept.get(findings);
  if (known) return known;
  const subjects = findings.map((finding) => subjectsOf(snapshot, finding));
  kept.set(findings, subjects);
  return subjects;
}

/**
 * The entities a finding is about, the one it stands at first: those named or defined at its place and at the
 * places of its proof; failing that, the one its fix would name. Empty when it is about none.
 */
export function subjectsOf(snapshot: Snapshot, finding: Finding): readonly EntityId[] {
  const found = new Set<EntityId>();
  for (const { file, span } of [finding, ...finding.related]) {
    for (const id of entitiesIn(snapshot, file, span)) found.add(id);
  }
  const [fix] = found.size === 0 ? finding.fixes : [];
  for (const { newText } of fix?.edits ?? []) {
    const [only, other] = snapshot.canon.resolve({ text: newText, span: finding.span, kinds: [] });
    if (only && !other) found.add(only.id);
  }
  return [...found].slice(0, mostSubjects);
}

function entitiesIn(snapshot: Snapshot, path: FilePath, span: Span): readonly EntityId[] {
  const file = snapshot.files.get(path);
  if (!file) return [];
  const defined = definedAround(file, span);
  if (defined) return snapshot.canon.entities.has(defined.id) ? [defined.id] : [];
  if (!file.markdown || !file.checked) return [];
  const mentions = snapshot.mentions(file).filter((mention) => overlaps(mention.span, span));
  return mentions.flatMap((mention) => mention.entity ?? []);
}

/** The innermost definition around a place. */
function definedAround(file: FileSummary, span: Span): Entity | undefined {
  let best: Entity | undefined;
  for (const entity of file.entities) {
    if (!encloses(entity.span, span)) continue;
    if (!best || encloses(best.span, entity.span)) best = entity;
  }
  return best;
}
