import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Claim } from '../../server/src/domain/claim.ts';
import type { Entity } from '../../server/src/domain/entity.ts';
import { filePath } from '../../server/src/domain/ids.ts';
import type { Snapshot } from '../../server/src/index/snapshot.ts';
import { createWorkspace, type Workspace } from '../../server/src/index/workspace.ts';
import { canonFindings } from '../../server/src/time/canon-findings.ts';
import { canonConflicts, type TimeConflict, type TimeWorld } from '../../server/src/time/contexts.ts';
import { reasonClaims } from '../../server/src/time/reason.ts';

const config = `name: Test
canon: ["canon/**"]
continuities:
  prime: {}
  novels: { extends: prime }
  kelvin: { branches: prime, at: 2233 }
`;

function open(canon: string, lore = config): Workspace {
  const workspace = createWorkspace();
  workspace.apply([
    { path: filePath('lore.yaml'), text: lore },
    { path: filePath('canon/a.yaml'), text: `entities:\n${canon}` },
  ]);
  return workspace;
}

function worldOf({ canon, continuities }: Snapshot): TimeWorld {
  return { canon, continuities, yearOf: () => 366 };
}

const conflictsOf = (snapshot: Snapshot) => canonConflicts(worldOf(snapshot));

function claimsOf(conflict: TimeConflict): Set<Claim> {
  return new Set(conflict.steps.flatMap(({ reason }) => reasonClaims(reason)));
}

/** The same world without one claim. */
function without(world: TimeWorld, claim: Claim): TimeWorld {
  const entities = new Map(
    [...world.canon.entities].map(([id, entity]): [typeof id, Entity] => [
      id,
      { ...entity, claims: entity.claims.filter((other) => other !== claim) },
    ]),
  );
  const claims: typeof world.canon.claims = (id, field, continuity) =>
    world.canon.claims(id, field, continuity).filter((other) => other !== claim);
  const resolve: typeof world.canon.resolve = (reference) =>
    world.canon.resolve(reference).flatMap((entity) => entities.get(entity.id) ?? []);
  return { ...world, canon: { ...world.canon, entities, claims, resolve } };
}

/** Drop any one claim of a conflict, and that conflict is gone. */
function expectIrreducible(world: TimeWorld): void {
  for (const conflict of canonConflicts(world)) {
    const key = [...claimsOf(conflict)];
    expect(key.length).toBeGreaterThan(0);
    for (const claim of key) {
      const left = canonConflicts(without(world, claim));
      expect(left.some((other) => claimsOf(other).has(claim))).toBe(false);
      expect(left.some((other) => key.every((each) => claimsOf(other).has(each)))).toBe(false);
    }
  }
}

const messages = (workspace: Workspace): string[] => {
  const snapshot = workspace.snapshot();
  return [...snapshot.files.keys()].flatMap((path) =>
    canonFindings(snapshot, path).map((found) => `${found.rule}: ${found.message}`),
  );
};

describe('contradictions of canon', () => {
  it('finds a slip through undated things, and every proof is irreducible', () => {
    const snapshot = open(`
  - { id: old, kind: person, name: Old, born: 2300 }
  - { id: young, kind: person, name: Young, parents: [old] }
  - { id: ball, kind: event, name: Winter Ball, participants: [young], part-of: [fall] }
  - { id: fall, kind: event, name: Fall of Orm, date: 2290 }
`).snapshot();
    const [conflict] = conflictsOf(snapshot);
    expect(conflict).toBeDefined();
    expect([...claimsOf(conflict as TimeConflict)].map((claim) => claim.field)).toEqual([
      'born',
      'parents',
      'participants',
      'part-of',
      'date',
    ]);
    expectIrreducible(worldOf(snapshot));
  });

  it('tells the way through undated things in words', () => {
    const [message] = messages(
      open(`
  - { id: old, kind: person, name: Old, born: 2300 }
  - { id: young, kind: person, name: Young, parents: [old] }
  - { id: fall, kind: event, name: Fall of Orm, date: 2290, participants: [young] }
`),
    );
    expect(message).toBe(
      'absent-participant: Young cannot take part in the Fall of Orm: the Fall of Orm took place in 2290, and Old was born in 2300, ten years later, while Young is a child of Old. Correct one of the dates, or take this out of `participants`.',
    );
  });

  it('reports one slip once, though it makes more than one thing impossible', () => {
    const found = messages(
      open(`
  - { id: orm, kind: person, name: Orm, born: 2300, died: 2290, offices: [{ title: King, from: 2305, until: 2295 }] }
  - { id: ball, kind: event, name: Winter Ball, date: 2310, participants: [orm] }
`),
    );
    expect(found.map((message) => message.split(':')[0])).toEqual(['impossible-order', 'impossible-order']);
  });

  it('names a relation that both entries state once, where the child states it', () => {
    const found = messages(
      open(`
  - { id: alma, kind: person, name: Alma, born: 2310, children: [bento] }
  - { id: bento, kind: person, name: Bento, born: 2300, parents: { mother: alma } }
`),
    );
    expect(found).toHaveLength(1);
    expect(found[0]).toContain('Bento cannot be a child of Alma');
  });

  it('keeps what is only likely, rough or doubted quiet, and ignores legends', () => {
    const workspace = open(`
  - { id: a, kind: person, name: A, born: 2300, died: { date: 2290, certainty: likely } }
  - { id: b, kind: person, name: B, born: 2300, died: c. 2280 }
  - { id: c, kind: person, name: C, born: 2300, died: { date: 2290, certainty: legend } }
  - { id: d, kind: person, name: D, born: 2300, died: [{ date: 2290, certainty: possible }, { date: 2350, certainty: possible }] }
`);
    const verdicts = canonFindings(workspace.snapshot(), filePath('canon/a.yaml')).map(
      (found) => found.verdict,
    );
    expect(verdicts).toEqual(['possible', 'possible']);
  });

  it('checks what stands behind a date only roughly: "before" and "after" bound it on one side', () => {
    expect(
      messages(open('  - { id: a, kind: person, name: A, born: after 2300, died: before 2290 }\n')),
    ).toHaveLength(1);
    expect(
      messages(open('  - { id: a, kind: person, name: A, born: before 2300, died: after 2290 }\n')),
    ).toEqual([]);
  });

  it('does not compare dates of calendars without an anchor', () => {
    const lore = `name: T
canon: ["canon/**"]
calendars:
  gregorian: {}
  tarsh:
    months: [{ name: Frost, days: 300 }]
    eras: [{ name: Tarsh Reckoning, abbr: [TR], starts: 1 }]
`;
    const canon = '  - { id: a, kind: person, name: A, born: 2300, died: 540 TR }\n';
    expect(messages(open(canon, lore))).toEqual([]);
    const anchored = lore.replace(
      'eras:',
      'anchor: { here: "1 TR", calendar: gregorian, there: "1066" }\n    eras:',
    );
    expect(messages(open(canon, anchored))).toHaveLength(1);
  });

  it('reports circles of statements and checks the rest', () => {
    const found = messages(
      open(`
  - { id: a, kind: event, name: Ay, before: [b] }
  - { id: b, kind: event, name: Bee, before: [c] }
  - { id: c, kind: event, name: Cee, before: [a] }
  - { id: p, kind: person, name: Pam, born: 2300, died: 2290 }
`),
    );
    expect(found).toHaveLength(2);
    expect(found.find((message) => message.includes('circle'))).toContain('Cee cannot come before Ay');
  });

  it('takes dates millions of years away', () => {
    const found = messages(
      open(`
  - { id: a, kind: event, name: Dawn, date: -10000000 }
  - { id: b, kind: event, name: Dusk, date: 10000000, before: [a] }
`),
    );
    expect(found).toHaveLength(1);
  });
});

describe('continuities', () => {
  const canon = (extra: string) => `
  - { id: orm, kind: person, name: Orm, born: 2230, died: [{ date: 2293 }, { date: 2250, continuity: kelvin }] }
  - { id: feast, kind: event, name: Feast, date: 2290, participants: [orm] }
${extra}`;

  it('lets a child contradict itself with the facts it shares', () => {
    const found = messages(
      open(
        canon(
          '  - { id: ball, kind: event, name: Ball, date: { date: 2300, continuity: novels }, participants: [{ value: orm, continuity: novels }] }\n',
        ),
      ),
    );
    expect(found).toHaveLength(1);
    expect(found[0]).toContain('Orm cannot take part in the Ball'.replace('the ', ''));
  });

  it('never holds siblings, or a branch and what lies behind it, against each other', () => {
    expect(messages(open(canon('')))).toEqual([]);
    expect(
      messages(
        open(
          canon(
            '  - { id: ball, kind: event, name: Ball, date: { date: 2300, continuity: kelvin }, participants: [orm] }\n',
          ),
        ),
      ),
    ).toHaveLength(1);
  });

  it('lets a child override what its parent has wrong', () => {
    const found = messages(
      open(`
  - { id: orm, kind: person, name: Orm, born: 2230, died: [{ date: 2220 }, { date: 2293, continuity: novels }] }
`),
    );
    expect(found).toHaveLength(1);
  });
});

/** A small world in which anything may go wrong. */
const person = fc.record({
  born: fc.option(fc.integer({ min: 2200, max: 2300 }), { nil: undefined }),
  died: fc.option(fc.integer({ min: 2200, max: 2320 }), { nil: undefined }),
  parent: fc.option(fc.nat(4), { nil: undefined }),
  novels: fc.boolean(),
});
const event = fc.record({
  date: fc.option(fc.integer({ min: 2200, max: 2320 }), { nil: undefined }),
  who: fc.array(fc.nat(4), { maxLength: 2 }),
  before: fc.option(fc.nat(2), { nil: undefined }),
  name: fc.constantFrom('Feast', 'Ball', 'Siege'),
});
type Person = Parameters<Parameters<typeof person.map>[0]>[0];
type Event = Parameters<Parameters<typeof event.map>[0]>[0];

function personFile(i: number, { born, died, parent, novels }: Person): { path: string; text: string } {
  const dead = died === undefined ? '' : `died: ${novels ? `{ date: ${died}, continuity: novels }` : died}\n`;
  const text = [
    `id: p${i}\nkind: person\nname: Person ${i}\n`,
    born === undefined ? '' : `born: ${born}\n`,
    dead,
    parent === undefined || parent === i ? '' : `parents: [Person ${parent}]\n`,
  ].join('');
  return { path: `canon/p${i}.yaml`, text };
}

function eventFile(i: number, { date, who, before, name }: Event): { path: string; text: string } {
  const text = [
    `id: e${i}\nkind: event\nname: ${name} ${i}\n`,
    date === undefined ? '' : `date: ${date}\n`,
    who.length > 0 ? `participants: [${who.map((p) => `Person ${p}`).join(', ')}]\n` : '',
    before === undefined || before === i ? '' : `before: [e${before}]\n`,
  ].join('');
  return { path: `canon/e${i}.yaml`, text };
}

const change = fc.oneof(
  fc.tuple(fc.nat(4), person).map(([i, made]) => personFile(i, made)),
  fc.tuple(fc.nat(2), event).map(([i, made]) => eventFile(i, made)),
  fc.nat(4).map((i) => ({ path: `canon/p${i}.yaml`, text: undefined })),
);

describe('the canon judged piece by piece', () => {
  it('equals the canon judged from scratch, and its proofs are irreducible', () => {
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 14 }), fc.boolean(), (changes, look) => {
        const workspace = open('  - { id: x, kind: place, name: X }\n');
        messages(workspace);
        const files = new Map<string, string>();
        for (const { path, text } of changes) {
          workspace.apply([{ path: filePath(path), text }]);
          if (text === undefined) files.delete(path);
          else files.set(path, text);
          if (look) messages(workspace);
        }
        const scratch = open('  - { id: x, kind: place, name: X }\n');
        scratch.apply([...files].map(([path, text]) => ({ path: filePath(path), text })));
        expect(messages(workspace).sort()).toEqual(messages(scratch).sort());
        expectIrreducible(worldOf(scratch.snapshot()));
      }),
      { numRuns: 150 },
    );
  });
});
