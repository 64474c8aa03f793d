/** The facts of a card: those of the entity's own continuity first, then every other telling beside it. */
import type { Claim } from '../../domain/claim.ts';
import type { Entity } from '../../domain/entity.ts';
import { entityFields } from '../../domain/fields.ts';
import type { ContinuityId } from '../../domain/ids.ts';
import { groupBy } from '../group.ts';
import { bullets, listed, table } from './markdown.ts';
import { type CardContext, claimText, continuityTitle, label, sourceText, valueText } from './values.ts';

/** Values of one field that are shown before the rest is counted. */
const mostValues = 6;
/** Continuities that fit beside one another as columns. */
const mostColumns = 4;

const fieldOrder = new Map(entityFields.map((field, index) => [field.name, index]));

export interface Facts {
  /** Told in one continuity only: one line for each field. */
  readonly list: string;
  /** Told differently in several continuities: side by side. */
  readonly versions: string;
}

/** Splits an entity's claims into plain facts and those that several continuities tell, each in words. */
export function factsOf(
  context: CardContext,
  entity: Entity,
  skip: ReadonlySet<string>,
  usual: readonly string[],
): Facts {
  const byField = groupByField(entity.claims.filter((claim) => !skip.has(claim.field)));
  const own = entity.continuity ?? context.snapshot.continuities.root;
  const plain: string[] = [];
  const contested: [string, readonly Claim[]][] = [];
  for (const [field, claims] of byField) {
    if (continuitiesOf(context, claims).length > 1) contested.push([field, claims]);
    else plain.push(factLine(context, field, claims, own, usual));
  }
  return { list: bullets(plain), versions: versionTable(context, contested) };
}

function groupByField(claims: readonly Claim[]): [string, Claim[]][] {
  const rank = (field: string) => fieldOrder.get(field) ?? fieldOrder.size;
  return [...groupBy(claims, (claim) => claim.field)].sort(([a], [b]) => rank(a) - rank(b));
}

function continuitiesOf(context: CardContext, claims: readonly Claim[]): (ContinuityId | undefined)[] {
  const root = context.snapshot.continuities.root;
  return [...new Set(claims.map((claim) => claim.continuity ?? root))];
}

function factLine(
  context: CardContext,
  field: string,
  claims: readonly Claim[],
  own: ContinuityId | undefined,
  usual: readonly string[],
): string {
  const told = claims[0]?.continuity ?? context.snapshot.continuities.root;
  const where = told === own ? '' : ` \`${continuityTitle(context.snapshot, told)}\``;
  return `**${label(field)}** ${joined(context, claims, usual)}${where}`;
}

/** Values in a row; sources are told once behind them when they all have the same. */
function joined(context: CardContext, claims: readonly Claim[], usual: readonly string[]): string {
  const [first] = claims;
  const bare = claims.every((claim) => claim.certainty === 'certain' && claim.note === undefined);
  const same = first && claims.every((claim) => sameSources(claim, first));
  if (first && bare && same && claims.length > 1) {
    const values = claims.map((claim) => valueText(context, claim));
    return listed(values, mostValues) + sourceText(context, first, usual);
  }
  return listed(
    claims.map((claim) => claimText(context, claim, usual)),
    mostValues,
  );
}

function sameSources(a: Claim, b: Claim): boolean {
  const key = (claim: Claim) => claim.sources.map((source) => source.text).join('\n');
  return key(a) === key(b);
}

/** Fields down, continuities across; the other way round when there are too many continuities. */
function versionTable(context: CardContext, contested: readonly [string, readonly Claim[]][]): string {
  if (contested.length === 0) return '';
  const told = continuitiesOf(
    context,
    contested.flatMap(([, claims]) => claims),
  );
  const order = [context.snapshot.continuities.root, ...context.snapshot.continuities.all.keys()];
  const columns = told.sort((a, b) => order.indexOf(a) - order.indexOf(b));
  const root = context.snapshot.continuities.root;
  const cell = (claims: readonly Claim[], continuity: ContinuityId | undefined) => {
    const mine = claims.filter((claim) => (claim.continuity ?? root) === continuity);
    return joined(context, mine, []) || ' ';
  };
  const titles = columns.map((continuity) => `\`${continuityTitle(context.snapshot, continuity)}\``);
  const names = contested.map(([field]) => `**${label(field)}**`);
  if (columns.length <= mostColumns) {
    const rows = contested.map(([, claims], row) => [
      names[row] ?? '',
      ...columns.map((continuity) => cell(claims, continuity)),
    ]);
    return table([' ', ...titles], rows);
  }
  const rows = columns.map((continuity, row) => [
    titles[row] ?? '',
    ...contested.map(([, claims]) => cell(claims, continuity)),
  ]);
  return table([' ', ...names], rows);
}
