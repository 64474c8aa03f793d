/** Measures how well names are found and checked in a folder of yours: `npm run measure:names -- FOLDER`. */
import { parseArgs } from 'node:util';
import { createWorkspace } from '../server/src/index/workspace.ts';
import { scoreGold } from './measure-names-gold.ts';
import { scoreLinks } from './measure-names-links.ts';
import { type CleanScore, type SlipScore, scoreClean, scoreSlips } from './measure-names-slips.ts';
import { type SpokenScore, scoreSpoken } from './measure-names-spoken.ts';
import { halfOf, hasGold, readWorld } from './measure-names-world.ts';

const usage = `Usage: npm run measure:names -- FOLDER [--half dev|held] [--seed 1] [--share 0.1] [--show 0]

FOLDER is a world, a plain vault, a folder with names.jsonl ({ name, aliases } a line) beside its articles, or a
folder of texts with gold spans (NAME.txt, NAME.names.json). --half measures one half of the files only, by a
hash of their paths. --show prints so many examples of each kind of failure.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    half: { type: 'string', default: 'all' },
    seed: { type: 'string', default: '1' },
    share: { type: 'string', default: '0.1' },
    show: { type: 'string', default: '0' },
  },
});

const [folder] = positionals;
const show = Number(values.show);

if (folder === undefined) {
  console.error(usage);
  process.exitCode = 2;
} else if (hasGold(folder)) {
  reportGold(folder);
} else {
  reportWorld(folder);
}

function reportGold(root: string): void {
  const score = scoreGold(root, halfOf(values.half));
  const precision = score.truePositives / (score.truePositives + score.falsePositives);
  const recall = score.truePositives / (score.truePositives + score.falseNegatives);
  const f1 = (2 * precision * recall) / (precision + recall);
  console.log(`proper names by token: P ${percent(precision)} R ${percent(recall)} F1 ${percent(f1)}`);
  examples('missed', score.misses);
  examples('not in the gold', score.extras);
}

function reportWorld(root: string): void {
  const chosen = halfOf(values.half);
  const changes = readWorld(root);
  const workspace = createWorkspace();
  workspace.apply(changes);
  const snapshot = workspace.snapshot();
  console.log(`${snapshot.canon.entities.size} entities, ${snapshot.files.size} files`);
  reportClean(scoreClean(snapshot, chosen));
  const options = { share: Number(values.share), seed: Number(values.seed) };
  reportSlips(
    '5 letters and more',
    scoreSlips(changes, snapshot, chosen, (n) => n >= 5, options),
  );
  reportSlips(
    '4 letters',
    scoreSlips(changes, snapshot, chosen, (n) => n === 4, options),
  );
  reportSpoken(scoreSpoken(snapshot, chosen));
  const links = scoreLinks(changes, snapshot, chosen);
  if (links.links === 0) return;
  const precision = links.right / (links.right + links.wrong.length);
  console.log(
    `links as gold: ${links.links}, precision ${percent(precision)}, recall of those called by a name ` +
      `${percent(links.exactFound / links.exact)} (${links.exact}), capitals apart ${percent(links.namedFound / links.named)} (${links.named})`,
  );
  examples('wrong entity', links.wrong);
  examples('not linked', links.missed);
}

function reportClean(score: CleanScore): void {
  const rate = (score.alarms.length / score.words) * 10_000;
  console.log(
    `clean text: ${score.words} words, ${score.alarms.length} warnings of misspelt names or drift ` +
      `(${rate.toFixed(2)} per 10,000 words), ${score.possible.length} possible ones, ${score.unknown} unknown names`,
  );
  examples('false alarms', score.alarms);
  examples('possible', score.possible);
}

function reportSlips(title: string, score: SlipScore): void {
  if (score.injected === 0) return;
  console.log(
    `slips, ${title}: ${score.injected} injected, recall ${percent(score.found / score.injected)} ` +
      `(as a warning ${percent(score.warned / score.injected)}), ` +
      `right suggestion first ${percent(score.firstRight / Math.max(1, score.found))}`,
  );
  examples('missed', score.missed);
  examples('other suggestion first', score.wrongFirst);
}

function reportSpoken(score: SpokenScore): void {
  console.log(
    `names to the letter, outside links: ${score.places}, found ${percent(score.found / Math.max(1, score.places))} ` +
      `(as one entity ${percent(score.settled / Math.max(1, score.places))}); of ${score.mentions} mentions ` +
      `${percent(score.right / Math.max(1, score.mentions))} are such, the others inflected, folded or false`,
  );
  examples('name without a mention', score.missed);
  examples('mention elsewhere', score.elsewhere);
}

function examples(title: string, lines: readonly string[]): void {
  if (show === 0 || lines.length === 0) return;
  console.log(`  ${title}: ${lines.length}`);
  const step = Math.max(1, Math.floor(lines.length / show));
  for (let i = 0; i < lines.length && i / step < show; i += step) console.log(`    ${lines[i]}`);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
