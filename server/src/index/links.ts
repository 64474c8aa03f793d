/**
 * Where links lead: resolved as Obsidian does (path, shortest path, any capitals, aliases), names of canon
 * entities too. What cannot be known to be wrong is never called missing.
 */
import { matchGlobs, type PathTest } from '../base/globs.ts';
import type { Span } from '../base/span.ts';
import type { Place } from '../domain/claim.ts';
import type { Entity } from '../domain/entity.ts';
import type { FilePath } from '../domain/ids.ts';
import type { Heading, Link } from '../syntax/markdown/model.ts';
import { baseOf, createPathIndex, folderOf, type PathIndex } from './links/path-index.ts';
import { findBlock, findSection } from './links/sections.ts';
import type { FileMemoKey, MemoKey, Snapshot } from './snapshot.ts';
import type { FileSummary } from './summary.ts';

export type LinkTarget =
  | { readonly type: 'file'; readonly file: FileSummary }
  /** A heading, a block or an HTML id of a page; `span` is to be selected. */
  | {
      readonly type: 'heading';
      readonly file: FileSummary;
      readonly span: Span;
      readonly heading: Heading | undefined;
    }
  /** An entity that stands in YAML, or one that no page of its own answers for. */
  | { readonly type: 'entity'; readonly entity: Entity }
  /** Another program's business: addresses, web paths, what lies outside the world, placeholders. */
  | { readonly type: 'external' }
  /** A picture or another file that Lorecheck does not read, whether it is there or not. */
  | { readonly type: 'attachment' }
  | { readonly type: 'missing'; readonly missing: 'page' }
  | { readonly type: 'missing'; readonly missing: 'heading' | 'block'; readonly file: FileSummary }
  /** Several pages or entities answer; Obsidian takes the first. */
  | {
      readonly type: 'ambiguous';
      readonly files: readonly FileSummary[];
      readonly entities: readonly Entity[];
    };

/** What the page part of a link means. */
type PageTarget = Extract<
  LinkTarget,
  { readonly type: 'file' | 'entity' | 'external' | 'attachment' | 'ambiguous' } | { missing: 'page' }
>;

const missingPage: PageTarget = { type: 'missing', missing: 'page' };
const external: PageTarget = { type: 'external' };
const attachment: PageTarget = { type: 'attachment' };

const targetsMemo: FileMemoKey<Map<Link, LinkTarget>> = { name: 'targets of links' };

/** Where a link of a file leads; several rules ask about each. */
export function resolveLink(snapshot: Snapshot, file: FileSummary, link: Link): LinkTarget {
  const known = snapshot.fileMemo(targetsMemo, file, () => new Map());
  const target = known.get(link) ?? findTarget(snapshot, file, link);
  known.set(link, target);
  return target;
}

function findTarget(snapshot: Snapshot, file: FileSummary, link: Link): LinkTarget {
  if (link.external || isPlaceholder(link.target)) return external;
  const page = resolvePage(snapshot, file, link);
  if (link.heading === undefined && link.block === undefined) return page;
  if (page.type === 'ambiguous') return settleBySection(page, link);
  if (page.type === 'entity') return entitySection(snapshot, page, link);
  return page.type === 'file' ? sectionOf(page.file, link) : page;
}

/** The places a link leads to; several when it is ambiguous, none when it leads out of the world or nowhere. */
export function linkPlaces(target: LinkTarget): readonly Place[] {
  switch (target.type) {
    case 'file':
      return [{ file: target.file.path, span: topOf(target.file) }];
    case 'heading':
      return [{ file: target.file.path, span: target.span }];
    case 'entity':
      return [{ file: target.entity.file, span: target.entity.nameSpan }];
    case 'ambiguous':
      return [
        ...target.files.map((file) => ({ file: file.path, span: topOf(file) })),
        ...target.entities.map((entity) => ({ file: entity.file, span: entity.nameSpan })),
      ];
    default:
      return [];
  }
}

/** A `[[link]]` of a target alone, without heading or label. */
export function wikiLink(target: string, span: Span, targetSpan: Span): Link {
  return {
    type: 'wiki',
    span,
    target,
    targetSpan,
    heading: undefined,
    headingSpan: undefined,
    block: undefined,
    label: undefined,
    labelSpan: undefined,
    external: false,
  };
}

/** The title on top of a page, else its very beginning. */
function topOf(file: FileSummary): Span {
  return file.outline?.headings[0]?.textSpan ?? { start: 0, end: 0 };
}

const indexMemo: MemoKey<PathIndex> = { name: 'path index' };

/** The world's files by name. */
export function pathIndex(snapshot: Snapshot): PathIndex {
  return snapshot.pathMemo(indexMemo, () => createPathIndex([...snapshot.files.keys()]));
}

/** Templates hold links that a tool or an author still has to fill in. */
function isPlaceholder(target: string): boolean {
  return /\{\{|<%|\$\{/.test(target);
}

function resolvePage(snapshot: Snapshot, file: FileSummary, link: Link): PageTarget {
  if (link.target === '') return { type: 'file', file };
  const wiki = link.type === 'wiki' || link.type === 'embed';
  const target = link.target.normalize('NFC').replaceAll('\u00a0', ' ').replaceAll('\\', '/').trim();
  return wiki ? resolveWiki(snapshot, file, link, target) : resolvePath(snapshot, file, link, target);
}

function resolveWiki(snapshot: Snapshot, file: FileSummary, link: Link, target: string): PageTarget {
  if (/^\.{1,2}\//.test(target))
    return resolveRelative(snapshot, file, target) ?? unreadOr(snapshot, target, missingPage);
  const path = target.replace(/^\/+/, '');
  return (
    byPath(snapshot, file, path) ??
    byName(snapshot, link, path) ??
    (wikiAttachment.test(path) ? attachment : unreadOr(snapshot, path, missingPage))
  );
}

/** Files with these endings are attachments even where names may hold dots: `[[map.png]]`, not `[[Dr. No]]`. */
const wikiAttachment =
  /\.(?:png|jpe?g|gif|bmp|svg|webp|avif|tiff?|ico|pdf|mp[34]|wav|m4a|ogg|oga|flac|3gp|webm|mov|mkv|ogv|avi|canvas|base|excalidraw|txt|html?|docx?|odt|rtf|xlsx?|csv|ods|pptx?|zip|json|css|js|xml|epub|psd|ai|blend|kra|xcf|clip|ya?ml)$/i;

/** A path as Markdown writes it, relative to the file it stands in. */
function resolvePath(snapshot: Snapshot, file: FileSummary, link: Link, target: string): PageTarget {
  const path = target.replace(/\?.*$/, '');
  if (path === '') return { type: 'file', file };
  const page = /\.(?:md|markdown)$/i.test(path);
  const named = page || !/\.\w{1,10}$/.test(path);
  if (path.startsWith('/')) {
    const found = pathIndex(snapshot).exact(path.replace(/^\/+/, ''));
    const known = found && snapshot.files.get(found);
    // Without `.md` it may be the address of a page on the author's web site.
    return known ? { type: 'file', file: known } : page ? missingPage : external;
  }
  const relative =
    resolveRelative(snapshot, file, path) ?? (named ? byPath(snapshot, file, path) : undefined);
  if (relative) return relative;
  if (!named) return attachment;
  if (page) return unreadOr(snapshot, path, missingPage);
  if (path.endsWith('/') || pathIndex(snapshot).hasFolder(joinPath(file.path, path) ?? path))
    return attachment;
  return byName(snapshot, link, path) ?? unreadOr(snapshot, path, missingPage);
}

/** The file that a path means from where it is written; undefined when there is none. */
function resolveRelative(snapshot: Snapshot, file: FileSummary, path: string): PageTarget | undefined {
  const joined = joinPath(file.path, path);
  if (joined === undefined) return external;
  const found = pathIndex(snapshot).exact(joined);
  const known = found && snapshot.files.get(found);
  return known && { type: 'file', file: known };
}

/** Undefined when the path leads out of the world. */
export function joinPath(from: string, path: string): string | undefined {
  const parts = folderOf(from).split('/').filter(Boolean);
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}

/** Obsidian's way: the exact path, else every file whose path ends so, settled by nearness. */
function byPath(snapshot: Snapshot, from: FileSummary, path: string): PageTarget | undefined {
  const index = pathIndex(snapshot);
  const exact = index.exact(path) ?? index.withinPath(path);
  const only = exact && snapshot.files.get(exact);
  if (exact) return only && { type: 'file', file: only };
  const files = settle(from.path, index.endingWith(path)).flatMap((found) => snapshot.files.get(found) ?? []);
  const [first, second] = files;
  if (!first) return undefined;
  return second ? { type: 'ambiguous', files, entities: [] } : { type: 'file', file: first };
}

/** Of files of one name the one in the same folder is meant, else the one that lies least deep. */
function settle(from: FilePath, candidates: readonly FilePath[]): readonly FilePath[] {
  if (candidates.length < 2) return candidates;
  const folder = folderOf(from);
  const beside = candidates.filter((path) => folderOf(path) === folder);
  if (beside.length === 1) return beside;
  const depth = (path: string): number => path.split('/').length;
  const least = Math.min(...candidates.map(depth));
  const shallow = candidates.filter((path) => depth(path) === least);
  return shallow.length === 1
    ? shallow
    : [...candidates].sort((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1));
}

/** An alias of a page, or the name of an entity that stands in YAML. */
function byName(snapshot: Snapshot, link: Link, name: string): PageTarget | undefined {
  const entities = snapshot.canon.resolve({ text: name, span: link.targetSpan, kinds: [] });
  const [first, second] = entities;
  if (!first) return undefined;
  if (second) return { type: 'ambiguous', files: [], entities };
  const page = first.origin === 'article' ? snapshot.files.get(first.file) : undefined;
  return page ? { type: 'file', file: page } : { type: 'entity', entity: first };
}

const excludeMemo: MemoKey<PathTest> = { name: 'excluded paths' };

/** What the configuration or a leading dot keeps from being read may be there all the same. */
function unreadOr(snapshot: Snapshot, path: string, otherwise: PageTarget): PageTarget {
  if (path.split('/').some((part) => /^\.[^./]/.test(part))) return attachment;
  const excluded = snapshot.canonMemo(excludeMemo, () => matchGlobs(snapshot.config.exclude));
  const clean = path.replace(/^(?:\.{1,2}\/)+/, '');
  return excluded(clean) || excluded(`${clean}.md`) ? attachment : otherwise;
}

function sectionOf(file: FileSummary, link: Link): LinkTarget {
  if (!file.outline) return { type: 'file', file };
  const section =
    link.block === undefined ? findSection(file, link.heading ?? '') : findBlock(file, link.block);
  if (section) return { type: 'heading', file, ...section };
  return { type: 'missing', missing: link.block === undefined ? 'heading' : 'block', file };
}

/** The heading tells which of several pages is meant. */
function settleBySection(page: Extract<PageTarget, { type: 'ambiguous' }>, link: Link): LinkTarget {
  const found = page.files.map((file) => sectionOf(file, link)).filter((target) => target.type === 'heading');
  const [only, other] = found;
  return only && !other ? only : page;
}

/** An entity in YAML has headings on its page, if it has one. */
function entitySection(
  snapshot: Snapshot,
  target: Extract<PageTarget, { type: 'entity' }>,
  link: Link,
): LinkTarget {
  const { article, file } = target.entity;
  const path = article === undefined ? undefined : (joinPath(file, article) ?? article);
  const found =
    path === undefined
      ? undefined
      : (pathIndex(snapshot).exact(article ?? '') ?? pathIndex(snapshot).exact(path));
  const page = found ? snapshot.files.get(found) : onlyPageAbout(snapshot, target.entity);
  return page ? sectionOf(page, link) : target;
}

/** The page that says it is about an entity, where there is one and no other. */
function onlyPageAbout(snapshot: Snapshot, entity: Entity): FileSummary | undefined {
  const names = new Set<string>([entity.id, ...entity.names.map((name) => name.text)]);
  const pages = [...snapshot.files.values()].filter(({ subject }) => subject && names.has(subject.text));
  const [page, other] = pages;
  return other ? undefined : page;
}

/** What a wiki link writes to mean a file and no other: its name, or its path when others share the name. */
export function shortestLink(snapshot: Snapshot, path: FilePath): string {
  const bare = path.replace(/\.(?:md|markdown)$/i, '');
  const base = baseOf(bare);
  return pathIndex(snapshot).endingWith(base).length === 1 ? base : bare;
}
