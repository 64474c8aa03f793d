/** What the rules on time and treaties do beyond their fixtures. */
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../server/src/domain/finding.ts';
import { filePath } from '../../server/src/domain/ids.ts';
import { createWorkspace } from '../../server/src/index/workspace.ts';
import { findingsOf } from '../../server/src/rules/run.ts';

const lore = `name: Test
canon: ["canon/**"]
check: ["pages/**"]
continuities: { prime: {}, novels: { extends: prime }, kelvin: { branches: prime, at: 2233 } }
rules: { unknown-name: off, misspelt-name: off, name-drift: off, ambiguous-name: off, similar-names: off }
`;

const canon = `entities:
  - { id: gorkon, kind: person, name: Gorkon, titles: [Chancellor], born: 2230, died: 2293, offices: [{ title: Chancellor, from: 2288, until: 2293 }] }
  - { id: ilse, kind: person, name: Ilse Brandt, born: [{ date: 2301, source: a }, { date: 2305, certainty: possible }] }
  - { id: orm, kind: person, name: Orm Vale, born: c. 2300 }
  - { id: praxis, kind: place, name: Praxis, destroyed: 2293 }
  - { id: town, kind: place, name: Longtown, founded: [{ date: 2200 }, { date: 2320 }], destroyed: 2310 }
  - { id: war, kind: event, name: Long War, start: 2270, end: 2280 }
  - { id: feast, kind: event, name: Red Feast, date: 14 May 2290 }
  - { id: feast2, kind: event, name: Red Feast, date: 2299 }
  - { id: moot, kind: event, name: Blue Moot, date: 14 May 2290 }
  - { id: empire, kind: faction, name: Klingon Empire }
  - { id: union, kind: faction, name: Stone Union }
  - { id: accords, kind: treaty, name: Stone Accords, parties: [empire, union] }
  - id: first
    kind: treaty
    name: First Stone Accords
    member-of: accords
    parties: [empire, union]
    signed: 2260
    status:
      - { is: in-force, from: 2260 }
      - { is: withdrawn, from: 2272, by: empire }
      - { is: reinstated, from: 2273 }
      - { is: broken, from: 2290, continuity: novels }
  - { id: second, kind: treaty, name: Second Stone Accords, member-of: accords, signed: "[2240..2249, 2274..]" }
`;

function check(text: string, extra: Record<string, string> = {}): readonly Finding[] {
  const workspace = createWorkspace();
  workspace.apply([
    { path: filePath('lore.yaml'), text: lore },
    { path: filePath('canon/a.yaml'), text: canon },
    ...Object.entries(extra).map(([path, content]) => ({ path: filePath(path), text: content })),
    { path: filePath('pages/page.md'), text },
  ]);
  const snapshot = workspace.snapshot();
  const file = snapshot.files.get(filePath('pages/page.md'));
  return file ? findingsOf(snapshot, file) : [];
}

const brief = (text: string) => check(text).map(({ rule, verdict }) => `${rule} ${verdict}`);
const only = (text: string): Finding => {
  const found = check(text);
  expect(found, found.map((each) => each.message).join('\n')).toHaveLength(1);
  return found[0] as Finding;
};

describe('verdicts', () => {
  it('is silent while any telling of canon agrees, and quiet when the others are only likely', () => {
    expect(brief('Ilse Brandt was born in 2305.')).toEqual([]);
    expect(brief('Ilse Brandt was born in 2301.')).toEqual([]);
    expect(brief('Ilse Brandt was born in 2310.')).toEqual(['wrong-date possible']);
  });

  it('is quiet about rough dates, and silent within them', () => {
    expect(brief('Orm Vale was born in 2304.')).toEqual([]);
    expect(brief('Orm Vale was born in 2320.')).toEqual(['wrong-date possible']);
    expect(check('Orm Vale was born in 2320.')[0]?.severity).toBe('information');
  });

  it('takes a date inside a longer event for right, and one beside it for wrong', () => {
    expect(brief('The Long War (2275) ended nothing.')).toEqual([]);
    expect(brief('The Long War (2285) ended nothing.')).toEqual(['wrong-date certain']);
    expect(brief('The Long War began in 2275.')).toEqual(['wrong-date certain']);
    expect(brief('The Long War ended in 2280.')).toEqual([]);
  });

  it('lets another event of the same name have its own date', () => {
    expect(brief('The Red Feast of 2299 was better.')).toEqual([]);
  });

  it('wants somebody who acts over a span of time there at both of its ends', () => {
    expect(brief('From 2285 to 2292 Gorkon commanded a fleet.')).toEqual([]);
    expect(brief('From 2285 to 2297 Gorkon commanded a fleet.')).toEqual(['outside-lifetime certain']);
    expect(brief('Between 2285 and 2297 Gorkon commanded a fleet.')).toEqual([]);
  });

  it('leaves a place alone that was destroyed and founded again', () => {
    expect(brief('In 2330 Ilse Brandt landed at Longtown.')).toEqual([]);
  });
});

describe('proof and remedy', () => {
  it('names both dates and the distance, points to canon, and mends the prose or the canon', () => {
    const found = only('Chancellor Gorkon died in 2296, far from home.');
    expect(found.message).toBe(
      'Gorkon died in 2293 according to canon, not 2296, which is three years too late. Correct the date here, or in canon.',
    );
    expect(found.severity).toBe('error');
    expect(found.related).toMatchObject([{ file: 'canon/a.yaml', message: 'Gorkon died in 2293.' }]);
    expect(found.fixes.map(({ title, preferred }) => ({ title, preferred }))).toEqual([
      { title: 'Change to `2293`', preferred: true },
      { title: 'Change canon to `2296`', preferred: false },
    ]);
    expect(found.fixes[1]?.edits[0]?.file).toBe('canon/a.yaml');
  });

  it('writes the date as roughly as the prose has it', () => {
    expect(only('The Blue Moot was held in 2291, on a hill.').fixes[0]?.edits[0]?.newText).toBe('2290');
    expect(only('The Blue Moot was held in June 2290, on a hill.').fixes[0]?.edits[0]?.newText).toBe(
      'May 2290',
    );
    expect(only('The Blue Moot was held on 15 May 2290, on a hill.').fixes[0]?.edits[0]?.newText).toBe(
      '14 May 2290',
    );
  });

  it('tells a slip once: a date that is wrong for the event is not held against who came', () => {
    expect(brief('Gorkon attended the Blue Moot in 2298.')).toEqual(['wrong-date certain']);
    expect(brief('The Klingon Empire and Gorkon signed the First Stone Accords in 2298.')).toEqual([
      'signing-mismatch certain',
    ]);
  });

  it('says how to speak of the dead', () => {
    const found = only('In 2300 Gorkon signed a letter.');
    expect(found.rule).toBe('outside-lifetime');
    expect(found.message).toBe(
      'Gorkon acts in 2300, seven years later than canon allows: Gorkon died in 2293. Correct one of the dates, or who acts. If this is a memory, a vision or the like, say so in the sentence.',
    );
  });
});

describe('offices and treaty acts', () => {
  it('holds the date of taking office against canon', () => {
    expect(only('Gorkon became Chancellor in 2290.').message).toContain('Gorkon became Chancellor in 2288');
    expect(brief('Gorkon took office in 2288.')).toEqual([]);
    expect(brief('Gorkon became governor in 2290.')).toEqual([]);
  });

  it('holds acts that change a treaty against its states', () => {
    expect(only('The Klingon Empire withdrew from the First Stone Accords in 2275.').rule).toBe('wrong-date');
    expect(brief('The Klingon Empire withdrew from the First Stone Accords in 2272.')).toEqual([]);
    expect(brief('The First Stone Accords were reinstated in 2273.')).toEqual([]);
    expect(only('The First Stone Accords were reinstated in 2280.').rule).toBe('wrong-date');
  });
});

describe('treaties cited as binding', () => {
  const cited = (when: string, name = 'First Stone Accords') =>
    `In ${when} the ${name} forbade the building of walls.`;

  it('goes by the state on the date', () => {
    expect(brief(cited('2265'))).toEqual([]);
    expect(brief(cited('late 2272'))).toEqual(['treaty-not-in-force certain']);
    expect(brief(cited('2272'))).toEqual([]);
    expect(brief(cited('early 2272'))).toEqual([]);
    expect(brief(cited('2275'))).toEqual([]);
    expect(brief(cited('2255'))).toEqual(['treaty-not-in-force certain']);
  });

  it('goes by the continuity of the passage', () => {
    const novels = `---\ncontinuity: novels\n---\n${cited('2295')}`;
    expect(brief(cited('2295'))).toEqual([]);
    expect(brief(novels)).toEqual(['treaty-not-in-force certain']);
  });

  it('lets an umbrella name bind while any treaty under it may', () => {
    expect(brief(cited('2265', 'Stone Accords'))).toEqual([]);
    const lapsed = check(cited('late 2272', 'Stone Accords'));
    expect(lapsed.every((found) => found.verdict === 'possible')).toBe(true);
  });
});

describe('scopes', () => {
  it('holds from the comment on, in the middle of a paragraph too', () => {
    const text = `Gorkon liked tea.
<!-- lore: date=2300 -->
Gorkon pours himself a cup.
`;
    expect(brief(text)).toEqual(['outside-lifetime certain']);
    expect(brief(text.replace('2300', '2290'))).toEqual([]);
  });
});

describe('pronouns', () => {
  it('follows them while one person alone is spoken of', () => {
    expect(brief('Gorkon was a soldier. He died in 2296.')).toEqual(['wrong-date certain']);
    expect(brief('Gorkon was a soldier. He liked tea. He died in 2296.')).toEqual(['wrong-date certain']);
  });

  it('gives up as soon as somebody else may be meant', () => {
    expect(brief('Gorkon met Orm Vale. He died in 2350.')).toEqual([]);
    expect(brief('Gorkon met Sorrelund. He died in 2350.')).toEqual([]);
    expect(brief('Friends of Gorkon met. He died in 2350.')).toEqual([]);
    expect(brief('Gorkon was a soldier.\n\nHe died in 2350.')).toEqual([]);
  });
});

describe('lengths of time', () => {
  it('mends them in the manner they are written', () => {
    expect(only('The Long War lasted twenty-five years.').fixes[0]?.edits[0]?.newText).toBe('ten years');
    expect(only('The Long War lasted 25 years.').fixes[0]?.edits[0]?.newText).toBe('10 years');
    expect(only('Thirty years after the Long War, in 2295, it rained.').fixes).toEqual([]);
    expect(brief('The Long War lasted ten years.')).toEqual([]);
  });

  it('is quiet where rounding may explain the difference', () => {
    expect(brief('The Long War lasted eleven years.')).toEqual(['wrong-duration possible']);
    expect(brief('The Long War lasted nearly eleven years.')).toEqual([]);
    expect(brief('The Long War lasted a decade.')).toEqual([]);
  });
});

describe('successions', () => {
  const offices = (first: string, second: string, title = 'King') => {
    const workspace = createWorkspace();
    workspace.apply([
      { path: filePath('lore.yaml'), text: lore },
      {
        path: filePath('canon/a.yaml'),
        text: `entities:
  - { id: realm, kind: faction, name: Realm }
  - { id: a, kind: person, name: Adal, offices: [{ title: ${title}, of: realm, ${first} }] }
  - { id: b, kind: person, name: Bertil, offices: [{ title: ${title}, of: realm, ${second} }] }
`,
      },
    ]);
    const snapshot = workspace.snapshot();
    const file = snapshot.files.get(filePath('canon/a.yaml'));
    return file ? findingsOf(snapshot, file) : [];
  };

  it('looks at two kings at once, quietly', () => {
    const found = offices('from: 2200, until: 2220', 'from: 2210, until: 2230');
    expect(found).toMatchObject([{ rule: 'conflicting-claims', severity: 'information' }]);
    expect(found[0]?.message).toContain('Adal is so from 2200 until 2220');
  });

  it('lets one follow the other in the same year, and others be many', () => {
    expect(offices('from: 2200, until: 2220', 'from: 2220, until: 2230')).toEqual([]);
    expect(offices('from: 2200', 'from: 2220, until: 2230')).toEqual([]);
    expect(offices('from: 2200, until: 2220', 'from: 2210, until: 2230', 'Senator')).toEqual([]);
  });
});

describe('bad input', () => {
  it('survives pages of signs, brackets and half sentences', () => {
    for (const text of [
      '((((((Gorkon',
      'In 2293 , , Gorkon',
      '“Gorkon died in 2296',
      `${'Gorkon and '.repeat(2000)}signed in 2300.`,
      'In 2293: – 2294: – Gorkon',
      '\uE010\uE100 was born in \uE017\uE101',
      'Article of the First Stone Accords. the  First Stone Accords, Article',
    ]) {
      expect(() => check(text)).not.toThrow();
    }
  });
});
