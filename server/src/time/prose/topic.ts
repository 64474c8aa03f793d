/**
 * Whom an article is about. A paragraph that begins by "He", "She" or "It" speaks of them, unless the one before it
 * turned to somebody else.
 */
import type { Span } from '../../base/span.ts';
import type { Entity } from '../../domain/entity.ts';
import type { Snapshot } from '../../index/snapshot.ts';
import type { FileSummary } from '../../index/summary.ts';
import { atHead, hasUnknownName, things } from './pronouns.ts';
import type { ProseItem } from './sentence.ts';
import { signOf } from './signs.ts';

export interface Topic {
  readonly entity: Entity;
  /** Its sign in patterns. */
  readonly kind: string;
  readonly pronouns: readonly string[];
  /** Whether a text begins by one of its pronouns. */
  readonly heads: (text: string) => boolean;
  /** "The war", in the article about one: what its name says it is. */
  readonly noun: RegExp | undefined;
}

/** Whatever happens or is signed once, so that "the war" is the one that the article is about. */
const ownNoun =
  / (war|battle|siege|treaty|accords?|convention|conference|council|compact|pact|alliance|rebellion|uprising|revolution|expedition|mutiny|massacre|plague|famine|truce|armistice|concord|charter|riots?|raid)$/i;

/** Characters of an article's beginning that tell whether its person is "he" or "she". */
const beginning = 4000;

/** Undefined where an article is about several, or about nothing that a pronoun could stand for. */
export function topicOf({ canon }: Snapshot, file: FileSummary): Topic | undefined {
  const [defined, ...others] = file.entities;
  if (others.length > 0) return undefined;
  const entity = defined ? canon.entities.get(defined.id) : file.subject && canon.resolve(file.subject)[0];
  if (!entity) return undefined;
  const kind = signOf(canon, entity);
  const isThing = things.includes(kind);
  if (kind !== 'P' && !isThing) return undefined;
  const person =
    kind === 'P' || kind === 'V' ? usualPronoun(file.markdown?.prose.slice(0, beginning) ?? '') : [];
  const pronouns = isThing ? ['It', ...person.filter((word) => word === 'She')] : person;
  if (pronouns.length === 0) return undefined;
  const head = new RegExp(`^\\s*(?:${pronouns.join('|')}) `);
  const [, noun] = 'ET'.includes(kind) ? (ownNoun.exec(entity.name) ?? []) : [];
  return {
    entity,
    kind,
    pronouns,
    heads: (text) => head.test(text),
    noun: noun === undefined ? undefined : nounHead(noun.toLowerCase()),
  };
}

function nounHead(noun: string): RegExp {
  return new RegExp(
    `^\\s*(?:(?:Altogether|In all|In the end|Later|Then),? )?[Tt]he ${noun}(?= \\p{Ll})`,
    'u',
  );
}

/** The one that stands there far more often than the other, if any. */
function usualPronoun(text: string): string[] {
  const men = text.match(/\b(?:[Hh]e|[Hh]is|[Hh]im(?:self)?)\b/g)?.length ?? 0;
  const women = text.match(/\b(?:[Ss]he|[Hh]ers?(?:elf)?)\b/g)?.length ?? 0;
  if (Math.max(men, women) < Math.max(2, 3 * Math.min(men, women))) return [];
  return [men > women ? 'He' : 'She'];
}

const plainStart =
  /^\s*(?:He|She|It|His|Her|Its|In|On|At|By|For|From|The|An?|After|Before|When|While|There|Later|Then)\b/;
const innerCapital = /[\p{Ll}\p{N},;:)]\s+(?:["“‘(]\s*)?\p{Lu}\p{Ll}/u;

/** A paragraph in which nobody is named at all. */
export function namesNobody(text: string): boolean {
  return plainStart.test(text) && !innerCapital.test(text);
}

const women =
  /\b(?:wife|mother|sister|daughter|aunt|niece|grandmother|granddaughter|widow|stepmother|queen|princess|lady|mrs|miss|dame)\.?\s+(?:\p{Lu}\p{Ll}+\s+)?$/iu;
const men =
  /\b(?:husband|father|brother|son|uncle|nephew|grandfather|grandson|widower|stepfather|king|prince|lord|mr|sir)\.?\s+(?:\p{Lu}\p{Ll}+\s+)?$/iu;

/** Follows whether a paragraph keeps to its article's topic. */
export interface Course {
  note(sentence: Span, items: readonly ProseItem[]): void;
  /** Nobody else began a sentence, and the last one speaks of nobody else. */
  holds(): boolean;
}

export function courseOf(prose: string, { entity, kind, pronouns }: Topic): Course {
  const rivals = kind === 'P' ? 'PX' : `${things}X`;
  const otherSex = pronouns.includes('He') ? women : pronouns.includes('She') ? men : undefined;
  const isRival = ({ mention, kind: sign, entity: meant, span }: ProseItem): boolean => {
    if (mention === undefined || !rivals.includes(sign) || meant === entity) return false;
    // "Vale" may be anybody of the family, and here it is the one whom all speak of.
    if (meant === undefined && mention.candidates.includes(entity.id)) return false;
    return !otherSex?.test(prose.slice(Math.max(0, span.start - 24), span.start));
  };
  let left = false;
  let last = false;
  return {
    note(sentence, items) {
      const others = items.filter(isRival);
      left ||= others.some((item) => atHead(prose, sentence, item, items));
      last = others.length > 0 || hasUnknownName(prose, sentence, items);
    },
    holds: () => !left && !last,
  };
}
