/**
 * Generated worlds of any size: `node bench/generate.ts FOLDER [--articles 200] [--entities 1000]
 * [--words 600] [--seed 1] [--errors 50] [--long-words 0]` writes one, with its planted slips beside it in
 * `FOLDER.planted.json`. The same options give the same bytes.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type ArticlePlan, sectionsFor, writeArticle } from './world/article.ts';
import { createBeings } from './world/beings.ts';
import { configText, fieldLines, listEntry } from './world/canon.ts';
import {
  type Being,
  type GeneratedWorld,
  type Kind,
  longArticle,
  type Planted,
  type WorldOptions,
} from './world/model.ts';
import { createRandom } from './world/random.ts';
import { type Cast, slips } from './world/sentences.ts';
import { createTextBuilder, type TextBuilder } from './world/text.ts';
import { headingAt } from './world/words.ts';

export type { GeneratedWorld, Planted, WorldOptions } from './world/model.ts';
export { longArticle } from './world/model.ts';

export const defaultOptions: WorldOptions = {
  articles: 200,
  entities: 1000,
  words: 600,
  seed: 1,
  errors: 50,
  longWords: 0,
};

/** Entities in one file of lore YAML. */
const perFile = 100;
/** Articles in one folder. */
const perFolder = 200;
/** Beings and pages that one article draws upon. */
const castSize = 120;
/** Planted in canon rather than in prose: one in so many. */
const canonShare = 5;

export function generateWorld(options: WorldOptions): GeneratedWorld {
  const beings = createBeings(Math.max(options.entities, 10), options.seed);
  const inCanon = Math.floor(options.errors / canonShare);
  const plans = planArticles(beings, options, options.errors - inCanon);
  const files = new Map<string, string>([['lore.yaml', configText]]);
  const planted: Planted[] = [];
  const finish = (path: string, builder: TextBuilder): void => {
    files.set(path, builder.text());
    planted.push(...builder.planted());
  };
  plans.forEach((plan, i) => {
    const builder = createTextBuilder(plan.path);
    const random = createRandom(options.seed, 1000 + i);
    writeArticle(builder, plan, castOf(beings, plans, i, options.seed), random);
    finish(plan.path, builder);
  });
  const defined = new Set(plans.map((plan) => plan.defines));
  const rest = beings.filter((being) => !defined.has(being));
  for (let at = 0, file = 0; at < rest.length || file === 0; at += perFile, file++) {
    const path = `canon/part-${`${file}`.padStart(4, '0')}.yaml`;
    const builder = createTextBuilder(path);
    builder.add('entities:\n');
    for (const being of rest.slice(at, at + perFile)) builder.add(listEntry(fieldLines(being)));
    const files = Math.ceil(rest.length / perFile);
    for (let i = file; i < inCanon; i += Math.max(files, 1)) plantInCanon(builder, i, beings);
    finish(path, builder);
  }
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  return { files: new Map(sorted), planted, names: beings.map((being) => being.name) };
}

/** Slips in lore YAML, each in an entry of its own that nothing else speaks of. */
function plantInCanon(builder: TextBuilder, number: number, beings: readonly Being[]): void {
  const head = `  - id: planted-${number}\n    kind: person\n    name: Planted Person ${number}\n`;
  const faction = beings.find((being) => being.kind === 'faction')?.id ?? '';
  builder.add(head);
  if (number % 3 === 0) {
    const text = `${faction}-of-nowhere`;
    builder.add('    allegiances: [', { rule: 'unknown-reference', text, expected: faction }, ']\n');
  } else if (number % 3 === 1) {
    builder.add('    born: 1402\n    died: ');
    builder.add({ rule: 'impossible-order', text: '1398', expected: '1402' }, '\n');
  } else {
    builder.add('    ', { rule: 'unknown-field', text: 'allegances', expected: 'allegiances' });
    builder.add(`: [${faction}]\n`);
  }
}

function planArticles(beings: readonly Being[], options: WorldOptions, errors: number): ArticlePlan[] {
  const { articles, seed } = options;
  const random = createRandom(seed, 2);
  // Seven articles in ten define an entity; the others are chapters.
  const stride = Math.max(1, Math.floor(beings.length / Math.max(1, Math.ceil(articles * 0.7))));
  let next = 0;
  const plans: ArticlePlan[] = [];
  for (let i = 0; i < articles; i++) {
    const defines = i % 10 < 7 ? beings[next] : undefined;
    if (defines) next += stride;
    const name = defines?.name ?? `Chapter ${i + 1}`;
    const folder = `articles/${`${Math.floor(i / perFolder)}`.padStart(3, '0')}`;
    const words = Math.round(options.words * (0.5 + random.next()));
    const sections = Array.from({ length: sectionsFor(words) }, (_, at) => headingAt(at, random));
    const own = spread(i, articles, errors);
    plans.push({ path: `${folder}/${name}.md`, name, headings: sections, defines, words, errors: own });
  }
  if (options.longWords > 0) {
    const headings = Array.from({ length: sectionsFor(options.longWords) }, (_, at) => headingAt(at, random));
    const plan = { path: longArticle, name: 'Long Chronicle', headings, defines: undefined };
    plans.push({ ...plan, words: options.longWords, errors: slips.map((_, at) => at) });
  }
  return plans;
}

/** Which of the slips fall to article number `i`: slip `k` to article `k · articles / errors`. */
function spread(i: number, articles: number, errors: number): number[] {
  const [first, last] = [Math.ceil((i * errors) / articles), Math.ceil(((i + 1) * errors) / articles)];
  return Array.from({ length: last - first }, (_, k) => first + k);
}

/** Every article has a circle of its own, as real ones have, and knows some of everything. */
function castOf(beings: readonly Being[], plans: readonly ArticlePlan[], i: number, seed: number): Cast {
  const random = createRandom(seed, 500_000 + i);
  const byKind = new Map<Kind, Being[]>();
  const from = random.between(0, Math.max(0, beings.length - castSize));
  for (const being of beings.slice(from, from + castSize)) {
    const list = byKind.get(being.kind);
    if (list) list.push(being);
    else byKind.set(being.kind, [being]);
  }
  const pages = Array.from({ length: 12 }, () => random.pick(plans));
  return { byKind, pages };
}

export function writeWorld(folder: string, world: GeneratedWorld): void {
  const made = new Set<string>();
  for (const [path, text] of world.files) {
    const file = join(folder, path);
    if (!made.has(dirname(file))) mkdirSync(dirname(file), { recursive: true });
    made.add(dirname(file));
    writeFileSync(file, text);
  }
  writeFileSync(`${folder}.planted.json`, `${JSON.stringify(world.planted, undefined, 1)}\n`);
}

function main(): void {
  const number = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      articles: number,
      entities: number,
      words: number,
      seed: number,
      errors: number,
      'long-words': number,
    },
  });
  const [folder] = positionals;
  if (folder === undefined) {
    console.error('Usage: node bench/generate.ts FOLDER [--articles N] [--entities N] [--words N]');
    console.error('                              [--seed N] [--errors N] [--long-words N]');
    process.exitCode = 2;
    return;
  }
  const or = (text: string | undefined, standard: number): number => Number(text ?? standard);
  const world = generateWorld({
    articles: or(values.articles, defaultOptions.articles),
    entities: or(values.entities, defaultOptions.entities),
    words: or(values.words, defaultOptions.words),
    seed: or(values.seed, defaultOptions.seed),
    errors: or(values.errors, defaultOptions.errors),
    longWords: or(values['long-words'], defaultOptions.longWords),
  });
  writeWorld(resolve(folder), world);
  const bytes = [...world.files.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  console.log(
    `${world.files.size} files, ${(bytes / 1e6).toFixed(1)} MB, ${world.planted.length} planted slips`,
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
