/** What prose says about when and where a treaty was signed. */
import type { Entity } from '../../domain/entity.ts';
import type { ToldDate } from './dates.ts';
import { type Finder, type Found, finder, matches } from './finder.ts';
import { adverb, clauseStart, introDate, manner, sealing, subjects } from './phrases.ts';
import { has, type ProseItem, type ProseSentence } from './sentence.ts';

export interface ToldPlace {
  readonly treaty: Entity;
  readonly place: Entity;
  readonly mention: ProseItem;
  readonly sentence: ProseSentence;
}

export interface ToldEvent {
  readonly treaty: Entity;
  readonly event: Entity;
  readonly mention: ProseItem;
  readonly sentence: ProseSentence;
}

export interface Signings {
  readonly dates: readonly ToldDate[];
  readonly places: readonly ToldPlace[];
  readonly events: readonly ToldEvent[];
}

/** "in 2293 at Khitomer", "on Khitomer, at the Khitomer Conference": each directly behind the other. */
const circumstances = '(?<chain>(?:,? (?:in|on|at|during|aboard) ‹DLEV›)*)';
const aside =
  "(?:,? at last|,? in the end|, (?:after|amid|in|with|to|by|without) (?!‹)[\\p{Ll} ’'-]{3,60},)?";
const passive = `(?: was| were| had been|,|, which was|, which were)(?: \\p{Ll}+ly| at last)? (?:signed|concluded)${aside}${circumstances}`;
const parties = '(?: between ‹PFL›(?:(?:, |,? and )‹PFL›)*)?';
/** What a party does to it. */
const sign = `(?:had )?(?:signed|${sealing})`;

const finders: readonly Finder[] = [
  finder('T DLEV', `${clauseStart}‹who:T›${parties}${passive}`),
  finder('T D', `${introDate}‹who:T› (?:was|were)${manner} (?:signed|concluded)${circumstances}`),
  finder(
    'T D L',
    '^(?:In|On) ‹date:D›,? (?<chain>(?:at|in|on) ‹L›),? ‹who:T› (?:was|were) (?:signed|concluded)',
  ),
  finder('T PF', `${clauseStart}${subjects('PF')}${adverb} ${sign} ‹who:T›${circumstances}`),
  finder('T D PF', `${introDate}${subjects('PF')}${adverb} ${sign} ‹who:T›${circumstances}`),
];

export function toldSignings(sentence: ProseSentence): Signings {
  const dates: ToldDate[] = [];
  const places: ToldPlace[] = [];
  const events: ToldEvent[] = [];
  if (!has(sentence, 'T')) return { dates, places, events };
  for (const each of finders) {
    for (const found of matches(sentence, each)) {
      const who = found.item('who');
      const treaty = who?.entity;
      if (!who || !treaty) continue;
      for (const item of told(found)) {
        if (item.date?.date) {
          dates.push({ entity: treaty, mention: who, field: 'signed', date: item.date, sentence });
        } else if (item.entity && item.kind === 'L') {
          places.push({ treaty, place: item.entity, mention: item, sentence });
        } else if (item.entity && item.kind === 'E') {
          events.push({ treaty, event: item.entity, mention: item, sentence });
        }
      }
    }
  }
  return { dates, places, events };
}

function told(found: Found): readonly ProseItem[] {
  const intro = found.item('date') ?? found.item('year');
  return [...(intro ? [intro] : []), ...found.items('chain')];
}
