/** What the client can do. Whatever it cannot do is left out of the answers, never guessed at. */
import { type InitializeParams, MarkupKind } from 'vscode-languageserver';
import type { DiagnosticSupport } from './convert.ts';

export interface ClientFacts {
  readonly pullDiagnostics: boolean;
  readonly refreshDiagnostics: boolean;
  readonly diagnostics: DiagnosticSupport;
  /** Push: understands the version of published diagnostics. */
  readonly publishVersion: boolean;
  readonly watchers: boolean;
  readonly configuration: boolean;
  readonly configurationEvents: boolean;
  readonly workspaceFolders: boolean;
  readonly workDoneProgress: boolean;
  readonly hoverMarkdown: boolean;
  readonly definitionLinks: boolean;
  readonly typeDefinitionLinks: boolean;
  readonly codeActionLiterals: boolean;
  readonly preferredActions: boolean;
  readonly documentChanges: boolean;
  readonly resourceOperations: boolean;
  readonly changeAnnotations: boolean;
  readonly prepareRename: boolean;
  readonly hierarchicalSymbols: boolean;
  readonly completionSnippets: boolean;
  readonly completionMarkdown: boolean;
  readonly insertReplace: boolean;
  readonly labelDetails: boolean;
  readonly lineFoldingOnly: boolean;
  readonly refreshInlayHints: boolean;
  readonly refreshCodeLenses: boolean;
  readonly refreshSemanticTokens: boolean;
  readonly options: ClientOptions;
}

/** What our own extension tells in `initializationOptions`; all of it may be left out. */
export interface ClientOptions {
  /** The editor has its own Markdown support: headings and Markdown links are its business. */
  readonly hostMarkdown: boolean;
  /** The editor has YAML support of its own that reads our schemas, as Red Hat's does. */
  readonly hostYaml: boolean;
  /** The client answers `lorecheck/fs/*`: for virtual file systems and the browser. */
  readonly fileAccess: boolean;
  /** The client answers `lorecheck/text`: the whole text of an open document. */
  readonly resync: boolean;
  /** The client has the command `lorecheck.showReferences` for code lenses. */
  readonly showReferences: boolean;
  /** The client has views of the canon and the findings, and wants to hear `lorecheck/worldChanged`. */
  readonly views: boolean;
}

export function clientFacts(params: InitializeParams): ClientFacts {
  const text = params.capabilities.textDocument ?? {};
  const workspace = params.capabilities.workspace ?? {};
  const published = text.publishDiagnostics ?? {};
  const pulled = text.diagnostic;
  const item = text.completion?.completionItem;
  const kinds = text.codeAction?.codeActionLiteralSupport?.codeActionKind.valueSet ?? [];
  return {
    pullDiagnostics: pulled !== undefined,
    refreshDiagnostics: workspace.diagnostics?.refreshSupport === true,
    diagnostics: {
      related: (pulled?.relatedInformation ?? published.relatedInformation) === true,
      codeDescription: (pulled?.codeDescriptionSupport ?? published.codeDescriptionSupport) === true,
      data: (pulled?.dataSupport ?? published.dataSupport) === true,
      tags: (pulled?.tagSupport ?? published.tagSupport) !== undefined,
    },
    publishVersion: published.versionSupport === true,
    watchers: workspace.didChangeWatchedFiles?.dynamicRegistration === true,
    configuration: workspace.configuration === true,
    configurationEvents: workspace.didChangeConfiguration?.dynamicRegistration === true,
    workspaceFolders: workspace.workspaceFolders === true,
    workDoneProgress: params.capabilities.window?.workDoneProgress === true,
    hoverMarkdown: text.hover?.contentFormat?.includes(MarkupKind.Markdown) === true,
    definitionLinks: text.definition?.linkSupport === true,
    typeDefinitionLinks: text.typeDefinition?.linkSupport === true,
    codeActionLiterals: kinds.length > 0 || text.codeAction?.codeActionLiteralSupport !== undefined,
    preferredActions: text.codeAction?.isPreferredSupport === true,
    documentChanges: workspace.workspaceEdit?.documentChanges === true,
    resourceOperations: (workspace.workspaceEdit?.resourceOperations ?? []).includes('rename'),
    changeAnnotations: workspace.workspaceEdit?.changeAnnotationSupport !== undefined,
    prepareRename: text.rename?.prepareSupport === true,
    hierarchicalSymbols: text.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    completionSnippets: item?.snippetSupport === true,
    completionMarkdown: item?.documentationFormat?.includes(MarkupKind.Markdown) === true,
    insertReplace: item?.insertReplaceSupport === true,
    labelDetails: item?.labelDetailsSupport === true,
    lineFoldingOnly: text.foldingRange?.lineFoldingOnly === true,
    refreshInlayHints: workspace.inlayHint?.refreshSupport === true,
    refreshCodeLenses: workspace.codeLens?.refreshSupport === true,
    refreshSemanticTokens: workspace.semanticTokens?.refreshSupport === true,
    options: clientOptions(params.initializationOptions),
  };
}

function clientOptions(options: unknown): ClientOptions {
  const flag = (name: string): boolean =>
    typeof options === 'object' && options !== null && Reflect.get(options, name) === true;
  return {
    hostMarkdown: flag('hostMarkdown'),
    hostYaml: flag('hostYaml'),
    fileAccess: flag('fileAccess'),
    resync: flag('resync'),
    showReferences: flag('showReferences'),
    views: flag('views'),
  };
}
