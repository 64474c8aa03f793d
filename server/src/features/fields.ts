/** Which field of the vocabulary a YAML key is: in lore YAML, front matter and `lore.yaml`. */
import { type Span, touches } from '../base/span.ts';
import { articleFields, claimFields, commonKeys, entityField, type FieldSpec } from '../domain/fields.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { FileSummary } from '../index/summary.ts';
import { configFields } from '../syntax/config/read.ts';
import { foldKey } from '../syntax/lore/context.ts';
import type { YamlNode, YamlPair } from '../syntax/yaml/tree.ts';

export interface FieldAt {
  readonly span: Span;
  readonly name: string;
  readonly doc: string;
}

/** The documented field whose key stands at an offset. */
export function fieldAt(snapshot: Snapshot, file: FileSummary, offset: number): FieldAt | undefined {
  const path = keyPath(file.yaml, offset);
  const last = path.at(-1);
  if (!last || !touches(last.key.span, offset)) return undefined;
  if (file.type === 'config') {
    const doc = path.length === 1 ? configFields[last.key.text] : undefined;
    return doc ? { span: last.key.span, name: last.key.text, doc } : undefined;
  }
  const spec = fieldOfPath(snapshot, file, path);
  return spec && { span: last.key.span, name: spec.name, doc: spec.doc };
}

/** The pairs that lead to an offset, outermost first. */
export function keyPath(nodes: readonly YamlNode[], offset: number): readonly YamlPair[] {
  const path: YamlPair[] = [];
  let level: readonly YamlNode[] = nodes;
  for (;;) {
    const node = level.find((candidate) => candidate.type !== 'scalar' && touches(candidate.span, offset));
    if (!node || node.type === 'scalar') return path;
    if (node.type === 'seq') {
      level = node.items;
      continue;
    }
    const pair = node.pairs.find((candidate) => touches(candidate.span, offset));
    if (!pair) return path;
    path.push(pair);
    level = [pair.value];
  }
}

/** The field that a path of keys ends at: a field of an entity, or a part of its record. */
export function fieldOfPath(
  snapshot: Snapshot,
  file: FileSummary,
  path: readonly YamlPair[],
): FieldSpec | undefined {
  const last = path.at(-1);
  if (!last) return undefined;
  for (let depth = path.length - 2; depth >= 0; depth--) {
    const outer = topField(snapshot, file, path[depth]?.key.text ?? '');
    if (!outer) continue;
    const inner = outer.value.type === 'record' ? outer.value.fields : claimFields;
    const key = foldKey(last.key.text);
    return inner.find((spec) => spec.name === key) ?? (key === 'value' || key === 'date' ? outer : undefined);
  }
  return topField(snapshot, file, last.key.text);
}

/** A key right inside an entity, by the world's own keys too. */
export function topField(snapshot: Snapshot, file: FileSummary, key: string): FieldSpec | undefined {
  const folded = foldKey(key);
  const configured = snapshot.config.keys.get(folded);
  const common = file.type === 'article' ? commonKeys.get(folded) : undefined;
  const page = file.type === 'article' ? articleFields.find((spec) => spec.name === folded) : undefined;
  return (
    (configured ? entityField(configured) : undefined) ??
    entityField(folded) ??
    page ??
    (common ? entityField(common) : undefined)
  );
}
