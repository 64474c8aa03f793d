import { CancelledError } from '../base/cancel.ts';
import type { ChangeClock } from './handlers/pull.ts';

export interface Ticker extends ChangeClock {
  /** Something changed. */
  tick(): void;
}

/** Counts changes, so that work can wait for the next one without asking again and again. */
export function createTicker(): Ticker {
  let moment = 0;
  let last = Number.NEGATIVE_INFINITY;
  const waiting = new Set<() => void>();
  const next = (): Promise<void> => new Promise((resolve) => waiting.add(resolve));
  const settled: ChangeClock['settled'] = async (quiet, signal) => {
    for (let rest = quiet - (performance.now() - last); rest > 0; rest = quiet - (performance.now() - last)) {
      if (signal.cancelled) throw new CancelledError();
      const wait = rest;
      await signal.race(new Promise((resolve) => setTimeout(resolve, wait)));
    }
  };
  return {
    now: () => moment,
    tick() {
      moment++;
      last = performance.now();
      const woken = [...waiting];
      waiting.clear();
      for (const wake of woken) wake();
    },
    async changedSince(since, quiet, signal) {
      if (moment === since) await signal.race(next());
      await settled(quiet, signal);
    },
    settled,
  };
}
