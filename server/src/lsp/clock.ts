import { CancelledError } from '../base/cancel.ts';
import type { ChangeClock } from './handlers/pull.ts';
import type { Signal } from './request.ts';

export interface Ticker extends ChangeClock {
  /** Something changed. */
  tick(): void;
}

/** Counts changes, so that work can wait for the next one without asking again and again. */
export function createTicker(): Ticker {
  let moment = 0;
  let last = 0;
  const waiting = new Set<() => void>();
  const next = (): Promise<void> => new Promise((resolve) => waiting.add(resolve));
  return {
    now: () => moment,
    tick() {
      moment++;
      last = performance.now();
      const woken = [...waiting];
      waiting.clear();
      for (const wake of woken) wake();
    },
    async changedSince(since: number, quiet: number, signal: Signal) {
      if (moment === since) await signal.race(next());
      for (let rest = quiet; rest > 0; rest = quiet - (performance.now() - last)) {
        if (signal.cancelled) throw new CancelledError();
        await signal.race(new Promise((resolve) => setTimeout(resolve, rest)));
      }
    },
  };
}
