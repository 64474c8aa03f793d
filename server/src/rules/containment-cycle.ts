import type { Claim } from '../domain/claim.ts';
import type { Entity } from '../domain/entity.ts';
import type { EntityId, FilePath } from '../domain/ids.ts';
import { foldName } from '../domain/names/fold.ts';
import type { Canon } from '../index/canon.ts';
import { claimReferences } from '../index/canon-store.ts';
import type { MemoKey, Snapshot } from '../index/snapshot.ts';
import { byPlace, type Named, targets } from '../time/entities.ts';
import { listed } from '../time/words.ts';
import type { FindingDraft, Rule } from './rule.ts';

const fields = ['within', 'part-of', 'member-of', 'during'];
const memo: MemoKey<Circles> = { name: 'containment cycles' };
const keptMemo: MemoKey<KeptCircles> = { name: 'containment' };

/** Circles of continuities are found when `lore.yaml` is read, and reported under this rule too. */
export const containmentCycle: Rule = {
  id: 'containment-cycle',
  group: 'canon data',
  summary: 'Something that contains itself, by way of others or alone.',
  severity: 'error',
  onByDefault: true,
  files: ['config', 'canon', 'article'],
  check: (snapshot, file) => circlesIn(snapshot, file.path),
};

/** Found in all files together, and looked for again when something that lies within something has changed. */
export function circlesIn(snapshot: Snapshot, file: FilePath): readonly FindingDraft[] {
  return snapshot.canonMemo(memo, () => currentCircles(snapshot)).get(file) ?? [];
}

type Circles = ReadonlyMap<FilePath, readonly FindingDraft[]>;

interface KeptCircles {
  canonRevision: number;
  found: Circles;
  /** Who lies, or once lay, within something that is called so there, folded. */
  texts: Map<string, Set<EntityId>>;
}

function currentCircles(snapshot: Snapshot): Circles {
  const { canon, canonRevision } = snapshot;
  const kept = snapshot.worldMemo(keptMemo, () => ({ canonRevision, ...findAll(canon) }));
  if (kept.canonRevision !== canonRevision) {
    const changed = changedSince(snapshot, kept);
    // Where there was no circle before, a new one leads through something that has changed.
    if (!changed || hasCircle(canon, changed)) Object.assign(kept, findAll(canon));
    kept.canonRevision = canonRevision;
  }
  return kept.found;
}

/** Whoever may lie within something else than before; undefined when all are to be looked at. */
function changedSince({ canon, canonChange }: Snapshot, kept: KeptCircles): readonly Entity[] | undefined {
  const change = canonChange(kept.canonRevision);
  // Circles are told with the places they are made of, which move.
  if (!change || kept.found.size > 0) return undefined;
  const ids = new Set(change.entities);
  for (const text of change.names?.asked ?? []) for (const id of kept.texts.get(text) ?? []) ids.add(id);
  const changed = [...ids].flatMap((id) => canon.entities.get(id) ?? []).filter(isInside);
  for (const entity of changed) noteTexts(kept.texts, entity);
  return changed;
}

function isInside({ claims }: Entity): boolean {
  return claims.some(({ field }) => fields.includes(field));
}

function noteTexts(texts: Map<string, Set<EntityId>>, { id, claims }: Entity): void {
  for (const claim of claims) {
    if (!fields.includes(claim.field)) continue;
    for (const reference of claimReferences(claim)) {
      const text = foldName(reference.text);
      const known = texts.get(text);
      if (known) known.add(id);
      else texts.set(text, new Set([id]));
    }
  }
}

function findAll(canon: Canon): Omit<KeptCircles, 'canonRevision'> {
  const inside = [...canon.entities.values()].filter(isInside);
  const texts = new Map<string, Set<EntityId>>();
  for (const entity of inside) noteTexts(texts, entity);
  // Which way round a circle is told must not hang on the order in which entities came.
  const found = hasCircle(canon, inside) ? circlesAmong(canon, inside.sort(byDefinition)) : new Map();
  return { found, texts };
}

function byDefinition(a: Entity, b: Entity): number {
  return a.file === b.file ? a.span.start - b.span.start : a.file < b.file ? -1 : 1;
}

function hasCircle(canon: Canon, starts: readonly Entity[]): boolean {
  return fields.some((field) => circles(canon, starts, field).length > 0);
}

function circlesAmong(canon: Canon, inside: readonly Entity[]): Circles {
  const found = new Map<FilePath, FindingDraft[]>();
  for (const field of fields) {
    for (const circle of circles(canon, inside, field)) {
      const [last] = [...circle].sort((a, b) => byPlace(b.claim, a.claim));
      if (!last) continue;
      const list = found.get(last.claim.file) ?? [];
      found.set(last.claim.file, [...list, draft(canon, field, circle, last)]);
    }
  }
  return found;
}

function linksOf(canon: Canon, entity: Entity, field: string): readonly Named[] {
  return entity.claims
    .filter((claim: Claim) => claim.field === field)
    .flatMap((claim) => targets(canon, claim))
    .filter((link) => link.claim.value.type === 'reference');
}

/** Every circle that a depth-first walk closes, each once. Without recursion: chains can be long. */
function circles(canon: Canon, inside: readonly Entity[], field: string): Named[][] {
  const done = new Set<Entity>();
  const found: Named[][] = [];
  for (const start of inside) {
    if (done.has(start) || !start.claims.some((claim) => claim.field === field)) continue;
    const path: { readonly entity: Entity; readonly links: Named[] }[] = [];
    const steps: Named[] = [];
    const onPath = new Map<Entity, number>();
    const enter = (entity: Entity): void => {
      onPath.set(entity, path.length);
      path.push({ entity, links: [...linksOf(canon, entity, field)] });
    };
    enter(start);
    while (path.length > 0) {
      const top = path.at(-1);
      const link = top?.links.shift();
      if (!top || !link) {
        path.pop();
        steps.pop();
        if (top) {
          onPath.delete(top.entity);
          done.add(top.entity);
        }
        continue;
      }
      const back = onPath.get(link.entity);
      if (back !== undefined) found.push([...steps.slice(back), link]);
      else if (!done.has(link.entity)) {
        steps.push(link);
        enter(link.entity);
      }
    }
  }
  return found;
}

function draft(canon: Canon, field: string, circle: readonly Named[], last: Named): FindingDraft {
  const nameOf = (link: Named): string => canon.entities.get(link.claim.subject)?.name ?? link.claim.subject;
  const chain = circle.map((link) => `${nameOf(link)} is \`${field}\` ${link.entity.name}`);
  return {
    span: last.reference.span,
    message: `${nameOf(last)} cannot contain itself: ${listed(chain)}. Take one of these statements out.`,
    related: circle
      .filter((link) => link !== last)
      .map((link) => ({
        file: link.claim.file,
        span: link.reference.span,
        message: `${nameOf(link)} is \`${field}\` ${link.entity.name}.`,
      })),
  };
}
