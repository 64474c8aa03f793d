import type { Reference } from '../domain/claim.ts';
import type { Entity } from '../domain/entity.ts';
import type { EntityId, FilePath } from '../domain/ids.ts';
import { foldName } from '../domain/names/fold.ts';
import type { Mention } from './mention.ts';
import type { MemoKey, Snapshot, Usage } from './snapshot.ts';
import type { FileSummary } from './summary.ts';

/** The mentions of the entity in a file, where the file's mentions have been computed already. */
export type KnownMentions = (file: FileSummary) => readonly Mention[] | undefined;

/** Every place where an entity is defined, referred to, linked or mentioned, in file order. */
export function usagesOf(snapshot: Snapshot, id: EntityId, known: KnownMentions): readonly Usage[] {
  const entity = snapshot.canon.entities.get(id);
  if (!entity) return [];
  const usages: Usage[] = [{ type: 'definition', file: entity.file, span: entity.nameSpan }];
  const references = referencesTo(snapshot, entity);
  const maySpeak = createWordTest(entity);
  const isMeant = (mention: Mention): boolean => mention.entity === id;
  for (const file of snapshot.files.values()) {
    for (const { span } of references.get(file.path) ?? [])
      usages.push({ type: 'reference', file: file.path, span });
    if (!file.checked) continue;
    const mentions = known(file) ?? (maySpeak(file) ? snapshot.mentions(file).filter(isMeant) : []);
    for (const mention of mentions) {
      const type = mention.form === 'link' ? 'link' : 'mention';
      usages.push({ type, file: file.path, span: mention.span });
    }
  }
  return usages;
}

function referencesTo(snapshot: Snapshot, entity: Entity): ReadonlyMap<FilePath, readonly Reference[]> {
  const index = referenceIndex(snapshot);
  const texts = new Set([foldName(entity.id), ...entity.names.map((name) => foldName(name.text))]);
  const found = new Map<FilePath, Reference[]>();
  for (const text of texts) {
    for (const [path, references] of index.get(text) ?? []) {
      const meant = references.filter((reference) => snapshot.canon.resolve(reference)[0]?.id === entity.id);
      if (meant.length > 0) found.set(path, [...(found.get(path) ?? []), ...meant]);
    }
  }
  for (const list of found.values()) list.sort((a, b) => a.span.start - b.span.start);
  return found;
}

/** References of all files, by their folded text and their file. */
type ReferenceIndex = Map<string, Map<FilePath, Reference[]>>;

interface KeptIndex {
  revision: number;
  index: ReferenceIndex;
  /** Texts under which a file stands in the index. */
  texts: Map<FilePath, ReadonlySet<string>>;
}

const referencesMemo: MemoKey<KeptIndex> = { name: 'references by text' };

function referenceIndex(snapshot: Snapshot): ReferenceIndex {
  const kept = snapshot.worldMemo(referencesMemo, () => ({
    revision: -1,
    index: new Map(),
    texts: new Map(),
  }));
  let changed: Iterable<FilePath> | undefined = snapshot.changesSince(kept.revision);
  if (!changed) {
    kept.index = new Map();
    kept.texts = new Map();
    changed = snapshot.files.keys();
  }
  for (const path of changed) replaceReferences(kept, path, snapshot.files.get(path)?.references ?? []);
  kept.revision = snapshot.revision;
  return kept.index;
}

function replaceReferences(kept: KeptIndex, path: FilePath, references: readonly Reference[]): void {
  for (const text of kept.texts.get(path) ?? []) {
    const files = kept.index.get(text);
    files?.delete(path);
    if (files?.size === 0) kept.index.delete(text);
  }
  const texts = new Set<string>();
  for (const reference of references) {
    const text = foldName(reference.text);
    const files = kept.index.get(text) ?? new Map<FilePath, Reference[]>();
    const list = files.get(path);
    if (list) list.push(reference);
    else files.set(path, [reference]);
    kept.index.set(text, files);
    texts.add(text);
  }
  if (texts.size > 0) kept.texts.set(path, texts);
  else kept.texts.delete(path);
}

/**
 * A cheap test before a file's mentions are computed: the beginning of some word by which the entity may be
 * called or linked must stand in it, in whatever case. Endings may change a word's last letters.
 */
function createWordTest(entity: Entity): (file: FileSummary) => boolean {
  const page = entity.file.slice(entity.file.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '');
  const callings = [entity.id, page, ...entity.names.map((name) => name.text)];
  const stems = new Set<string>();
  for (const calling of callings) {
    const words = calling.match(/[\p{L}\p{M}\d]+/gu) ?? [calling];
    const telling = words.filter((word) => word.length > 2);
    for (const word of telling.length > 0 ? telling : words) {
      // `Києва` for `Київ`: Cyrillic names are short and change more.
      const least = /\p{Script=Cyrillic}/u.test(word) ? 2 : 3;
      const stem = word.slice(0, Math.max(least, word.length - 2));
      for (const form of [stem, stem.normalize('NFD').replace(/\p{M}/gu, '')]) addCases(stems, form);
    }
  }
  return ({ text, hasJoiners }) => {
    for (const stem of stems) if (text.includes(stem)) return true;
    // Markup inside words, which leaves joiners in the prose, may stand inside a stem.
    return hasJoiners;
  };
}

function addCases(stems: Set<string>, form: string): void {
  const lower = form.toLowerCase();
  stems.add(form);
  stems.add(lower);
  stems.add(form.toUpperCase());
  stems.add(lower.charAt(0).toUpperCase() + lower.slice(1));
}
