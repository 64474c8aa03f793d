import { describe, expect, it } from 'vitest';
import type { Entity } from '../../../server/src/domain/entity.ts';
import { createNameIndex } from '../../../server/src/index/names/create.ts';
import { named } from './entities.ts';

const world = [
  named('place', 'Khitomer'),
  named('place', 'Camp Khitomer'),
  named('place', 'Khitomer City'),
  named('treaty', 'Khitomer Accords'),
  named('treaty', 'First Khitomer Accords'),
  named('event', 'Battle of Narendra III'),
  named('place', 'Narendra III'),
  named('faction', 'House of Duras'),
  named('person', 'Duras'),
  named('person', 'James T. Kirk'),
  named('person', 'Gorkon', { titles: ['Chancellor'] }),
  named('person', "Ja'Rod", { match: { case: 'exact' } }),
  named('person', "Ja'rod", { match: { case: 'exact' } }),
  named('person', "J'mpok"),
  named('place', "Qo'noS"),
  named('vessel', 'USS Constant'),
  named('vessel', 'USS Enterprise-C'),
  named('vessel', "IKS Kri'stak"),
  named('species', 'Klingon'),
  named('place', 'Cardassia'),
  named('place', 'Shinzen'),
  named('work', '...But to Connect'),
  named('work', 'When It Rains…'),
  named('work', 'Star Trek: Insurrection'),
  named('work', 'Birthright, Part I'),
  named('faction', 'The Open Hand'),
  named('event', 'The Account'),
  named('object', 'Treaty'),
  named('concept', 'the virus'),
  named('person', 'Lúcia Madruga'),
  named('concept', 'Unified Timekeeping Standard (UT)'),
  named('faction', 'Federation', { match: { except: ['Federation Express'] } }),
  named('place', '京都'),
  named('person', '小明'),
];

function index(entities: readonly Entity[] = world, language = 'en') {
  const made = createNameIndex({ language });
  made.update([], entities);
  return made;
}

/** Each match as `words=owner(s)/form`. */
function found(text: string, entities?: readonly Entity[], language?: string): string[] {
  return index(entities, language)
    .match(text)
    .map(({ span, form, owners }) => {
      const owner = owners.map((one) => one.entity).join('|');
      return `${text.slice(span.start, span.end).replace(/\s+/g, ' ')}=${owner}/${form}`;
    });
}

describe('longest match', () => {
  it.each([
    [
      'They met at Camp Khitomer near Khitomer.',
      ['Camp Khitomer=Camp Khitomer/exact', 'Khitomer=Khitomer/exact'],
    ],
    ['The First Khitomer\nAccords held.', ['First Khitomer Accords=First Khitomer Accords/exact']],
    ['The First   Khitomer  Accords held.', ['First Khitomer Accords=First Khitomer Accords/exact']],
    ['The Khitomer Conference opened.', ['Khitomer=Khitomer/exact']],
    ['after the Battle of Narendra III, he', ['Battle of Narendra III=Battle of Narendra III/exact']],
    ['the House of Duras fell', ['House of Duras=House of Duras/exact']],
    ['Khitomer\n\nAccords', ['Khitomer=Khitomer/exact']],
    [
      'James T. Kirk and James T Kirk',
      ['James T. Kirk=James T. Kirk/exact', 'James T Kirk=James T. Kirk/exact'],
    ],
    ['in Star Trek: Insurrection', ['Star Trek: Insurrection=Star Trek: Insurrection/exact']],
    ['in Star Trek Insurrection', []],
    ['see “Birthright, Part I”', ['Birthright, Part I=Birthright, Part I/exact']],
    ['see “Birthright, Part II”', []],
    ['the Khitomers', ['Khitomers=Khitomer/variant']],
  ])('%s', (text, expected) => expect(found(text)).toEqual(expected));
});

describe('words around and inside a name', () => {
  it.each([
    ["Gorkon's ship and Gorkon’s crew", ['Gorkon=Gorkon/exact', 'Gorkon=Gorkon/exact']],
    ["the Klingons' fleet", ['Klingons=Klingon/variant']],
    ['Qo’noS, Qo`noS', ["Qo’noS=Qo'noS/exact", "Qo`noS=Qo'noS/exact"]],
    ['IKS Kristak', ["IKS Kristak=IKS Kri'stak/diacritic"]],
    ['Lucia Madruga', ['Lucia Madruga=Lúcia Madruga/diacritic']],
    ['Lu\u0301cia Madruga', ['Lu\u0301cia Madruga=Lúcia Madruga/exact']],
    ['two Cardassians', ['Cardassians=Cardassia/variant']],
    ['Shinzenese trade', ['Shinzenese=Shinzen/variant']],
    ['a Klingon-born, Khitomer-class ship', ['Klingon=Klingon/exact', 'Khitomer=Khitomer/exact']],
    ['the Federation-Klingon border', ['Federation=Federation/exact', 'Klingon=Klingon/exact']],
    ['a non-Klingon world', ['Klingon=Klingon/exact']],
    ['the Open Hand', ['Open Hand=The Open Hand/exact'].map((line) => `the ${line}`)],
    ['Under Open Hand law', ['Open Hand=The Open Hand/exact']],
    ['(...But to Connect)', ['But to Connect=...But to Connect/exact']],
    ['In When It Rains… he', ['When It Rains=When It Rains…/exact']],
    ['by UT 4', ['UT=Unified Timekeeping Standard (UT)/variant']],
    ['KHITOMER ACCORDS', ['KHITOMER ACCORDS=Khitomer Accords/variant']],
  ])('%s', (text, expected) => expect(found(text)).toEqual(expected));
});

describe('ships', () => {
  it.each([
    ['the USS Constant', ['USS Constant=USS Constant/exact']],
    ['the U.S.S. Constant', ['U.S.S. Constant=USS Constant/exact']],
    ['Then the Constant fired', ['Constant=USS Constant/variant']],
    ['the IKS Constant fired', []],
    ['the USS Khitomer fired', []],
    ['the Enterprise-C', ['Enterprise-C=USS Enterprise-C/variant']],
    ['the Enterprise-D', []],
    ['a constant Constant-class', ['Constant=USS Constant/variant']],
  ])('%s', (text, expected) => expect(found(text)).toEqual(expected));
});

describe('capitals', () => {
  it.each([
    ["met by Ja'Rod and Ja'rod", ["Ja'Rod=Ja'Rod/exact", "Ja'rod=Ja'rod/exact"]],
    ["on qo'nos", ["qo'nos=Qo'noS/case"]],
    ['the khitomer accords', ['khitomer accords=Khitomer Accords/case']],
    ['the Khitomer accords', ['Khitomer accords=Khitomer Accords/case']],
    ['When it rains, they stay.', []],
    ['a treaty, treaties', []],
    ['he signed the Treaty', ['Treaty=Treaty/exact']],
    ['Treaty talks failed.', []],
    ['in the Treaty of Algeron', ['Treaty=Treaty/exact']],
    ['the Treaty Organisation', []],
    ['an account, Account or the Account', ['the Account=The Account/exact']],
    ['a virus, the virus. The virus', ['the virus=the virus/exact', 'The virus=the virus/exact']],
  ])('%s', (text, expected) => expect(found(text)).toEqual(expected));
});

describe('the case that the canon asks for', () => {
  const tides = (match: 'smart' | 'exact' | 'any') => [
    named('object', 'Tide', { match: { case: match } }),
    named('person', 'McTarn', { match: { case: match } }),
  ];
  it.each([
    [
      'smart',
      'the tide, the Tide, McTarn and Mctarn',
      ['Tide=Tide/exact', 'McTarn=McTarn/exact', 'Mctarn=McTarn/case'],
    ],
    ['exact', 'the tide, the Tide, McTarn and Mctarn', ['Tide=Tide/exact', 'McTarn=McTarn/exact']],
    [
      'any',
      'the tide, the Tide, McTarn and Mctarn',
      ['tide=Tide/variant', 'Tide=Tide/exact', 'McTarn=McTarn/exact', 'Mctarn=McTarn/variant'],
    ],
    ['any', 'Tide comes in', ['Tide=Tide/exact']],
    ['smart', 'Tide comes in', []],
  ] as const)('%s: %s', (match, text, expected) => expect(found(text, tides(match))).toEqual(expected));
});

it('finds a person in small letters by the family name, though the given name is a word', () => {
  const people = [named('person', 'Ruth Varga'), named('person', 'Will Stone')];
  expect(found('She dined with ruth varga’s aunt; they will stone nobody.', people)).toEqual([
    'ruth varga=Ruth Varga/case',
  ]);
});

describe('exclusions and numerals', () => {
  it.each([
    ['the Federation Express', []],
    ['the Federation', ['Federation=Federation/exact']],
    ['on Khitomer II', []],
    ['on Khitomer I stood', ['Khitomer=Khitomer/exact']],
  ])('%s', (text, expected) => expect(found(text)).toEqual(expected));
});

describe('other scripts and languages', () => {
  it('finds names inside text without spaces', () => {
    expect(found('我和小明去京都旅行')).toEqual(['小明=小明/exact', '京都=京都/exact']);
  });
  it('takes German genitives', () => {
    expect(found('Kirks Schiff', [named('person', 'Kirk')], 'de')).toEqual(['Kirk=Kirk/exact']);
  });
  it('takes an ending off where another name begins with the word as it stands', () => {
    const people = [named('person', 'Solomon'), named('place', 'Solomon’s Porch of Cedar')];
    expect(found('Solomon’s Porch of Cedar, Solomon’s temple and Solomon’s Porch', people)).toEqual([
      'Solomon’s Porch of Cedar=Solomon’s Porch of Cedar/exact',
      'Solomon=Solomon/exact',
      'Solomon=Solomon/exact',
    ]);
  });
  it('takes Ukrainian cases', () => {
    const people = [named('person', 'Шевченко'), named('person', 'Кірк'), named('person', 'Марія')];
    expect(found('Кірка, Марією', people, 'uk')).toEqual(['Кірк=Кірк/exact', 'Марією=Марія/exact']);
  });
  it('has no endings for other languages', () => {
    expect(found('Kirks', [named('person', 'Kirk')], 'fi')).toEqual([]);
  });
});
