import { describe, expect, it } from 'vitest';
import { openWorld } from './world.ts';

const lore =
  'name: Test\ncanon: ["canon/**"]\ncheck: ["text/**"]\nwords: [Corvyn]\ncalendars: { own: { months: [{ name: Deepfrost, days: 30 }] } }\n';
const canon = `entities:
  - { id: khitomer, kind: place, name: Khitomer }
  - { id: accords, kind: treaty, name: Khitomer Accords }
  - { id: mokgar, kind: person, name: Mokgar }
  - { id: worf, kind: person, name: Worf }
  - { id: kirk, kind: person, name: James T. Kirk }
  - { id: ship-c, kind: vessel, name: USS Enterprise-C }
  - { id: cardassia, kind: place, name: Cardassia }
  - { id: calder, kind: place, name: Calder Mouth }
`;

/** Unknown names of a text, as `verdict words -> first suggestion`. */
function unknown(text: string, more: Readonly<Record<string, string>> = {}): string[] {
  const world = openWorld({ 'lore.yaml': lore, 'canon/all.yaml': canon, 'text/one.md': text, ...more });
  return world
    .snapshot()
    .unknownNames(world.file('text/one.md'))
    .map(
      ({ text: words, verdict, suggestions: [first] }) =>
        `${verdict} ${words}${first ? ` -> ${first.text}` : ''}`,
    );
}

describe('slips', () => {
  it.each([
    ['There Mogkar sat.', ['misspelt Mogkar -> Mokgar']],
    ['the Khitomer Acords’ end', ['misspelt Khitomer Acords -> Khitomer Accords']],
    ['the Kitomer Accords', ['misspelt Kitomer Accords -> Khitomer Accords']],
    ['on Khitomar’s moon', ['misspelt Khitomar -> Khitomer']],
    ['aboard the Enterprise-D', []],
    ['the lamp at Calder Moth was lit', ['misspelt Calder Moth -> Calder Mouth']],
    ['the Cardassian fleet', []],
    ['Kirk, once more', []],
    ['In [[khitomer|Khitomr]] and [[khitomer|that rock]]', ['misspelt Khitomr -> Khitomer']],
    ['Hail Corvyn, in Deepfrost', []],
  ])('%s', (text, expected) => expect(unknown(text)).toEqual(expected));

  it('is none where the word is used often in its own right', () => {
    const often = 'There sat Mogkar. So Mogkar rose, and Mogkar ran. With Mogkar went Mogkar.';
    expect(unknown(often).filter((name) => name.startsWith('misspelt'))).toEqual([]);
  });
});

describe('what is written so on purpose', () => {
  /** The slips of a text, those worth a warning with an exclamation mark. */
  const slips = (text: string, more: Readonly<Record<string, string>> = {}): string[] => {
    const world = openWorld({ 'lore.yaml': lore, 'canon/all.yaml': canon, 'text/one.md': text, ...more });
    const names = world.snapshot().unknownNames(world.file('text/one.md'));
    return names
      .filter((name) => name.verdict === 'misspelt')
      .map((name) => `${name.text}${name.certain ? '!' : ''}`);
  };
  it.each([
    ['They came to Khitomar.', ['Khitomar!']],
    ['They came to the present village of Khitomar.', ['Khitomar']],
    ['It had the name of Khitomar, or so they said.', ['Khitomar']],
    ['They came to Khitomar, i.e. the old moon.', ['Khitomar']],
    ['On Khitomer (Khitomar) they met.', ['Khitomar']],
    ['They saw the folium Khitomari grow.', ['Khitomari!']],
    ['They saw the foliumque Khitomari grow.', ['Khitomari']],
  ])('%s', (text, expected) => expect(slips(text)).toEqual(expected));

  it('takes the parts of page names for right', () => {
    const more = { 'canon/more.yaml': 'entities: [{ id: k, kind: place, name: Kiriath-arba }]\n' };
    expect(slips('They came to Kirjath-arba.', more)).toEqual(['Kirjath-arba!']);
    expect(slips('They came to Kirjath-arba.', { ...more, 'text/Kirjath-sepher.md': 'A town.' })).toEqual([
      'Kirjath-arba',
    ]);
  });
});

describe('in a crowded canon', () => {
  const syllables = ['ba', 'be', 'da', 'de', 'ka', 'ke'];
  const crowd = syllables.flatMap((a) => syllables.map((b) => `{ kind: person, name: X${a}rem${b}t }`));
  const judged = (name: string, written: string): string[] => {
    const often = Array.from({ length: 6 }, () => `Then ${name} spoke.`).join(' ');
    const world = openWorld({
      'lore.yaml': lore,
      'canon/all.yaml': `entities: [${crowd.join(', ')}, { kind: person, name: ${name} }]`,
      'text/often.md': often,
      'text/one.md': `${name} came, and they saw ${written} there.`,
    });
    const names = world.snapshot().unknownNames(world.file('text/one.md'));
    return names.map(({ text, verdict, certain }) => `${verdict} ${text}${certain ? '!' : ''}`);
  };
  it('warns of a slip for a name at home in the file, and not of what may be another tradition', () => {
    expect(judged('Zaremethan', 'Zarmethan')).toEqual(['misspelt Zarmethan!']);
    expect(judged('Zaremethan', 'Zaremetan')).toEqual(['misspelt Zaremetan']);
  });
});

describe('drift', () => {
  it('sets a rare word against a frequent one, in other files too', () => {
    const other = 'Here Pettibone sat, and Pettibone saw Pettibone. So Pettibone told Pettibone all.';
    expect(unknown('And then Pettybone came.', { 'text/two.md': other })).toEqual([
      'drift Pettybone -> Pettibone',
    ]);
    expect(
      unknown('And then Marlowe came.', { 'text/two.md': other.replaceAll('Pettibone', 'Zebulon') }),
    ).toEqual(['unknown Marlowe']);
    expect(
      unknown('And then the Zebulic host came.', { 'text/two.md': other.replaceAll('Pettibone', 'Zebulin') }),
    ).toEqual(['unknown Zebulic']);
  });
});

describe('new names', () => {
  it.each([
    ['There sat Brannoch.', ['unknown Brannoch']],
    ['There sat old Mrs. Long of Summer Street.', ['unknown Mrs. Long', 'unknown Summer Street']],
    ['the Order of the Zorgon', ['unknown Order of the Zorgon']],
    ['Curzon of Trillia', ['unknown Curzon', 'unknown Trillia']],
    ['On Monday a French doctor, Sir, said "No!" in May. I see; WHO KNOWS?', []],
    ['# The Making of the Thunder\n\nPerhaps nobody knows. Listeners wrote in.', []],
    ['*Deus ex machina*, said the BBC. Roll 2d6.', []],
    ['“The Wreck of the Zorgon” is a song.', []],
    ['See [[Zorgon]] and `Zorgon`.', []],
    ['A zorgon is a beast. Zorgon meat is tough.', []],
  ])('%s', (text, expected) => expect(unknown(text)).toEqual(expected));
});

describe('languages without a word list', () => {
  const inLanguage = (language: string, text: string): string[] =>
    unknown(text, { 'lore.yaml': `${lore}language: ${language}\n` });

  it('takes no German noun for a name, but finds slips', () => {
    expect(inLanguage('de', 'Der Vertrag von Khitomar band das Schiff und die Wache.')).toEqual([
      'misspelt Khitomar -> Khitomer',
    ]);
    expect(inLanguage('de', 'Das war Khitomars Schiff.')).toEqual(['misspelt Khitomar -> Khitomer']);
  });
  it('takes capitals inside sentences for names, where nouns are small', () => {
    expect(inLanguage('fr', 'Traité signé par Brannoch. La guerre de Brannoch dura.')).toEqual([
      'unknown Brannoch',
      'unknown Brannoch',
    ]);
  });
  it('reads possession and cases', () => {
    expect(inLanguage('de', 'Worfs Schiff')).toEqual([]);
    expect(inLanguage('uk', 'Корабель Worf.')).toEqual([]);
    const canon = { 'canon/uk.yaml': 'entities: [{ kind: person, name: Тарас Шевченко }]' };
    const config = { 'lore.yaml': `${lore}language: uk\n`, ...canon };
    expect(unknown('Лист до Тараса Шевченка. Потім без Тараса та з Шевченком.', config)).toEqual([]);
    expect(
      unknown('Лист із Чигерином.', {
        ...config,
        'canon/uk.yaml': 'entities: [{ kind: place, name: Чигирин }]',
      }),
    ).toEqual(['misspelt Чигерин -> Чигирин']);
    expect(unknown('Тоді Тарас Шевчинко писав.', config)).toEqual([
      'misspelt Тарас Шевчинко -> Тарас Шевченко',
    ]);
  });
});
