/** Which message of the protocol is answered by what. */

import * as lsp from 'vscode-languageserver';
import { codeActions } from './handlers/actions.ts';
import * as tree from './handlers/canon.ts';
import { checkWorld, setup } from './handlers/commands.ts';
import { completion, resolveCompletion } from './handlers/completion.ts';
import * as decorations from './handlers/decorations.ts';
import { willRenameFiles } from './handlers/files.ts';
import { findings, findingsAbout } from './handlers/findings.ts';
import * as navigation from './handlers/navigation.ts';
import { documentDiagnostics, workspaceDiagnostics } from './handlers/pull.ts';
import { prepare, rename } from './handlers/rename.ts';
import { retcon } from './handlers/retcon.ts';
import * as structure from './handlers/structure.ts';
import { configure } from './lifecycle.ts';
import type { Log } from './log.ts';
import { refresh } from './refreshing.ts';
import { answering, type Signal } from './request.ts';
import type { Running } from './running.ts';
import type { Session } from './session.ts';
import { didChange, didClose, didOpen, didSave } from './sync.ts';
import { urisOf } from './watching.ts';

export type Guard = (what: string, run: (running: Running) => Promise<unknown> | unknown) => void;

export function listen(connection: lsp.Connection, guard: Guard): void {
  connection.onDidOpenTextDocument((params) =>
    guard('opening', (at) => didOpen(at.session, at.sync, params)),
  );
  connection.onDidChangeTextDocument((params) =>
    guard('editing', (at) => didChange(at.session, at.sync, params)),
  );
  connection.onDidSaveTextDocument((params) => guard('saving', (at) => didSave(at.session, at.sync, params)));
  connection.onDidCloseTextDocument((params) => guard('closing', (at) => didClose(at.session, params)));
  connection.onDidChangeWatchedFiles((params) => guard('watching', (at) => at.touch(urisOf(params.changes))));
  connection.onDidChangeConfiguration((params) =>
    guard('configuring', async (at) => {
      const sent: unknown = params?.settings;
      await configure(
        connection,
        at,
        typeof sent === 'object' && sent !== null ? Reflect.get(sent, 'lorecheck') : sent,
      );
      await refresh(connection, at.session.client, { diagnostics: true, hints: true });
    }),
  );
}

export function respond(connection: lsp.Connection, log: Log, current: () => Running | undefined): void {
  const started = (): Running => {
    const running = current();
    if (running) return running;
    throw new lsp.ResponseError(lsp.ErrorCodes.ServerNotInitialized, 'The server is not initialized.');
  };
  const on = <P, R>(
    method: string,
    handler: (session: Session, params: P, signal: Signal) => R | Promise<R>,
  ) => answering(method, log, (params: P, signal) => handler(started().session, params, signal));
  /** Requests of our own take whatever is sent: their handlers look at it themselves. */
  const onOwn = (method: string, handler: (running: Running, params: unknown, signal: Signal) => unknown) => {
    const answer = answering(method, log, (params: unknown, signal) => handler(started(), params, signal));
    connection.onRequest(method, (...sent: [unknown, lsp.CancellationToken] | [lsp.CancellationToken]) =>
      sent.length === 1 ? answer(undefined, sent[0]) : answer(sent[0], sent[1]),
    );
  };
  connection.onHover(on('hover', navigation.hover));
  connection.onDefinition(on('definition', navigation.definition));
  connection.onTypeDefinition(on('type definition', navigation.typeDefinition));
  connection.onReferences(on('references', navigation.references));
  connection.onDocumentHighlight(on('highlight', navigation.highlight));
  connection.onDocumentSymbol(on('document symbols', structure.documentSymbols));
  connection.onWorkspaceSymbol(on('workspace symbols', structure.workspaceSymbols));
  connection.onDocumentLinks(on('links', structure.links));
  connection.onFoldingRanges(on('folding', structure.folding));
  connection.onSelectionRanges(on('selection', structure.selectionRanges));
  connection.onCodeLens(on('lenses', decorations.codeLenses));
  connection.onCodeLensResolve(on('lens', decorations.resolveLens));
  connection.onRequest(lsp.InlayHintRequest.type, on('hints', decorations.inlayHints));
  connection.onRequest(lsp.SemanticTokensRequest.type, on('tokens', decorations.tokens));
  connection.onRequest(lsp.SemanticTokensRangeRequest.type, on('tokens', decorations.tokensInRange));
  connection.onRequest(lsp.SemanticTokensDeltaRequest.type, on('tokens', decorations.tokensDelta));
  connection.onCompletion(on('completion', completion));
  connection.onCompletionResolve(on('completion item', resolveCompletion));
  connection.onPrepareRename(on('prepare rename', prepare));
  connection.onRenameRequest(on('rename', rename));
  connection.onRequest(lsp.WillRenameFilesRequest.type, on('rename files', willRenameFiles));
  connection.onCodeAction(on('code actions', codeActions));
  connection.onRequest(lsp.DocumentDiagnosticRequest.type, on('diagnostics', documentDiagnostics));
  connection.onRequest(
    lsp.WorkspaceDiagnosticRequest.type,
    on('workspace diagnostics', (session, params: lsp.WorkspaceDiagnosticParams, signal) => {
      const token = params.partialResultToken;
      const type = lsp.WorkspaceDiagnosticRequest.partialResult;
      const tell =
        token === undefined
          ? undefined
          : (items: readonly lsp.WorkspaceDocumentDiagnosticReport[]): void => {
              connection.sendProgress(type, token, { items: [...items] }).catch(() => undefined);
            };
      return workspaceDiagnostics(session, started().ticker, params, signal, tell);
    }),
  );
  onOwn('lorecheck/canon', (at, params, signal) => tree.canon(at.session, params, signal));
  onOwn('lorecheck/canonList', (at, params, signal) => tree.canonList(at.session, params, signal));
  onOwn('lorecheck/canonCard', (at, params, signal) => tree.canonCard(at.session, params, signal));
  onOwn('lorecheck/canonLink', (at, params, signal) => tree.canonLink(at.session, params, signal));
  onOwn('lorecheck/canonUsages', (at, params, signal) => tree.canonUsages(at.session, params, signal));
  onOwn('lorecheck/canonPlace', (at, params, signal) => tree.canonPlace(at.session, params, signal));
  onOwn('lorecheck/findings', (at, _params, signal) => findings(at.session, at.ticker, signal));
  onOwn('lorecheck/findingsOf', (at, params, signal) => findingsAbout(at.session, at.ticker, params, signal));
  onOwn('lorecheck/checkWorld', (at, params, signal) => checkWorld(at.session, params, signal));
  onOwn('lorecheck/retcon', (at, params, signal) => retcon(at.session, at.files, params, signal));
  onOwn('lorecheck/setup', (at, params, signal) => setup(at.files, params, signal));
}
