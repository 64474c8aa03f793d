/** Everything the prose of a file states for sure about time, in one pass over its sentences. */
import type { MemoKey, Snapshot } from '../../index/snapshot.ts';
import type { FileSummary } from '../../index/summary.ts';
import { type ToldAge, toldAges } from './ages.ts';
import { type ToldDate, toldDates } from './dates.ts';
import { type Deed, type Participation, type Stay, toldDeeds } from './deeds.ts';
import { type ToldDuration, toldDurations } from './durations.ts';
import { type ToldKinship, toldKinships } from './kinships.ts';
import { type ToldOrder, toldOrders } from './orders.ts';
import { movedTold, type Passage, type PassageOrigin } from './passage.ts';
import { checkPassages, prosePassages, type QuietKey } from './sentence.ts';
import { type ToldEvent, type ToldPlace, toldSignings } from './signings.ts';
import {
  type Citation,
  citations,
  type ToldArticle,
  type ToldParty,
  toldArticles,
  toldParties,
} from './treaties.ts';

export interface ProseClaims {
  readonly dates: ToldDate[];
  readonly signings: ToldDate[];
  readonly signingPlaces: ToldPlace[];
  readonly signingEvents: ToldEvent[];
  readonly deeds: Deed[];
  readonly stays: Stay[];
  readonly participations: Participation[];
  readonly ages: ToldAge[];
  readonly durations: ToldDuration[];
  readonly citations: Citation[];
  readonly parties: ToldParty[];
  readonly articles: ToldArticle[];
  readonly kinships: ToldKinship[];
  readonly orders: ToldOrder[];
}

/** What stands in {@link ProseClaims} under a name. */
type ClaimOf<F extends keyof ProseClaims> = ProseClaims[F][number];

/** All that the prose of a file states under a name, in order. */
export function toldIn<F extends keyof ProseClaims>(
  snapshot: Snapshot,
  file: FileSummary,
  field: F,
): readonly ClaimOf<F>[] {
  return prosePassages(snapshot, file).flatMap((passage) => claimsUnder(snapshot, passage, field));
}

/** What `check` finds in all that is stated under a name. It must hang on nothing but the passage and the canon. */
export function checkTold<F extends keyof ProseClaims, T>(
  snapshot: Snapshot,
  file: FileSummary,
  field: F,
  key: QuietKey,
  check: (told: ClaimOf<F>) => readonly T[] | T,
): readonly T[] {
  return checkPassages(snapshot, file, key, (passage) =>
    claimsUnder(snapshot, passage, field).flatMap((told) => check(told)),
  );
}

const passageMemo: MemoKey<WeakMap<PassageOrigin, ProseClaims>> = { name: 'claims of passages' };

/** What a passage states; one that only moved states the same elsewhere. */
function claimsUnder<F extends keyof ProseClaims>(
  snapshot: Snapshot,
  passage: Passage,
  field: F,
): readonly ClaimOf<F>[] {
  const { origin } = passage;
  const kept = snapshot.canonMemo(passageMemo, newMemo);
  const known = kept.get(origin) ?? sentenceClaims(origin);
  kept.set(origin, known);
  const told: readonly ClaimOf<F>[] = known[field];
  return passage.by === 0 || told.length === 0 ? told : told.map((each) => movedTold(each, passage));
}

const newMemo = (): WeakMap<PassageOrigin, ProseClaims> => new WeakMap();

function noClaims(): ProseClaims {
  return {
    dates: [],
    signings: [],
    signingPlaces: [],
    signingEvents: [],
    deeds: [],
    stays: [],
    participations: [],
    ages: [],
    durations: [],
    citations: [],
    parties: [],
    articles: [],
    kinships: [],
    orders: [],
  };
}

/** What most passages state. */
const nothing: ProseClaims = noClaims();

function sentenceClaims({ sentences, prose }: PassageOrigin): ProseClaims {
  const claims = noClaims();
  for (const sentence of sentences) {
    for (const told of toldDates(sentence)) {
      (told.field === 'signed' ? claims.signings : claims.dates).push(told);
    }
    const signings = toldSignings(sentence);
    claims.signings.push(...signings.dates);
    claims.signingPlaces.push(...signings.places);
    claims.signingEvents.push(...signings.events);
    const deeds = toldDeeds(sentence);
    claims.deeds.push(...deeds.deeds);
    claims.stays.push(...deeds.stays);
    claims.participations.push(...deeds.participations);
    claims.ages.push(...toldAges(sentence, prose));
    claims.durations.push(...toldDurations(sentence));
    claims.citations.push(...citations(sentence));
    claims.parties.push(...toldParties(sentence));
    claims.articles.push(...toldArticles(sentence, prose));
    claims.kinships.push(...toldKinships(sentence, prose));
    claims.orders.push(...toldOrders(sentence, prose));
  }
  return Object.values(claims).some((told) => told.length > 0) ? claims : nothing;
}
