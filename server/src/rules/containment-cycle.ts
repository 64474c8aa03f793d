import type { Claim } from '../domain/claim.ts';
import type { Entity } from '../domain/entity.ts';
import type { FilePath } from '../domain/ids.ts';
import type { Canon } from '../index/canon.ts';
import type { MemoKey, Snapshot } from '../index/snapshot.ts';
import { byPlace, type Named, targets } from '../time/entities.ts';
import { listed } from '../time/words.ts';
import type { FindingDraft, Rule } from './rule.ts';

const fields = ['within', 'part-of', 'member-of', 'during'];
const memo: MemoKey<ReadonlyMap<FilePath, readonly FindingDraft[]>> = { name: 'containment cycles' };

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

/** Found in all files together, once for each state of the canon. */
export function circlesIn(snapshot: Snapshot, file: FilePath): readonly FindingDraft[] {
  return snapshot.canonMemo(memo, () => findAll(snapshot.canon)).get(file) ?? [];
}

function findAll(canon: Canon): ReadonlyMap<FilePath, readonly FindingDraft[]> {
  const found = new Map<FilePath, FindingDraft[]>();
  for (const field of fields) {
    for (const circle of circles(canon, field)) {
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
function circles(canon: Canon, field: string): Named[][] {
  const done = new Set<Entity>();
  const found: Named[][] = [];
  for (const start of canon.entities.values()) {
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
