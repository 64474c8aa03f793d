/** What is special about the card of a treaty: parties, signing, status over time, articles. */
import { type Claim, part } from '../../domain/claim.ts';
import { claimsOf, type Entity } from '../../domain/entity.ts';
import { groupBy } from '../group.ts';
import { lines } from './facts.ts';
import { bullets, escapeProse, escapeText, listed, paragraphs, shorten } from './markdown.ts';
import { type CardContext, continuityMark, label, marks, timeText, together, valueText } from './values.ts';

/** Fields this card tells in its own way. */
export const treatyFields: readonly string[] = ['parties', 'signed', 'status', 'articles'];

const mostArticles = 12;

export function treatyFacts(context: CardContext, treaty: Entity, usual: readonly string[]): string {
  return paragraphs([
    bullets(
      ['parties', 'signed'].flatMap((field) => lines(context, treaty, field, claimsOf(treaty, field), usual)),
    ),
    statusLines(context, treaty, usual),
    ...articleLines(context, treaty),
  ]);
}

/** The treaty's life, oldest first: one line for each change. */
function statusLines(context: CardContext, treaty: Entity, usual: readonly string[]): string | undefined {
  const claims = [...claimsOf(treaty, 'status')].sort((a, b) => startOf(a) - startOf(b));
  if (claims.length === 0) return undefined;
  const items = together(claims, (claim) => stateText(context, claim)).map(({ text, claims: same }) => {
    const places = same.map((claim) => continuityMark(context, treaty, claim));
    const shown = places.includes('') ? [] : [...new Set(places)];
    return [text + marks(context, same, usual), ...shown].join(' ');
  });
  return `**status**\n${bullets(items)}`;
}

function stateText(context: CardContext, claim: Claim): string {
  const state = part(claim, 'is')?.value;
  const word = state?.type === 'text' ? label(state.text) : 'unknown';
  const parts = claim.value.type === 'record' ? claim.value.parts : new Map();
  const when = timeText(parts).replace(/^since /, '');
  const by = actors(context, claim);
  return `**${when || '?'}** ${word}${by ? `, by ${by}` : ''}`;
}

function actors(context: CardContext, claim: Claim): string {
  const parts = claim.value.type === 'record' ? (claim.value.parts.get('by') ?? []) : [];
  return parts.map((item) => valueText(context, { ...claim, value: item.value })).join(' and ');
}

function startOf(claim: Claim): number {
  const date = (part(claim, 'from') ?? part(claim, 'date'))?.value;
  return date?.type === 'date' ? date.date.range.earliest : Number.NEGATIVE_INFINITY;
}

/** One line for each continuity that has a text of the treaty. */
function articleLines(context: CardContext, treaty: Entity): string[] {
  const texts = groupBy(claimsOf(treaty, 'articles'), (claim) => continuityMark(context, treaty, claim));
  return [...texts].map(([place, claims]) => {
    const titles = claims.map((claim) => {
      const title = textOf(claim, 'title');
      return `**${escapeText(textOf(claim, 'number') ?? '?')}**${title ? ` ${escapeText(title)}` : ''}`;
    });
    return ['**articles**', place, listed(titles, mostArticles)].filter(Boolean).join(' ');
  });
}

function textOf(claim: Claim, name: string): string | undefined {
  const value = part(claim, name)?.value;
  return value?.type === 'text' ? value.text : undefined;
}

/** The card of one article: its text, and what it belongs to. */
export function articleCard(context: CardContext, treaty: Entity, claim: Claim, treatyText: string): string {
  const title = textOf(claim, 'title');
  const text = textOf(claim, 'text');
  const number = escapeText(textOf(claim, 'number') ?? '?');
  const about = ['*article*', treatyText, continuityMark(context, treaty, claim)].filter(Boolean).join(' · ');
  const source = marks(context, [claim]);
  return paragraphs([
    `### Article ${number}${title ? `: ${escapeText(title)}` : ''}\n${about}`,
    text ? escapeProse(shorten(text, 1200)) + source : 'Its text is not in the canon.',
    context.notes.list(),
  ]);
}
