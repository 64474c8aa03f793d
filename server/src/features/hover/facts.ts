/** The facts of a card: those of the entity's own continuity first, then every other telling beside it. */
import type { Claim } from '../../domain/claim.ts';
import type { Entity } from '../../domain/entity.ts';
import { entityFields } from '../../domain/fields.ts';
import type { ContinuityId } from '../../domain/ids.ts';
import { groupBy } from '../group.ts';
import { bullets, table } from './markdown.ts';
import { type CardContext, continuityMark, continuityTitle, label, valuesText, valueText } from './values.ts';

/** Values of one field that are shown before the rest is counted. */
const mostValues = 6;
/** Continuities that fit beside one another as columns. */
const mostColumns = 4;
/** Values of one cell that fit into a table. */
const mostInCell = 2;

const fieldOrder = new Map(entityFields.map((field, index) => [field.name, index]));

export interface Facts {
  /** One line for each field, or for each continuity that tells it. */
  readonly list: string;
  /** Told differently in several continuities: side by side. */
  readonly versions: string;
}

/** Splits an entity's claims into plain facts and those on which the continuities differ. */
export function factsOf(
  context: CardContext,
  entity: Entity,
  skip: ReadonlySet<string>,
  usual: readonly string[],
): Facts {
  const plain: string[] = [];
  const contested: [string, ReadonlyMap<ContinuityId | undefined, readonly Claim[]>][] = [];
  for (const [field, claims] of byField(entity.claims.filter((claim) => !skip.has(claim.field)))) {
    const root = context.snapshot.continuities.root;
    const versions = groupBy(claims, (claim) => claim.continuity ?? root);
    if (fitsTable(context, versions)) contested.push([field, versions]);
    else plain.push(...lines(context, entity, field, claims, usual));
  }
  return { list: bullets(plain), versions: versionTable(context, contested) };
}

function byField(claims: readonly Claim[]): [string, Claim[]][] {
  const rank = (field: string) => fieldOrder.get(field) ?? fieldOrder.size;
  return [...groupBy(claims, (claim) => claim.field)].sort(([a], [b]) => rank(a) - rank(b));
}

/** Several continuities, each with a short account, and not all with the same one. */
function fitsTable(
  context: CardContext,
  versions: ReadonlyMap<ContinuityId | undefined, readonly Claim[]>,
): boolean {
  if (versions.size < 2) return false;
  const accounts = [...versions.values()];
  const words = accounts.map((claims) => claims.map((claim) => valueText(context, claim)).join('\n'));
  return accounts.every((claims) => claims.length <= mostInCell) && new Set(words).size > 1;
}

/** What all continuities agree on makes one line; what only some tell, a line with their names. */
export function lines(
  context: CardContext,
  entity: Entity,
  field: string,
  claims: readonly Claim[],
  usual: readonly string[],
): string[] {
  const places = groupBy(claims, (claim) => continuityMark(context, entity, claim));
  const own = (places.get('') ?? []).map((claim) => valueText(context, claim));
  const merged = new Map<string, Claim[]>();
  for (const [place, told] of places) {
    const agreeing = told.filter((claim) => own.includes(valueText(context, claim)));
    const others = told.filter((claim) => !agreeing.includes(claim));
    if (agreeing.length > 0) merged.set('', [...(merged.get('') ?? []), ...agreeing]);
    if (others.length > 0) merged.set(place, [...(merged.get(place) ?? []), ...others]);
  }
  return [...merged].map(([place, told]) =>
    [`**${label(field)}**`, valuesText(context, told, usual, mostValues), place].filter(Boolean).join(' '),
  );
}

/** Fields down, continuities across; the other way round when there are too many continuities. */
function versionTable(
  context: CardContext,
  contested: readonly [string, ReadonlyMap<ContinuityId | undefined, readonly Claim[]>][],
): string {
  if (contested.length === 0) return '';
  const { root, all } = context.snapshot.continuities;
  const order = [root, ...all.keys()];
  const told = [...new Set(contested.flatMap(([, versions]) => [...versions.keys()]))];
  const columns = told.sort((a, b) => order.indexOf(a) - order.indexOf(b));
  const titles = columns.map((continuity) => `\`${continuityTitle(context.snapshot, continuity)}\``);
  const names = contested.map(([field]) => `**${label(field)}**`);
  const cells = contested.map(([, versions]) =>
    columns.map((continuity) => valuesText(context, versions.get(continuity) ?? [], [], mostInCell) || ' '),
  );
  if (columns.length <= mostColumns) {
    return table(
      [' ', ...titles],
      cells.map((row, at) => [names[at] ?? '', ...row]),
    );
  }
  return table(
    [' ', ...names],
    columns.map((_, at) => [titles[at] ?? '', ...cells.map((row) => row[at] ?? ' ')]),
  );
}
