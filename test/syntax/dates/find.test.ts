import { describe, expect, it } from 'vitest';
import { find, tarshYaml, world } from './worlds.ts';

const standard = world();
const tarsh = world(tarshYaml);
const texts = (prose: string, calendars = standard) => find(calendars, prose).map((one) => one.text);
const values = (prose: string, calendars = standard, now?: string) =>
  find(calendars, prose, now).map((one) => `${one.text} = ${one.value}`);

describe('dates in prose', () => {
  it.each([
    ['It was signed in 2293 and withdrawn in 2372.', ['2293', '2372']],
    ['The Conference of 2293 was a success.', ['2293']],
    ['He (2230–2293) never knew.', ['2230–2293']],
    ['He (b. 2230, d. 2293) never knew.', ['2230', '2293']],
    ['In 2293, 2372 and 2373 the treaty changed.', ['2293', '2372', '2373']],
    ['They met before late 2375, or in the summer of 2376.', ['before late 2375', 'the summer of 2376']],
    ['Between August 2381 and 2382 it fell.', ['Between August 2381 and 2382']],
    ['From 2293 to 2372 there was peace.', ['From 2293 to 2372']],
    ['The 2340s, the early 24th century, mid-2293.', ['The 2340s', 'the early 24th century', 'mid-2293']],
    ['On stardate 2261.147 it burned.', ['stardate 2261.147']],
    ['On 2381-08-14 it fell.', ['2381-08-14']],
    ['The 2340s or after 2373: nobody knows.', ['The 2340s or after 2373']],
    ['The throne (B.C. 223) and the fall (44 B.C.).', ['B.C. 223', '44 B.C.']],
    ['Since 998.M41 the storms raged.', ['998.M41']],
    ['on Friday,\n14 August 2381 they left', ['Friday,\n14 August 2381']],
  ])('%s', (prose, expected) => {
    expect(texts(prose)).toEqual(expected);
  });

  it.each([
    'May the Force be with you, and march on to victory in August company.',
    'Chapter 12. Verse 11:27, page 2293, room 1701, Section 2293.',
    'Roll 2d6, add 3. AC 15, 1200 xp, 2,400 gp.',
    'The 1,200 men of the 5th met 1200 ships and 2293 sailors.',
    'NCC-1701-A, BSG-75, U-1805, K-17 and 7.62x51mm.',
    'It costs $2293, or 1999.95, and weighs 1500 kg.',
    'A crew of 2293, a total of 1200, one in 2000.',
    'At 7:30 they ran 1500 metres in 4 minutes; 95% of 2000.',
    'He turned to 1 Samuel 25 and to Isa. 60:5 (see 21:8).',
    'Second, he fell. The third man won. In the first place, no.',
    'One day she came by with a spring in her step, as every fall.',
    'Version 1411.13.05 of The Path to 2409 came out.',
    'Her last day. This spring runs clear. At that May Welland blushed.',
    'the year 15 AO, 1293 - 1184 ED, in 540 XR',
  ])('finds nothing in “%s”', (prose) => {
    expect(texts(prose)).toEqual([]);
  });

  it('names of months are dates only with their capitals and a day or year', () => {
    expect(texts('The thaw came. Reaping was short. Crownday went by.', tarsh)).toEqual([]);
    expect(texts('In Thaw 540 TR, at 12 Thaw Street, on Kindling, 541 TR.', tarsh)).toEqual([
      'Thaw 540 TR',
      'Kindling, 541 TR',
    ]);
  });

  it('takes offsets of the whole text and stays within a part of it', () => {
    const prose = 'In 2293 and in 2372.';
    const within = { start: 8, end: prose.length };
    const found = standard.find(prose, [], { narrativeDate: () => undefined, within });
    expect(found.map(({ span }) => prose.slice(span.start, span.end))).toEqual(['2372']);
  });

  it('never joins what different blocks say', () => {
    const prose = '14\n\nAugust 2381';
    const blocks = [
      { type: 'paragraph' as const, span: { start: 0, end: 2 } },
      { type: 'paragraph' as const, span: { start: 4, end: prose.length } },
    ];
    const found = standard.find(prose, blocks, { narrativeDate: () => undefined });
    expect(found.map(({ span }) => prose.slice(span.start, span.end))).toEqual(['August 2381']);
  });
});

describe('relative dates', () => {
  it.each([
    ['Signed in 2293; the following year it held.', 'the following year = 2294'],
    ['Signed in 2293. Two years later it broke.', 'Two years later = 2295'],
    ['Signed in 2293. That same year he died.', 'That same year = 2293'],
    ['Signed in August 2381. The next month it broke.', 'The next month = September 2381'],
    ['On 14 August 2381 they met, and the next day they parted.', 'the next day = 15 August 2381'],
    ['In 2293 they met. On 14 August they signed.', '14 August = 14 August 2293'],
    ['In 2293 they met. In August of the same year they signed.', 'August of the same year = August 2293'],
    ['Three years before 2293 he was free.', 'Three years before 2293 = 2290'],
  ])('%s', (prose, expected) => {
    expect(values(prose)).toContain(expected);
  });

  it('count from the narrative date when the passage tells none', () => {
    expect(values('A mere 127 years ago they fought.', standard, '2372')).toEqual([
      'A mere 127 years ago = 2245',
    ]);
    expect(values('The following year it broke.', standard, '2372')).toEqual(['The following year = 2373']);
    expect(values('Last year it broke.', standard, '2372')).toEqual(['Last year = 2371']);
  });

  it('“ago” counts from now, not from the last date told', () => {
    expect(values('In 2293 they met. Ten years ago it broke.', standard, '2372')[1]).toBe(
      'Ten years ago = 2362',
    );
    expect(values('In 2293 they met. Ten years ago it broke.')[1]).toBe('Ten years ago = -10 year');
  });

  it('beside the date they explain, count from an earlier one', () => {
    expect(values('Signed in 2293, withdrawn in 2372, seventy-nine years later.')[2]).toBe(
      'seventy-nine years later = 2372',
    );
    expect(values('Withdrawn in 2372, seventy-nine years later.')[1]).toBe(
      'seventy-nine years later = +79 year',
    );
  });

  it('with something unnamed to count from, keep direction and length only', () => {
    expect(values('Two years after the battle he came home; the centennial was held.')).toEqual([
      'Two years after = +2 year',
      'the centennial = +100 year',
    ]);
  });

  it('a vague one makes the passage lose its date', () => {
    expect(
      values('In 2293 they met. Some years later they fell out. The following year it broke.').at(-1),
    ).toBe('The following year = +?');
  });

  it('take a heading that is a date for the passages below', () => {
    const prose = '2293\n\nThe following year it broke.';
    const blocks = [
      { type: 'heading' as const, span: { start: 0, end: 4 } },
      { type: 'paragraph' as const, span: { start: 6, end: prose.length } },
    ];
    const found = standard.find(prose, blocks, { narrativeDate: () => undefined });
    expect(found[1]?.date && standard.format(found[1].date)).toBe('2294');
  });
});

describe('ages and lengths', () => {
  it.each([
    ['He died aged 40.', 'aged 40 = 40 year'],
    ['She was thirty-one years old.', 'thirty-one years old = 31 year'],
    ['A 40-year-old ship.', '40-year-old = 40 year'],
    ['At the age of seventeen he fled.', 'the age of seventeen = 17 year'],
    ['It lasted nearly 20 years.', 'nearly 20 years = 20 year ~'],
    ['It lasted two and a half centuries.', 'two and a half centuries = 2.5 century'],
    ['For three quarters of a century they waited.', 'three quarters of a century = 0.75 century'],
    ['For a hundred and twenty years they waited.', 'a hundred and twenty years = 120 year'],
    ['A three-year war.', 'three-year = 3 year'],
  ])('%s', (prose, expected) => {
    expect(values(prose)).toEqual([expected]);
  });
});

describe('slips', () => {
  it.each([
    ['On the 31st of June, 2381 they left.', 'bad-date'],
    ['On stardate 2261.400 they left.', 'bad-date'],
  ])('%s', (prose, rule) => {
    expect(find(standard, prose).map((one) => one.value)).toEqual([rule]);
  });

  it('of months and weekdays come with what was meant', () => {
    const [slip] = tarsh.find('On the 12th of Deepfrots, 541 TR.', [], { narrativeDate: () => undefined });
    expect(slip?.problem).toMatchObject({ rule: 'unknown-date', suggestion: '12th of Deepfrost, 541 TR' });
    const [day] = standard.find('On Monday, 20 July 1969 we met.', [], { narrativeDate: () => undefined });
    expect(day?.problem).toMatchObject({ rule: 'weekday-mismatch', suggestion: 'Sunday, 20 July 1969' });
    expect(day?.date?.grain).toBe('day');
  });

  it('are foreign months in a world that keeps its own calendar', () => {
    const own = world(
      'calendars:\n  own:\n    months: [{ name: Thaw, days: 30 }]\n    eras: [{ name: E, abbr: [EE] }]',
    );
    expect(find(own, 'On 14 August 2381 and in August 2381.').map((one) => one.value)).toEqual([
      'unknown-date',
      'unknown-date',
    ]);
    expect(find(own, 'The august king, 14 strong, met August 12.')).toEqual([]);
  });
});

describe('dates of a month that no calendar has', () => {
  const problems = (prose: string) => find(standard, prose).map((one) => [one.text, one.value]);

  it.each(['14 Agust 2375', '14th of Agust, 2375'])('reports %s', (date) => {
    expect(problems(`They came on ${date} instead.`)).toEqual([[date, 'unknown-date']]);
  });

  it.each(['12 Companies 300 strong', '2 Angus 2000 cows', '14 Agusts'])('leaves %s alone', (prose) => {
    expect(problems(`There were ${prose}.`)).toEqual([]);
  });
});
