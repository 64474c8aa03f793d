/** Making ready, while nobody waits, what the first question would otherwise have to wait for. */
import { yieldToEvents } from '../base/cancel.ts';
import { nameTables } from '../features/name-table.ts';
import type { ChangeClock } from './handlers/pull.ts';
import type { Signal } from './request.ts';
import type { Session } from './session.ts';

/** Quiet time before the work begins, and work between two chances for other events, in milliseconds. */
const quiet = 300;
const stride = 2;

/** Builds the tables of names and the index of references of every loaded world. */
export async function warmUp(session: Session, clock: ChangeClock, signal: Signal): Promise<void> {
  await clock.settled(quiet, signal);
  for (const world of session.worlds.all()) {
    if (!session.worlds.isLoaded(world)) continue;
    const snapshot = world.snapshot();
    const { generation } = world;
    let since = performance.now();
    for (const _table of nameTables(snapshot)) {
      if (performance.now() - since < stride) continue;
      await signal.race(yieldToEvents());
      if (world.generation !== generation) return;
      since = performance.now();
    }
    const [first] = snapshot.canon.entities.keys();
    if (first !== undefined) snapshot.usages(first);
  }
}
