/**
 * Measures the temporal network alone: `node bench/time.ts [points]` (100,000 unless said, with three
 * constraints for each). The lore is made up by a seeded generator: persons with births and deaths,
 * parents, events with dates, participants, chains of undated events; some slips are planted.
 */
import { createNetwork, origin, type Point } from '../server/src/time/network.ts';

function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

interface Claim {
  readonly from: Point;
  readonly to: Point;
  readonly least: number;
  readonly key: number;
}

const year = 365;
const pointsWanted = Number(process.argv[2] ?? 100_000);
const constraintsWanted = pointsWanted * 3;
const random = randomNumbers(7);
const net = createNetwork<number>((a, b) => a - b);
const claims: Claim[] = [];

function claim(from: Point, to: Point, least: number): void {
  claims.push({ from, to, least, key: claims.length });
}

/** True days of the points, so that a consistent world comes out, save for the slips. */
const truth: number[] = [0];
const births: Point[] = [];
const deaths: Point[] = [];
const events: Point[] = [];

function point(day: number): Point {
  truth.push(day);
  return truth.length - 1;
}

while (truth.length <= pointsWanted) {
  const born = Math.floor(random() * 3000) * year;
  const birth = point(born);
  births.push(birth);
  deaths.push(point(born + Math.floor((20 + random() * 60) * year)));
  claim(birth, birth + 1, 0);
  if (random() < 0.6) events.push(point(Math.floor(random() * 3000) * year));
}
births.sort((a, b) => (truth[a] ?? 0) - (truth[b] ?? 0));
events.sort((a, b) => (truth[a] ?? 0) - (truth[b] ?? 0));

for (const at of [...births, ...deaths, ...events]) {
  if (random() < 0.25) continue;
  const day = truth[at] ?? 0;
  const slip = random() < 0.0005 ? 200 * year : 0;
  claim(origin, at, day - (day % year) + slip);
  claim(at, origin, -(day - (day % year) + slip + year - 1));
}
while (claims.length < constraintsWanted) {
  const i = Math.floor(random() * births.length);
  const event = events[Math.floor(random() * events.length)] ?? 1;
  const birth = births[i] ?? 1;
  const day = truth[event] ?? 0;
  if (day >= (truth[birth] ?? 0) && day <= (truth[birth + 1] ?? 0)) {
    claim(birth, event, 0);
    claim(event, birth + 1, 0);
  } else if (random() < 0.02) {
    const later = births[Math.min(births.length - 1, i + 200)] ?? birth;
    if ((truth[later] ?? 0) > (truth[birth] ?? 0)) claim(birth, later, 1);
  }
  const j = Math.floor(random() * (events.length - 50));
  const [before = 1, after = 1] = [events[j], events[j + 1 + Math.floor(random() * 49)]];
  if (random() < 0.05 && (truth[before] ?? 0) < (truth[after] ?? 0)) claim(before, after, 1);
}

const started = performance.now();
for (let i = 0; i < truth.length - 1; i++) net.addPoint();
const ids = claims.map((each) => net.add(each.from, each.to, each.least, each.key));
const conflicts = net.conflicts();
const loaded = performance.now() - started;

const times: number[] = [];
for (let i = 0; i < 2000; i++) {
  const chosen = Math.floor(random() * claims.length);
  const { from, to, least, key } = claims[chosen] ?? { from: 0, to: 1, least: 0, key: 0 };
  const shift = i % 2 === 0 ? 150 * year : 0;
  const begun = performance.now();
  net.remove(ids[chosen] ?? 0);
  ids[chosen] = net.add(from, to, least + shift, key);
  net.conflicts();
  times.push(performance.now() - begun);
}
times.sort((a, b) => a - b);
const percentile = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(2);
const { points, constraints } = net.size;
console.log(
  `points ${points}, constraints ${constraints}, conflicts ${conflicts.length} → ${net.conflictCount()}`,
);
console.log(`load                must ≤ 1000 ms   ${loaded.toFixed(0)} ms`);
console.log(`changed claim, p50                   ${percentile(0.5)} ms`);
console.log(`changed claim, p99  must ≤ 5 ms      ${percentile(0.99)} ms (longest ${percentile(0.9999)})`);
console.log(
  `memory              ${(process.memoryUsage().heapUsed / 1e6).toFixed(0)} MB heap, ${(process.memoryUsage().arrayBuffers / 1e6).toFixed(0)} MB arrays`,
);
