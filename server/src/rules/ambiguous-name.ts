import { encloses } from '../base/span.ts';
import type { Entity } from '../domain/entity.ts';
import type { Fix } from '../domain/finding.ts';
import { foldName } from '../domain/names/fold.ts';
import { type Ending, languageRules } from '../domain/names/languages.ts';
import { resolveLink } from '../index/links.ts';
import type { Mention } from '../index/mention.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { FileSummary } from '../index/summary.ts';
import type { Link } from '../syntax/markdown/model.ts';
import { dictionaryOf, isOrdinary } from '../syntax/words/dictionary.ts';
import { tokensOf } from '../syntax/words/tokens.ts';
import type { FindingDraft, Rule } from './rule.ts';

export const ambiguousName: Rule = {
  id: 'ambiguous-name',
  group: 'names',
  summary: 'A name that several entities bear, where nothing tells which is meant; told once a passage.',
  severity: 'information',
  onByDefault: true,
  files: ['article'],
  check: (snapshot, file) => {
    if (!file.checked) return [];
    const told = new Set<string>();
    return snapshot.mentions(file).flatMap((mention) => {
      if (mention.entity !== undefined || mention.candidates.length < 2) return [];
      if (mention.form === 'short') return [];
      const written = file.text.slice(mention.span.start, mention.span.end);
      if (isSettledByLink(snapshot, file, mention) || isOwnTitle(file, mention)) return [];
      if (meansSeveral(snapshot, mention, written) || isPlainWord(snapshot, mention, written)) return [];
      const key = `${passageAt(file, mention.span.start)} ${foldName(written)}`;
      if (told.has(key)) return [];
      told.add(key);
      return draft(snapshot, file, mention, written);
    });
  },
};

/** A passage runs from one heading to the next; this is its number. */
function passageAt(file: FileSummary, offset: number): number {
  return file.markdown?.headings.filter((heading) => heading.span.start <= offset).length ?? 0;
}

/** A link to a page says what is meant, though the page may be about all who bear the name. */
function isSettledByLink(snapshot: Snapshot, file: FileSummary, mention: Mention): boolean {
  const link = linkAround(file, mention);
  if (!link) return false;
  const { type } = resolveLink(snapshot, file, link);
  // Where several pages answer, that is told of the link.
  return type === 'file' || type === 'heading' || type === 'entity' || type === 'ambiguous';
}

/** A page called by the name, such as one about all who bear it, says so in its title. */
function isOwnTitle(file: FileSummary, { span }: Mention): boolean {
  const heading = file.markdown?.headings.find((one) => one.level === 1);
  if (!heading || !encloses(heading.textSpan, span)) return false;
  return heading.textSpan.start === span.start && heading.textSpan.end === span.end;
}

/** `both Jonas Reeds`: in the plural a name speaks of all who bear it. */
function meansSeveral(snapshot: Snapshot, mention: Mention, written: string): boolean {
  if (mention.form !== 'variant') return false;
  const words = foldName(written);
  const { plural } = languageRules(snapshot.config.language);
  return mention.candidates.some((id) =>
    snapshot.canon.entities
      .get(id)
      ?.names.some((name) => plural.some((ending) => isEnded(words, foldName(name.text), ending))),
  );
}

function isEnded(written: string, name: string, { text, instead }: Ending): boolean {
  const stem = written.slice(0, -text.length);
  return written.endsWith(text) && instead.some((back) => stem + foldName(back) === name);
}

/** `the Index hung by the door`: where all that bears a common word for a name is pages that say nothing of themselves. */
function isPlainWord(snapshot: Snapshot, { candidates }: Mention, written: string): boolean {
  const dictionary = dictionaryOf(snapshot.config.language);
  if (!tokensOf(written).every((token) => isOrdinary(dictionary, token.folded))) return false;
  return candidates.every((id) => {
    const entity = snapshot.canon.entities.get(id);
    return entity?.origin === 'article' && entity.kind === '' && entity.claims.length === 0;
  });
}

const mostNamed = 4;

function draft(snapshot: Snapshot, file: FileSummary, mention: Mention, written: string): FindingDraft[] {
  const entities = mention.candidates.flatMap((id) => snapshot.canon.entities.get(id) ?? []);
  const named = entities.slice(0, mostNamed).map((entity) => describe(entity, entities));
  const more = entities.length > mostNamed ? ` or ${entities.length - mostNamed} others` : '';
  return [
    {
      span: mention.span,
      message: `\`${written}\` may be ${named.join(' or ')}${more}, and nothing in the passage tells which. Write the full name, or a link.`,
      related: entities.slice(0, 2 * mostNamed).map((entity) => ({
        file: entity.file,
        span: entity.nameSpan,
        message: `${describe(entity, entities)} is defined here.`,
      })),
      fixes: linkAround(file, mention)
        ? []
        : entities.slice(0, mostNamed).map((entity) => linkTo(file, mention, entity, entities, written)),
    },
  ];
}

/** The name, with the id where names alone do not tell the candidates apart. */
function describe(entity: Entity, all: readonly Entity[]): string {
  const alone = all.filter((other) => other.name === entity.name).length === 1;
  return alone ? entity.name : `${entity.name} (${entity.id})`;
}

function linkAround(file: FileSummary, { span }: Mention): Link | undefined {
  return file.markdown?.links.find((link) => encloses(link.span, span));
}

function linkTo(
  file: FileSummary,
  mention: Mention,
  entity: Entity,
  all: readonly Entity[],
  written: string,
): Fix {
  const alone = all.filter((other) => other.name === entity.name).length === 1;
  const target = alone ? entity.name : entity.id;
  const text = target === written ? `[[${target}]]` : `[[${target}|${written.replace(/\s+/g, ' ')}]]`;
  return {
    title: `Link to ${describe(entity, all)}`,
    edits: [{ file: file.path, span: mention.span, newText: text }],
    preferred: false,
  };
}
