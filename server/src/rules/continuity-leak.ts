import type { Entity } from '../domain/entity.ts';
import type { ContinuityId, EntityId } from '../domain/ids.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { FileSummary } from '../index/summary.ts';
import { tellingNamed } from '../syntax/prose/cues.ts';
import { type Dated, placeOf } from '../time/dated.ts';
import { baseKind } from '../time/entities.ts';
import type { Disagreement } from '../time/prose/disagree.ts';
import { disagreements } from '../time/prose/disagreements.ts';
import { checkPassages, type ProseSentence, type QuietKey } from '../time/prose/sentence.ts';
import { type ToldVenue, toldVenues } from '../time/prose/venues.ts';
import { be, capitalised, fact, happened, named, when } from '../time/words.ts';
import { scopeFixes } from './fixes/scope.ts';
import { kinshipsToldElsewhere } from './impossible-kinship.ts';
import { ordersToldElsewhere } from './impossible-order.ts';
import { partiesToldElsewhere } from './not-a-party.ts';
import type { FindingDraft, Rule } from './rule.ts';
import type { ToldElsewhere } from './told-elsewhere.ts';
import { agesToldElsewhere } from './wrong-age.ts';
import { durationsToldElsewhere } from './wrong-duration.ts';

const quiet: QuietKey = { name: 'passages without people of other continuities' };

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
  const foreign = checkPassages(snapshot, file, quiet, ({ sentences }) =>
    sentences.filter(({ items, continuity }) =>
      items.some(({ entity }) => ownerElsewhere(snapshot, entity, continuity) !== undefined),
    ),
  );
  return foreign.flatMap((sentence) =>
    sentence.items.flatMap(({ entity, span }) => {
      const owner = ownerElsewhere(snapshot, entity, sentence.continuity);
      if (!entity || owner === undefined || namesTelling(snapshot, file, sentence, owner)) return [];
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

/** The continuity that someone belongs to, where nobody knows of it. */
function ownerElsewhere(
  snapshot: Snapshot,
  entity: Entity | undefined,
  here: ContinuityId | undefined,
): ContinuityId | undefined {
  const owner = entity?.continuity;
  if (!entity || owner === undefined || visible(snapshot, owner, here)) return undefined;
  return baseKind(snapshot.canon, entity) === 'work' ? undefined : owner;
}

function leakedFacts(snapshot: Snapshot, file: FileSummary): FindingDraft[] {
  const { dates, signings } = disagreements(snapshot, file);
  return [
    ...[...dates, ...signings].flatMap((found) =>
      found.type === 'leak' ? leakedDate(snapshot, file, found) : [],
    ),
    ...toldVenues(snapshot, file).flatMap((found) => leakedVenue(snapshot, file, found)),
    ...agesToldElsewhere(snapshot, file).flatMap((found) => leakedOther(snapshot, file, found)),
    ...durationsToldElsewhere(snapshot, file).flatMap((found) => leakedOther(snapshot, file, found)),
    ...partiesToldElsewhere(snapshot, file).flatMap((found) => leakedOther(snapshot, file, found)),
    ...kinshipsToldElsewhere(snapshot, file).flatMap((found) => leakedOther(snapshot, file, found)),
    ...ordersToldElsewhere(snapshot, file).flatMap((found) => leakedOther(snapshot, file, found)),
  ];
}

function leakedDate(
  snapshot: Snapshot,
  file: FileSummary,
  { told, continuity, canon, own, fixes }: Extract<Disagreement, { type: 'leak' }>,
): FindingDraft[] {
  const date = told.date.date;
  if (!date || namesTelling(snapshot, file, told.sentence, continuity)) return [];
  const name = named(told.entity, told.entity.id);
  const does = (dated: Dated, at = dated.date): string =>
    told.verb ? `${told.verb} ${when(at)}` : happened(dated.field, at, told.entity);
  const here = telling(snapshot, told.sentence.continuity);
  const both = own
    ? `; in ${here}, in which this passage is told, ${name} ${does(own)}`
    : `, and this passage is told in ${here}`;
  const advice = own
    ? 'Give the passage that continuity, name it in the sentence, or correct the date.'
    : 'Give the passage that continuity, or take the fact out.';
  return [
    {
      span: told.date.span,
      message: `${capitalised(name)} ${does(canon, date)} in the continuity \`${continuity}\` only${both}. ${advice}`,
      related: [
        { ...placeOf(canon), message: `${capitalised(fact(told.entity, canon))}, in \`${continuity}\`.` },
        ...(own ? [{ ...placeOf(own), message: `${capitalised(fact(told.entity, own))}, in ${here}.` }] : []),
      ],
      fixes: [...scopeFixes(snapshot, file, told.sentence, continuity), ...fixes],
    },
  ];
}

function leakedVenue(snapshot: Snapshot, file: FileSummary, found: ToldVenue): FindingDraft[] {
  const { told, venue, elsewhere, fixes } = found;
  if (!elsewhere || namesTelling(snapshot, file, told.sentence, elsewhere.continuity)) return [];
  const { treaty, place, mention, sentence } = told;
  const { continuity } = elsewhere;
  const name = named(treaty, treaty.id);
  const here = telling(snapshot, sentence.continuity);
  const signed = (at: string): string => `${name} ${be(treaty)} signed at ${at}`;
  return [
    {
      span: mention.span,
      message: `${capitalised(signed(place.name))} in the continuity \`${continuity}\` only; in ${here}, in which this passage is told, ${signed(venue.entity.name)}. Give the passage that continuity, name it in the sentence, or correct the place.`,
      related: [
        {
          file: elsewhere.venue.claim.file,
          span: elsewhere.venue.reference.span,
          message: `${capitalised(signed(elsewhere.venue.entity.name))}, in \`${continuity}\`.`,
        },
        {
          file: venue.claim.file,
          span: venue.reference.span,
          message: `${capitalised(signed(venue.entity.name))}, in ${here}.`,
        },
      ],
      fixes: [...scopeFixes(snapshot, file, sentence, continuity), ...fixes],
    },
  ];
}

/** An age, a length of time, a party, a parent, an order. */
function leakedOther(
  snapshot: Snapshot,
  file: FileSummary,
  { sentence, continuity, claim, draft }: ToldElsewhere,
): FindingDraft[] {
  if (namesTelling(snapshot, file, sentence, continuity)) return [];
  const here = telling(snapshot, sentence.continuity);
  return [
    {
      ...draft,
      verdict: 'certain',
      message: `${claim.replace(/\s+/g, ' ')} the continuity \`${continuity}\` only; in ${here}, in which this passage is told, ${draft.message.replace(/^The /, 'the ').replace(/ (?:Correct|Name) [^.]*\.$/, '')} Give the passage that continuity, name it in the sentence, or correct it.`,
      fixes: [
        ...scopeFixes(snapshot, file, sentence, continuity),
        ...(draft.fixes ?? []).map((fix) => ({ ...fix, preferred: false })),
      ],
    },
  ];
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
  // Of another continuity than the one it says it is told in, it does not speak knowingly.
  const said = sentence.telling === undefined ? [text, ...around] : around;
  return said.some(
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
