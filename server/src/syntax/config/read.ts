import { isUsableGlob } from '../../base/globs.ts';
import type { Problem } from '../../base/problem.ts';
import { commonKeys, entityField } from '../../domain/fields.ts';
import { type BuiltinKind, builtinKind, builtinKinds, isBuiltinKind, type Kind } from '../../domain/kinds.ts';
import { nearest } from '../../domain/names/nearest.ts';
import type { WorldConfig } from '../../domain/world.ts';
import { foldKey } from '../lore/context.ts';
import { innerSpan, readYaml } from '../yaml/read.ts';
import { entry, type YamlMap, type YamlPair } from '../yaml/tree.ts';
import { readCalendars } from './calendars.ts';
import { readContinuities } from './continuities.ts';
import { type ConfigReader, createConfigReader } from './reader.ts';
import { readRules } from './rules.ts';

/** Keys of `lore.yaml`, with what each means: the source of its JSON Schema and docs. */
export const configFields: Readonly<Record<string, string>> = {
  name: 'Name of the world.',
  canon: 'Globs of the files that define entities.',
  check: 'Globs of the files whose prose is checked.',
  exclude: 'Globs of files that are left alone.',
  keys: 'Front-matter keys of your own and the field each means: `Birth Year: born`.',
  kinds: 'Kinds of your own: `dragon: { extends: person, lifetime: [hatched, slain] }`.',
  calendars: 'Calendars of the world, the first being read where a date names none.',
  continuities: 'Continuities and who builds on whom.',
  now: "The world's present date.",
  words: 'Words that are accepted as they are.',
  rules: 'Severity of rules, everywhere or for some files.',
  use: 'Folders of other worlds whose canon this one shares.',
  circa: 'Years by which "circa" and "-ish" widen a date, each way.',
  language: 'Language of the prose, as a BCP 47 tag.',
};

/** What a folder without `lore.yaml` is read by: every article defines an entity. */
export function defaultConfig(): WorldConfig {
  return {
    name: '',
    canon: ['**/*.md', '**/*.yaml', '**/*.yml'],
    check: ['**/*.md'],
    exclude: [],
    keys: new Map(),
    kinds: new Map(),
    calendars: [],
    continuities: [],
    now: undefined,
    words: [],
    rules: [],
    use: [],
    circa: 5,
    language: 'en',
    declared: false,
  };
}

export interface ReadConfig {
  readonly config: WorldConfig;
  readonly problems: readonly Problem[];
}

/** Reads `lore.yaml`. Never throws: what is wrong is a problem, and its default holds instead. */
export function readConfig(text: string): ReadConfig {
  const { documents, problems: broken } = readYaml(text);
  const reader = createConfigReader([...broken]);
  const root = documents[0];
  const fallback: WorldConfig = { ...defaultConfig(), declared: true };
  if (root?.type !== 'map') {
    if (root) reader.wrongType(root.span, '`lore.yaml` is a map; start with `name:`.');
    return { config: fallback, problems: reader.problems };
  }
  reader.known(root, Object.keys(configFields), '`lore.yaml`');
  const at = (key: string): YamlPair | undefined => entry(root, key);
  const now = at('now')?.value;
  const circa = reader.number(at('circa'));
  const config: WorldConfig = {
    name: reader.text(at('name')) ?? '',
    canon: globs(reader, at('canon'), fallback.canon),
    check: globs(reader, at('check'), fallback.check),
    exclude: globs(reader, at('exclude'), []),
    keys: readKeys(reader, at('keys')),
    kinds: readKinds(reader, at('kinds')),
    calendars: readCalendars(reader, at('calendars')),
    continuities: readContinuities(reader, at('continuities')),
    now: now?.type === 'scalar' && now.text ? { text: now.text.trim(), span: innerSpan(now) } : undefined,
    words: reader.texts(at('words')),
    rules: readRules(reader, at('rules')),
    use: reader.texts(at('use')),
    circa: circa !== undefined && circa >= 0 ? circa : fallback.circa,
    language: reader.text(at('language')) ?? fallback.language,
    declared: true,
  };
  return { config, problems: reader.problems };
}

/** Globs come from users: a bound on their length keeps matching cheap. */
const longestGlob = 512;

function globs(
  reader: ConfigReader,
  pair: YamlPair | undefined,
  fallback: readonly string[],
): readonly string[] {
  if (!pair) return fallback;
  return reader.texts(pair).filter((glob) => {
    if (glob === '') return false;
    if (glob.length <= longestGlob && isUsableGlob(glob)) return true;
    reader.wrongType(
      pair.value.span,
      glob.length > longestGlob
        ? `A glob of \`${pair.key.text}\` is longer than ${longestGlob} characters.`
        : `The glob \`${glob}\` repeats so much within itself that matching it could take for ever, so it matches nothing. Write it as several simpler ones.`,
    );
    return false;
  });
}

function readKeys(reader: ConfigReader, pair: YamlPair | undefined): Map<string, string> {
  const keys = new Map<string, string>();
  for (const item of reader.map(pair)?.pairs ?? []) {
    const key = foldKey(item.key.text);
    const values = reader.texts(item);
    const field = values.length === 1 ? fieldMeant(values[0] ?? '') : undefined;
    if (field) keys.set(key, field);
    else if (entityField(key)) for (const value of values) keys.set(foldKey(value), key);
    else {
      const near = nearest(values[0] ?? '', [...commonKeys.values()]);
      const hint = near ? ` Did you mean \`${near}\`?` : '';
      reader.wrongType(
        item.value.span,
        `\`${values[0] ?? ''}\` is no field, so \`${item.key.text}\` cannot mean it.${hint}`,
        near,
      );
    }
  }
  return keys;
}

function fieldMeant(word: string): string | undefined {
  const folded = foldKey(word);
  return entityField(folded) ? folded : commonKeys.get(folded);
}

const kindKeys = ['extends', 'lifetime', 'start', 'end', 'plural', 'name'];

function readKinds(reader: ConfigReader, pair: YamlPair | undefined): Map<string, Kind> {
  const kinds = new Map<string, Kind>();
  for (const item of reader.map(pair)?.pairs ?? []) {
    const name = foldKey(item.key.text);
    const kind = readKind(reader, name, item, kinds);
    if (kind) kinds.set(name, kind);
  }
  return kinds;
}

function readKind(
  reader: ConfigReader,
  name: string,
  pair: YamlPair,
  earlier: ReadonlyMap<string, Kind>,
): Kind | undefined {
  const map = pair.value.type === 'map' ? pair.value : undefined;
  const parentScalar = map ? entry(map, 'extends')?.value : pair.value;
  const parent = parentScalar?.type === 'scalar' ? foldKey(parentScalar.text) : '';
  const base: BuiltinKind | undefined = isBuiltinKind(parent) ? parent : earlier.get(parent)?.base;
  if (!base) {
    const near = nearest(parent, builtinKinds);
    const hint = near ? `Did you mean \`${near}\`?` : `Write one of: ${builtinKinds.join(', ')}.`;
    reader.wrongType(
      parentScalar?.span ?? pair.key.span,
      `The kind \`${name}\` must extend a known kind. ${hint}`,
      near,
    );
    return undefined;
  }
  const inherited = earlier.get(parent)?.lifetime ?? builtinKind(base).lifetime;
  return {
    name,
    base,
    lifetime: map ? readLifetime(reader, map, base, inherited) : inherited,
    plural: (map && reader.text(entry(map, 'plural'))) ?? `${name}s`,
  };
}

/** `lifetime: [hatched, slain]`, `lifetime: { start: hatched, end: slain }`, or `born: hatched`. */
function readLifetime(reader: ConfigReader, map: YamlMap, base: BuiltinKind, inherited: Kind['lifetime']) {
  const baseFields = builtinKind(base).lifetime;
  const own = [baseFields.start, baseFields.end].filter((field) => field !== undefined);
  reader.known(map, [...kindKeys, ...own], 'a kind');
  const pair = entry(map, 'lifetime');
  if (pair && pair.value.type !== 'map') {
    const [start, end] = reader.texts(pair).map(foldKey);
    return { start: start || inherited.start, end: end || inherited.end };
  }
  const inner = pair?.value.type === 'map' ? pair.value : map;
  const named = (role: string, field: string | undefined): string | undefined => {
    const word = reader.text(entry(inner, role)) ?? (field ? reader.text(entry(inner, field)) : undefined);
    return word ? foldKey(word) : undefined;
  };
  return {
    start: named('start', baseFields.start) ?? inherited.start,
    end: named('end', baseFields.end) ?? inherited.end,
  };
}
