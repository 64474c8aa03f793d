/** References that are most likely slips for a name, where nothing says that they must refer to anything at all. */
import type { Reference } from '../domain/claim.ts';
import type { EntityId } from '../domain/ids.ts';
import { foldName, skeleton } from '../domain/names/fold.ts';
import { givenNames } from '../syntax/words/closed-lists.ts';
import { type Dictionary, dictionaryOf, isOrdinary } from '../syntax/words/dictionary.ts';
import { type Token, tokenFlag, tokensOf } from '../syntax/words/tokens.ts';
import { crowdingOf } from './canon-basis.ts';
import { isInflection, takesEnding } from './drift.ts';
import type { NearName } from './names/name-index.ts';
import { isCertain, weigh } from './slip-evidence.ts';
import type { Snapshot } from './snapshot.ts';

/** What was most likely meant, and how it would be written there. */
export interface ReferenceSlip {
  readonly entity: EntityId;
  readonly text: string;
}

/** So many candidates are looked at: the first one counts only if no other is as near. */
const mostNear = 4;
/** Shorter words are other names too easily. */
const shortest = 4;
const shortestAlone = 5;
/** Only words as long as this may hold two slips. */
const shortestDouble = 8;
/** Brothers and sisters are called alike, and share the rest of their names. */
const shortestGiven = 6;

/**
 * The one entity for whose name a reference is a slip, if it is one beyond reasonable doubt: other people's keys may
 * well name somebody who has no page.
 */
export function referenceSlip(snapshot: Snapshot, { text, kinds }: Reference): ReferenceSlip | undefined {
  const asId = /^[\p{Ll}\p{N}]+(?:-[\p{Ll}\p{N}]+)+$/u.test(text);
  if (!asId && !/^\P{L}*\p{Lu}/u.test(text)) return undefined;
  const article = /^(?:The|An?)\s+/.exec(text)?.[0] ?? '';
  const written = asId ? text.replaceAll('-', ' ') : text.slice(article.length);
  const best = clearlyNear(snapshot, written, kinds);
  const entity = best?.owners[0]?.entity;
  if (!best || !entity || !isSlip(snapshot, written, best)) return undefined;
  return { entity, text: asId ? entity : `${article}${best.text}` };
}

/** The name near a text that no other one is as near to, if one thing only bears it. */
function clearlyNear(snapshot: Snapshot, text: string, kinds: readonly string[]): NearName | undefined {
  const [best, ...others] = snapshot.names
    .near(text, mostNear)
    .filter((name) => !name.short && name.owners.some(({ entity }) => isOfKind(snapshot, entity, kinds)));
  const [owner, ...rivals] = best?.owners ?? [];
  if (!best || !owner || rivals.length > 0) return undefined;
  const isRival = ({ distance, owners }: NearName): boolean =>
    distance <= best.distance && owners.some(({ entity }) => entity !== owner.entity);
  return others.some(isRival) ? undefined : best;
}

/** Whether an entity may stand where some kinds are wanted; one of no known kind may stand anywhere. */
function isOfKind(snapshot: Snapshot, id: EntityId, kinds: readonly string[]): boolean {
  const entity = snapshot.canon.entities.get(id);
  if (!entity) return false;
  const kind = snapshot.canon.kindOf(entity);
  return kinds.length === 0 || kind === undefined || kinds.includes(kind.base);
}

/** Whether the words that differ from a name's are no words of their own. */
function isSlip(snapshot: Snapshot, written: string, name: NearName): boolean {
  const [words, parts] = [tokensOf(written), tokensOf(name.text)];
  if (words.length !== parts.length) return false;
  const differing = words.flatMap((word, i) => (word.folded === parts[i]?.folded ? [] : [i]));
  const [place] = differing;
  if (place === undefined || differing.length > 1) return false;
  const [word, part] = [words[place] as Token, parts[place] as Token];
  const several = words.length > 1;
  if (several && place === 0 && maySibling(snapshot, name, word.folded, part.folded)) return false;
  return isSlippedWord(snapshot, word, part, name.distance, several);
}

/** `Maria` and `Mario`, `Marta` and `Maria`: two of one family, of whom one has no page. */
function maySibling(snapshot: Snapshot, { owners }: NearName, word: string, target: string): boolean {
  const entity = snapshot.canon.entities.get(owners[0]?.entity as EntityId);
  const base = entity && snapshot.canon.kindOf(entity)?.base;
  if (base !== undefined && base !== 'person') return false;
  if (Math.min(word.length, target.length) < shortestGiven) return true;
  const stem = (name: string): string => name.replace(/(?:us|[aeio])$/, '');
  return stem(word) === stem(target);
}

function isSlippedWord(
  snapshot: Snapshot,
  { folded: word, flags }: Token,
  { folded: target }: Token,
  distance: number,
  several: boolean,
): boolean {
  const { language } = snapshot.config;
  const dictionary = dictionaryOf(language);
  const length = Math.min(skeleton(word).length, skeleton(target).length);
  if (length < (several ? shortest : shortestAlone) || flags & tokenFlag.digit) return false;
  if (distance > (length < shortestDouble ? 1 : 2)) return false;
  if (isNameOrWord(dictionary, word, several && distance === 1) || isInflection(word, target, language))
    return false;
  const counts = snapshot.lexicon.counts(word);
  // Whoever is spoken of elsewhere by this name is somebody else.
  const uses = 1 + counts.name + counts.start + counts.caps;
  const known = snapshot.lexicon.counts(target);
  const evidence = {
    spoken: false,
    often: known.name + known.start,
    uses,
    lower: counts.lower,
    several,
    part: false,
    told: false,
    stem: takesEnding(target, word, language),
    short: false,
    ordinary: isOrdinary(dictionary, target),
    crowding: crowdingOf(snapshot, length),
  };
  return isCertain(word, target, weigh(word, target, distance, evidence), evidence);
}

/** Beside words that are right, one of the language may be a slip: `Port Hollow`; people's names never are. */
function isNameOrWord(dictionary: Dictionary, word: string, mayBeOrdinary: boolean): boolean {
  return givenNames.has(word) || (!mayBeOrdinary && isOrdinary(dictionary, foldName(word)));
}
