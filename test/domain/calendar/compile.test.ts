import { describe, expect, it } from 'vitest';
import { world } from '../../syntax/dates/worlds.ts';

const messages = (yaml: string) =>
  world(yaml).problems.map((problem) => `${problem.rule}: ${problem.message}`);
const own = (body: string) => `calendars:\n  own:\n    name: Own\n${body.replace(/^/gm, '    ')}`;

describe('declarations that make no sense', () => {
  it('are none for the calendars of the documentation', () => {
    expect(messages(own('eras:\n  - { name: A, abbr: [A] }'))).toEqual([]);
    expect(world().problems).toEqual([]);
  });

  it('months that add up to nothing', () => {
    const yaml = own('months:\n  - { name: Null, days: 0 }\n  - { name: Void, days: 0 }');
    expect(messages(yaml).join()).toMatch(/^bad-date: The months of `Own` add up to no day/);
    expect(world(yaml).read('540').date?.grain).toBe('year');
  });

  it('months with a broken count of days', () => {
    expect(messages(own('months:\n  - { name: Half, days: 2.5 }')).join()).toContain('no count of days');
    expect(
      messages(own('months:\n  - { name: Minus, days: -2 }\n  - { name: B, days: 9 }')).join(),
    ).toContain('no count');
  });

  it('leap rules that never come round', () => {
    const month = 'months:\n  - { name: Aye, days: 30 }\n';
    for (const leap of [
      '{ every: 0, month: Aye }',
      '{ every: -4, month: Aye }',
      '{ every: 1.5, month: Aye }',
    ])
      expect(messages(own(`${month}leap: [${leap}]`)).join(), leap).toMatch(
        /bad-date: This leap rule never comes round/,
      );
    expect(messages(own(`${month}leap: [{ every: 4, month: Bee }]`)).join()).toMatch(
      /^unknown-reference: .*`Bee`/,
    );
    expect(messages(own(`${month}leap: [{ every: 4, month: Aye, add: -40 }]`)).join()).toMatch(
      /take away more days/,
    );
  });

  it('eras that overlap', () => {
    const bounded = own('eras:\n  - { name: A, starts: 1, years: 500 }\n  - { name: B, starts: 400 }');
    expect(messages(bounded).join()).toMatch(/bad-date: The eras `A` and `B` overlap/);
    const opposite = own(
      'eras:\n  - { name: A, starts: 1 }\n  - { name: B, direction: backward, starts: 3 }',
    );
    expect(messages(opposite).join()).toMatch(/overlap/);
    const sideBySide = own(
      'eras:\n  - { name: BBY, direction: backward, starts: 0 }\n  - { name: ABY, starts: 1 }\n  - { name: Old, starts: -3000 }',
    );
    expect(messages(sideBySide)).toEqual([]);
  });

  it('anchors to nowhere, in circles, or without dates', () => {
    const eras = 'eras: [{ name: E, abbr: [E] }]\n';
    expect(messages(own(`${eras}anchor: { here: 1 E, calendar: gone, there: "5" }`)).join()).toMatch(
      /^unknown-reference: There is no calendar `gone`/,
    );
    expect(messages(own(`${eras}anchor: { here: 1 E, calendar: own, there: "5" }`)).join()).toMatch(
      /^containment-cycle: .*own → own/,
    );
    expect(
      messages(own(`${eras}anchor: { here: 31 Nowhere, calendar: gregorian, there: "5" }`)).join(),
    ).toMatch(/^bad-date: This anchor cannot be read/);
    expect(messages(own(`${eras}anchor: { here: 1 E, calendar: tos, there: "5" }`)).join()).toMatch(
      /TOS stardates/,
    );
    const circle = `calendars:
  a: { eras: [{ name: A, abbr: [A] }], anchor: { here: 1 A, calendar: b, there: 1 B } }
  b: { eras: [{ name: B, abbr: [B] }], anchor: { here: 1 B, calendar: a, there: 1 A } }
  c: { eras: [{ name: C, abbr: [CC] }], anchor: { here: 1 CC, calendar: gregorian, there: "9" } }`;
    const { problems } = world(circle);
    expect(problems.map((problem) => problem.rule)).toEqual(['containment-cycle']);
    expect(world(circle).read('1 CC').date?.axis).toBe('common');
  });

  it('weekdays that are none', () => {
    const yaml = own('months: [{ name: A, days: 9 }]\nweekdays: [One, Two]\nfirst-weekday: Three');
    expect(messages(yaml).join()).toMatch(/^unknown-reference: `Three` is no weekday/);
  });

  it('stand at their places', () => {
    const yaml = own('eras:\n  - { name: A, starts: 1, years: 500 }\n  - { name: B, starts: 400 }');
    const [problem] = world(yaml).problems;
    expect(yaml.slice(problem?.span.start, problem?.span.end)).toContain('name: B');
  });
});
