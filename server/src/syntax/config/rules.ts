import type { Severity } from '../../domain/finding.ts';
import { ruleIds } from '../../domain/rule-ids.ts';
import type { RuleSetting } from '../../domain/world.ts';
import { innerSpan } from '../yaml/read.ts';
import { entry, type YamlNode, type YamlPair, type YamlScalar } from '../yaml/tree.ts';
import { type ConfigReader, reportUnknown } from './reader.ts';

const severities: Readonly<Record<string, Severity | 'off'>> = {
  error: 'error',
  warning: 'warning',
  warn: 'warning',
  information: 'information',
  info: 'information',
  hint: 'hint',
  off: 'off',
  false: 'off',
  none: 'off',
};

/**
 * Reads `rules:` in any of its forms: `rule: severity`, `rule: { severity, files }`,
 * `rule: { glob: severity }`, `glob: { rule: severity }`, or a list of `{ rule, files, severity }`.
 */
export function readRules(reader: ConfigReader, pair: YamlPair | undefined): RuleSetting[] {
  if (!pair) return [];
  if (pair.value.type === 'seq') return pair.value.items.flatMap((item) => readListed(reader, item));
  return (reader.map(pair)?.pairs ?? []).flatMap((item) => readKeyed(reader, item));
}

function isRule(id: string): boolean {
  return (ruleIds as readonly string[]).includes(id);
}

function readKeyed(reader: ConfigReader, pair: YamlPair): RuleSetting[] {
  const key = pair.key.text;
  if (!isRule(key)) {
    if (pair.value.type === 'map' && /[*/.]/.test(key)) {
      return pair.value.pairs.flatMap((inner) => setting(reader, inner.key, key, inner.value));
    }
    reportUnknown(reader.problems, pair, ruleIds, '`rules`');
    return [];
  }
  if (pair.value.type !== 'map') return setting(reader, pair.key, undefined, pair.value);
  const severity = entry(pair.value, 'severity');
  if (!severity)
    return pair.value.pairs.flatMap((inner) => setting(reader, pair.key, inner.key.text, inner.value));
  reader.known(pair.value, ['severity', 'files'], `the rule \`${key}\``);
  const files = reader.texts(entry(pair.value, 'files'));
  const scopes = files.length > 0 ? files : [undefined];
  return scopes.flatMap((glob) => setting(reader, pair.key, glob, severity.value));
}

function readListed(reader: ConfigReader, item: YamlNode): RuleSetting[] {
  if (item.type !== 'map') {
    reader.wrongType(item.span, 'An item of `rules` is a map `{ rule, files, severity }`.');
    return [];
  }
  reader.known(item, ['rule', 'files', 'severity'], 'an item of `rules`');
  const rule = entry(item, 'rule')?.value;
  const severity = entry(item, 'severity')?.value;
  if (rule?.type !== 'scalar' || !severity) {
    reader.wrongType(item.span, 'An item of `rules` needs `rule` and `severity`.');
    return [];
  }
  const files = reader.texts(entry(item, 'files'));
  const scopes = files.length > 0 ? files : [undefined];
  return scopes.flatMap((glob) => setting(reader, rule, glob, severity));
}

function setting(
  reader: ConfigReader,
  rule: YamlScalar,
  files: string | undefined,
  value: YamlNode,
): RuleSetting[] {
  if (!isRule(rule.text)) {
    reportUnknown(reader.problems, { key: rule, value, span: rule.span }, ruleIds, '`rules`');
    return [];
  }
  const word = value.type === 'scalar' ? value.text.trim().toLowerCase() : '';
  const severity = Object.hasOwn(severities, word) ? severities[word] : undefined;
  if (severity) return [{ rule: rule.text, files, severity }];
  const span = value.type === 'scalar' ? innerSpan(value) : value.span;
  reader.wrongType(span, `A severity is error, warning, information, hint or off, not \`${word}\`.`);
  return [];
}
