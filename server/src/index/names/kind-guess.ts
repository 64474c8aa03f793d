/** What kind of thing a name nobody has told about is most likely the name of. English, as the closed lists are. */
import type { BuiltinKind } from '../../domain/kinds.ts';
import { personTitles, placeNouns } from '../../syntax/words/closed-lists.ts';
import { tokensOf } from '../../syntax/words/tokens.ts';
import { isShipPrefix } from './ship-prefixes.ts';

function heads(kind: BuiltinKind, words: string): readonly (readonly [string, BuiltinKind])[] {
  return words.split(/\s+/).map((word) => [word, kind] as const);
}

/** Nouns that tell a kind when a name is made with them: `Order of …`, `… War`, `House …`. */
const headNouns: ReadonlyMap<string, BuiltinKind> = new Map([
  ...heads('place', [...placeNouns].join(' ')),
  ...heads(
    'treaty',
    'treaty treaties accord accords pact compact covenant armistice truce convention concordat protocol',
  ),
  ...heads(
    'event',
    'war wars battle siege massacre rebellion revolt revolution uprising mutiny conference festival coronation',
  ),
  ...heads('event', 'crusade invasion raid sack burning flood plague famine schism tournament'),
  ...heads(
    'faction',
    'order guild clan league alliance union federation confederation republic council company brotherhood',
  ),
  ...heads(
    'faction',
    'sisterhood legion fleet army navy ministry church cult society corporation syndicate tribe',
  ),
  ...heads(
    'faction',
    'senate parliament party regiment academy university bank consortium commonwealth coven',
  ),
  ...heads('object', 'sword blade spear ring crown staff orb amulet chalice shield banner throne'),
  ...heads('work', 'ballad chronicle chronicles saga hymn song epic'),
]);

/** Nouns that tell another kind when the name begins with them: `House Varga`, `Court of Owls`. */
const firstNouns: ReadonlyMap<string, BuiltinKind> = new Map([...heads('faction', 'house court')]);

const shipBefore = /\b(?:aboard|ship|vessel|frigate|cruiser|schooner|brig|freighter|shuttle)\s+(?:the\s+)?$/i;
const placeBefore =
  /\b(?:(?:in|at|near|towards?|outside|throughout|inside)|(?:city|town|village|port|kingdom|land|river|isle|island|planet|moon|valley|region|province) (?:of|called|named))\s+(?:the\s+)?$/i;

/**
 * The kind a name is guessed to be of; a person when nothing tells.
 *
 * @param name with the title before it, as it stands in prose
 * @param before the words right before it
 */
export function guessKind(name: string, before: string): BuiltinKind {
  const words = tokensOf(name);
  const [first] = words;
  const last = words.at(-1);
  if (!first || !last) return 'person';
  if (personTitles.has(first.folded)) return 'person';
  if (words.length > 1 && isShipPrefix(first.text, false)) return 'vessel';
  const of = words.findIndex((word) => word.folded === 'of');
  const told =
    words.length > 1
      ? (ofHead(words[of - 1]?.folded, first.folded) ?? headNouns.get(last.folded))
      : undefined;
  if (told) return told;
  if (shipBefore.test(before)) return 'vessel';
  return placeBefore.test(before) ? 'place' : 'person';
}

/** The noun before `of`, else the first word. */
function ofHead(beforeOf: string | undefined, first: string): BuiltinKind | undefined {
  const head = beforeOf ?? first;
  return (head === first ? firstNouns.get(head) : undefined) ?? headNouns.get(head);
}
