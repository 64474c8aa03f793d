import type { ContinuitySpec } from '../../domain/continuity.ts';
import { type ContinuityId, continuityId } from '../../domain/ids.ts';
import { innerSpan } from '../yaml/read.ts';
import { entry, type YamlMap, type YamlPair, type YamlScalar } from '../yaml/tree.ts';
import type { ConfigReader } from './reader.ts';

const keys = ['extends', 'branches', 'at', 'name', 'title', 'note'];

/** Reads `continuities:`: a map from id to `{ extends | branches, at }`, or a list of ids. */
export function readContinuities(reader: ConfigReader, pair: YamlPair | undefined): ContinuitySpec[] {
  if (!pair) return [];
  if (pair.value.type === 'seq') {
    return pair.value.items.flatMap((item) => {
      if (item.type === 'scalar') return [bare(item)];
      reader.wrongType(
        item.span,
        'A list of continuities holds their names; use a map to say who extends whom.',
      );
      return [];
    });
  }
  return (reader.map(pair)?.pairs ?? []).map((item) => readContinuity(reader, item));
}

function bare(id: YamlScalar): ContinuitySpec {
  const text = id.text.trim();
  return {
    id: continuityId(text),
    title: text,
    extends: undefined,
    branches: undefined,
    at: undefined,
    span: innerSpan(id),
    parentSpan: undefined,
  };
}

function readContinuity(reader: ConfigReader, pair: YamlPair): ContinuitySpec {
  const map: YamlMap | undefined = reader.map(pair);
  const start = bare(pair.key);
  if (!map) return start;
  reader.known(map, keys, 'a continuity');
  const parent = (key: string): ContinuityId | undefined => {
    const text = reader.text(entry(map, key));
    return text ? continuityId(text) : undefined;
  };
  const at = entry(map, 'at')?.value;
  const parentNode = (entry(map, 'extends') ?? entry(map, 'branches'))?.value;
  return {
    ...start,
    title: reader.text(entry(map, 'name')) ?? reader.text(entry(map, 'title')) ?? start.title,
    extends: parent('extends'),
    branches: parent('branches'),
    at: at?.type === 'scalar' && at.text ? { text: at.text.trim(), span: innerSpan(at) } : undefined,
    parentSpan: parentNode?.type === 'scalar' ? innerSpan(parentNode) : parentNode?.span,
  };
}
