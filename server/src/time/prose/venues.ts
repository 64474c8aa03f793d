/** Where prose has treaties signed, and canon has them signed somewhere else. */
import type { Fix } from '../../domain/finding.ts';
import type { ContinuityId } from '../../domain/ids.ts';
import type { FileMemoKey, Snapshot } from '../../index/snapshot.ts';
import type { FileSummary } from '../../index/summary.ts';
import { mayCoincide, type Named, targets } from '../entities.ts';
import { checkTold } from './claims.ts';
import type { QuietKey } from './sentence.ts';
import type { ToldPlace } from './signings.ts';
import { otherTellings, retold } from './tellings.ts';

const quiet: QuietKey = { name: 'passages whose venues are right' };

export interface ToldVenue {
  readonly told: ToldPlace;
  /** Where canon has it, in the passage's continuity. */
  readonly venue: Named;
  /** Another continuity that has it as it is told. */
  readonly elsewhere: { readonly continuity: ContinuityId; readonly venue: Named } | undefined;
  readonly fixes: readonly Fix[];
}

const memo: FileMemoKey<readonly ToldVenue[]> = { name: 'places of signings that canon has otherwise' };

export function toldVenues(snapshot: Snapshot, file: FileSummary): readonly ToldVenue[] {
  return snapshot.fileMemo(memo, file, () =>
    checkTold(snapshot, file, 'signingPlaces', quiet, (told) => misplaced(snapshot, file, told)),
  );
}

function misplaced(snapshot: Snapshot, file: FileSummary, told: ToldPlace): ToldVenue[] {
  const venues = venuesOf(snapshot, told);
  const [venue] = venues;
  if (!venue || venues.some((each) => isThere(snapshot, told, each))) return [];
  const { treaty, mention, sentence } = told;
  const elsewhere = otherTellings(snapshot, [treaty], ['signed'], sentence.continuity).flatMap(
    (continuity) => {
      const there = retold(told, continuity);
      const same = venuesOf(snapshot, there).find((each) => isThere(snapshot, there, each));
      return same ? [{ continuity, venue: same }] : [];
    },
  );
  const newText = venue.entity.name;
  const edit = { file: file.path, span: mention.span, newText };
  const isLink = mention.mention?.form === 'link';
  const fixes = isLink ? [] : [{ title: `Change to \`${newText}\``, edits: [edit], preferred: false }];
  return [{ told, venue, elsewhere: elsewhere[0], fixes }];
}

function isThere({ canon }: Snapshot, { place, sentence }: ToldPlace, { entity }: Named): boolean {
  return mayCoincide(canon, entity, place, sentence.continuity);
}

/** Where canon has a treaty signed: the place it names, else that of the event. */
function venuesOf(snapshot: Snapshot, { treaty, sentence }: ToldPlace): readonly Named[] {
  const { canon } = snapshot;
  return canon.claims(treaty.id, 'signed', sentence.continuity).flatMap((claim) => {
    const places = targets(canon, claim, 'place');
    if (places.length > 0) return places;
    return targets(canon, claim, 'event').flatMap(({ entity }) =>
      canon.claims(entity.id, 'place', sentence.continuity).flatMap((told) => targets(canon, told)),
    );
  });
}
