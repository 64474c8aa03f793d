/** Push diagnostics, for clients that do not pull. */
import type { PublishDiagnosticsParams } from 'vscode-languageserver';
import { CancelledError } from '../base/cancel.ts';
import { nothing } from './diagnostics.ts';
import { type ChangeClock, setsOf } from './handlers/pull.ts';
import type { Signal } from './request.ts';
import type { Session } from './session.ts';

/** Time without a change after which diagnostics are sent, in milliseconds. */
const quiet = 60;

/**
 * Publishes what changed, again and again, until the session ends: open documents with the version they
 * were computed for, and an empty set for files that have nothing left to report.
 */
export async function keepPublishing(
  session: Session,
  clock: ChangeClock,
  signal: Signal,
  publish: (params: PublishDiagnosticsParams) => Promise<void>,
): Promise<void> {
  const sent = new Map<string, string>();
  for (;;) {
    const started = clock.now();
    await session.worlds.idle();
    try {
      await publishChanges(session, sent, signal, publish, () => clock.now() === started);
    } catch (error) {
      if (error instanceof CancelledError) return;
      session.log.error(`publishing diagnostics failed: ${String(error)}`);
    }
    await clock.changedSince(started, quiet, signal);
    if (signal.cancelled) return;
  }
}

async function publishChanges(
  session: Session,
  sent: Map<string, string>,
  signal: Signal,
  publish: (params: PublishDiagnosticsParams) => Promise<void>,
  current: () => boolean,
): Promise<void> {
  const seen = new Set<string>();
  const { enable, scope } = session.settings();
  const worlds = enable ? session.worlds.all().filter((world) => session.worlds.isLoaded(world)) : [];
  for (const world of worlds) {
    for await (const { uri, set, version } of setsOf(session, world, signal, current)) {
      if (scope === 'openFiles' && version === null) continue;
      seen.add(uri);
      const key = `${version ?? ''} ${set.id}`;
      if ((sent.get(uri) ?? ` ${nothing.id}`) === key) continue;
      sent.set(uri, key);
      const told = version !== null && session.client.publishVersion;
      await publish({ uri, diagnostics: set.items, ...(told && { version }) });
    }
  }
  if (!current()) return;
  for (const uri of [...sent.keys()]) {
    if (seen.has(uri)) continue;
    sent.delete(uri);
    await publish({ uri, diagnostics: [] });
  }
}
