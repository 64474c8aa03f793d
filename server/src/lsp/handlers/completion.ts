/** Completion; documentation is made only for the item that is looked at. */
import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  type CompletionParams,
  MarkupKind,
} from 'vscode-languageserver';
import { entityId } from '../../domain/ids.ts';
import type { Completion, CompletionKind } from '../../features/completion/model.ts';
import { completionsAt } from '../../features/completion.ts';
import { plainText } from '../../features/hover/plain.ts';
import { entityCardOf } from '../../features/hover.ts';
import { toRange } from '../convert.ts';
import { schemaSpeaks } from '../host-yaml.ts';
import type { Signal } from '../request.ts';
import { type Located, locateOffset, type Session } from '../session.ts';
import { normalizeUri } from '../uri.ts';

const kinds: Record<CompletionKind, CompletionItemKind> = {
  entity: CompletionItemKind.Reference,
  page: CompletionItemKind.File,
  heading: CompletionItemKind.Text,
  field: CompletionItemKind.Field,
  value: CompletionItemKind.EnumMember,
  date: CompletionItemKind.Value,
  rule: CompletionItemKind.Keyword,
};

/** What an item carries to be resolved: whose card it shows, in which world. */
interface ItemData {
  readonly uri: string;
  readonly entity: string;
}

export async function completion(
  session: Session,
  params: CompletionParams,
  signal: Signal,
): Promise<CompletionList | null> {
  const at = await locateOffset(session, params, signal);
  if (!at) return null;
  const { items, incomplete } = completionsAt(at.snapshot, at.file.path, at.offset);
  const left = schemaSpeaks(session, at.file) ? items.filter((item) => !isShape(item)) : items;
  return { isIncomplete: incomplete, items: left.map((item) => toItem(session, at, item)) };
}

/** Names of fields and fixed values: what a schema lists as well. */
function isShape({ kind }: Completion): boolean {
  return kind === 'field' || kind === 'value';
}

function toItem(session: Session, at: Located, item: Completion): CompletionItem {
  const range = toRange(at.file.lines, item.span);
  const data: ItemData | undefined = item.entity && { uri: at.uri, entity: item.entity };
  return {
    label: item.label,
    kind: kinds[item.kind],
    sortText: String(item.rank).padStart(8, '0'),
    textEdit: { range, newText: item.insert },
    ...(item.filter !== undefined && { filterText: item.filter }),
    ...(item.detail !== undefined &&
      (session.client.labelDetails
        ? { labelDetails: { description: item.detail } }
        : { detail: item.detail })),
    ...(item.documentation !== undefined && { documentation: item.documentation }),
    ...(data && { data }),
  };
}

export async function resolveCompletion(
  session: Session,
  item: CompletionItem,
  signal: Signal,
): Promise<CompletionItem> {
  const { uri, entity } = readData(item.data);
  const world = uri === undefined ? undefined : await signal.race(session.worlds.ready(uri));
  const card = world && entity !== undefined ? entityCardOf(world.snapshot(), entityId(entity)) : undefined;
  if (card === undefined) return item;
  const documentation = session.client.completionMarkdown
    ? { kind: MarkupKind.Markdown, value: card }
    : { kind: MarkupKind.PlainText, value: plainText(card) };
  return { ...item, documentation };
}

function readData(data: unknown) {
  const text = (name: string): string | undefined => {
    const value: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, name) : undefined;
    return typeof value === 'string' ? value : undefined;
  };
  const uri = text('uri');
  return { uri: uri === undefined ? undefined : normalizeUri(uri), entity: text('entity') };
}
