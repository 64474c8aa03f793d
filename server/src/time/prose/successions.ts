/** When prose says that one holder of an office followed another. */
import { type Claim, partReference, partText } from '../../domain/claim.ts';
import type { Entity } from '../../domain/entity.ts';
import type { Canon } from '../../index/canon.ts';
import { resolveOne, targets } from '../entities.ts';
import type { ToldDate } from './dates.ts';
import { type Finder, type Found, finder, matches } from './finder.ts';
import { adverb, clauseStart, dateEnd, introDate, manner, relative, subject } from './phrases.ts';
import { has, type ProseSentence } from './sentence.ts';

const parent = '(?:father|mother|parent)';
const whose = `(?:${relative},? )?`;
const office =
  "(?: (?:as|to become) (?:the )?(?<title>\\p{L}[\\p{L}’'-]*(?: \\p{L}[\\p{L}’'-]*){0,3}?)(?: of ‹FLVX›)?| (?:on|to) the throne)?";
const at = `,? (?:in|on) ‹date:D›${dateEnd}`;
const last = '(?=[,.;:]|$| and | but )';
const followed = `(?:was|were)${manner} (?:succeeded|followed(?= (?:on the throne|as) ))(?: on the throne| as (?:the )?(?<early>\\p{L}[\\p{L}’'-]*(?: \\p{L}[\\p{L}’'-]*){0,3}?)(?: of ‹FLVX›)?)? by`;
const former = `(?:(?:his|her|their) (?:late |dead |own )?(?<parent>${parent})|${whose}‹former:P›)`;

const finders: readonly Finder[] = [
  finder('P D', `${subject('P')} succeeded ${former}${office}${at}${last}`),
  finder('P D', `${introDate}‹who:P›${adverb} succeeded ${former}${office}${last}`),
  finder('P D', `${clauseStart}‹former:P› ${followed} ${whose}‹who:P›${office}${at}${last}`),
  finder('P D', `${introDate}‹former:P› ${followed} ${whose}‹who:P›${office}${last}`),
];

/** Looked for first, since it mostly does not stand there. */
const anyWord = /\b(?:succeeded|followed)\b/;

export function toldSuccessions(sentence: ProseSentence): ToldDate[] {
  if (!has(sentence, 'P') || !anyWord.test(sentence.template().text)) return [];
  return finders.flatMap((each) => matches(sentence, each).flatMap((found) => told(sentence, found)));
}

function told(sentence: ProseSentence, found: Found): ToldDate[] {
  const mention = found.item('who');
  const date = (found.item('date') ?? found.item('year'))?.date;
  const entity = mention?.entity;
  const formerOne = found.item('former')?.entity;
  if (!mention || !entity || !date?.date || (!formerOne && found.group('parent') === undefined)) return [];
  const words = (found.group('title') ?? found.group('early'))?.toLowerCase();
  const about = (claim: Claim, canon: Canon): boolean => {
    const taken = officesTaken(canon, entity, formerOne, found.group('parent') ?? '', words);
    const titles = new Set(taken.map((each) => partText(each, 'title')));
    return titles.size === 1 && taken.includes(claim);
  };
  const title = words === undefined ? undefined : titleLike(entity, words);
  const verb = title === undefined ? 'took office' : `became ${title}`;
  return [{ entity, mention, field: 'office', date, sentence, verb, about }];
}

/** Offices of a person that somebody before, or a parent, held too. */
function officesTaken(
  canon: Canon,
  person: Entity,
  former: Entity | undefined,
  parent: string,
  words: string | undefined,
): readonly Claim[] {
  const before = former ? [former] : parentsCalled(canon, person, parent);
  return officesOf(person)
    .filter((claim) => words === undefined || partText(claim, 'title')?.toLowerCase() === words)
    .filter((claim) => before.flatMap(officesOf).some((other) => isSameOffice(canon, claim, other)));
}

/** Of the same power, as a king and a queen are; where neither names one, the same by its title. */
function isSameOffice(canon: Canon, a: Claim, b: Claim): boolean {
  const [of, other] = [partReference(a, 'of'), partReference(b, 'of')];
  const [one, another] = [resolveOne(canon, of), resolveOne(canon, other)];
  if (one || another) return one === another;
  const [title, same] = [partText(a, 'title'), partText(b, 'title')];
  return of === undefined && other === undefined && title !== undefined && title === same;
}

const herTitle =
  /^(?:high )?(?:queen|empress|princess|duchess|archduchess|countess|baroness|lady|abbess|priestess|tsarina)\b/i;
const hisTitle =
  /^(?:high )?(?:king|emperor|prince|duke|archduke|count|earl|baron|lord|abbot|priest|tsar|sultan)\b/i;

/** The one parent who held anything, unless the word for it is the other parent's. */
function parentsCalled(canon: Canon, person: Entity, word: string): readonly Entity[] {
  const unlike = word === 'mother' ? hisTitle : herTitle;
  const roles = word === 'parent' ? ['mother', 'father', 'parent'] : [word, 'parent'];
  const claims = person.claims.filter(({ field }) => field === 'parents');
  const holders = claims
    .flatMap((claim) => roles.flatMap((role) => targets(canon, claim, role)))
    .filter(({ entity }) => officesOf(entity).length > 0);
  const [only, ...others] = new Set(holders.map(({ entity }) => entity));
  if (!only || others.length > 0) return [];
  const fits =
    word === 'parent' || !officesOf(only).some((claim) => unlike.test(partText(claim, 'title') ?? ''));
  return fits ? [only] : [];
}

function officesOf(person: Entity): readonly Claim[] {
  return person.claims.filter(({ field }) => field === 'offices');
}

function titleLike(person: Entity, words: string): string | undefined {
  const titles = officesOf(person).map((claim) => partText(claim, 'title') ?? '');
  return titles.find((title) => title.toLowerCase() === words);
}
