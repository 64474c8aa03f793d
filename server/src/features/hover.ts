/** Hover cards. */
import type { Span } from '../base/span.ts';
import type { Entity } from '../domain/entity.ts';
import type { EntityId, FilePath } from '../domain/ids.ts';
import { resolveLink } from '../index/links.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { FileSummary } from '../index/summary.ts';
import { rules } from '../rules/list.ts';
import type { Link } from '../syntax/markdown/model.ts';
import { fieldAt } from './fields.ts';
import { entityCard } from './hover/card.ts';
import { dateCard } from './hover/date.ts';
import { createFootnotes } from './hover/footnotes.ts';
import { escapeText, type Linker, paragraphs } from './hover/markdown.ts';
import { articleCard } from './hover/treaty.ts';
import { type CardContext, entityText } from './hover/values.ts';
import { entityOfPage, linkedPage } from './link-target.ts';
import { type Subject, subjectAt } from './subject.ts';
import { articleOf } from './treaty-article.ts';

export interface HoverCard {
  /** What the card is about. */
  readonly span: Span;
  readonly markdown: string;
  /** It only explains a field; whoever shows schemas says the same. */
  readonly aboutField?: boolean;
}

/** Entities with cards of their own when it is open which one is meant. */
const mostCards = 3;

/**
 * The card for what stands at an offset, or undefined. `link` makes URIs of places; without it the card
 * has no links. All lore text in it is escaped.
 */
export function hoverAt(
  snapshot: Snapshot,
  path: FilePath,
  offset: number,
  link?: Linker,
): HoverCard | undefined {
  const file = snapshot.files.get(path);
  if (!file) return undefined;
  const subject = subjectAt(snapshot, file, offset);
  const context: CardContext = { snapshot, link, notes: createFootnotes() };
  const markdown = subject && cardOf(context, file, subject);
  return subject && markdown ? { span: subject.span, markdown } : fieldCard(snapshot, file, offset);
}

/** The card of an entity by itself, without links. */
export function entityCardOf(snapshot: Snapshot, id: EntityId): string | undefined {
  const entity = snapshot.canon.entities.get(id);
  return entity && entityCard({ snapshot, link: undefined, notes: createFootnotes() }, entity);
}

function cardOf(context: CardContext, file: FileSummary, subject: Subject): string | undefined {
  switch (subject.type) {
    case 'entity':
      return entityCards(context, subject.entities);
    case 'article':
      return articleCards(context, subject.mention);
    case 'date':
      return dateCard(context, subject.date);
    case 'continuity':
      return continuityCard(context, subject.name);
    case 'rule':
      return ruleCard(subject.id);
    case 'link':
      return pageCard(context, file, subject.link);
    case 'heading':
      return undefined;
  }
}

function entityCards(context: CardContext, entities: readonly Entity[]): string | undefined {
  const [first] = entities;
  if (!first) return undefined;
  if (entities.length === 1) return entityCard(context, first);
  const intro = `Could be any of ${entities.length}:`;
  const cards = entities.slice(0, mostCards).map((entity) => entityCard(anew(context), entity));
  return paragraphs([intro, cards.join('\n\n---\n\n')]);
}

/** Each card counts its own footnotes. */
function anew(context: CardContext): CardContext {
  return { ...context, notes: createFootnotes() };
}

function articleCards(
  context: CardContext,
  mention: Extract<Subject, { type: 'article' }>['mention'],
): string | undefined {
  const cards = mention.treaties.flatMap((treaty) => {
    const claim = articleOf(treaty, mention.number);
    return claim ? [articleCard(anew(context), treaty, claim, entityText(context, treaty))] : [];
  });
  if (cards.length > 0) return cards.slice(0, mostCards).join('\n\n---\n\n');
  const [treaty] = mention.treaties;
  return treaty && `${entityText(context, treaty)} has no article ${mention.number} in the canon.`;
}

/** A linked page: the card of what it is about, else its title and where it lies. */
function pageCard(context: CardContext, file: FileSummary, link: Link): string | undefined {
  const page = linkedPage(resolveLink(context.snapshot, file, link));
  if (!page) return undefined;
  const about = link.heading === undefined ? entityOfPage(context.snapshot, page) : undefined;
  if (about) return entityCard(context, about);
  const title = link.heading ?? page.markdown?.headings[0]?.text ?? page.path;
  return paragraphs([`### ${escapeText(title)}`, escapeText(page.path)]);
}

function continuityCard({ snapshot }: CardContext, name: string): string | undefined {
  const found = [...snapshot.continuities.all.values()].find(({ spec }) => spec.id === name);
  if (!found) return undefined;
  const { spec } = found;
  const relation = spec.extends
    ? `Builds on **${escapeText(spec.extends)}**: what holds there holds here unless overridden.`
    : spec.branches
      ? `Branches from **${escapeText(spec.branches)}**${spec.at ? ` in ${escapeText(spec.at.text)}` : ''}: only what lies before is shared.`
      : 'Stands on its own.';
  return paragraphs([`### ${escapeText(spec.title || spec.id)}\n*continuity*`, relation]);
}

function ruleCard(id: string): string | undefined {
  const rule = rules.find((candidate) => candidate.id === id);
  return rule && paragraphs([`### ${rule.id}\n*${rule.group}* · ${rule.severity}`, escapeText(rule.summary)]);
}

function fieldCard(snapshot: Snapshot, file: FileSummary, offset: number): HoverCard | undefined {
  const field = fieldAt(snapshot, file, offset);
  return (
    field && {
      span: field.span,
      markdown: `**${escapeText(field.name)}** — ${field.doc}`,
      aboutField: true,
    }
  );
}
