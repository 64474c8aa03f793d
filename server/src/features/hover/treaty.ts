/** What is special about the card of a treaty: parties, signing, status over time, articles. */
import { type Claim, part } from '../../domain/claim.ts';
import { claimsOf, type Entity } from '../../domain/entity.ts';
import { groupBy } from '../group.ts';
import { bullets, escapeProse, escapeText, listed, paragraphs, shorten } from './markdown.ts';
import { type CardContext, claimText, continuityTitle, label, sourceText, timeText, valueText } from './values.ts';

/** Fields this card tells in its own way. */
export const treatyFields: readonly string[] = ['parties', 'signed', 'status', 'articles'];

const mostParties = 8;
const mostArticles = 12;

export function treatyFacts(context: CardContext, treaty: Entity): string {
  const articles = claimsOf(treaty, 'articles').map((claim) => articleTitle(context, treaty, claim));
  return paragraphs([
    bullets([
      ...byContinuity(context, treaty, 'parties'),
      ...claimsOf(treaty, 'signed').map(
        (claim) => `**signed** ${claimText(context, claim)}${where(context, treaty, claim)}`,
      ),
    ]),
    statusLine(context, treaty),
    articles.length > 0 ? `**Articles** ${listed(articles, mostArticles)}` : undefined,
  ]);
}

/** One line for each continuity that tells the field. */
function byContinuity(context: CardContext, treaty: Entity, field: string): string[] {
  const groups = groupBy(claimsOf(treaty, field), (claim) => where(context, treaty, claim));
  return [...groups].map(([place, claims]) => {
    const values = claims.map((claim) => valueText(context, claim));
    const [first] = claims;
    return `**${label(field)}** ${listed(values, mostParties)}${first ? sourceText(context, first) : ''}${place}`;
  });
}

/** The continuity a claim holds in, when it is not the treaty's own. */
function where(context: CardContext, treaty: Entity, claim: Claim): string {
  const root = context.snapshot.continuities.root;
  const told = claim.continuity ?? root;
  if (told === (treaty.continuity ?? root)) return '';
  return ` \`${continuityTitle(context.snapshot, told)}\``;
}

/** The treaty's life, oldest first: one line for each change. */
function statusLine(context: CardContext, treaty: Entity): string | undefined {
  const entries = claimsOf(treaty, 'status')
    .map((claim) => ({ claim, at: startOf(claim) }))
    .sort((a, b) => a.at - b.at);
  if (entries.length === 0) return undefined;
  const items = entries.map(({ claim }) => {
    const state = part(claim, 'is')?.value;
    const word = state?.type === 'text' ? label(state.text) : 'unknown';
    const when = claim.value.type === 'record' ? timeText(claim.value.parts) : '';
    const by = part(claim, 'by') ? `, by ${actors(context, claim)}` : '';
    const since = when.replace(/^since /, '');
    return `**${since || '?'}** ${word}${by}${sourceText(context, claim)}${where(context, treaty, claim)}`;
  });
  return `**Status**\n${bullets(items)}`;
}

function actors(context: CardContext, claim: Claim): string {
  const parts = claim.value.type === 'record' ? (claim.value.parts.get('by') ?? []) : [];
  return parts
    .map((item) => valueText(context, { ...claim, value: item.value }))
    .join(', ');
}

function startOf(claim: Claim): number {
  const date = (part(claim, 'from') ?? part(claim, 'date'))?.value;
  return date?.type === 'date' ? date.date.range.earliest : Number.NEGATIVE_INFINITY;
}

function articleTitle(context: CardContext, treaty: Entity, claim: Claim): string {
  const number = textOf(claim, 'number') ?? '?';
  const title = textOf(claim, 'title');
  return `**${escapeText(number)}**${title ? ` ${escapeText(title)}` : ''}${where(context, treaty, claim)}`;
}

function textOf(claim: Claim, name: string): string | undefined {
  const value = part(claim, name)?.value;
  return value?.type === 'text' ? value.text : undefined;
}

/** The card of one article: its text, and what it belongs to. */
export function articleCard(context: CardContext, treaty: Entity, claim: Claim, treatyText: string): string {
  const title = textOf(claim, 'title');
  const text = textOf(claim, 'text');
  return paragraphs([
    `### Article ${escapeText(textOf(claim, 'number') ?? '?')}${title ? `: ${escapeText(title)}` : ''}\n*article* · ${treatyText}${where(context, treaty, claim)}`,
    text ? escapeProse(shorten(text, 1200)) : 'Its text is not in the canon.',
    sourceText(context, claim).replace(/^ — /, '') || undefined,
  ]);
}
