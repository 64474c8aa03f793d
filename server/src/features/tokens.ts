/** What names and dates are, for highlighting by meaning. */
import type { Span } from '../base/span.ts';
import type { EntityId, FilePath } from '../domain/ids.ts';
import { builtinKinds } from '../domain/kinds.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { FileSummary } from '../index/summary.ts';

/** Token types: the base kinds, and dates. */
export const tokenTypes: readonly string[] = [...builtinKinds, 'date'];
/** `definition`: the name where it is defined. `unsure`: several could be meant. */
export const tokenModifiers: readonly string[] = ['definition', 'unsure'];

export interface Token {
  readonly span: Span;
  readonly type: string;
  readonly modifiers: readonly string[];
}

/** Tokens in order that do not overlap and stay on one line each; only those that touch `range`, if given. */
export function tokensOf(snapshot: Snapshot, path: FilePath, range?: Span): readonly Token[] {
  const file = snapshot.files.get(path);
  if (!file) return [];
  const all = [...definitions(snapshot, file), ...references(snapshot, file), ...prose(snapshot, file)];
  const wanted = range
    ? all.filter((token) => token.span.start <= range.end && range.start <= token.span.end)
    : all;
  wanted.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  const clear: Token[] = [];
  for (const token of wanted) if (token.span.start >= (clear.at(-1)?.span.end ?? 0)) clear.push(token);
  return clear.flatMap((token) => byLine(file, token));
}

/** Clients take tokens of one line only. */
function byLine(file: FileSummary, token: Token): Token[] {
  const { start, end } = token.span;
  const text = file.text.slice(start, end);
  if (!/[\r\n]/.test(text)) return end > start ? [token] : [];
  return [...text.matchAll(/[^\r\n]+/g)].map((part) => {
    const lead = part[0].length - part[0].trimStart().length;
    const from = start + part.index + lead;
    return { ...token, span: { start: from, end: from + part[0].trim().length } };
  });
}

function kindOf(snapshot: Snapshot, id: EntityId | undefined): string | undefined {
  const entity = id === undefined ? undefined : snapshot.canon.entities.get(id);
  return entity && snapshot.canon.kindOf(entity)?.base;
}

function definitions(snapshot: Snapshot, file: FileSummary): Token[] {
  return file.entities.flatMap((entity) => {
    const type = snapshot.canon.kindOf(entity)?.base;
    const short = entity.nameSpan.end - entity.nameSpan.start < 300;
    return type && short ? [{ span: entity.nameSpan, type, modifiers: ['definition'] }] : [];
  });
}

function references(snapshot: Snapshot, file: FileSummary): Token[] {
  return file.references.flatMap((reference) => {
    const type = kindOf(snapshot, snapshot.canon.resolve(reference)[0]?.id);
    return type ? [{ span: reference.span, type, modifiers: [] }] : [];
  });
}

function prose(snapshot: Snapshot, file: FileSummary): Token[] {
  if (!file.markdown) return [];
  const names = snapshot.mentions(file).flatMap((mention) => {
    const type = kindOf(snapshot, mention.entity ?? mention.candidates[0]);
    const modifiers = mention.entity === undefined ? ['unsure'] : [];
    return type ? [{ span: mention.span, type, modifiers }] : [];
  });
  const dates = file.dates
    .filter((found) => found.date)
    .map(({ span }) => ({ span, type: 'date', modifiers: [] }));
  return [...names, ...dates];
}
