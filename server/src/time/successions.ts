/** Two holders of an office that one person at a time holds. */
import { type Claim, partText } from '../domain/claim.ts';
import { sameAxis } from '../domain/date-order.ts';
import type { Entity } from '../domain/entity.ts';
import type { Snapshot } from '../index/snapshot.ts';
import { type Dated, datesOf, isSure } from './dated.ts';
import { byPlace, targets } from './entities.ts';

/** Offices at the head of something. Co-rulers exist, so that two of them at once are only worth a look. */
const heads = new Set([
  ...'king queen emperor empress tsar sultan caliph khan shah pope patriarch chancellor president premier regent doge shogun'.split(
    ' ',
  ),
  'high king',
  'high queen',
  'high priest',
  'high priestess',
  'prime minister',
  'grand master',
]);

export interface Rivalry {
  readonly title: string;
  readonly of: Entity;
  readonly earlier: Tenure;
  readonly later: Tenure;
}

export interface Tenure {
  readonly holder: Entity;
  readonly claim: Claim;
  readonly from: Dated;
  readonly until: Dated;
}

/** Tenures of others that certainly overlap one of this person's by more than the year of the change. */
export function rivalries(snapshot: Snapshot, person: Entity): readonly Rivalry[] {
  const { canon, continuities } = snapshot;
  return person.claims.flatMap((claim) => {
    const tenure = tenureOf(person, claim);
    const [of] = targets(canon, claim, 'of');
    const title = partText(claim, 'title') ?? '';
    if (!tenure || !of || !heads.has(title.toLowerCase())) return [];
    const rival = canon
      .referringTo(of.entity.id)
      .filter((other) => other.subject !== person.id && byPlace(other, claim) < 0)
      .filter((other) => partText(other, 'title')?.toLowerCase() === title.toLowerCase())
      .filter((other) => (other.continuity ?? continuities.root) === (claim.continuity ?? continuities.root))
      .flatMap((other) => {
        const holder = canon.entities.get(other.subject);
        return (holder && tenureOf(holder, other)) ?? [];
      })
      .find((other) => overlap(other, tenure));
    return rival ? [{ title, of: of.entity, earlier: rival, later: tenure }] : [];
  });
}

/** Only a tenure with both ends can overlap for sure. */
function tenureOf(holder: Entity, claim: Claim): Tenure | undefined {
  if (claim.field !== 'offices' || claim.certainty !== 'certain') return undefined;
  const [from] = datesOf(claim, 'from');
  const [until] = datesOf(claim, 'until');
  return from && until && isSure(from) && isSure(until) ? { holder, claim, from, until } : undefined;
}

function overlap(a: Tenure, b: Tenure): boolean {
  if (!sameAxis(a.from.date, b.from.date) || !sameAxis(a.until.date, b.until.date)) return false;
  const start = Math.max(a.from.date.range.latest, b.from.date.range.latest);
  const end = Math.min(a.until.date.range.earliest, b.until.date.range.earliest);
  return end - start > 366;
}
