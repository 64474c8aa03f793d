import type { Entity } from '../domain/entity.ts';
import type { Fix, RelatedPlace } from '../domain/finding.ts';
import { writtenTarget } from '../index/links/suggest.ts';
import { type LinkTarget, linkPlaces, resolveLink, shortestLink } from '../index/links.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { FileSummary } from '../index/summary.ts';
import type { Link } from '../syntax/markdown/model.ts';
import { readLinks } from './broken-link.ts';
import type { FindingDraft, Rule } from './rule.ts';

type Ambiguous = Extract<LinkTarget, { readonly type: 'ambiguous' }>;

export const ambiguousLink: Rule = {
  id: 'ambiguous-link',
  group: 'links',
  summary: 'A link that several pages or entities answer to.',
  severity: 'information',
  onByDefault: true,
  files: ['article'],
  check: (snapshot, file) =>
    readLinks(file).flatMap((link) => {
      const target = resolveLink(snapshot, file, link);
      return target.type === 'ambiguous' ? [report(snapshot, file, link, target)] : [];
    }),
};

/** More candidates than these are counted, not listed. */
const mostListed = 5;

interface Candidate {
  readonly name: string;
  readonly newTarget: string;
}

function report(snapshot: Snapshot, file: FileSummary, link: Link, target: Ambiguous): FindingDraft {
  const candidates = [
    ...target.files.map((page) => pageCandidate(snapshot, file, link, page)),
    ...target.entities.map((entity) => entityCandidate(snapshot, link, entity)),
  ];
  const listed = candidates.slice(0, mostListed).map(({ name }) => `\`${name}\``);
  const more = candidates.length > mostListed ? [`${candidates.length - mostListed} more`] : [];
  const related = linkPlaces(target)
    .slice(0, mostListed)
    .map((place, i): RelatedPlace => ({ ...place, message: `\`${candidates[i]?.name ?? ''}\` is here.` }));
  return {
    span: link.targetSpan,
    message: `\`${link.target}\` may be ${joined([...listed, ...more])}. Write which one is meant; until then the first one counts.`,
    related,
    fixes: candidates.slice(0, mostListed).map((candidate) => pin(file, link, candidate)),
  };
}

function joined(words: readonly string[]): string {
  return words.length < 3 ? words.join(' or ') : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}

function pageCandidate(snapshot: Snapshot, file: FileSummary, link: Link, page: FileSummary): Candidate {
  return {
    name: shortestLink(snapshot, page.path),
    newTarget: writtenTarget(snapshot, file, link, page.path),
  };
}

/** The entity's own name if nothing else has it, else its id. */
function entityCandidate(snapshot: Snapshot, link: Link, entity: Entity): Candidate {
  const own = entity.names.find((name) => {
    const found = snapshot.canon.resolve({ text: name.text, span: link.targetSpan, kinds: [] });
    return found.length === 1 && !/[[\]#^|\\]/.test(name.text);
  });
  const name = own?.text ?? entity.id;
  return { name, newTarget: name };
}

/** Says which one is meant and leaves what the reader sees as it is. */
function pin(file: FileSummary, link: Link, candidate: Candidate): Fix {
  const bare = link.type === 'wiki' && link.labelSpan === undefined && link.heading === undefined;
  const pipe = inTableRow(file, link) ? '\\|' : '|';
  const newText = bare ? `${candidate.newTarget}${pipe}${link.target}` : candidate.newTarget;
  return {
    title: `Link to \`${candidate.name}\``,
    edits: [{ file: file.path, span: link.targetSpan, newText }],
    preferred: false,
  };
}

/** Whether a bare pipe would split a cell: the line holds other pipes that are no part of links. */
function inTableRow(file: FileSummary, link: Link): boolean {
  const { start } = link.span;
  const block = file.markdown?.blocks.find(({ span }) => span.start <= start && start < span.end);
  if (block?.type !== 'cell') return false;
  const line = file.lines.lineAt(start);
  const text = file.text.slice(file.lines.lineStart(line), file.lines.lineStart(line + 1));
  return text.replace(/\[\[[^\]]*\]\]/g, '').includes('|');
}
