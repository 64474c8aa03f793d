import {
  CodeActionKind,
  FileOperationPatternKind,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import type { ClientFacts } from './client.ts';
import { fixAllKind } from './handlers/actions.ts';
import { tokenLegend } from './handlers/decorations.ts';

/** What the server offers to a client. */
export function serverCapabilities(client: ClientFacts): ServerCapabilities {
  return {
    textDocumentSync: {
      openClose: true,
      change: TextDocumentSyncKind.Incremental,
      save: { includeText: false },
    },
    ...(client.pullDiagnostics && {
      diagnosticProvider: {
        identifier: 'lorecheck',
        interFileDependencies: true,
        workspaceDiagnostics: true,
      },
    }),
    hoverProvider: true,
    definitionProvider: true,
    typeDefinitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    documentSymbolProvider: true,
    workspaceSymbolProvider: true,
    documentLinkProvider: { resolveProvider: false },
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    codeLensProvider: { resolveProvider: true },
    inlayHintProvider: { resolveProvider: false },
    semanticTokensProvider: { legend: tokenLegend, full: { delta: true }, range: true },
    completionProvider: { triggerCharacters: ['[', '#', '|', '{', '='], resolveProvider: true },
    renameProvider: client.prepareRename ? { prepareProvider: true } : true,
    codeActionProvider: {
      codeActionKinds: [
        CodeActionKind.QuickFix,
        CodeActionKind.RefactorExtract,
        CodeActionKind.RefactorRewrite,
        fixAllKind,
      ],
    },
    workspace: {
      workspaceFolders: { supported: true, changeNotifications: true },
      fileOperations: { willRename: renamedFiles },
    },
  };
}

/** Files whose renaming concerns links and paths; folders too. */
const renamedFiles = {
  filters: [
    { pattern: { glob: '**/*.{md,markdown,yaml,yml}', matches: FileOperationPatternKind.file } },
    { pattern: { glob: '**', matches: FileOperationPatternKind.folder } },
  ],
};
