import type { Span } from '../base/span.ts';
import type { Reference } from '../domain/claim.ts';
import type { Fix } from '../domain/finding.ts';
import { nearest } from '../domain/names/nearest.ts';
import { nearestId } from '../index/near-ids.ts';
import { referenceSlip } from '../index/slip-references.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { FileSummary } from '../index/summary.ts';
import { unreadFrom } from '../syntax/yaml/errors.ts';
import type { FindingDraft, Rule } from './rule.ts';

/** References to works are `unknown-source`; a page's `entity:` and every other one is checked here. */
export const unknownReference: Rule = {
  id: 'unknown-reference',
  group: 'canon data',
  summary: 'A reference in YAML or front matter, or a continuity, that nothing in the canon answers to.',
  severity: 'error',
  onByDefault: true,
  files: ['config', 'canon', 'article'],
  check: (snapshot, file) => [...unknownEntities(snapshot, file), ...unknownContinuities(snapshot, file)],
};

function unknownEntities(snapshot: Snapshot, file: FileSummary): FindingDraft[] {
  const isUnread = unreadTest(file);
  return file.references
    .filter(({ span }) => !isUnread(span))
    .filter((reference) => !isSource(reference) && reference.text !== '')
    .filter((reference) => snapshot.canon.resolve(reference).length === 0)
    .flatMap((reference) => {
      if (reference.optional !== true)
        return [entityDraft(file, reference, nearReference(snapshot, reference.text))];
      const slip = optionalSlip(snapshot, file, reference);
      return slip === undefined ? [] : [entityDraft(file, reference, slip)];
    });
}

/** What a reference under another tool's key is a slip for; of a link there, `broken-link` speaks. */
export function optionalSlip(
  snapshot: Snapshot,
  file: FileSummary,
  reference: Reference,
): string | undefined {
  if (file.text.startsWith('[[', reference.span.start - 2)) return undefined;
  const slip = referenceSlip(snapshot, reference);
  // No entry means itself: a brother or a sister, rather.
  return slip && file.entities.every(({ id }) => id !== slip.entity) ? slip.text : undefined;
}

/** Whether a stretch lies in YAML behind a bracket or a quotation mark that is never closed. */
function unreadTest({ problems, markdown }: FileSummary): (span: Span) => boolean {
  const from = unreadFrom(problems);
  const end = markdown ? (markdown.frontMatter?.end ?? 0) : Number.POSITIVE_INFINITY;
  return (span) => span.start >= from && span.end <= end;
}

export function isSource(reference: Reference): boolean {
  return reference.kinds.length === 1 && reference.kinds[0] === 'work';
}

function entityDraft(file: FileSummary, reference: Reference, suggestion: string | undefined): FindingDraft {
  const hint = suggestion
    ? `Did you mean \`${suggestion}\`?`
    : 'Define it in the canon, or correct the reference.';
  return {
    span: reference.span,
    message: `No entity of this world is called \`${reference.text}\`. ${hint}`,
    fixes: suggestion ? [changeTo(file, reference, suggestion)] : [],
  };
}

/** The id or the name that was most likely meant, in the same manner of writing. */
export function nearReference(snapshot: Snapshot, text: string): string | undefined {
  const looksLikeId = /^[\p{Ll}\p{N}]+(?:-[\p{Ll}\p{N}]+)*$/u.test(text);
  if (!looksLikeId) return snapshot.names.near(text, 1)[0]?.text;
  return nearestId(snapshot, text) ?? nearName(snapshot, text);
}

/** The id of what has a name near a text that is written like an id. */
function nearName(snapshot: Snapshot, text: string): string | undefined {
  const near = snapshot.names.near(text.replaceAll('-', ' '), 1)[0];
  const [owner, rival] = near?.owners ?? [];
  return rival ? undefined : owner?.entity;
}

function changeTo(file: FileSummary, reference: Reference, newText: string): Fix {
  const edits = [{ file: file.path, span: reference.span, newText }];
  return { title: `Change to \`${newText}\``, edits, preferred: true };
}

function unknownContinuities(snapshot: Snapshot, file: FileSummary): FindingDraft[] {
  if (!snapshot.config.declared) return [];
  const known: string[] = [...snapshot.continuities.all.keys()];
  return file.continuityNames
    .filter(({ text }) => text !== '' && !known.includes(text))
    .map((name) => {
      const near = nearest(name.text, known);
      const declared = known.length > 0 ? `Declared: ${known.join(', ')}.` : 'The world declares none.';
      const hint = near
        ? `Did you mean \`${near}\`?`
        : `${declared} Add it to \`lore.yaml\`, or correct the name.`;
      return {
        span: name.span,
        message: `There is no continuity \`${name.text}\` in this world. ${hint}`,
        fixes: near ? [changeTo(file, name, near)] : [],
      };
    });
}
