/** What the author of a broken link most likely meant, and how that is written. */
import type { Place } from '../../domain/claim.ts';
import type { FilePath } from '../../domain/ids.ts';
import type { Link } from '../../syntax/markdown/model.ts';
import { personTitles } from '../../syntax/words/closed-lists.ts';
import { tokensOf } from '../../syntax/words/tokens.ts';
import { linkPlaces, pathIndex, resolveLink, shortestLink } from '../links.ts';
import type { NearName } from '../names/name-index.ts';
import type { Snapshot } from '../snapshot.ts';
import { titleWords } from '../spoken-forms.ts';
import type { FileSummary } from '../summary.ts';
import { baseOf, folderOf, withoutExtension } from './path-index.ts';

export interface LinkSuggestion {
  /** What is to stand in the place of the link's target. */
  readonly newTarget: string;
  /** The same as people read it. */
  readonly name: string;
  /** Slips between the two names; 0 when only the folder or the capitals differ. */
  readonly distance: number;
  readonly place: Place | undefined;
}

const most = 3;

/** Pages and entities near a link's target, nearest first; each of them resolves. */
export function nearTargets(snapshot: Snapshot, file: FileSummary, link: Link): readonly LinkSuggestion[] {
  const base = baseOf(withoutExtension(link.target)).trim();
  if (base === '') return [];
  const index = pathIndex(snapshot);
  const moved = index.endingWith(base).map((path) => ({ path, distance: 0 }));
  const articled = index.butForArticles(base).map((path) => ({ path, distance: unsure }));
  const pages = [...moved, ...index.near(base, most), ...articled].map(({ path, distance }) =>
    pageSuggestion(snapshot, file, link, path, distance),
  );
  const names = link.type === 'wiki' || link.type === 'embed' ? nearNames(snapshot, file, link, base) : [];
  const seen = new Set<string>();
  const isPage = (found: LinkSuggestion): boolean =>
    pages.some((page) => page.place?.file === found.place?.file);
  return [...pages, ...names.filter((found) => !isOfPage(snapshot, found) || !isPage(found))]
    .sort((a, b) => a.distance - b.distance)
    .filter(
      (found) => found.newTarget !== link.target && !seen.has(found.newTarget) && seen.add(found.newTarget),
    );
}

/** Whether a suggestion by name leads to the page that defines it, rather than to an entry among others. */
function isOfPage(snapshot: Snapshot, { place }: LinkSuggestion): boolean {
  return place !== undefined && snapshot.files.get(place.file)?.markdown !== undefined;
}

function pageSuggestion(
  snapshot: Snapshot,
  file: FileSummary,
  link: Link,
  path: FilePath,
  distance: number,
): LinkSuggestion {
  const place = { file: path, span: { start: 0, end: 0 } };
  const newTarget = writtenTarget(snapshot, file, link, path);
  const name = link.type === 'wiki' || link.type === 'embed' ? newTarget : relativePath(file.path, path);
  return { newTarget, name, distance, place };
}

function nearNames(snapshot: Snapshot, file: FileSummary, link: Link, base: string): LinkSuggestion[] {
  const near = [
    ...snapshot.names.near(base, most),
    ...mentioned(snapshot, base),
    ...articled(snapshot, base),
  ];
  return near.flatMap((near): LinkSuggestion[] => {
    if (near.short || /[[\]#^|\\]/.test(near.text)) return [];
    const target = resolveLink(snapshot, file, {
      ...link,
      target: near.text,
      heading: undefined,
      block: undefined,
    });
    if (target.type === 'missing' || target.type === 'external' || target.type === 'attachment') return [];
    return [{ newTarget: near.text, name: near.text, distance: near.distance, place: linkPlaces(target)[0] }];
  });
}

/** What prose would mean by a link's words, though links do not: `Brother Odo Finch`, `Wardens`. Never sure. */
function mentioned(snapshot: Snapshot, words: string): readonly NearName[] {
  const [match] = snapshot.names.match(words);
  const [owner, other] = match?.owners ?? [];
  const entity = owner && snapshot.canon.entities.get(owner.entity);
  if (!match || !entity || other || match.span.end < words.length) return [];
  const before = tokensOf(words.slice(0, match.span.start));
  if (!before.every(({ folded }) => personTitles.has(folded) || titleWords(snapshot).has(folded))) return [];
  return [{ text: entity.name, owners: match.owners, distance: unsure }];
}

/** `Guild of the Eels` for Guild of Eels, and the other way about. */
function articled(snapshot: Snapshot, words: string): readonly NearName[] {
  const variants = [words.replace(/ (?:the|an?) /gi, ' '), words.replace(/ of (?!the )/gi, ' of the ')];
  return variants.flatMap((text): NearName[] => {
    const owners = text === words ? [] : snapshot.names.lookup(text);
    const entity = owners[0] && snapshot.canon.entities.get(owners[0].entity);
    return entity ? [{ text: entity.name, owners, distance: unsure }] : [];
  });
}

/** So far from what is written that nobody takes it without asking. */
const unsure = 2;

/**
 * A file as a link of this type names it: by its shortest name, or by its path from here. A wiki link whose folders
 * are right keeps them.
 */
export function writtenTarget(snapshot: Snapshot, from: FileSummary, link: Link, path: FilePath): string {
  if (link.type === 'wiki' || link.type === 'embed') {
    const kept = link.target.replace(/[^/]*$/, baseOf(withoutExtension(path)));
    const page = { ...link, target: kept, heading: undefined, block: undefined };
    const target = kept.includes('/') ? resolveLink(snapshot, from, page) : undefined;
    return target?.type === 'file' && target.file.path === path ? kept : shortestLink(snapshot, path);
  }
  const relative = relativePath(from.path, path);
  const angled = from.text[link.targetSpan.start - 1] === '<';
  return angled ? relative : encodePath(relative);
}

function relativePath(from: string, to: string): string {
  const here = folderOf(from).split('/').filter(Boolean);
  const there = to.split('/');
  let shared = 0;
  while (shared < here.length && shared < there.length - 1 && here[shared] === there[shared]) shared++;
  return [...here.slice(shared).map(() => '..'), ...there.slice(shared)].join('/');
}

/** White space and parentheses end a bare target. */
function encodePath(path: string): string {
  return path.replace(
    /[\s()%<>]/g,
    (unit) => `%${unit.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}
