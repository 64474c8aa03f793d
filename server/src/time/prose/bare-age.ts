/** Ages told by a number alone: "She was thirty-one when she died." No tagger of dates can know them for ages. */
import type { Span } from '../../base/span.ts';
import type { DurationValue } from '../../domain/date.ts';
import type { Prose } from '../../syntax/prose/template.ts';
import type { ProseItem } from './sentence.ts';

const small =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen';
const tens = 'twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety';

export const number = `(?:\\d{1,3}|(?:${tens})(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|${small})`;

/** In a pattern: the number of years under the name `bare`. */
export const bareAge = `(?<bare>${number})`;

/** Behind "at": below thirteen it may be an hour. */
export const ageAt = `(?!(?:[1-9]|1[0-2]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\\b)${bareAge}`;

/** The first years of a life are told with their unit, and many other things come by twos and threes. */
const least = 5;

/** What may stand between "was" and the age, and changes nothing about it. */
const merely = 'only|just|already|still|now|then|barely|scarcely';
export const justly = `(?:(?:${merely}) )?`;

const leads = `(?:is|was|been|turned|at|aged|${merely})`;

/** The words of such an age as an item of the prose, behind "was", "at" and the like. */
export function bareAgeItem(
  prose: Prose,
  person: ProseItem,
  sentence: Span,
  words: string | undefined,
): ProseItem | undefined {
  const count = words === undefined ? undefined : countOf(words);
  if (words === undefined || count === undefined || count < least) return undefined;
  const age = new RegExp(`\\b${leads}\\s+(${words.replace(/[- ]/g, '[-\\s]')})\\b`, 'i');
  // Mostly behind the person; "at thirty-eight Tobias was".
  const isBehind = age.test(prose.slice(person.span.end, sentence.end));
  const from = isBehind ? person.span.end : sentence.start;
  const behind = age.exec(prose.slice(from, sentence.end));
  if (!behind?.[1]) return undefined;
  const start = from + behind.index + behind[0].length - behind[1].length;
  const span = { start, end: start + behind[1].length };
  const duration: DurationValue = { text: behind[1], unit: 'year', count, approximate: false };
  const nothing = { date: undefined, base: undefined, direction: 0, problem: undefined } as const;
  return { kind: 'A', span, date: { type: 'age', span, duration, ...nothing } };
}

function countOf(words: string): number | undefined {
  if (/^\d+$/.test(words)) return Number(words);
  const [first = '', second = ''] = words.toLowerCase().split(/[- ]/);
  const ten = tens.split('|').indexOf(first);
  const one = small.split('|').indexOf(ten < 0 ? first : second) + 1;
  return ten < 0 ? one || undefined : (ten + 2) * 10 + one;
}
