/** When prose says somebody took an office. */
import { type Claim, partText } from '../../domain/claim.ts';
import type { Entity } from '../../domain/entity.ts';
import type { ToldDate } from './dates.ts';
import { type Finder, finder, matches } from './finder.ts';
import { dateEnd, introDate, manner, subject } from './phrases.ts';
import { has, type ProseSentence } from './sentence.ts';

const rise = `(?:became|was${manner} (?:crowned|elected|made|appointed|proclaimed|chosen|enthroned as|installed as|sworn in as))`;
const title = "(?:the |as )?(?<title>\\p{L}[\\p{L}’'-]*(?: \\p{L}[\\p{L}’'-]*){0,3}?)";
const office = '(?: of ‹FLVX›)?';

const finders: readonly Finder[] = [
  finder('P D', `${subject('P')} ${rise} ${title}${office} (?:in|on) ‹date:D›${dateEnd}`),
  finder('P D', `${introDate}‹who:P› ${rise} ${title}${office}(?=[,.;:]|$)`),
  finder(
    'P D',
    `${subject('P')} (?<title>took office|ascended the throne|came to the throne) (?:in|on) ‹date:D›${dateEnd}`,
  ),
  finder('P D', `${introDate}‹who:P› (?<title>took office|ascended the throne|came to the throne)`),
];

/** "was Magistrate until 1855": the end of an office. */
const endFinder = finder(
  'P D',
  `${subject('P')} (?:was|served as|remained|stayed) ${title}${office} until ‹date:D›${dateEnd}(?=[,.;:]|$| and )`,
);

/** Looked for first, since it mostly does not stand there. */
const anyWord =
  /\b(?:became|crowned|elected|made|appointed|proclaimed|chosen|enthroned|installed|sworn|took office|throne|until)\b/;

export function toldOffices(sentence: ProseSentence): ToldDate[] {
  if (!has(sentence, 'P') || !anyWord.test(sentence.template().text)) return [];
  return [...begunOffices(sentence), ...endedOffices(sentence)];
}

function endedOffices(sentence: ProseSentence): ToldDate[] {
  return matches(sentence, endFinder).flatMap((found): ToldDate[] => {
    const mention = found.item('who');
    const date = found.item('date')?.date;
    const name = officeOf(mention?.entity, found.group('title') ?? '');
    if (!mention?.entity || !date?.date || name === undefined) return [];
    const about = (claim: Claim): boolean => partText(claim, 'title') === name;
    const verb = `ceased to be ${name}`;
    return [{ entity: mention.entity, mention, field: 'office-end', date, sentence, verb, about }];
  });
}

function begunOffices(sentence: ProseSentence): ToldDate[] {
  return finders.flatMap((each) =>
    matches(sentence, each).flatMap((found) => {
      const mention = found.item('who');
      const date = (found.item('date') ?? found.item('year'))?.date;
      const name = officeOf(mention?.entity, found.group('title') ?? '');
      if (!mention?.entity || !date?.date || name === undefined) return [];
      const about = (claim: Claim): boolean => partText(claim, 'title') === name;
      return [
        { entity: mention.entity, mention, field: 'office', date, sentence, verb: `became ${name}`, about },
      ];
    }),
  );
}

/** The one office of canon that the words mean. */
function officeOf(person: Entity | undefined, words: string): string | undefined {
  const all = person?.claims.filter((claim) => claim.field === 'offices') ?? [];
  const titles = [...new Set(all.map((claim) => partText(claim, 'title') ?? ''))];
  if (/^(?:took|ascended|came) /.test(words)) return titles.length === 1 ? titles[0] : undefined;
  const wanted = words.toLowerCase();
  const named = titles.filter((each) => each.toLowerCase() === wanted);
  return named.length === 1 ? named[0] : undefined;
}
