/**
 * The texts that are open in the editor. Kept in step by the client's edits; when an edit cannot be what
 * the client meant, the text is no longer trusted and not served until it is whole again.
 */
import type {
  DidChangeTextDocumentParams,
  Position,
  TextDocumentContentChangeEvent,
  TextDocumentItem,
} from 'vscode-languageserver';
import { LineIndex } from '../base/line-index.ts';
import { toOffset } from './convert.ts';
import { normalizeUri, type Uri } from './uri.ts';

export interface OpenDocument {
  readonly uri: Uri;
  /** As the client spells it: answers about this document must use it. */
  readonly clientUri: string;
  readonly version: number;
  readonly text: string;
  /** False after an edit that could not be applied: the text is not what the editor shows. */
  readonly inSync: boolean;
}

export interface Documents {
  /** `at` is the file's own address, when the client came to it by another one (a symbolic link). */
  open(item: TextDocumentItem, at?: Uri): OpenDocument | undefined;
  /** The document after the edits; not `inSync` when they cannot be applied. */
  change(params: DidChangeTextDocumentParams): OpenDocument | undefined;
  /** Puts a document right that had come out of step. */
  restore(uri: Uri, text: string, version: number): OpenDocument | undefined;
  close(clientUri: string): Uri | undefined;
  get(uri: Uri): OpenDocument | undefined;
  /** The address that a client's spelling means; undefined when it is no URI. */
  uriOf(clientUri: string): Uri | undefined;
  all(): Iterable<OpenDocument>;
}

export function createDocuments(): Documents {
  const documents = new Map<Uri, OpenDocument>();
  const aliases = new Map<Uri, Uri>();
  const uriOf = (clientUri: string): Uri | undefined => {
    const uri = normalizeUri(clientUri);
    return uri && (aliases.get(uri) ?? uri);
  };
  const keep = (document: OpenDocument) => {
    documents.set(document.uri, document);
    return document;
  };
  return {
    open(item, at) {
      const written = normalizeUri(item.uri);
      if (written === undefined || typeof item.text !== 'string') return undefined;
      const uri = at ?? written;
      if (uri !== written) aliases.set(written, uri);
      return keep({ uri, clientUri: item.uri, version: item.version, text: item.text, inSync: true });
    },
    change(params) {
      const uri = uriOf(params.textDocument.uri);
      if (uri === undefined) return undefined;
      const before = documents.get(uri);
      const { version } = params.textDocument;
      if (!before) {
        const lost = { uri, clientUri: params.textDocument.uri, version, text: '', inSync: false };
        const text = applyChanges(undefined, params.contentChanges);
        return keep(text === undefined ? lost : { ...lost, text, inSync: true });
      }
      const stale = typeof version === 'number' && version < before.version;
      const start = before.inSync && !stale ? before.text : undefined;
      const text = applyChanges(start, params.contentChanges);
      return keep({ ...before, version, text: text ?? before.text, inSync: text !== undefined });
    },
    restore(uri, text, version) {
      const before = documents.get(uri);
      return before && keep({ ...before, text, version, inSync: true });
    },
    close(clientUri) {
      const uri = uriOf(clientUri);
      if (uri === undefined || !documents.delete(uri)) return undefined;
      for (const [alias, meant] of aliases) if (meant === uri) aliases.delete(alias);
      return uri;
    },
    get: (uri) => documents.get(uri),
    uriOf,
    all: () => documents.values(),
  };
}

/** The text after the edits, or undefined when one of them cannot be applied to it. */
export function applyChanges(
  text: string | undefined,
  changes: readonly TextDocumentContentChangeEvent[],
): string | undefined {
  let current = text;
  for (const change of changes) {
    if (typeof change.text !== 'string') return undefined;
    current = 'range' in change && change.range ? applyEdit(current, change) : change.text;
  }
  return current;
}

type RangedChange = Extract<TextDocumentContentChangeEvent, { range: unknown }>;

function applyEdit(text: string | undefined, change: RangedChange): string | undefined {
  if (text === undefined) return undefined;
  const lines = new LineIndex(text);
  const start = offsetOf(text, lines, change.range.start);
  const end = offsetOf(text, lines, change.range.end);
  if (start === undefined || end === undefined || start > end) return undefined;
  return text.slice(0, start) + change.text + text.slice(end);
}

/**
 * A character behind its line's end means the line's end, as the protocol says. A line behind the last
 * one means that the texts differ, save for the very next one: some clients count it as the end.
 */
function offsetOf(text: string, lines: LineIndex, position: Position): number | undefined {
  const { line, character } = position ?? {};
  if (!Number.isInteger(line) || !Number.isInteger(character) || line < 0 || character < 0) return undefined;
  if (line > lines.lineCount || (line === lines.lineCount && character > 0)) return undefined;
  return line === lines.lineCount ? text.length : toOffset(text, lines, { line, character });
}
