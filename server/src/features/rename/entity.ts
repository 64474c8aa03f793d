/** Renaming an entity by one of its names, or by its id: canon, references, links and mentions. */
import { encloses } from '../../base/span.ts';
import type { Entity, EntityName } from '../../domain/entity.ts';
import { entityId, filePath, slug } from '../../domain/ids.ts';
import { foldName } from '../../domain/names/fold.ts';
import type { Mention } from '../../index/mention.ts';
import type { Snapshot } from '../../index/snapshot.ts';
import type { FileSummary } from '../../index/summary.ts';
import { yamlReplacement } from '../yaml-text.ts';
import type { FileMove, Refusal, RenameEdit, Renaming } from './model.ts';
import { renamedMention } from './words.ts';

/** Changes one name of an entity everywhere; refuses what would collide or make no name. */
export function renameName(
  snapshot: Snapshot,
  entity: Entity,
  from: string,
  wanted: string,
): Renaming | Refusal {
  const to = wanted.replace(/\s+/g, ' ').trim();
  const refused = refuseName(snapshot, entity, to);
  if (refused) return { refused };
  if (to === from) return { edits: [], moves: [] };
  const move = pageMove(snapshot, entity, from, to);
  const edits: RenameEdit[] = definitionEdits(snapshot, entity, from, to);
  for (const file of filesWith(snapshot, entity, from)) {
    edits.push(...referenceEdits(snapshot, file, entity, from, to));
    edits.push(...proseEdits(snapshot, file, entity, from, to, move));
  }
  return { edits: distinct(edits), moves: move ? [move] : [] };
}

/** Files that speak of the entity, and those that may do so by this very name while it is open who is meant. */
function filesWith(snapshot: Snapshot, entity: Entity, from: string): readonly FileSummary[] {
  const used = new Set(snapshot.usages(entity.id).map((usage) => usage.file));
  const [longest = from] = [...from.split(/\s+/)].sort((a, b) => b.length - a.length);
  const forms = [longest, longest.toLowerCase(), longest.toUpperCase(), entity.id];
  return [...snapshot.files.values()].filter(
    (file) => !file.shared && (used.has(file.path) || forms.some((form) => file.text.includes(form))),
  );
}

function refuseName(snapshot: Snapshot, entity: Entity, to: string): string | undefined {
  if (to === '') return 'A name needs at least one character.';
  if (!/[\p{L}\p{N}]/u.test(to)) return 'A name needs a letter or a digit.';
  if (/[[\]|#^]/.test(to)) return 'A name cannot hold any of [ ] | # ^: links to it could not be written.';
  if (snapshot.canon.shared.has(entity.id))
    return `${entity.name} belongs to another world; rename it there.`;
  const other = snapshot.names.lookup(to).find((owner) => owner.entity !== entity.id);
  const taken = other && snapshot.canon.entities.get(other.entity);
  return taken ? `${to} is already a name of ${taken.name} (${taken.id}). Choose another.` : undefined;
}

function definitionEdits(snapshot: Snapshot, entity: Entity, from: string, to: string): RenameEdit[] {
  const file = snapshot.files.get(entity.file);
  if (!file) return [];
  return entity.names
    .filter((name) => name.text === from && isWritten(file, name))
    .map((name) => canonEdit(file, name, to));
}

/** A name made of the id or of the file's name stands nowhere in the text. */
function isWritten(file: FileSummary, name: EntityName): boolean {
  const written = file.text.slice(name.span.start, name.span.end);
  return foldName(unescaped(written)) === foldName(name.text);
}

function unescaped(written: string): string {
  return written.replaceAll("''", "'").replace(/\\(.)/g, '$1');
}

function canonEdit(file: FileSummary, { span }: { span: EntityName['span'] }, to: string): RenameEdit {
  const block = file.markdown?.frontMatterBlock;
  const inYaml = file.type !== 'article' || (block !== undefined && encloses(block, span));
  const newText = inYaml ? yamlReplacement(file, span, to) : to;
  return { file: file.path, span, newText, reason: 'canon' };
}

/** References by this name; those by the id too when the id is made of the name. */
function referenceEdits(
  snapshot: Snapshot,
  file: FileSummary,
  entity: Entity,
  from: string,
  to: string,
): RenameEdit[] {
  const idFollows = entity.idSpan === undefined && from === entity.name;
  return file.references.flatMap((reference) => {
    const byName = foldName(reference.text) === foldName(from);
    const byId = idFollows && reference.text === entity.id;
    if (!byName && !byId) return [];
    if (snapshot.canon.resolve(reference)[0]?.id !== entity.id) return [];
    return [canonEdit(file, reference, byId && reference.text !== from ? slug(to) : to)];
  });
}

function proseEdits(
  snapshot: Snapshot,
  file: FileSummary,
  entity: Entity,
  from: string,
  to: string,
  move: FileMove | undefined,
): RenameEdit[] {
  const { markdown } = file;
  if (!markdown) return [];
  const edits: RenameEdit[] = [];
  const targets = new Set<number>();
  for (const link of markdown.links) {
    if (link.external || (link.type !== 'wiki' && link.type !== 'embed')) continue;
    if (foldName(link.target) !== foldName(from)) continue;
    const [meant] = snapshot.canon.resolve({ text: link.target, span: link.targetSpan, kinds: [] });
    if (meant?.id !== entity.id) continue;
    targets.add(link.targetSpan.start);
    edits.push({
      file: file.path,
      span: link.targetSpan,
      newText: linkTarget(link, entity, to, move),
      reason: 'link',
    });
  }
  for (const mention of snapshot.mentions(file)) {
    if (targets.has(mention.span.start)) continue;
    const edit = mentionEdit(file, mention, entity, from, to);
    if (edit) edits.push(edit);
  }
  return edits;
}

/** A link to a page that keeps its file's name keeps its target, and shows the new name. */
function linkTarget(
  link: { readonly target: string; readonly label: string | undefined },
  entity: Entity,
  to: string,
  move: FileMove | undefined,
): string {
  const stays =
    entity.origin === 'article' &&
    move === undefined &&
    foldName(baseName(entity.file)) === foldName(link.target);
  if (!stays) return to;
  return link.label === undefined ? `${link.target}|${to}` : link.target;
}

function mentionEdit(
  file: FileSummary,
  mention: Mention,
  entity: Entity,
  from: string,
  to: string,
): RenameEdit | undefined {
  const sure = mention.entity === entity.id;
  if (!sure && !(mention.entity === undefined && mention.candidates.includes(entity.id))) return undefined;
  if (mention.canonical !== from || mention.form === 'link') return undefined;
  const text = file.text.slice(mention.span.start, mention.span.end);
  const newText = renamedMention(text, from, to, mention.form === 'short');
  if (newText === undefined || newText === text) return undefined;
  return { file: file.path, span: mention.span, newText, reason: sure ? 'mention' : 'unsure' };
}

/** A page that is called like its entity goes with it. */
function pageMove(snapshot: Snapshot, entity: Entity, from: string, to: string): FileMove | undefined {
  if (entity.origin !== 'article' || baseName(entity.file) !== from || /[\\/:*?"<>|]/.test(to))
    return undefined;
  const path = entity.file;
  const moved = filePath(path.slice(0, path.lastIndexOf('/') + 1) + to + path.slice(path.lastIndexOf('.')));
  return snapshot.files.has(moved) ? undefined : { from: path, to: moved };
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '');
}

/** Changes an id in its definition and wherever it is referred to. */
export function renameId(snapshot: Snapshot, entity: Entity, wanted: string): Renaming | Refusal {
  const to = wanted.trim();
  if (!/^[\p{L}\p{N}_.-]+$/u.test(to))
    return { refused: 'An id holds letters, digits, hyphens, dots and underscores only.' };
  if (to === entity.id) return { edits: [], moves: [] };
  if (snapshot.canon.entities.has(entityId(to))) return { refused: `The id ${to} is taken. Choose another.` };
  if (snapshot.canon.shared.has(entity.id))
    return { refused: `${entity.name} belongs to another world; rename it there.` };
  const edits: RenameEdit[] = [];
  const home = snapshot.files.get(entity.file);
  if (home && entity.idSpan) edits.push(canonEdit(home, { span: entity.idSpan }, to));
  for (const file of snapshot.files.values()) {
    if (file.shared) continue;
    for (const reference of file.references) {
      if (reference.text === entity.id) edits.push(canonEdit(file, reference, to));
    }
    for (const link of file.markdown?.links ?? []) {
      if (link.type !== 'wiki' || link.target !== entity.id) continue;
      const [meant] = snapshot.canon.resolve({ text: link.target, span: link.targetSpan, kinds: [] });
      if (meant?.id === entity.id)
        edits.push({ file: file.path, span: link.targetSpan, newText: to, reason: 'link' });
    }
  }
  return { edits: distinct(edits), moves: [] };
}

/** Names, references and mentions may stand at one and the same place. */
function distinct(edits: readonly RenameEdit[]): RenameEdit[] {
  const kept = new Map<string, RenameEdit>();
  for (const edit of edits) {
    const key = `${edit.file}:${edit.span.start}`;
    if (!kept.has(key)) kept.set(key, edit);
  }
  return [...kept.values()];
}
