/** The card of an entity: who or what it is, when, what is told of it, and where. */
import type { Claim } from '../../domain/claim.ts';
import type { Entity, EntityName } from '../../domain/entity.ts';
import { factsOf } from './facts.ts';
import { lifetimeFields, lifetimeText } from './lifetime.ts';
import { bullets, escapeProse, escapeText, lines, linked, listed, paragraphs, shorten } from './markdown.ts';
import { treatyFacts, treatyFields } from './treaty.ts';
import {
  type CardContext,
  commonSources,
  continuityTitle,
  entityText,
  placeOf,
  referenceText,
} from './values.ts';

/** The whole card as Markdown. */
export function entityCard(context: CardContext, entity: Entity): string {
  const { canon } = context.snapshot;
  const kind = canon.kindOf(entity);
  const lifetime = lifetimeFields(kind);
  const usual = commonSources(entity.claims);
  const usualTexts = usual.map((source) => source.text);
  const isTreaty = kind?.base === 'treaty';
  const skip = new Set(isTreaty ? treatyFields : plainLifetime(entity, lifetime));
  const facts = factsOf(context, entity, skip, usualTexts);
  const others = bullets(inverse(context, entity));
  return paragraphs([
    heading(context, entity, kind?.name),
    entity.summary && escapeProse(shorten(entity.summary, 300)),
    !entity.summary && entity.description ? escapeProse(shorten(entity.description, 400)) : undefined,
    isTreaty ? treatyFacts(context, entity, usualTexts) : undefined,
    facts.versions === '' ? [facts.list, others].filter(Boolean).join('\n') : facts.list,
    facts.versions,
    facts.versions === '' ? undefined : others,
    footer(
      context,
      entity,
      usual.map((source) => `*${referenceText(context, source)}*`),
    ),
  ]);
}

/** Lifetime fields need no line of their own when the title line has told all of them. */
function plainLifetime(entity: Entity, fields: readonly string[]): readonly string[] {
  return fields.filter((field) => {
    const claims = entity.claims.filter((claim) => claim.field === field);
    const [only] = claims;
    return claims.length === 1 && only && isBare(only);
  });
}

function isBare(claim: Claim): boolean {
  return claim.certainty === 'certain' && claim.note === undefined && claim.sources.length === 0;
}

function heading(context: CardContext, entity: Entity, kind: string | undefined): string {
  const title = entity.names.find((name) => name.role === 'title')?.text;
  const name = `### ${escapeText(title ? `${title} ${entity.name}` : entity.name)}`;
  const told = entity.continuity;
  const facts = [
    `*${escapeText(kind ?? (entity.kind || 'unknown kind'))}*`,
    escapeOptional(lifetimeText(context.snapshot, entity)),
    told !== undefined && told !== context.snapshot.continuities.root
      ? `\`${continuityTitle(context.snapshot, told)}\``
      : undefined,
    alsoCalled(entity),
  ];
  return `${name}\n${facts.filter(Boolean).join(' · ')}`;
}

function escapeOptional(text: string | undefined): string | undefined {
  return text === undefined ? undefined : escapeText(text);
}

function alsoCalled(entity: Entity): string | undefined {
  const others = entity.names.filter(
    (name) => (name.role === 'name' || name.role === 'alias') && name.text !== entity.name,
  );
  if (others.length === 0) return undefined;
  return `also ${listed(others.map(nameText), 4)}`;
}

function nameText(name: EntityName): string {
  const from = name.from && `from ${escapeText(name.from.text)}`;
  const until = name.until && `until ${escapeText(name.until.text)}`;
  const when = [from, until, name.continuity && `in ${escapeText(name.continuity)}`]
    .filter(Boolean)
    .join(' ');
  return `*${escapeText(name.text)}*${when ? ` (${when})` : ''}`;
}

/** What others say of this entity, by the field they say it under. */
const inverseLabels: Readonly<Record<string, string>> = {
  place: 'site of',
  participants: 'took part in',
  parties: 'party to',
  within: 'contains',
  parents: 'children',
  spouses: 'spouse of',
  'member-of': 'members',
  'part-of': 'parts',
  signed: 'signing of',
  supersedes: 'superseded by',
  owner: 'owns',
};

const mostInverse = 5;

function inverse(context: CardContext, entity: Entity): string[] {
  const { canon } = context.snapshot;
  const stated = new Set(entity.claims.map((claim) => claim.field));
  const groups = new Map<string, Set<Entity>>();
  // In the order of files, whatever was edited last.
  const claims = [...canon.referringTo(entity.id)].sort((a, b) =>
    a.file === b.file ? a.span.start - b.span.start : a.file < b.file ? -1 : 1,
  );
  for (const claim of claims) {
    const subject = canon.entities.get(claim.subject);
    const label = inverseLabels[claim.field];
    if (!subject || !label || subject.id === entity.id || stated.has(label)) continue;
    const group = groups.get(label) ?? new Set<Entity>();
    groups.set(label, group.add(subject));
  }
  return [...groups].map(
    ([label, subjects]) =>
      `**${label}** ${listed(
        [...subjects].map((subject) => entityText(context, subject)),
        mostInverse,
      )}`,
  );
}

function footer(context: CardContext, entity: Entity, sources: readonly string[]): string {
  const usages = context.snapshot.usages(entity.id);
  const spoken = usages.filter((usage) => usage.type === 'mention' || usage.type === 'link');
  const files = new Set(spoken.map((usage) => usage.file)).size;
  const line = context.snapshot.files.get(entity.file)?.lines.lineAt(entity.nameSpan.start) ?? 0;
  const parts = [
    sources.length > 0 ? `told in ${listed(sources, 3)}` : undefined,
    spoken.length === 0
      ? 'not mentioned yet'
      : `${count(spoken.length, 'mention')} in ${count(files, 'file')}`,
    linked(escapeText(`${entity.file}:${line + 1}`), placeOf(entity), context.link),
  ];
  return `---\n${lines([context.notes.list(), parts.filter(Boolean).join(' · ')])}`;
}

export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
