/** Asking the client to look again at what it shows already. */
import * as lsp from 'vscode-languageserver';
import type { ClientFacts } from './client.ts';
import type { Signal } from './request.ts';
import type { Running } from './running.ts';

/** Quiet time before the client is asked, in milliseconds. */
const quiet = 400;

/**
 * Edits in the editor make clients ask again by themselves; changes of files on disk do not. Hints and
 * lenses in one file hang on the canon in others, which no client knows of.
 */
export async function keepRefreshing(
  connection: lsp.Connection,
  running: Running,
  signal: Signal,
): Promise<void> {
  const { session, ticker } = running;
  let known: string | undefined;
  for (;;) {
    await ticker.changedSince(ticker.now(), quiet, signal);
    await session.worlds.idle();
    const stamp = session.worlds
      .all()
      .map((world) => `${world.root} ${world.snapshot().stamp}`)
      .join('\n');
    const diagnostics = running.changedOutside;
    running.changedOutside = false;
    const hints = known !== undefined && known !== stamp;
    known = stamp;
    await refresh(connection, session.client, { diagnostics, hints }).catch((error) =>
      session.log.error(`the client did not refresh: ${String(error)}`),
    );
  }
}

export async function refresh(
  connection: lsp.Connection,
  client: ClientFacts,
  what: { readonly diagnostics: boolean; readonly hints: boolean },
): Promise<void> {
  if (what.diagnostics && client.refreshDiagnostics) await connection.languages.diagnostics.refresh();
  if (!what.hints) return;
  if (client.refreshInlayHints) await connection.languages.inlayHint.refresh();
  if (client.refreshCodeLenses) await connection.sendRequest(lsp.CodeLensRefreshRequest.type);
  if (client.refreshSemanticTokens) await connection.languages.semanticTokens.refresh();
}
