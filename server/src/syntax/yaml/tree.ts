/**
 * YAML as this project reads it: a positioned tree in which every scalar is its source text. Nothing is
 * ever turned into a JS number, boolean or date, because authors' dates would not survive it.
 */
import type { Span } from '../../base/span.ts';

export interface YamlScalar {
  readonly type: 'scalar';
  /** The text meant: quotes and escapes resolved, block scalars folded. Empty for a missing value. */
  readonly text: string;
  readonly style: 'plain' | 'single' | 'double' | 'block' | 'missing';
  readonly span: Span;
}

export interface YamlPair {
  readonly key: YamlScalar;
  readonly value: YamlNode;
  /** From the key to the end of the value. */
  readonly span: Span;
}

export interface YamlMap {
  readonly type: 'map';
  readonly pairs: readonly YamlPair[];
  readonly flow: boolean;
  readonly span: Span;
}

export interface YamlSeq {
  readonly type: 'seq';
  readonly items: readonly YamlNode[];
  readonly flow: boolean;
  readonly span: Span;
}

export type YamlNode = YamlScalar | YamlMap | YamlSeq;

/** The pair whose key is `name` (the last one wins when a key is repeated, as YAML 1.1 readers do). */
export function entry(map: YamlMap, name: string): YamlPair | undefined {
  return map.pairs.findLast((pair) => pair.key.text === name);
}
