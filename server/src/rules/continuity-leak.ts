import type { ContinuityId, EntityId } from '../domain/ids.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { FileSummary } from '../index/summary.ts';
import { tellingNamed } from '../syntax/prose/cues.ts';
import { placeOf } from '../time/dated.ts';
import { baseKind } from '../time/entities.ts';
import { disagreements } from '../time/prose/disagreements.ts';
import { type ProseSentence, proseSentences } from '../time/prose/sentence.ts';
import { capitalised, fact, happened, named, when } from '../time/words.ts';
import type { FindingDraft, Rule } from './rule.ts';

/** A sentence or heading that names the other telling speaks of it knowingly. */
export const continuityLeak: Rule = {
  id: 'continuity-leak',
  group: 'sources',
  summary: 'A passage of one continuity speaks of people or facts that only another one has.',
  severity: 'information',
  onByDefault: true,
  files: ['article'],
  check: (snapshot, file) =>
    snapshot.continuities.all.size < 2
      ? []
      : [...leakedEntities(snapshot, file), ...leakedFacts(snapshot, file)],
};

function leakedEntities(snapshot: Snapshot, file: FileSummary): FindingDraft[] {
  const seen = new Set<string>();
  return proseSentences(snapshot, file).flatMap((sentence) =>
    sentence.items.flatMap(({ entity, span }) => {
      const owner = entity?.continuity;
      if (!entity || owner === undefined || baseKind(snapshot.canon, entity) === 'work') return [];
      if (visible(snapshot, owner, sentence.continuity) || namesTelling(snapshot, file, sentence, owner))
        return [];
      const key = passageKey(sentence.continuity, entity.id);
      if (seen.has(key)) return [];
      seen.add(key);
      return {
        span,
        message: `${capitalised(named(entity, entity.id))} belongs to the continuity \`${owner}\`, and this passage is told in ${telling(snapshot, sentence.continuity)}. Give the passage that continuity, or take the name out.`,
        related: [
          { file: entity.file, span: entity.nameSpan, message: `${entity.name} is defined in \`${owner}\`.` },
        ],
      } satisfies FindingDraft;
    }),
  );
}

function leakedFacts(snapshot: Snapshot, file: FileSummary): FindingDraft[] {
  const { dates, signings } = disagreements(snapshot, file);
  return [...dates, ...signings].flatMap((found) => {
    const date = found.told.date.date;
    if (found.type !== 'leak' || !date) return [];
    const { told, continuity, canon } = found;
    if (namesTelling(snapshot, file, told.sentence, continuity)) return [];
    const name = capitalised(named(told.entity, told.entity.id));
    return {
      span: told.date.span,
      message: `${name} ${told.verb ? `${told.verb} ${when(date)}` : happened(canon.field, date, told.entity)} in the continuity \`${continuity}\` only, and this passage is told in ${telling(snapshot, told.sentence.continuity)}. Give the passage that continuity, or take the fact out.`,
      related: [
        { ...placeOf(canon), message: `${capitalised(fact(told.entity, canon))}, in \`${continuity}\`.` },
      ],
    } satisfies FindingDraft;
  });
}

function visible(snapshot: Snapshot, owner: ContinuityId, passage: ContinuityId | undefined): boolean {
  const { continuities } = snapshot;
  // What is not declared cannot be judged; it is reported where it is named.
  if (!continuities.all.has(owner)) return true;
  if (passage !== undefined && !continuities.all.has(passage)) return true;
  return continuities.holds(owner, passage);
}

function passageKey(continuity: ContinuityId | undefined, entity: EntityId): string {
  return `${continuity ?? ''}\n${entity}`;
}

function telling(snapshot: Snapshot, continuity: ContinuityId | undefined): string {
  const name = continuity ?? snapshot.continuities.root;
  return name === undefined ? 'the main continuity' : `\`${name}\``;
}

/** The sentence, or a heading above it, says "in the film", "in the mirror continuity". */
function namesTelling(
  snapshot: Snapshot,
  file: FileSummary,
  sentence: ProseSentence,
  owner: ContinuityId,
): boolean {
  const spec = snapshot.continuities.all.get(owner)?.spec;
  const words = [owner, spec?.title ?? owner].map((word) => word.toLowerCase());
  const around = (file.markdown?.headings ?? [])
    .filter(
      (heading) => heading.span.start <= sentence.span.start && sentence.span.start < heading.sectionEnd,
    )
    .map((heading) => heading.text);
  const text = file.text.slice(sentence.span.start, sentence.span.end);
  return [text, ...around].some(
    (each) => tellingNamed.test(each) || words.some((word) => hasWord(each.toLowerCase(), word)),
  );
}

function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const before = text.charAt(at - 1);
    // "novels" is named by "in the novel" too.
    const after = text.charAt(at + word.length);
    if (!/[\p{L}\p{N}]/u.test(before) && !/[\p{L}\p{N}]/u.test(after)) return true;
  }
  return word.endsWith('s') && word.length > 4 && hasWord(text, word.slice(0, -1));
}
