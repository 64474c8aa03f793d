/**
 * Writing Markdown for hover cards. Everything an author wrote is escaped here, so that no HTML, image,
 * link or heading of the lore comes alive in the card; only this project's own markup does.
 */
import type { Place } from '../../domain/claim.ts';

/** Where clicking leads, as a URI; undefined makes plain text of every link. */
export type Linker = (place: Place) => string | undefined;

/** Text as it is: no character of it means anything to Markdown or HTML. */
export function escapeText(text: string): string {
  return atStart(escapeHtml(oneLine(text)).replace(/[\\`*_[\]~|!]/g, '\\$&'));
}

/** A text in which the author may have used emphasis: `*` and `_` keep their meaning, all else is inert. */
export function escapeProse(text: string): string {
  const plain = oneLine(text).replace(/!?\[\[([^\]|]*)(?:\|([^\]]*))?\]\]/g, (_, target, label) =>
    String(label ?? target),
  );
  return atStart(escapeHtml(plain).replace(/[\\`[\]~|!]/g, '\\$&'));
}

/** Entities would be decoded and tags would be HTML; a lone ampersand stays readable. */
function escapeHtml(text: string): string {
  return text.replace(/&(?=[#\w])/g, '&amp;').replaceAll('<', '&lt;');
}

/** What makes a heading, a list, a quotation or a rule does so at the start of a line only. */
function atStart(text: string): string {
  return text
    .replace(/^(?=[#>+=-])/, '\\')
    .replace(/^(\d+)(?=[.)](?:\s|$))/, '$1\\')
    .replace(/^\*(?=\s|\*\*|$)/, '\\*');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Cuts at a word's end and says so; counted in characters of the source, before escaping. */
export function shorten(text: string, limit: number): string {
  const line = oneLine(text);
  if (line.length <= limit) return line;
  const cut = line.slice(0, limit);
  const end = cut.lastIndexOf(' ');
  return `${(end > limit / 2 ? cut.slice(0, end) : cut).replace(/[\s,;:.]+$/, '')}…`;
}

export function linked(label: string, place: Place | undefined, link: Linker | undefined): string {
  const uri = place && link?.(place);
  return uri ? `[${label}](${uri.replace(/[()\s]/g, percent)})` : label;
}

/** Marks that would end a link's address. */
function percent(mark: string): string {
  return `%${mark.charCodeAt(0).toString(16).padStart(2, '0')}`;
}

/** Hard line breaks inside one paragraph. */
export function lines(parts: readonly (string | undefined)[]): string {
  return parts.filter(Boolean).join('  \n');
}

export function paragraphs(parts: readonly (string | undefined)[]): string {
  return parts.filter(Boolean).join('\n\n');
}

export function bullets(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

/** Items with a dot between them, the rest counted. */
export function listed(items: readonly string[], limit: number): string {
  const shown = items.slice(0, limit).join(' · ');
  return items.length > limit ? `${shown} · … ${items.length - limit} more` : shown;
}

export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}
