/** What is shown in and above the text without being part of it: tokens, hints, lenses. */
import {
  type CodeLens,
  type CodeLensParams,
  type InlayHint,
  InlayHintKind,
  type InlayHintParams,
  type SemanticTokens,
  type SemanticTokensDelta,
  type SemanticTokensDeltaParams,
  type SemanticTokensParams,
  type SemanticTokensRangeParams,
} from 'vscode-languageserver';
import type { Span } from '../../base/span.ts';
import { entityId } from '../../domain/ids.ts';
import { hintsIn } from '../../features/hints.ts';
import { findingsTitle, lensesOf, mentionsTitle } from '../../features/lenses.ts';
import { type Token, tokenModifiers, tokensOf, tokenTypes } from '../../features/tokens.ts';
import { toPosition, toRange, toSpan } from '../convert.ts';
import type { Signal } from '../request.ts';
import { type Located, linesOf, locate, type Session } from '../session.ts';

/** The protocol's own words for our types, which every theme has a colour for. */
const standardTypes: Readonly<Record<string, string>> = {
  person: 'class',
  faction: 'namespace',
  place: 'type',
  event: 'event',
  treaty: 'interface',
  vessel: 'struct',
  object: 'property',
  species: 'enum',
  work: 'string',
  concept: 'macro',
  date: 'number',
};
const standardModifiers: Readonly<Record<string, string>> = { definition: 'declaration', unsure: 'abstract' };

export const tokenLegend = {
  tokenTypes: tokenTypes.map((type) => standardTypes[type] ?? 'variable'),
  tokenModifiers: tokenModifiers.map((modifier) => standardModifiers[modifier] ?? 'readonly'),
};

export async function tokens(
  session: Session,
  params: SemanticTokensParams,
  signal: Signal,
): Promise<SemanticTokens> {
  const at = await locate(session, params.textDocument.uri, signal);
  const data = at ? encode(at, tokensOf(at.snapshot, at.file.path)) : [];
  return { resultId: remember(session, params.textDocument.uri, data), data };
}

export async function tokensInRange(
  session: Session,
  params: SemanticTokensRangeParams,
  signal: Signal,
): Promise<SemanticTokens> {
  const at = await locate(session, params.textDocument.uri, signal);
  if (!at) return { data: [] };
  const range = toSpan(at.file.text, at.file.lines, params.range);
  return { data: encode(at, tokensOf(at.snapshot, at.file.path, range)) };
}

export async function tokensDelta(
  session: Session,
  params: SemanticTokensDeltaParams,
  signal: Signal,
): Promise<SemanticTokens | SemanticTokensDelta> {
  const before = session.sentTokens.get(params.textDocument.uri);
  const fresh = await tokens(session, params, signal);
  if (before?.id !== params.previousResultId || fresh.resultId === undefined) return fresh;
  return { resultId: fresh.resultId, edits: difference(before.data, fresh.data) };
}

function remember(session: Session, uri: string, data: readonly number[]): string {
  const id = String(Number(session.sentTokens.get(uri)?.id ?? 0) + 1);
  session.sentTokens.set(uri, { id, data });
  return id;
}

/** The one stretch between the equal beginning and the equal end. */
function difference(before: readonly number[], after: readonly number[]) {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let same = 0;
  while (
    same < before.length - start &&
    same < after.length - start &&
    before[before.length - 1 - same] === after[after.length - 1 - same]
  ) {
    same++;
  }
  const deleteCount = before.length - start - same;
  const data = after.slice(start, after.length - same);
  return deleteCount === 0 && data.length === 0 ? [] : [{ start, deleteCount, data: [...data] }];
}

/** Five numbers a token: line and character as steps from the one before, length, type, modifiers. */
function encode(at: Located, found: readonly Token[]): number[] {
  const data: number[] = [];
  let line = 0;
  let character = 0;
  for (const { span, type, modifiers } of found) {
    const start = at.file.lines.positionAt(span.start);
    const bits = modifiers.reduce((sum, modifier) => sum | (1 << tokenModifiers.indexOf(modifier)), 0);
    const step = start.line - line;
    data.push(step, step === 0 ? start.character - character : start.character);
    data.push(span.end - span.start, tokenTypes.indexOf(type), bits);
    line = start.line;
    character = start.character;
  }
  return data;
}

export async function inlayHints(
  session: Session,
  params: InlayHintParams,
  signal: Signal,
): Promise<InlayHint[] | null> {
  const at = await locate(session, params.textDocument.uri, signal);
  if (!at) return null;
  const range: Span = toSpan(at.file.text, at.file.lines, params.range);
  return hintsIn(at.snapshot, at.file.path, range, session.settings().inlayHints).map((hint) => ({
    position: toPosition(at.file.lines, hint.at),
    label: hint.text,
    kind: InlayHintKind.Type,
    tooltip: hint.tooltip,
    paddingLeft: true,
  }));
}

/** What a lens carries until it comes into view. */
interface LensData {
  readonly uri: string;
  readonly entity: string | undefined;
}

export async function codeLenses(
  session: Session,
  params: CodeLensParams,
  signal: Signal,
): Promise<CodeLens[] | null> {
  const at = await locate(session, params.textDocument.uri, signal);
  if (!at) return null;
  return lensesOf(at.snapshot, at.file.path, session.settings().codeLens).map((lens) => {
    const data: LensData = { uri: params.textDocument.uri, entity: lens.entity };
    return { range: toRange(at.file.lines, lens.span), data };
  });
}

export async function resolveLens(session: Session, lens: CodeLens, signal: Signal): Promise<CodeLens> {
  const { uri, entity } = lensData(lens.data);
  const key = session.documents.uriOf(uri);
  const world = key && (await signal.race(session.worlds.ready(key)));
  const path = key && world?.pathOf(key);
  if (!world || !path) return lens;
  const snapshot = world.snapshot();
  if (entity === undefined)
    return { ...lens, command: { title: findingsTitle(snapshot, path), command: '' } };
  const id = entityId(entity);
  const title = mentionsTitle(snapshot, id);
  const command = session.client.options.showReferences ? 'lorecheck.showReferences' : '';
  const places = command
    ? snapshot.usages(id).flatMap((usage) => {
        const lines = linesOf(snapshot, usage.file);
        return lines ? [{ uri: world.uriOf(usage.file), range: toRange(lines, usage.span) }] : [];
      })
    : [];
  return {
    ...lens,
    command: { title, command, ...(command && { arguments: [uri, lens.range.start, places] }) },
  };
}

function lensData(data: unknown): LensData {
  const text = (name: string): string | undefined => {
    const value: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, name) : undefined;
    return typeof value === 'string' ? value : undefined;
  };
  return { uri: text('uri') ?? '', entity: text('entity') };
}
