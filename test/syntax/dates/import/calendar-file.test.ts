import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../../server/src/syntax/config/read.ts';
import { importCalendar } from '../../../../server/src/syntax/dates/import/calendar-file.ts';
import { must, world } from '../worlds.ts';

const read = (name: string) =>
  readFileSync(new URL(`../../../corpora/calendars/${name}.json`, import.meta.url), 'utf8');

/** What comes out must be a lore.yaml that our own reader takes without a word. */
function imported(name: string) {
  const { yaml, problems } = importCalendar(read(name));
  const config = readConfig(yaml);
  expect(config.problems).toEqual([]);
  const calendars = world(yaml);
  expect(calendars.problems).toEqual([]);
  const days = (text: string) => {
    const { earliest, latest } = must(calendars, text).range;
    return latest - earliest + 1;
  };
  return { yaml, problems, calendars, spec: config.config.calendars[0], days };
}

describe('Calendarium', () => {
  const { calendars, spec, problems, days } = imported('calendarium');

  it('keeps months, festivals and abbreviations', () => {
    expect(spec?.name).toBe('Count of the Fen');
    expect(spec?.months.map((month) => [month.name, month.days, month.intercalary, month.inWeek])).toEqual([
      ['Highwater', 40, false, true],
      ['Lantern Night', 1, true, false],
      ['Lowwater', 41, false, true],
      ['Drowned Day', 0, true, false],
      ['Blind Month', 0, false, true],
    ]);
    expect(calendars.format(must(calendars, '3 Hw 20 D.A.'))).toBe('3 Highwater 20 D.A.');
  });

  it('keeps leap days, leap months and their offsets', () => {
    expect(days('Highwater 4 D.A.')).toBe(41);
    expect(days('Highwater 100 D.A.')).toBe(40);
    expect(days('Highwater 100 FA')).toBe(41);
    expect(days('Drowned Day 8 D.A.')).toBe(1);
    expect(calendars.read('Drowned Day 7 D.A.').problem?.rule).toBe('bad-date');
    expect(days('Blind Month 8 D.A.')).toBe(12);
    expect(calendars.read('Blind Month 7 D.A.').problem?.rule).toBe('bad-date');
  });

  it('keeps eras one after the other', () => {
    expect(must(calendars, '1 FA').range.earliest).toBe(must(calendars, '300 D.A.').range.latest + 1);
    expect(must(calendars, '1 B.D.').range.latest).toBe(must(calendars, '1 D.A.').range.earliest - 1);
    expect(calendars.read('301 D.A.').problem?.message).toMatch(/ended with year 300/);
  });

  it('keeps the week, named years, seasons and moons', () => {
    const first = must(calendars, '1 Highwater 1 D.A.');
    expect(calendars.almanac(first)).toMatchObject({
      weekday: 'Eelday',
      season: 'Wet',
      yearName: 'Year of the First Stake',
      moons: [{ name: 'Old Eye', phase: 'waning crescent' }],
    });
    expect(must(calendars, 'Year of the Breach').range).toEqual(must(calendars, '3 D.A.').range);
    expect(calendars.almanac(must(calendars, '6 Lowwater 1 D.A.'))?.season).toBe('Dry');
  });

  it('says what it could not keep', () => {
    expect(problems).toHaveLength(2);
    expect(problems.join()).toMatch(/Odd Day.*cannot say/);
    expect(problems.join()).toMatch(/Age of Floods.*within a year/);
  });

  it('takes the whole data file of the plugin', () => {
    const one = JSON.parse(read('calendarium'));
    const { yaml } = importCalendar(JSON.stringify({ version: { major: 2 }, calendars: [one, one] }));
    expect(readConfig(yaml).config.calendars.map((calendar) => calendar.id)).toEqual([
      'count-of-the-fen',
      'count-of-the-fen-2',
    ]);
  });
});

describe('fantasy-calendar.com', () => {
  const { calendars, spec, problems, days } = imported('fantasy-calendar');

  it('keeps months, weeks that begin anew, and eras without a restart', () => {
    expect(spec?.weeksPerMonth).toBe(true);
    expect(spec?.firstWeekday).toBe('Boatday');
    expect(calendars.almanac(must(calendars, '6 Gale 77 S.Y.'))?.weekday).toBe('Boatday');
    expect(days('Feast of Hulls 77 S.Y.')).toBe(2);
    expect(must(calendars, '1 B.S.').range.latest).toBe(must(calendars, '1 S.Y.').range.earliest - 1);
    expect(calendars.almanac(must(calendars, '1 Gale 77 S.Y.'))?.season).toBe('Storm');
  });

  it('reads the interval text', () => {
    expect(spec?.leap[0]).toMatchObject({ every: 4, not: 100, but: 400, from: 1, month: 'Spindrift' });
    expect([days('Spindrift 5 S.Y.'), days('Spindrift 4 S.Y.')]).toEqual([29, 28]);
  });

  it('says what it could not keep', () => {
    expect(problems.join()).toMatch(/cuts its first year short/);
    expect(problems.join()).toMatch(/add a weekday/);
  });
});

describe('Seasons & Stars', () => {
  const { calendars, spec, problems, days } = imported('seasons-and-stars');

  it('puts festivals where they belong', () => {
    expect(spec?.months.map((month) => `${month.name} ${month.days}${month.inWeek ? '' : ' out'}`)).toEqual([
      'Ashen Day 0',
      'Flare 33',
      'Lamps 3 out',
      'Second Lamps 1',
      'Cinder 34',
      'Grey 33',
    ]);
    expect(problems).toEqual(['Emberfall Count: `Lost Day` stands beside no month; it was left out.']);
  });

  it('keeps leap years with their offset, for months and festivals', () => {
    expect([days('Cinder 4 EF'), days('Cinder 5 EF')]).toEqual([36, 34]);
    expect(days('Ashen Day 9 EF')).toBe(1);
    expect(calendars.read('Ashen Day 10 EF').problem?.rule).toBe('bad-date');
  });

  it('keeps the weekday of the epoch, seasons and moons', () => {
    expect(calendars.almanac(must(calendars, '7 Flare 1 EF'))).toMatchObject({
      season: 'Hot',
      moons: [{ name: 'Spark', phase: 'new' }],
    });
    const epoch = must(calendars, '1 EF').range.earliest;
    // Year 0: 33 + 1 + 34 + 33 days in the week before year 1; year 0 begins on the third day of the week.
    expect((2 + 33 + 1 + 34 + 33) % 5).toBe(3);
    expect(calendars.almanac(must(calendars, '1 Flare 1 EF'))?.weekday).toBe('Fourday');
    expect(epoch).toBe(104);
  });

  it('has Gregorian leap years when it says nothing of them', () => {
    const { yaml } = importCalendar(
      '{"id":"x","label":"X","months":[{"name":"February","days":28},{"name":"Rest","days":300}]}',
    );
    const calendars = world(yaml);
    const { earliest, latest } = must(calendars, 'February 2000').range;
    expect(latest - earliest + 1).toBe(29);
  });
});

describe('anything else', () => {
  it.each([
    '',
    '{}',
    '[]',
    'null',
    '3',
    '"x"',
    '{"static":3}',
    '{"calendars":[]}',
    'not json',
    '{"a":[1,2]}',
  ])('%j', (text) => {
    const { yaml, problems } = importCalendar(text);
    expect(yaml).toBe('');
    expect(problems).toHaveLength(1);
  });

  it('survives values of the wrong types', () => {
    const wild =
      '{"name":5,"static":{"months":[{"name":null,"length":"x"},4,null],"weekdays":"no","leapDays":[{}],"eras":[null],"moons":[{"cycle":0}]}}';
    const { yaml } = importCalendar(wild);
    expect(readConfig(yaml).problems).toEqual([]);
  });
});
