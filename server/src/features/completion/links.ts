/** Completion inside `[[…]]`: entities, pages, headings. */

import { foldName } from '../../domain/names/fold.ts';
import { resolveLink, shortestLink, wikiLink } from '../../index/links.ts';
import type { Snapshot } from '../../index/snapshot.ts';
import type { FileSummary } from '../../index/summary.ts';
import type { Link } from '../../syntax/markdown/model.ts';
import { entityOfPage, linkedPage } from '../link-target.ts';
import type { Completion, Completions } from './model.ts';
import { findNames, nearbyEntities } from './names.ts';

/** The open link before the cursor: what follows `[[` on its line. */
const openLink = /!?\[\[([^[\]\r\n]*)$/;

export function linkCompletions(
  snapshot: Snapshot,
  file: FileSummary,
  offset: number,
): Completions | undefined {
  const lineStart = file.lines.lineStart(file.lines.lineAt(offset));
  const typed = openLink.exec(file.text.slice(lineStart, offset))?.[1];
  if (typed === undefined) return undefined;
  const rest = /^[^[\]\r\n|#]*/.exec(file.text.slice(offset, offset + 200))?.[0] ?? '';
  const closed = file.text.startsWith(']]', offset + rest.length);
  const hash = typed.indexOf('#');
  const pipe = typed.indexOf('|');
  if (pipe >= 0) return labels(snapshot, file, typed, pipe, offset, closed);
  if (hash >= 0) return headings(snapshot, file, typed, hash, offset, closed);
  return targets(snapshot, file, typed, offset, closed);
}

/** A link of the given target, as if it stood at the cursor. */
function linkTo(target: string, offset: number): Link {
  const span = { start: offset, end: offset };
  return wikiLink(target, span, span);
}

function targets(
  snapshot: Snapshot,
  file: FileSummary,
  typed: string,
  offset: number,
  closed: boolean,
): Completions {
  const span = { start: offset - typed.length, end: offset };
  const near = nearbyEntities(snapshot, file, span);
  const { names, more } = findNames(snapshot, { typed, kinds: [], ids: false, near });
  const end = closed ? '' : ']]';
  const items = names.map(({ entity, text, rank }): Completion => {
    const insert = linkText(snapshot, file, text, entity.id, offset) + end;
    return {
      label: text,
      kind: 'entity',
      insert,
      span,
      filter: text,
      detail: entity.kind,
      rank,
      entity: entity.id,
    };
  });
  const shown = new Set(names.map(({ text }) => foldName(text)));
  return { items: [...items, ...pages(snapshot, typed, span, end, shown)], incomplete: more };
}

/** A name that leads elsewhere, or to several, is written by the entity's id with the name as its label. */
export function linkText(
  snapshot: Snapshot,
  file: FileSummary,
  name: string,
  id: string,
  offset: number,
): string {
  const target = resolveLink(snapshot, file, linkTo(name, offset));
  const page = linkedPage(target);
  const meant = target.type === 'entity' ? target.entity.id : page && entityOfPage(snapshot, page)?.id;
  return meant === undefined || meant === id || /[[\]|#^]/.test(name) ? name : `${id}|${name}`;
}

const mostPages = 50;

/** Pages by name, those that are no entity's included. */
function pages(
  snapshot: Snapshot,
  typed: string,
  span: Completion['span'],
  end: string,
  shown: ReadonlySet<string>,
): Completion[] {
  const wanted = foldName(typed);
  const found: Completion[] = [];
  for (const file of snapshot.files.values()) {
    if (file.type !== 'article' || file.shared) continue;
    const base = file.path.slice(file.path.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '');
    const fits = foldName(base).includes(wanted) || (typed.includes('/') && file.path.startsWith(typed));
    if (!fits || shown.has(foldName(base))) continue;
    const name = shortestLink(snapshot, file.path);
    found.push({
      label: name,
      kind: 'page',
      insert: name + end,
      span,
      filter: `${base} ${file.path}`,
      detail: file.path,
      rank: 2e6,
    });
    if (found.length === mostPages) break;
  }
  return found;
}

function headings(
  snapshot: Snapshot,
  file: FileSummary,
  typed: string,
  hash: number,
  offset: number,
  closed: boolean,
): Completions {
  const page = linkedPage(resolveLink(snapshot, file, linkTo(typed.slice(0, hash), offset)));
  const span = { start: offset - (typed.length - typed.lastIndexOf('#') - 1), end: offset };
  const end = closed ? '' : ']]';
  const items = (page?.markdown?.headings ?? []).map((heading, index): Completion => {
    const text = heading.text.replace(/[#^|[\]]+/g, ' ').trim();
    return {
      label: text,
      kind: 'heading',
      insert: text + end,
      span,
      detail: '#'.repeat(heading.level),
      rank: index,
    };
  });
  return { items, incomplete: false };
}

/** Behind `|`: the ways the linked entity is called. */
function labels(
  snapshot: Snapshot,
  file: FileSummary,
  typed: string,
  pipe: number,
  offset: number,
  closed: boolean,
): Completions {
  const target = resolveLink(snapshot, file, linkTo(typed.slice(0, pipe).replace(/#.*$/, ''), offset));
  const page = linkedPage(target);
  const entity = target.type === 'entity' ? target.entity : page && entityOfPage(snapshot, page);
  const span = { start: offset - (typed.length - pipe - 1), end: offset };
  const end = closed ? '' : ']]';
  const items = (entity?.names ?? [])
    .filter((name) => name.role === 'name' || name.role === 'alias')
    .map(({ text }, rank): Completion => ({ label: text, kind: 'entity', insert: text + end, span, rank }));
  return { items, incomplete: false };
}
