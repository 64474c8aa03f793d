/** Everything the prose of a file states for sure about time, in one pass over its sentences. */
import type { FileMemoKey, MemoKey, Snapshot } from '../../index/snapshot.ts';
import type { FileSummary } from '../../index/summary.ts';
import { type ToldAge, toldAges } from './ages.ts';
import { type ToldDate, toldDates } from './dates.ts';
import { type Deed, type Participation, type Stay, toldDeeds } from './deeds.ts';
import { type ToldDuration, toldDurations } from './durations.ts';
import { movedTold, type Passage, type Told } from './passage.ts';
import { prosePassages } from './sentence.ts';
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

const memo: FileMemoKey<ProseClaims> = { name: 'claims of prose' };

export function proseClaims(snapshot: Snapshot, file: FileSummary): ProseClaims {
  return snapshot.fileMemo(memo, file, () => readClaims(snapshot, file));
}

function readClaims(snapshot: Snapshot, file: FileSummary): ProseClaims {
  const all = prosePassages(snapshot, file)
    .map((passage) => claimsOf(snapshot, passage))
    .filter((claims) => claims !== nothing);
  return {
    dates: all.flatMap((claims) => claims.dates),
    signings: all.flatMap((claims) => claims.signings),
    signingPlaces: all.flatMap((claims) => claims.signingPlaces),
    signingEvents: all.flatMap((claims) => claims.signingEvents),
    deeds: all.flatMap((claims) => claims.deeds),
    stays: all.flatMap((claims) => claims.stays),
    participations: all.flatMap((claims) => claims.participations),
    ages: all.flatMap((claims) => claims.ages),
    durations: all.flatMap((claims) => claims.durations),
    citations: all.flatMap((claims) => claims.citations),
    parties: all.flatMap((claims) => claims.parties),
    articles: all.flatMap((claims) => claims.articles),
  };
}

const passageMemo: MemoKey<WeakMap<Passage, ProseClaims>> = { name: 'claims of passages' };

/** What a passage states; one that only moved states the same elsewhere. */
function claimsOf(snapshot: Snapshot, passage: Passage): ProseClaims {
  const origin = passage.origin ?? passage;
  const kept = snapshot.canonMemo(passageMemo, () => new WeakMap());
  const known = kept.get(origin) ?? sentenceClaims(origin);
  kept.set(origin, known);
  return passage.by === 0 || known === nothing ? known : movedClaims(known, passage);
}

function movedClaims(claims: ProseClaims, passage: Passage): ProseClaims {
  const move = <T extends Told>(told: T): T => movedTold(told, passage);
  return {
    dates: claims.dates.map(move),
    signings: claims.signings.map(move),
    signingPlaces: claims.signingPlaces.map(move),
    signingEvents: claims.signingEvents.map(move),
    deeds: claims.deeds.map(move),
    stays: claims.stays.map(move),
    participations: claims.participations.map(move),
    ages: claims.ages.map(move),
    durations: claims.durations.map(move),
    citations: claims.citations.map(move),
    parties: claims.parties.map(move),
    articles: claims.articles.map(move),
  };
}

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
  };
}

/** What most passages state. */
const nothing: ProseClaims = noClaims();

function sentenceClaims({ sentences, prose }: Passage): ProseClaims {
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
  }
  return Object.values(claims).some((told) => told.length > 0) ? claims : nothing;
}
