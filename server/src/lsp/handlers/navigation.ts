/** Hover, definition, type definition, references, highlight. */
import {
  type DefinitionParams,
  type DocumentHighlight,
  DocumentHighlightKind,
  type Hover,
  type HoverParams,
  type Location,
  type LocationLink,
  MarkupKind,
  type ReferenceParams,
  type TextDocumentPositionParams,
} from 'vscode-languageserver';
import type { Place } from '../../domain/claim.ts';
import { type Definition, definitionAt, typeDefinitionAt } from '../../features/definition.ts';
import { plainText } from '../../features/hover/plain.ts';
import { hoverAt } from '../../features/hover.ts';
import { highlightsAt, referencesAt } from '../../features/references.ts';
import { toRange } from '../convert.ts';
import { schemaSpeaks } from '../host-yaml.ts';
import type { Signal } from '../request.ts';
import { clientUriOf, type Located, linesOf, locateOffset, type Session } from '../session.ts';

export async function hover(session: Session, params: HoverParams, signal: Signal): Promise<Hover | null> {
  const at = await locateOffset(session, params, signal);
  if (!at) return null;
  const markdown = session.client.hoverMarkdown;
  const link = (place: Place): string | undefined => {
    const lines = linesOf(at.snapshot, place.file);
    if (!lines || !markdown) return undefined;
    const { line, character } = lines.positionAt(place.span.start);
    return `${at.world.uriOf(place.file)}#L${line + 1},${character + 1}`;
  };
  const card = hoverAt(at.snapshot, at.file.path, at.offset, link);
  if (!card || (card.aboutField && schemaSpeaks(session, at.file))) return null;
  const contents = markdown
    ? { kind: MarkupKind.Markdown, value: card.markdown }
    : { kind: MarkupKind.PlainText, value: plainText(card.markdown) };
  return { contents, range: toRange(at.file.lines, card.span) };
}

export async function definition(
  session: Session,
  params: DefinitionParams,
  signal: Signal,
): Promise<Location[] | LocationLink[] | null> {
  const at = await locateOffset(session, params, signal);
  const found = at && definitionAt(at.snapshot, at.file.path, at.offset);
  // The editor's own Markdown support follows such links: a second answer would only make it ask which.
  if (!found || (found.through === 'markdown-link' && session.client.options.hostMarkdown)) return null;
  return locations(session, at, found, session.client.definitionLinks);
}

export async function typeDefinition(
  session: Session,
  params: TextDocumentPositionParams,
  signal: Signal,
): Promise<Location[] | LocationLink[] | null> {
  const at = await locateOffset(session, params, signal);
  const found = at && typeDefinitionAt(at.snapshot, at.file.path, at.offset);
  return found ? locations(session, at, found, session.client.typeDefinitionLinks) : null;
}

function locations(
  session: Session,
  at: Located,
  definition: Definition,
  links: boolean,
): Location[] | LocationLink[] {
  const found = definition.targets.flatMap((target): LocationLink[] => {
    const lines = linesOf(at.snapshot, target.file);
    if (!lines) return [];
    return [
      {
        originSelectionRange: toRange(at.file.lines, definition.origin),
        targetUri: clientUriOf(session, at.world, target.file),
        targetRange: toRange(lines, target.span),
        targetSelectionRange: toRange(lines, target.selection),
      },
    ];
  });
  if (links) return found;
  return found.map((link) => ({ uri: link.targetUri, range: link.targetSelectionRange }));
}

export async function references(
  session: Session,
  params: ReferenceParams,
  signal: Signal,
): Promise<Location[] | null> {
  const at = await locateOffset(session, params, signal);
  if (!at) return null;
  const withDefinition = params.context?.includeDeclaration !== false;
  return referencesAt(at.snapshot, at.file.path, at.offset)
    .filter((reference) => withDefinition || reference.type !== 'definition')
    .flatMap((reference) => {
      const lines = linesOf(at.snapshot, reference.file);
      const uri = clientUriOf(session, at.world, reference.file);
      return lines ? [{ uri, range: toRange(lines, reference.span) }] : [];
    });
}

export async function highlight(
  session: Session,
  params: TextDocumentPositionParams,
  signal: Signal,
): Promise<DocumentHighlight[] | null> {
  const at = await locateOffset(session, params, signal);
  if (!at) return null;
  return highlightsAt(at.snapshot, at.file.path, at.offset).map(({ span, type }) => ({
    range: toRange(at.file.lines, span),
    kind: type === 'definition' ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
  }));
}
