/** Linking against an author's own links: their brackets are taken off, and the mention must be found again. */
import { type FilePath, filePath } from '../server/src/domain/ids.ts';
import { foldName } from '../server/src/domain/names/fold.ts';
import { linkedEntity } from '../server/src/index/mention-links.ts';
import type { Snapshot } from '../server/src/index/snapshot.ts';
import type { FileSummary } from '../server/src/index/summary.ts';
import { createWorkspace, type FileChange } from '../server/src/index/workspace.ts';
import type { FileChoice } from './measure-names-world.ts';

export interface LinkScore {
  readonly links: number;
  readonly right: number;
  readonly wrong: readonly string[];
  readonly missed: readonly string[];
  /** Links whose text is a name of their entity to the letter, and how many of them were found. */
  readonly exact: number;
  readonly exactFound: number;
  /** The same when capitals and marks do not count. */
  readonly named: number;
  readonly namedFound: number;
}

interface GoldLink {
  readonly start: number;
  readonly end: number;
  readonly entity: string;
  readonly text: string;
  readonly exact: boolean;
  readonly named: boolean;
}

export function scoreLinks(
  changes: readonly FileChange[],
  snapshot: Snapshot,
  chosen: FileChoice,
): LinkScore {
  const gold = new Map<FilePath, readonly GoldLink[]>();
  const texts = new Map(changes.map((change) => [change.path, change]));
  for (const file of snapshot.files.values()) {
    if (!file.markdown || !file.checked || !chosen(file.path)) continue;
    const bared = bare(snapshot, file);
    gold.set(file.path, bared.links);
    texts.set(file.path, { path: filePath(file.path), text: bared.text });
  }
  const workspace = createWorkspace();
  workspace.apply([...texts.values()]);
  return tally(workspace.snapshot(), gold);
}

/** The text of a file with its wiki links turned into plain words. */
function bare(snapshot: Snapshot, file: FileSummary): { text: string; links: readonly GoldLink[] } {
  let text = '';
  let copied = 0;
  const links: GoldLink[] = [];
  const written = [...(file.markdown?.links ?? [])].sort((a, b) => a.span.start - b.span.start);
  for (const link of written) {
    if (link.type !== 'wiki' || link.span.start < copied) continue;
    const words = link.label?.trim() ? link.label : link.target;
    text += file.text.slice(copied, link.span.start);
    const start = text.length;
    text += words;
    copied = link.span.end;
    const entity = linkedEntity(snapshot, file, link);
    const names = entity === undefined ? [] : (snapshot.canon.entities.get(entity)?.names ?? []);
    if (entity === undefined) continue;
    const exact = names.some((name) => name.text === words);
    const named = names.some((name) => foldName(name.text) === foldName(words));
    links.push({ start, end: text.length, entity, text: words, exact, named });
  }
  return { text: text + file.text.slice(copied), links };
}

function tally(snapshot: Snapshot, gold: ReadonlyMap<FilePath, readonly GoldLink[]>): LinkScore {
  const wrong: string[] = [];
  const missed: string[] = [];
  let [links, right, exact, exactFound, named, namedFound] = [0, 0, 0, 0, 0, 0];
  for (const [path, list] of gold) {
    const file = snapshot.files.get(path);
    const mentions = file ? snapshot.mentions(file) : [];
    for (const link of list) {
      const over = mentions.filter(({ span }) => span.start < link.end && link.start < span.end);
      const hit = over.some((mention) => mention.entity === link.entity);
      const settled = over.find((mention) => mention.entity !== undefined);
      links++;
      if (link.exact) exact++;
      if (link.named) named++;
      const around = file?.text.slice(Math.max(0, link.start - 30), link.end + 30).replace(/\s+/g, ' ');
      if (hit) {
        right++;
        if (link.exact) exactFound++;
        if (link.named) namedFound++;
      } else if (settled)
        wrong.push(`${link.text} = ${link.entity}, got ${settled.entity}\t${path}: ${around}`);
      else if (link.named) missed.push(`${link.text} = ${link.entity}\t${path}: ${around}`);
    }
  }
  return { links, right, wrong, missed, exact, exactFound, named, namedFound };
}
