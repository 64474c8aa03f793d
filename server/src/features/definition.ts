/** Go to definition, and to the definition of the kind. */
import type { Span } from '../base/span.ts';
import { touches } from '../base/span.ts';
import type { Entity } from '../domain/entity.ts';
import { type FilePath, filePath } from '../domain/ids.ts';
import { builtinKinds } from '../domain/kinds.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { FileSummary } from '../index/summary.ts';
import { entry, type YamlNode } from '../syntax/yaml/tree.ts';
import { fieldOfPath, keyPath } from './fields.ts';
import { fileOfPath, linkTargets, pageOf, topOf } from './link-target.ts';
import { type Subject, subjectAt } from './subject.ts';
import { definitionOf, type Target } from './target.ts';
import { articleOf } from './treaty-article.ts';

export interface Definition {
  /** The words that lead there. */
  readonly origin: Span;
  readonly targets: readonly Target[];
  /** The kind of link that stands there: the host may follow Markdown's own links already. */
  readonly through: 'lore' | 'markdown-link';
}

/**
 * Where what stands at an offset is defined; every candidate while it is open which one is meant. On a
 * definition itself: its page. Undefined when nothing there has a definition.
 */
export function definitionAt(snapshot: Snapshot, path: FilePath, offset: number): Definition | undefined {
  const file = snapshot.files.get(path);
  if (!file) return undefined;
  const written = pathAt(snapshot, file, offset);
  if (written) return written;
  const link = file.markdown?.links.find((candidate) => touches(candidate.span, offset));
  const through = link?.type === 'markdown' || link?.type === 'image' ? 'markdown-link' : 'lore';
  if (link) {
    const targets = linkTargets(snapshot, file, link);
    if (targets.length > 0) return { origin: link.span, targets, through };
  }
  const subject = subjectAt(snapshot, file, offset);
  const targets = subject ? targetsOf(snapshot, file, subject) : [];
  return subject && targets.length > 0 ? { origin: subject.span, targets, through } : undefined;
}

function targetsOf(snapshot: Snapshot, file: FileSummary, subject: Subject): readonly Target[] {
  switch (subject.type) {
    case 'entity':
      return subject.role === 'definition'
        ? subject.entities.flatMap((entity) => ownPage(snapshot, entity) ?? definitionOf(entity))
        : subject.entities.map(definitionOf);
    case 'article':
      return subject.mention.treaties.flatMap((treaty) => {
        const claim = articleOf(treaty, subject.mention.number);
        return claim ? [{ file: claim.file, span: claim.span, selection: claim.span }] : [];
      });
    case 'link':
      return linkTargets(snapshot, file, subject.link);
    case 'continuity':
      return continuityTarget(snapshot, subject.name);
    case 'date':
    case 'heading':
    case 'rule':
      return [];
  }
}

/** The page of an entity that is defined elsewhere. */
function ownPage(snapshot: Snapshot, entity: Entity): Target | undefined {
  const page = pageOf(snapshot, entity);
  return page && page.path !== entity.file ? topOf(page) : undefined;
}

function continuityTarget(snapshot: Snapshot, name: string): readonly Target[] {
  const spec = [...snapshot.continuities.all.values()].find((found) => found.spec.id === name)?.spec;
  const config = configFile(snapshot);
  return spec && config ? [{ file: config.path, span: spec.span, selection: spec.span }] : [];
}

function configFile(snapshot: Snapshot): FileSummary | undefined {
  return snapshot.files.get(filePath('lore.yaml')) ?? snapshot.files.get(filePath('lore.yml'));
}

/** A path written under `article:` or another field that takes one. */
function pathAt(snapshot: Snapshot, file: FileSummary, offset: number): Definition | undefined {
  const path = keyPath(file.yaml, offset);
  const value = path.at(-1)?.value;
  if (value?.type !== 'scalar' || !touches(value.span, offset)) return undefined;
  if (fieldOfPath(snapshot, file, path)?.value.type !== 'path') return undefined;
  const target = fileOfPath(snapshot, file.path, value.text.trim());
  return target && { origin: value.span, targets: [topOf(target)], through: 'lore' };
}

/** Where the kind of the entity at an offset is declared, when it is a kind of the world's own. */
export function typeDefinitionAt(snapshot: Snapshot, path: FilePath, offset: number): Definition | undefined {
  const file = snapshot.files.get(path);
  const subject = file && subjectAt(snapshot, file, offset);
  if (subject?.type !== 'entity') return undefined;
  const config = configFile(snapshot);
  const targets = subject.entities.flatMap((entity) => {
    const key = config && kindKey(config.yaml[0], entity.kind);
    return config && key ? [{ file: config.path, span: key, selection: key }] : [];
  });
  return targets.length > 0 ? { origin: subject.span, targets, through: 'lore' } : undefined;
}

function kindKey(root: YamlNode | undefined, kind: string): Span | undefined {
  if (root?.type !== 'map' || (builtinKinds as readonly string[]).includes(kind)) return undefined;
  const kinds = entry(root, 'kinds')?.value;
  return kinds?.type === 'map' ? entry(kinds, kind)?.key.span : undefined;
}
