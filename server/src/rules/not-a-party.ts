import type { Entity } from '../domain/entity.ts';
import type { ContinuityId } from '../domain/ids.ts';
import type { Canon } from '../index/canon.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { FileSummary } from '../index/summary.ts';
import { counts } from '../time/dated.ts';
import { baseKind, entitiesIn, type Named, targets } from '../time/entities.ts';
import { checkTold } from '../time/prose/claims.ts';
import type { QuietKey } from '../time/prose/sentence.ts';
import { otherTellings } from '../time/prose/tellings.ts';
import type { ToldParty } from '../time/prose/treaties.ts';
import { are, isPlural, listed, named } from '../time/words.ts';
import type { FindingDraft, Rule } from './rule.ts';
import type { ToldElsewhere } from './told-elsewhere.ts';

const quiet: QuietKey = { name: 'passages whose parties signed' };
const quietElsewhere: QuietKey = { name: 'passages whose parties signed nowhere else' };

/** Whoever belongs to a party, rules it or acts for it may speak for it. */
export const notAParty: Rule = {
  id: 'not-a-party',
  group: 'treaties',
  summary: 'Somebody is called a party to a treaty, or ends it, without being one.',
  severity: 'error',
  onByDefault: true,
  files: ['canon', 'article'],
  check: (snapshot, file) => [
    ...entitiesIn(snapshot, file).flatMap((treaty) => actors(snapshot, treaty)),
    ...checkTold(snapshot, file, 'parties', quiet, (told) =>
      partyElsewhere(snapshot, told) === undefined ? toldDraft(snapshot, told) : [],
    ),
  ],
};

/** Who is a party in another continuity only: `continuity-leak` reports it. */
export function partiesToldElsewhere(snapshot: Snapshot, file: FileSummary): readonly ToldElsewhere[] {
  return checkTold(snapshot, file, 'parties', quietElsewhere, (told) => {
    const continuity = partyElsewhere(snapshot, told);
    if (continuity === undefined) return [];
    const { party, treaty, sentence } = told;
    const claim = `${party.name} ${are(party)} a party to ${named(treaty, treaty.id)} in`;
    return toldDraft(snapshot, told).map((draft) => ({ sentence, continuity, claim, draft }));
  });
}

function partyElsewhere(snapshot: Snapshot, told: ToldParty): ContinuityId | undefined {
  const { treaty, party, sentence } = told;
  return otherTellings(snapshot, [treaty], ['parties'], sentence.continuity).find((continuity) => {
    const parties = partiesOf(snapshot.canon, treaty, continuity);
    return parties.length > 0 && speaksFor(snapshot.canon, party, parties, continuity);
  });
}

function actors(snapshot: Snapshot, treaty: Entity): FindingDraft[] {
  const { canon } = snapshot;
  return treaty.claims
    .filter((claim) => claim.field === 'status' && counts(claim))
    .filter((claim) => !joins.has(textOf(claim.value)))
    .flatMap((claim) => targets(canon, claim, 'by'))
    .flatMap(({ entity, claim, reference }) => {
      const parties = partiesOf(canon, treaty, claim.continuity);
      // `superseded`, by another treaty: that is no act of a party's.
      if (actsAlone.has(baseKind(canon, entity) ?? '') || speaksFor(canon, entity, parties, claim.continuity))
        return [];
      return [draft(treaty, entity, parties, reference.span)];
    });
}

/** Who speaks for a party nobody can tell, and a treaty that takes the place of another, or an event, is none. */
const actsAlone = new Set<string>(['person', 'treaty', 'event', 'work']);

/** By these a treaty gains parties, or is broken by whoever breaks it. */
const joins = new Set(['widened', 'proposed', 'negotiated', 'violated', 'broken']);

function textOf(value: Named['claim']['value']): string {
  const is = value.type === 'record' ? value.parts.get('is')?.[0]?.value : undefined;
  return is?.type === 'text' ? is.text : '';
}

function toldDraft(snapshot: Snapshot, { treaty, party, mention, sentence }: ToldParty): FindingDraft[] {
  const { canon } = snapshot;
  const parties = partiesOf(canon, treaty, sentence.continuity);
  if (speaksFor(canon, party, parties, sentence.continuity)) return [];
  return [draft(treaty, party, parties, mention.span)];
}

/** Parties of the treaty itself, of its umbrella, and of the treaties under it. */
function partiesOf(canon: Canon, treaty: Entity, continuity: ContinuityId | undefined): readonly Named[] {
  const umbrella = canon.claims(treaty.id, 'member-of', continuity).flatMap((claim) => targets(canon, claim));
  const members = canon
    .referringTo(treaty.id)
    .filter((claim) => claim.field === 'member-of')
    .flatMap((claim) => canon.entities.get(claim.subject) ?? []);
  const own = canon.claims(treaty.id, 'parties', continuity).flatMap((claim) => targets(canon, claim));
  if (own.length === 0) return [];
  const related = [...umbrella.map(({ entity }) => entity), ...members];
  return [
    ...own,
    ...related.flatMap((entity) =>
      canon.claims(entity.id, 'parties', continuity).flatMap((claim) => targets(canon, claim)),
    ),
  ];
}

const belonging = ['member-of', 'allegiances', 'within', 'part-of', 'offices', 'supersedes', 'owner'];
const belongingParts = [undefined, 'to', 'of'];

/** Nothing is known against it when canon names no parties. */
function speaksFor(
  canon: Canon,
  who: Entity,
  parties: readonly Named[],
  continuity: ContinuityId | undefined,
): boolean {
  if (parties.length === 0) return true;
  const reached = new Set([who]);
  for (const entity of reached) {
    if (parties.some((party) => party.entity === entity)) return true;
    for (const field of belonging) {
      for (const claim of canon.claims(entity.id, field, continuity)) {
        for (const part of belongingParts) {
          for (const target of targets(canon, claim, part)) reached.add(target.entity);
        }
      }
    }
  }
  // A party may be listed as a member of a larger power that is called a party here.
  return parties.some((party) =>
    belonging.some((field) =>
      canon
        .claims(party.entity.id, field, continuity)
        .some((claim) =>
          belongingParts.some((part) => targets(canon, claim, part).some(({ entity }) => entity === who)),
        ),
    ),
  );
}

function draft(
  treaty: Entity,
  who: Entity,
  parties: readonly Named[],
  span: FindingDraft['span'],
): FindingDraft {
  const names = [...new Set(parties.map(({ entity }) => entity.name))];
  const [first] = parties;
  const name = named(treaty, treaty.id);
  const whose = isPlural(treaty) ? 'their' : 'its';
  const known =
    names.length === 1 ? `${whose} only party is ${names[0]}` : `${whose} parties are ${listed(names)}`;
  return {
    span,
    message: `${who.name} ${are(who)} no party to ${name}: ${known}. Name one of them, or add ${who.name} to \`parties\`.`,
    related: first
      ? [
          {
            file: first.claim.file,
            span: first.reference.span,
            message: `The parties to ${name} stand here.`,
          },
        ]
      : [],
  };
}
