import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Conflict, createNetwork, type Network, origin } from '../../server/src/time/network.ts';
import { type Plain, solve } from './bellman-ford.ts';

type Reason = string;
const compare = (a: Reason, b: Reason) => (a < b ? -1 : a > b ? 1 : 0);
const network = () => createNetwork<Reason>(compare);

function plain(conflict: Conflict<Reason>): Plain[] {
  return conflict.steps.map(({ from, to, least }) => ({ from, to, least }));
}

/** What every conflict must be: impossible as a whole, possible without any one of its links. */
function expectIrreducible(conflict: Conflict<Reason>, points: number): void {
  const steps = plain(conflict);
  expect(conflict.excess).toBeGreaterThan(0);
  expect(steps.reduce((sum, step) => sum + step.least, 0)).toBe(conflict.excess);
  steps.forEach((step, i) => {
    expect(step.to).toBe(steps[(i + 1) % steps.length]?.from);
  });
  expect(solve(steps, points)).toBeUndefined();
  for (let i = 0; i < steps.length; i++) {
    expect(solve(steps.toSpliced(i, 1), points)).toBeDefined();
  }
}

const reasons = (conflicts: readonly Conflict<Reason>[]) =>
  conflicts.map((conflict) => conflict.steps.map((step) => step.reason));

describe('a network of times', () => {
  it('carries bounds along chains, both ways', () => {
    const net = network();
    const [a, b, c] = [net.addPoint(), net.addPoint(), net.addPoint()];
    net.add(origin, a, 10, 'a from 10');
    net.add(a, b, 5, 'b five after a');
    net.add(b, c, 1, 'c after b');
    net.add(c, origin, -20, 'c until 20');
    expect([a, b, c].map((point) => net.earliest(point))).toEqual([10, 15, 16]);
    expect([a, b, c].map((point) => net.latest(point))).toEqual([14, 19, 20]);
    expect(net.explainEarliest(c).map((step) => step.reason)).toEqual([
      'a from 10',
      'b five after a',
      'c after b',
    ]);
    expect(net.conflicts()).toEqual([]);
  });

  it('proves a contradiction through undated points', () => {
    const net = network();
    const [parent, child, event] = [net.addPoint(), net.addPoint(), net.addPoint()];
    net.add(origin, parent, 2300, 'parent born 2300');
    net.add(parent, child, 1, 'child of parent');
    net.add(child, event, 0, 'child took part');
    net.add(event, origin, -2293, 'event in 2293');
    expect(reasons(net.conflicts())).toEqual([
      ['parent born 2300', 'child of parent', 'child took part', 'event in 2293'],
    ]);
    expect(net.conflicts()[0]?.excess).toBe(8);
    expect(net.conflictCount()).toBe(1);
  });

  it('keeps on working after a conflict and forgets it when its cause goes', () => {
    const net = network();
    const [born, died, deed] = [net.addPoint(), net.addPoint(), net.addPoint()];
    net.add(origin, born, 2230, 'born');
    const wrong = net.add(died, origin, -2200, 'died 2200');
    net.add(born, died, 0, 'life');
    net.add(born, deed, 0, 'deed in life');
    expect(reasons(net.conflicts())).toEqual([['born', 'life', 'died 2200']]);
    expect(net.earliest(deed)).toBe(2230);
    net.remove(wrong);
    net.add(died, origin, -2293, 'died 2293');
    expect(net.conflicts()).toEqual([]);
    expect(net.latest(born)).toBe(2293);
  });

  it('reports a slip where it shows, not at everything behind it', () => {
    const net = network();
    const points = [0, 1, 2, 3].map(() => net.addPoint());
    const [a = 0, b = 0, c = 0, d = 0] = points;
    net.add(origin, a, 500, 'a');
    net.add(a, b, 1, 'a-b');
    net.add(b, origin, -100, 'b');
    net.add(b, c, 1, 'b-c');
    net.add(c, d, 1, 'c-d');
    net.add(d, origin, -120, 'd');
    expect(reasons(net.conflicts())).toEqual([['a', 'a-b', 'b']]);
  });

  it('tells of bounds of one point that contradict', () => {
    const net = network();
    const a = net.addPoint();
    net.add(origin, a, 10, 'from 10');
    net.add(a, origin, -5, 'until 5');
    net.add(a, origin, -7, 'until 7');
    expect(reasons(net.conflicts())).toEqual([['from 10', 'until 5']]);
    expect(net.earliest(a)).toBe(-Infinity);
  });

  it('finds the shortest circle and keeps the rest checked', () => {
    const net = network();
    const [a, b, c, d] = [net.addPoint(), net.addPoint(), net.addPoint(), net.addPoint()];
    net.add(a, b, 1, 'a<b');
    net.add(b, c, 1, 'b<c');
    const back = net.add(c, a, 1, 'c<a');
    net.add(c, b, 1, 'c<b');
    net.add(origin, c, 50, 'c from 50');
    net.add(c, d, 0, 'c<d');
    net.add(d, origin, -40, 'd until 40');
    expect(reasons(net.conflicts())).toEqual([
      ['b<c', 'c<b'],
      ['c from 50', 'c<d', 'd until 40'],
    ]);
    net.remove(back);
    expect(net.conflictCount()).toBe(2);
  });

  it('lets points be equal by way of a circle', () => {
    const net = network();
    const [a, b, c] = [net.addPoint(), net.addPoint(), net.addPoint()];
    net.add(a, b, 0, 'a≤b');
    const back = net.add(b, a, 0, 'b≤a');
    net.add(origin, b, 7, 'b from 7');
    net.add(c, a, 1, 'c<a');
    expect([net.earliest(a), net.earliest(b), net.earliest(c)]).toEqual([7, 7, -Infinity]);
    const late = net.add(a, origin, -6, 'a until 6');
    expect(reasons(net.conflicts())).toEqual([['b from 7', 'b≤a', 'a until 6']]);
    net.remove(late);
    net.remove(back);
    expect(net.earliest(a)).toBe(-Infinity);
  });

  it('uses the numbers of removed points again without their past', () => {
    const net = network();
    const a = net.addPoint();
    const bound = net.add(origin, a, 10, 'a');
    expect(net.earliest(a)).toBe(10);
    net.remove(bound);
    net.removePoint(a);
    const b = net.addPoint();
    expect(net.earliest(b)).toBe(-Infinity);
    expect(net.size).toEqual({ points: 1, constraints: 0 });
  });

  it('takes a circle of ten thousand points in its stride', () => {
    const net = network();
    const points = Array.from({ length: 10_000 }, () => net.addPoint());
    points.forEach((point, i) => {
      net.add(point, points[(i + 1) % points.length] ?? 0, 1, String(i).padStart(5, '0'));
    });
    expect(net.conflicts()).toHaveLength(1);
    expect(net.conflicts()[0]?.steps).toHaveLength(10_000);
  });
});

const pointCount = 9;
const constraint = fc.record({
  from: fc.nat(pointCount - 1),
  to: fc.nat(pointCount - 1),
  least: fc.integer({ min: -12, max: 12 }),
});
/** Mostly forward edges and bounds, as lore has them, with some that close circles. */
const loreLike = fc.oneof(
  { weight: 3, arbitrary: constraint.map((c) => (c.from < c.to ? c : { ...c, from: c.to, to: c.from })) },
  { weight: 1, arbitrary: constraint },
);

function build(constraints: readonly (Plain & { readonly key: string })[]): Network<Reason> {
  const net = network();
  for (let i = 1; i < pointCount; i++) net.addPoint();
  for (const { from, to, least, key } of constraints) net.add(from, to, least, key);
  return net;
}

const named = (list: readonly Plain[]) =>
  list.filter((c) => c.from !== c.to).map((c, i) => ({ ...c, key: `${String(i).padStart(3, '0')}` }));

describe('the network against its from-scratch twin', () => {
  it('has a conflict exactly when there is no solution, and every conflict is irreducible', () => {
    fc.assert(
      fc.property(fc.array(loreLike, { maxLength: 24 }), (list) => {
        const constraints = named(list);
        const net = build(constraints);
        const solution = solve(constraints, pointCount);
        expect(net.conflictCount() === 0).toBe(solution !== undefined);
        for (const conflict of net.conflicts()) expectIrreducible(conflict, pointCount);
        if (!solution) return;
        for (let point = 1; point < pointCount; point++) {
          expect(net.earliest(point)).toBe(solution.earliest(point));
          expect(net.latest(point)).toBe(solution.latest(point));
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('gives the same after any additions and removals as when built at once, in any order', () => {
    const edit = fc.oneof(
      { weight: 2, arbitrary: loreLike.map((c) => ({ add: c, remove: -1 })) },
      { weight: 1, arbitrary: fc.nat(40).map((remove) => ({ add: undefined, remove })) },
    );
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 50 }), fc.boolean(), (edits, look) => {
        const net = build([]);
        let alive: (Plain & { readonly key: string; readonly id: number })[] = [];
        edits.forEach(({ add, remove }, i) => {
          if (add && add.from !== add.to) {
            const key = String(i).padStart(3, '0');
            alive.push({ ...add, key, id: net.add(add.from, add.to, add.least, key) });
          } else if (alive.length > 0) {
            const gone = alive[remove % alive.length];
            if (gone) net.remove(gone.id);
            alive = alive.filter((c) => c !== gone);
          }
          if (look) net.conflictCount();
        });
        const scratch = build(alive.toReversed());
        for (let point = 1; point < pointCount; point++) {
          expect(net.earliest(point)).toBe(scratch.earliest(point));
          expect(net.latest(point)).toBe(scratch.latest(point));
        }
        expect(reasons(net.conflicts())).toEqual(reasons(scratch.conflicts()));
      }),
      { numRuns: 1500 },
    );
  });
});
