import type { Claim } from '../../domain/claim.ts';
import { claimsOf, type Entity } from '../../domain/entity.ts';
import { type Kind, lifetimeClaims } from '../../domain/kinds.ts';
import type { Snapshot } from '../../index/snapshot.ts';

/** The fields under which an entity's beginning and end stand, whatever its own kind calls them. */
export function lifetimeFields(kind: Kind | undefined): readonly string[] {
  if (!kind) return [];
  const { start, end } = lifetimeClaims(kind);
  const own = kind.base === 'event' ? ['date', start, end] : [start, end];
  return own.filter((field) => field !== undefined);
}

/** `2285–2293`, `born 2293`, `signed 2293`: one line, in the words of the world; undefined when nothing is told. */
export function lifetimeText(snapshot: Snapshot, entity: Entity): string | undefined {
  const kind = snapshot.canon.kindOf(entity);
  if (!kind) return undefined;
  const fields = lifetimeClaims(kind);
  const single = kind.base === 'event' ? dateOf(snapshot, entity, 'date') : undefined;
  if (single) return single;
  const start = fields.start && dateOf(snapshot, entity, fields.start);
  const end = fields.end && dateOf(snapshot, entity, fields.end);
  if (start && end) return `${start} – ${end}`;
  if (start) return `${verb(kind.lifetime.start, fields.start)} ${start}`;
  if (end) return `${verb(kind.lifetime.end, fields.end)} ${end}`;
  return undefined;
}

function verb(own: string | undefined, base: string | undefined): string {
  const word = own ?? base ?? '';
  return word === 'start' ? 'from' : word === 'end' ? 'until' : word;
}

/** The date as written: of the entity's own continuity when it tells one, else of the first that does. */
function dateOf(snapshot: Snapshot, entity: Entity, field: string): string | undefined {
  const claims = claimsOf(entity, field);
  const root = snapshot.continuities.root;
  const own = claims.find((claim) => (claim.continuity ?? root) === (entity.continuity ?? root));
  return dateText(own ?? claims[0]);
}

function dateText(claim: Claim | undefined): string | undefined {
  if (claim?.value.type === 'date') return claim.value.date.text;
  const date = claim?.value.type === 'record' ? claim.value.parts.get('date')?.[0]?.value : undefined;
  return date?.type === 'date' ? date.date.text : undefined;
}
