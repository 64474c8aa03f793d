import { describe, expect, it } from 'vitest';
import { must, tarshYaml, told, world } from './worlds.ts';

const standard = world();
const tarsh = world(tarshYaml);

const value = (text: string) => told(standard.read(text).date);

describe('EDTF', () => {
  it.each([
    ['2293', '2293-01-01..2293-12-31 year'],
    ['2381-08', '2381-08-01..2381-08-31 month'],
    ['2381-08-14', '2381-08-14..2381-08-14 day'],
    ['2381-08-14T10:30:00Z', '2381-08-14..2381-08-14 day'],
    ['1984?', '1984-01-01..1984-12-31 year?'],
    ['1984~', '1979-01-01..1989-12-31 year~'],
    ['1984%', '1979-01-01..1989-12-31 year~?'],
    ['196X', '1960-01-01..1969-12-31 decade'],
    ['19XX', '1900-01-01..1999-12-31 century'],
    ['1560-XX', '1560-01-01..1560-12-31 year'],
    ['2004-06-XX', '2004-06-01..2004-06-30 month'],
    ['2001-21', '2001-03-01..2001-06-30 season'],
    ['2001-33', '2001-01-01..2001-03-31 season'],
    ['2001-41', '2001-07-01..2001-12-31 season'],
    ['2293/2295', '2293-01-01..2295-12-31 year!'],
    ['2293-06/2295-02-03', '2293-06-01..2295-02-03 month!'],
    ['../2295', '..2295-12-31 year!'],
    ['2293/..', '2293-01-01.. year!'],
    ['2293/', '2293-01-01.. year!'],
    ['[1667, 1668, 1670..1672]', '1667-01-01..1672-12-31 year'],
    ['[2344, 2375..]', '2344-01-01.. year'],
    ['{1960, 1961-12}', '1960-01-01..1961-12-31 year!'],
    ['Y12345', '12345'],
  ])('%s', (text, expected) => {
    if (expected === '12345') expect(standard.format(must(standard, text))).toBe('12345');
    else expect(value(text)).toBe(expected);
  });

  it('keeps the members of a set apart', () => {
    expect(must(standard, '[1667, 1668, 1670..1672]').alternatives).toHaveLength(3);
    expect(standard.read('2293/2290').problem?.message).toMatch(/ends before it begins/);
  });
});

describe('prose forms', () => {
  it.each([
    ['August of 2381', '2381-08-01..2381-08-31 month'],
    ['Aug. 2381', '2381-08-01..2381-08-31 month'],
    ['14 August 2381', '2381-08-14..2381-08-14 day'],
    ['August 14th, 2381', '2381-08-14..2381-08-14 day'],
    ['the fourteenth day of August, in the year 2381', '2381-08-14..2381-08-14 day'],
    ['Friday, 14 August 2381', '2381-08-14..2381-08-14 day'],
    ['late 2375', '2375-08-08..2375-12-31 year'],
    ['mid-2375', '2375-04-20..2375-09-13 year'],
    ['the 2340s', '2340-01-01..2349-12-31 decade'],
    ["2340's", '2340-01-01..2349-12-31 decade'],
    ['the 1900s', '1900-01-01..1999-12-31 century'],
    ['the 24th century', '2300-01-01..2400-12-31 century'],
    ['the twenty-fourth century', '2300-01-01..2400-12-31 century'],
    ['between August 2381 and 2382', '2381-08-01..2382-12-31 year'],
    ['before late 2375', '..2375-08-07 year'],
    ['after 2373', '2374-01-01.. year'],
    ['by 2373', '..2373-12-31 year'],
    ['since 2373', '2373-01-01.. year'],
    ['until August 2381', '..2381-08-31 month'],
    ['c. 2151', '2146-01-01..2156-12-31 year~'],
    ['ca. 2151', '2146-01-01..2156-12-31 year~'],
    ['around 2151', '2146-01-01..2156-12-31 year~'],
    ['2151-ish', '2146-01-01..2156-12-31 year~'],
    ['2151 or so', '2146-01-01..2156-12-31 year~'],
    ['2151 (approx.)', '2146-01-01..2156-12-31 year~'],
    ['2151 (?)', '2151-01-01..2151-12-31 year?'],
    ['probably 2151', '2151-01-01..2151-12-31 year?'],
    ['In 281 or after', '0281-01-01.. year'],
    ['2281 or later', '2281-01-01.. year'],
    ['2281+', '2281-01-01.. year'],
    ['from 2293 to 2295', '2293-01-01..2295-12-31 year!'],
    ['2293–2295', '2293-01-01..2295-12-31 year!'],
    ['2293–95', '2293-01-01..2295-12-31 year!'],
    ['3–9 August 2381', '2381-08-03..2381-08-09 day!'],
    ['August 3–9, 2381', '2381-08-03..2381-08-09 day!'],
    ['August–October 2381', '2381-08-01..2381-10-31 month!'],
    ['2344 or after 2373', '2344-01-01.. year'],
    ['either 2344 or 2375', '2344-01-01..2375-12-31 year'],
    ['the summer of 2375', '2375-06-01..2375-09-30 season'],
    ['44 BC', '-0043-01-01..-0043-12-31 year'],
    ['AD 57', '0057-01-01..0057-12-31 year'],
    ['57 C.E.', '0057-01-01..0057-12-31 year'],
    ['2,293', '2293-01-01..2293-12-31 year'],
    ['2 293', '2293-01-01..2293-12-31 year'],
    ['2\u202f293', '2293-01-01..2293-12-31 year'],
    ['14\u00a0August\u00a02381', '2381-08-14..2381-08-14 day'],
    ['14  August\n2381', '2381-08-14..2381-08-14 day'],
    ['2293 (Star Trek VI)', '2293-01-01..2293-12-31 year'],
    ['unknown', 'unknown'],
    ['???', 'unknown'],
    ['not known', 'unknown'],
  ])('%s', (text, expected) => {
    expect(value(text)).toBe(expected);
  });
});

describe('all-number dates', () => {
  it.each([
    ['4200/07/12', '12 July 4200'],
    ['4200/7', 'July 4200'],
    ['1-1-100', '1 January 100'],
    ['13.7.1400', '13 July 1400'],
    ['3.7.1400', '3 July 1400 or 7 March 1400'],
  ])('%s', (text, expected) => {
    expect(standard.format(must(standard, text))).toBe(expected);
  });

  it('follow the declared order', () => {
    expect(tarsh.format(must(tarsh, '3/2/540'))).toBe('3 Thaw 540 TR');
    expect(tarsh.format(must(tarsh, '540-02-03'))).toBe('3 Thaw 540 TR');
    expect(tarsh.format(must(tarsh, '3.2.540 TR'))).toBe('3 Thaw 540 TR');
  });

  it('may be given in parts, as plugins keep them', () => {
    const told = (parts: Parameters<typeof tarsh.readParts>[0]) => {
      const { date } = tarsh.readParts(parts);
      return date && tarsh.format(date);
    };
    expect(told({ year: '54', month: '2', day: '3' })).toBe('3 Thaw 54 TR');
    expect(told({ year: '540', month: 'Thaw', day: '3' })).toBe('3 Thaw 540 TR');
    expect(told({ year: '540', month: 'Thaw' })).toBe('Thaw 540 TR');
    expect(told({ year: '540' })).toBe('540 TR');
    expect(told({ year: '44', era: 'BC' })).toBe('44 BC');
  });
});

describe('stardates and Imperial dates', () => {
  it.each([
    ['stardate 2261.147', '2261-05-27..2261-05-27 day'],
    ['Stardate 2258.42', '2258-02-11..2258-02-11 day'],
    ['stardate 47457.1', '2369-12-15..2370-12-16 year~'],
    ['998.M41', '40998'],
    ['0 150 998.M41', '40998'],
  ])('%s', (text, expected) => {
    const date = must(standard, text);
    if (expected === '40998') expect(standard.format(date)).toMatch(/998\.M41|M41/);
    else expect(told(date)).toBe(expected);
  });

  it('keeps TOS stardates on an axis of their own, in order', () => {
    const [a, b] = [must(standard, 'stardate 1513.1'), must(standard, 'stardate 1514.0')];
    expect(a.axis).toBe('tos');
    expect(a.range.latest).toBeLessThan(b.range.earliest);
    expect(standard.whyApart(a, must(standard, '2266'))).toMatch(/no `anchor`/);
  });

  it('refuses a day that the year does not have', () => {
    const { problem } = standard.read('stardate 2261.400');
    expect(problem?.rule).toBe('bad-date');
    expect(problem?.message).toMatch(/2261 has 365 days/);
  });
});

describe('an own calendar', () => {
  it.each([
    ['29th of Deepfrost, 540 TR', '29 Deepfrost 540 TR'],
    ['29 Dee 540', '29 Deepfrost 540 TR'],
    ['Deepfrost 29, 540 T.R.', '29 Deepfrost 540 TR'],
    ['540 TR', '540 TR'],
    ['TR 540', '540 TR'],
    ['540', '540 TR'],
    ['540 of the Tarsh Reckoning', '540 TR'],
    ['the 540s TR', 'the 540s TR'],
    ['Kindling 540 TR', 'Kindling 540 TR'],
    ['Crownday 4 TR', 'Crownday 4 TR'],
    ['Deepfrost 12 TR', 'Deepfrost 12 TR'],
    ['44 BC', '44 BC'],
    ['Year of the Comet', '300 TR'],
    ['the Year of the Comet', '300 TR'],
    ['540 TR, 29 Deepfrost', '29 Deepfrost 540 TR'],
    ['540-Deepfrost-29', '29 Deepfrost 540 TR'],
    ['540–545 TR', 'from 540 TR to 545 TR'],
    ['between Deepfrost and Thaw 540 TR', '1 Deepfrost 540 TR – 30 Thaw 540 TR'],
    ['TR 10ish', 'c. 10 TR'],
    ['300 (Year of the Comet)', '300 TR'],
    ['August 1066', 'August 1066'],
    ['the summer of 540 TR', 'Reaping 540 TR'],
  ])('%s', (text, expected) => {
    expect(tarsh.format(must(tarsh, text))).toBe(expected);
  });

  it('takes an era from the key', () => {
    const { date } = tarsh.read('1430', { key: 'BC' });
    expect(date && tarsh.format(date)).toBe('1430 BC');
    expect(tarsh.eraOfKey('t.r.')).toBe('TR');
    expect(tarsh.eraOfKey('born')).toBeUndefined();
  });

  it('leaves a bare year open between eras', () => {
    const ages = world(
      'calendars:\n  ages:\n    eras:\n      - { name: First Age, abbr: [1E], years: 500 }\n      - { name: Second Age, abbr: [2E], starts: 501 }',
    );
    expect(must(ages, '433').alternatives).toHaveLength(2);
    expect(must(ages, '2E 433').alternatives).toHaveLength(1);
    expect(must(ages, '600').alternatives).toHaveLength(1);
  });

  it('shares the axis of what it is anchored to, day by day', () => {
    const first = must(tarsh, '1 Deepfrost 1 TR');
    expect(told(first)).toBe('1066-01-01..1066-01-01 day');
    expect(tarsh.tellAll(first).map((one) => one.text)).toEqual(['1 Deepfrost 1 TR', '1 January 1066']);
    const apart = world(tarshYaml.replace(/ {4}anchor:.*\n/, ''));
    expect(must(apart, '1 TR').axis).toBe('tarsh');
    expect(apart.whyApart(must(apart, '1 TR'), must(apart, 'August 1066'))).toMatch(
      /Tarsh Reckoning.*Gregorian/,
    );
  });

  it('lines up years exactly when it borrows Gregorian months', () => {
    const galaxy = world(
      'calendars:\n  g: { eras: [{ name: UC, abbr: [UC], first: 0, starts: 0 }], anchor: { here: 0 UC, calendar: gregorian, there: "2045" } }',
    );
    expect(told(must(galaxy, '79 UC'))).toBe('2124-01-01..2124-12-31 year');
    expect(told(must(galaxy, '29 February UC 0079'))).toBe('2124-02-29..2124-02-29 day');
  });

  it('tells weekday, season and moon', () => {
    const almanac = tarsh.almanac(must(tarsh, '1 Deepfrost 1 TR'));
    expect(almanac).toMatchObject({ weekday: 'Anday', season: 'Winter' });
    expect(almanac?.moons[0]?.name).toBe('Ilun');
    expect(tarsh.almanac(must(tarsh, '300 TR'))).toBeUndefined();
    expect(tarsh.almanac(must(tarsh, '3 Reaping 300 TR'))).toMatchObject({
      season: 'Summer',
      yearName: 'Year of the Comet',
    });
  });
});

describe('relative texts', () => {
  const { date: base } = standard.read('2372');
  const from = (text: string) => {
    const { date } = standard.read(text, base ? { relativeTo: base } : {});
    return date && standard.format(date);
  };

  it.each([
    ['the following year', '2373'],
    ['the year before', '2371'],
    ['two years later', '2374'],
    ['a mere 127 years ago', '2245'],
    ['the same year', '2372'],
    ['the centennial', '2472'],
    ['three years before 2293', '2290'],
    ['before the following year', 'before 2373'],
    ['14 August', '14 August 2372'],
  ])('%s', (text, expected) => {
    expect(from(text)).toBe(expected);
  });

  it('need something to count from', () => {
    expect(standard.read('the following year').problem?.message).toMatch(/none here to count from/);
  });
});

describe('what cannot be read', () => {
  it.each([
    ['31 June 2381', 'bad-date', /June has 30 days/],
    ['29 February 2023', 'bad-date', /February has 28 days/],
    ['2381-13', 'bad-date', /no month 13/],
    ['2381-06-31', 'bad-date', /June has 30 days/],
    ['0 BC', 'bad-date', /no year 0/],
    ['65000000 BC', 'bad-date', /ten million/],
    ['20130115', 'bad-date', /ten million/],
    ['August 14', 'bad-date', /no year/],
    ['a long time ago', 'bad-date', /cannot be read/],
    ['', 'bad-date', /no date here/],
    ['Agust 2381', 'unknown-date', /`August`/],
    ['12 Deepfrost 540', 'unknown-date', /`Deepfrost`/],
    ['1372 QX', 'unknown-date', /`QX`/],
  ])('%s', (text, rule, message) => {
    const { date, problem } = standard.read(text);
    expect(date).toBeUndefined();
    expect(problem?.rule).toBe(rule);
    expect(problem?.message).toMatch(message);
  });

  it('suggests what is near', () => {
    expect(standard.read('14 Agust 2381').problem?.suggestion).toBe('14 August 2381');
    expect(tarsh.read('29th of Deepfrast, 540 TR').problem?.suggestion).toBe('29th of Deepfrost, 540 TR');
    expect(tarsh.read('Andsy, 29 Deepfrost 540 TR').problem?.suggestion).toBe('Anday, 29 Deepfrost 540 TR');
  });

  it.each([
    ['1859-06-31', '1859-06-30'],
    ['0031-02-31', '0031-02-28'],
    ['31 June 1859', '30 June 1859'],
    ['the 31st of June, 1859', 'the 30th of June, 1859'],
    ['February 30, 1860', 'February 29, 1860'],
    ['32nd of August 1832', '31st of August 1832'],
    ['31 June 31', undefined],
    ['the thirty-first of June 1859', undefined],
    ['0 June 1859', undefined],
  ])('offers the last day of the month for %s', (text, suggestion) => {
    const { problem } = standard.read(text);
    expect(problem?.rule).toBe('bad-date');
    expect(problem?.suggestion).toBe(suggestion);
    expect(problem?.guess).toBe(suggestion === undefined ? undefined : true);
  });

  it('keeps the date when only its weekday is wrong', () => {
    const { date, problem } = standard.read('Monday, 20 July 1969');
    expect(date && standard.format(date)).toBe('20 July 1969');
    expect(problem).toMatchObject({ rule: 'weekday-mismatch', suggestion: 'Sunday, 20 July 1969' });
    expect(standard.read('Sunday, 20 July 1969').problem).toBeUndefined();
  });

  it('says where an era ends, and that a leap day is missing', () => {
    expect(tarsh.read('900 TR').problem?.message).toMatch(/ended with year 812/);
    expect(tarsh.read('Crownday 5 TR').problem?.message).toMatch(/leap years only/);
    expect(tarsh.read('Deepfrost 57 AD').problem?.rule).toBe('unknown-date');
  });

  it('never throws, whatever it is given', () => {
    for (const text of [
      '(',
      '[',
      '{',
      '[,]',
      '..',
      '/',
      '-',
      '1/2/3/4',
      '𝟙𝟚',
      '\u0000',
      '2293\ud800',
      'x'.repeat(400),
      '9'.repeat(300),
    ])
      expect(() => standard.read(text)).not.toThrow();
  });
});

describe('days and months by their number', () => {
  it.each([
    ['day 147 of 2261', '27 May 2261'],
    ['the 147th day of 2261', '27 May 2261'],
    ['the third month of 540', 'March 540'],
    ["New Year's Eve 2381", '31 December 2381'],
    ['14-Aug-2381', '14 August 2381'],
    ['540-Aug-12', '12 August 540'],
  ])('%s', (text, expected) => {
    expect(standard.format(must(standard, text))).toBe(expected);
  });

  it('exist in that year', () => {
    expect(standard.read('day 400 of 2261').problem?.message).toMatch(/the year has 365 days/);
    expect(standard.read('the 13th month of 2261').problem?.message).toMatch(/the year has 12 months/);
  });
});

describe('parts and turns', () => {
  it.each([
    ['the first quarter of the 24th century', '2300–2325'],
    ['the last years of the 2340s', '2345–2349'],
    ['the turn of the 24th century', 'c. 2300'],
    ['in or around 2293', 'c. 2293'],
    ['est. 2293', 'c. 2293'],
  ])('%s', (text, expected) => {
    expect(standard.format(must(standard, text))).toBe(expected);
  });
});
