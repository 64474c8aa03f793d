/** Everything the prose of a file states for sure about time, in one pass over its sentences. */
import type { MemoKey, Snapshot } from '../../index/snapshot.ts';
import type { FileSummary } from '../../index/summary.ts';
import { type ToldAge, toldAges } from './ages.ts';
import { type ToldDate, toldDates } from './dates.ts';
import { type Deed, type Participation, type Stay, toldDeeds } from './deeds.ts';
import { type ToldDuration, toldDurations } from './durations.ts';
import { proseSentences } from './sentence.ts';
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
}

const memo: MemoKey<WeakMap<FileSummary, ProseClaims>> = { name: 'claims of prose' };

export function proseClaims(snapshot: Snapshot, file: FileSummary): ProseClaims {
  const kept = snapshot.memo(memo, () => new WeakMap());
  const known = kept.get(file);
  if (known) return known;
  const made = readClaims(snapshot, file);
  kept.set(file, made);
  return made;
}

function readClaims(snapshot: Snapshot, file: FileSummary): ProseClaims {
  const claims: ProseClaims = {
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
  };
  for (const sentence of proseSentences(snapshot, file)) {
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
    claims.ages.push(...toldAges(sentence));
    claims.durations.push(...toldDurations(sentence));
    claims.citations.push(...citations(sentence));
    claims.parties.push(...toldParties(sentence));
    claims.articles.push(...toldArticles(sentence, file.markdown?.prose ?? ''));
  }
  return claims;
}
