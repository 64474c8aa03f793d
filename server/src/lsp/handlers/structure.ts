/** Outlines, links, folding, growing selections. */
import {
  type DocumentLink,
  type DocumentLinkParams,
  type DocumentSymbol,
  type DocumentSymbolParams,
  type FoldingRange,
  FoldingRangeKind,
  type FoldingRangeParams,
  type SelectionRange,
  type SelectionRangeParams,
  type SymbolInformation,
  SymbolKind,
  type WorkspaceSymbol,
  type WorkspaceSymbolParams,
} from 'vscode-languageserver';
import { documentLinks } from '../../features/document-links.ts';
import { foldsOf } from '../../features/folding.ts';
import { selectionsAt } from '../../features/selection.ts';
import { type Outline, outlineOf, searchEntities } from '../../features/symbols.ts';
import { toOffset, toPosition, toRange } from '../convert.ts';
import type { Signal } from '../request.ts';
import { clientUriOf, type Located, linesOf, locate, type Session } from '../session.ts';

const kinds: Readonly<Record<string, SymbolKind>> = {
  person: SymbolKind.Class,
  faction: SymbolKind.Namespace,
  place: SymbolKind.Package,
  event: SymbolKind.Event,
  treaty: SymbolKind.Interface,
  vessel: SymbolKind.Struct,
  object: SymbolKind.Object,
  species: SymbolKind.Enum,
  work: SymbolKind.File,
  concept: SymbolKind.Constant,
};

export async function documentSymbols(
  session: Session,
  params: DocumentSymbolParams,
  signal: Signal,
): Promise<DocumentSymbol[] | SymbolInformation[] | null> {
  const at = await locate(session, params.textDocument.uri, signal);
  if (!at) return null;
  const outline = outlineOf(at.snapshot, at.file.path, !session.client.options.hostMarkdown);
  if (session.client.hierarchicalSymbols) return outline.map((entry) => toSymbol(at, entry));
  return outline.map((entry) => ({
    name: entry.name,
    kind: kindOf(entry),
    location: { uri: params.textDocument.uri, range: toRange(at.file.lines, entry.span) },
  }));
}

function kindOf(entry: Outline): SymbolKind {
  if (entry.type === 'heading') return SymbolKind.String;
  return entry.type === 'field' ? SymbolKind.Field : (kinds[entry.kind ?? ''] ?? SymbolKind.Object);
}

function toSymbol(at: Located, entry: Outline): DocumentSymbol {
  return {
    name: entry.name,
    kind: kindOf(entry),
    range: toRange(at.file.lines, entry.span),
    selectionRange: toRange(at.file.lines, entry.selection),
    ...(entry.detail !== undefined && { detail: entry.detail }),
    children: entry.children.map((child) => toSymbol(at, child)),
  };
}

const mostSymbols = 200;

export async function workspaceSymbols(
  session: Session,
  params: WorkspaceSymbolParams,
  signal: Signal,
): Promise<WorkspaceSymbol[]> {
  await signal.race(session.worlds.idle());
  const worlds = session.settings().enable ? session.worlds.all() : [];
  return worlds.flatMap((world) => {
    const snapshot = world.snapshot();
    return searchEntities(snapshot, params.query, mostSymbols).flatMap(
      ({ entity, text }): WorkspaceSymbol[] => {
        const lines = linesOf(snapshot, entity.file);
        // What another world lends is listed there.
        if (!lines || snapshot.canon.shared.has(entity.id)) return [];
        const location = {
          uri: clientUriOf(session, world, entity.file),
          range: toRange(lines, entity.nameSpan),
        };
        const kind = kinds[snapshot.canon.kindOf(entity)?.base ?? ''] ?? SymbolKind.Object;
        const container = text === entity.name ? entity.kind : `${entity.name} · ${entity.kind}`;
        return [{ name: text, kind, location, containerName: container }];
      },
    );
  });
}

export async function links(
  session: Session,
  params: DocumentLinkParams,
  signal: Signal,
): Promise<DocumentLink[] | null> {
  const at = await locate(session, params.textDocument.uri, signal);
  if (!at) return null;
  const markdown = !session.client.options.hostMarkdown;
  return documentLinks(at.snapshot, at.file.path, markdown).flatMap(({ span, target }) => {
    const lines = linesOf(at.snapshot, target.file);
    if (!lines) return [];
    const { line, character } = lines.positionAt(target.selection.start);
    const place = `#L${line + 1},${character + 1}`;
    return [{ range: toRange(at.file.lines, span), target: at.world.uriOf(target.file) + place }];
  });
}

export async function folding(
  session: Session,
  params: FoldingRangeParams,
  signal: Signal,
): Promise<FoldingRange[] | null> {
  const at = await locate(session, params.textDocument.uri, signal);
  if (!at) return null;
  return foldsOf(at.snapshot, at.file.path).map(({ firstLine, lastLine, type }) => ({
    startLine: firstLine,
    endLine: lastLine,
    ...(type === 'comment' && { kind: FoldingRangeKind.Comment }),
  }));
}

export async function selectionRanges(
  session: Session,
  params: SelectionRangeParams,
  signal: Signal,
): Promise<SelectionRange[] | null> {
  const at = await locate(session, params.textDocument.uri, signal);
  if (!at) return null;
  const { file } = at;
  return params.positions.map((position) => {
    const offset = toOffset(file.text, file.lines, position);
    const spans = selectionsAt(at.snapshot, file.path, offset);
    let range: SelectionRange | undefined;
    for (const span of [...spans].reverse()) {
      range = { range: toRange(file.lines, span), ...(range && { parent: range }) };
    }
    const here = toPosition(file.lines, offset);
    return range ?? { range: { start: here, end: here } };
  });
}
