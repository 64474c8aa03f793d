/** Telling a client that shows the canon or the findings in views of its own when to look again. */
import type { Connection } from 'vscode-languageserver';
import type { MemoKey } from '../index/snapshot.ts';
import type { Signal } from './request.ts';
import type { Running } from './running.ts';

/** Quiet time before the client is told, in milliseconds. */
const quiet = 300;

/** Named in every snapshot of one state of the canon, so that two states can be told apart. */
const canonKey: MemoKey<object> = { name: 'state of the canon' };

/**
 * Sends `lorecheck/worldChanged` `{ canon }` when the worlds have come to rest after a change: `canon` says
 * whether what defines entities is among it. Only to clients that asked for it.
 */
export async function keepTellingViews(
  connection: Connection,
  running: Running,
  signal: Signal,
): Promise<void> {
  const { session, ticker } = running;
  if (!session.client.options.views) return;
  let known: readonly object[] = [];
  for (;;) {
    const since = ticker.now();
    await signal.race(session.worlds.idle());
    const state = canonState(running);
    const canon = state.length !== known.length || state.some((part, index) => part !== known[index]);
    await connection.sendNotification('lorecheck/worldChanged', { canon });
    known = state;
    await ticker.changedSince(since, quiet, signal);
  }
}

/** One object for each world; other ones when something of its canon changed. */
function canonState({ session }: Running): readonly object[] {
  if (!session.settings().enable) return [];
  const worlds = session.worlds.all().filter((world) => session.worlds.isLoaded(world));
  return worlds.map((world) => world.snapshot().canonMemo(canonKey, () => ({})));
}
