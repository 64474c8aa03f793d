/**
 * What words of a language do to names: articles before them, endings behind them. Plain data, so that a
 * language is added by adding an entry. A language without one gets no rules at all.
 */

import { foldName } from './fold.ts';

/** An ending that a word of a name may take, and what stood in its place before. */
export interface Ending {
  /** Folded, as words are compared. */
  readonly text: string;
  /** Tried in turn behind what is left when the ending is taken off; `''` for nothing. */
  readonly instead: readonly string[];
}

export interface LanguageRules {
  /** Folded words that may stand before a name without being part of it. */
  readonly articles: readonly string[];
  /** Endings of possession and case: any name may take them. */
  readonly possessive: readonly Ending[];
  /** Endings that words before the last may take, where names are declined word by word. */
  readonly declined: readonly Ending[];
  readonly plural: readonly Ending[];
  /** From a place or people to those who belong to it: `Shinzenese`, `Cardassian`. */
  readonly demonym: readonly Ending[];
  /** Folded small words that stay lower case inside a name. */
  readonly particles: readonly string[];
  /** Folded words that lose their last vowel before a name and join it: `l’Étoile`. */
  readonly elisions: readonly string[];
  /** Every noun is written with a capital, so that a capital makes no name. */
  readonly nounsAreCapitalised?: true;
}

function endings(...entries: readonly string[]): readonly Ending[] {
  return entries.map((entry) => {
    const [text = '', ...instead] = entry.split('|');
    return { text: foldName(text), instead: instead.length > 0 ? instead : [''] };
  });
}

const english: LanguageRules = {
  articles: ['the'],
  possessive: endings("'s"),
  declined: [],
  elisions: [],
  plural: endings('s', 'es', 'ies|y'),
  demonym: endings(
    'ese||a|o|e',
    'ian||a|e|ia|y|o|ium',
    'ean||a|e|ea|ae',
    'an||a|e|o|ia|y',
    'n',
    'ish||e|land',
    'ite||a|e|o',
    'er||e',
    'i',
    'ic||a|e|y',
  ),
  particles: words(
    'of the and in on at to for from with by a an or nor de la le von van der al el du des del',
  ),
};

const german: LanguageRules = {
  nounsAreCapitalised: true,
  articles: words('der die das den dem des'),
  possessive: endings("'s", 's', 'es', 'ens'),
  // `des Grauen Bundes` for `Der Graue Bund`, `im Grauen Turm` for `Grauer Turm`.
  declined: endings('en|e|er|es', 'em|e|er|es', 'er|e', 'es|e', 'e|er|es'),
  elisions: [],
  plural: endings('s', 'e', 'en', 'er', 'n'),
  demonym: endings(
    'er||en|e',
    'isch||en|e|a',
    'ische||en|e|a',
    'ischen||en|e|a',
    'ischer||en|e|a',
    'ern||en|e',
  ),
  particles: words('von der die das des dem den und zu zum zur im in am an auf vom aus bei mit fur'),
};

const french: LanguageRules = {
  articles: words('le la les l'),
  possessive: [],
  declined: [],
  elisions: words('l d qu j n s m t c jusqu lorsqu puisqu quoiqu'),
  plural: endings('s', 'x', 'es'),
  demonym: endings(
    'ais||e|a',
    'aise||e|a',
    'ien||ie|e|a',
    'ienne||ie|e|a',
    'ois||e|a',
    'oise||e|a',
    'iens||ie|e|a',
  ),
  particles: words('de du des d la le les l et en sur sous au aux a dans pour'),
};

const spanish: LanguageRules = {
  articles: words('el la los las'),
  possessive: [],
  declined: [],
  elisions: [],
  plural: endings('s', 'es', 'ces|z'),
  demonym: endings('es||a|e|o', 'esa||a|e|o', 'ano||a|o|e', 'ana||a|o|e', 'eno||a|o', 'ena||a|o'),
  particles: words('de del la el las los y e en al a con por para'),
};

/**
 * The cases of Ukrainian names, word by word: nouns of all declensions, surnames that are adjectives, and the vowel
 * that changes when a syllable opens (`Київ`, `Києва`; `Канів`, `Канева`).
 */
const ukrainianCases = endings(
  'а||о|й|ь',
  'у||а|о',
  'ю||я|й|ь|є',
  'я||й|ь|є',
  'ом||о',
  'ем||й|ь|е|є',
  'єм|й|ь|є',
  'ям|я',
  'ові||о',
  'еві||й|ь',
  'єві|й|ь',
  'і||а|о|я',
  'и||а',
  'ї|я|й',
  'ою|а',
  'ею|я|а',
  'єю|я',
  'е||а|о|ь',
  'є|я|й',
  'о|а',
  'го|й',
  'му|й',
  'им|ий',
  'ім|ій',
  'ого|ий|е',
  'ому|ий|е',
  'ої|а',
  'ій|а',
  'єва|їв',
  'єву|їв',
  'євом|їв',
  'єві|їв',
  'ева|ів',
  'еву|ів',
  'евом|ів',
  'еві|ів',
  'ова|ів',
  'ову|ів',
  'овом|ів',
  'ові|ів',
);

/** Names are declined: the endings of the cases stand for possession here. */
const ukrainian: LanguageRules = {
  articles: [],
  possessive: ukrainianCases,
  declined: ukrainianCases,
  elisions: [],
  plural: endings('и', 'і', 'ів', 'ам', 'ами', 'ах', 'ї|й|я'),
  demonym: endings(
    'ський||а|о',
    'ська||а|о',
    'ське||а|о',
    'ські||а|о',
    'ського||а|о',
    'ською||а|о',
    'ець||а',
    'ці||а',
  ),
  particles: words('і й та з у в на до від із'),
};

const none: LanguageRules = {
  articles: [],
  possessive: [],
  declined: [],
  elisions: [],
  plural: [],
  demonym: [],
  particles: [],
};

/** Rules of a BCP 47 language tag; of its primary language only. */
export function languageRules(language: string): LanguageRules {
  switch (language.toLowerCase().split('-')[0]) {
    case 'en':
      return english;
    case 'de':
      return german;
    case 'fr':
      return french;
    case 'es':
      return spanish;
    case 'uk':
      return ukrainian;
    default:
      return none;
  }
}

function words(list: string): readonly string[] {
  return list.split(' ');
}
