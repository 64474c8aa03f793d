import type { Problem } from '../../base/problem.ts';
import type { Span } from '../../base/span.ts';
import { nearest } from '../../domain/names/nearest.ts';
import { knownThere } from '../lore/values.ts';
import { innerSpan } from '../yaml/read.ts';
import type { YamlMap, YamlNode, YamlPair, YamlScalar } from '../yaml/tree.ts';

/** Small readers for `lore.yaml`: each takes a node, gives a plain value, and reports what is not one. */
export interface ConfigReader {
  readonly problems: Problem[];
  text(pair: YamlPair | undefined): string | undefined;
  number(pair: YamlPair | undefined): number | undefined;
  flag(pair: YamlPair | undefined): boolean | undefined;
  /** A list of texts, or a single one. */
  texts(pair: YamlPair | undefined): string[];
  map(pair: YamlPair | undefined): YamlMap | undefined;
  /** Items of a list; a map's values count as a list of one. */
  items(pair: YamlPair | undefined): readonly YamlNode[];
  /** Reports every key that is not known. */
  known(map: YamlMap, keys: readonly string[], where: string): void;
  wrongType(span: Span, message: string, suggestion?: string): void;
}

export function createConfigReader(problems: Problem[]): ConfigReader {
  const wrongType = (span: Span, message: string, suggestion?: string): void => {
    problems.push({ rule: 'wrong-type', span, message, ...(suggestion === undefined ? {} : { suggestion }) });
  };
  const scalar = (pair: YamlPair | undefined, wanted: string): YamlScalar | undefined => {
    if (!pair) return undefined;
    if (pair.value.type === 'scalar') return pair.value.style === 'missing' ? undefined : pair.value;
    wrongType(pair.value.span, `\`${pair.key.text}\` takes ${wanted}.`);
    return undefined;
  };
  const items = (pair: YamlPair | undefined): readonly YamlNode[] => {
    if (!pair || (pair.value.type === 'scalar' && pair.value.style === 'missing')) return [];
    return pair.value.type === 'seq' ? pair.value.items : [pair.value];
  };
  return {
    problems,
    wrongType,
    items,
    text: (pair) => scalar(pair, 'a text')?.text.trim(),
    number: (pair) => readNumber(pair, scalar(pair, 'a number'), wrongType),
    flag: (pair) => readFlag(pair, scalar(pair, 'true or false'), wrongType),
    texts: (pair) =>
      items(pair).flatMap((item) => {
        if (item.type === 'scalar') return [item.text.trim()];
        wrongType(item.span, `\`${pair?.key.text ?? ''}\` takes a list of texts.`);
        return [];
      }),
    map: (pair) => {
      if (!pair || pair.value.type === 'map') return pair?.value as YamlMap | undefined;
      const empty = pair.value.type === 'scalar' && pair.value.style === 'missing';
      if (!empty) wrongType(pair.value.span, `\`${pair.key.text}\` takes a map.`);
      return undefined;
    },
    known: (map, keys, where) => {
      for (const pair of map.pairs)
        if (!keys.includes(pair.key.text)) reportUnknown(problems, pair, keys, where);
    },
  };
}

function readNumber(
  pair: YamlPair | undefined,
  scalar: YamlScalar | undefined,
  wrongType: ConfigReader['wrongType'],
): number | undefined {
  if (!scalar || !pair) return undefined;
  const value = Number(scalar.text.replace(/_/g, '').trim());
  if (scalar.text.trim() !== '' && Number.isFinite(value)) return value;
  wrongType(innerSpan(scalar), `\`${pair.key.text}\` takes a number, not \`${scalar.text}\`.`);
  return undefined;
}

function readFlag(
  pair: YamlPair | undefined,
  scalar: YamlScalar | undefined,
  wrongType: ConfigReader['wrongType'],
): boolean | undefined {
  if (!scalar || !pair) return undefined;
  const word = scalar.text.trim().toLowerCase();
  if (['true', 'yes', 'on'].includes(word)) return true;
  if (['false', 'no', 'off'].includes(word)) return false;
  wrongType(innerSpan(scalar), `\`${pair.key.text}\` takes true or false, not \`${scalar.text}\`.`);
  return undefined;
}

export function reportUnknown(
  problems: Problem[],
  pair: YamlPair,
  known: readonly string[],
  where: string,
): void {
  const near = nearest(pair.key.text, known);
  const hint = near ? `Did you mean \`${near}\`?` : knownThere(known);
  problems.push({
    rule: 'unknown-field',
    span: pair.key.span,
    message: `\`${pair.key.text}\` is no field of ${where}. ${hint}`,
    ...(near === undefined ? {} : { suggestion: near }),
  });
}
