/** Who acts in prose, when and where: presence that needs somebody alive. */
import type { DateValue } from '../../domain/date.ts';
import type { Entity } from '../../domain/entity.ts';
import type { DateMention } from '../../syntax/dates/model.ts';
import { absentBefore, ruined } from '../../syntax/prose/cues.ts';
import { isPlainFiller } from '../../syntax/prose/fillers.ts';
import { itemOf, pattern } from '../../syntax/prose/template.ts';
import {
  bodilyPast,
  deedPresent,
  doing,
  isDeed,
  motionPast,
  sceneDoing,
  scenePast,
  scenePresent,
  speechPast,
  sufferedPast,
} from '../../syntax/prose/verbs.ts';
import { type Finder, type Found, finder, matches } from './finder.ts';
import {
  adverb,
  apposition,
  clauseStart,
  dateEnd,
  filler,
  introDate,
  manner,
  relative,
  subjects,
} from './phrases.ts';
import { has, type ProseItem, type ProseSentence } from './sentence.ts';

/** Somebody acts at a time. Without a mention the time is the passage's narrative date. */
export interface Deed {
  readonly agent: Entity;
  readonly mention: ProseItem;
  readonly date: DateValue;
  readonly told: DateMention | undefined;
  readonly sentence: ProseSentence;
}

/** Something happens, or somebody is, at a place. */
export interface Stay {
  /** Undefined for people without a name: "the bishops met at Yssa". */
  readonly agent: Entity | undefined;
  readonly place: Entity;
  readonly mention: ProseItem;
  readonly date: DateValue;
  readonly told: DateMention | undefined;
  readonly sentence: ProseSentence;
}

export interface Participation {
  readonly agent: Entity;
  readonly mention: ProseItem;
  readonly event: Entity;
  readonly sentence: ProseSentence;
}

export interface Deeds {
  readonly deeds: readonly Deed[];
  readonly stays: readonly Stay[];
  readonly participations: readonly Participation[];
}

const actors = 'PVF';
const verb = `(?: (?<be>was|were)(?: still| already| busy)?)?${manner} (?<verb>\\p{Ll}+)(?![\\p{L}’'-])`;
const intro = finder(`D ${actors}`, `${introDate}${subjects(actors)}${apposition}${adverb}${verb}`);
const trailing = finder(
  `D ${actors}`,
  `(?:${clauseStart}|(?<=^It was )|(?=‹${actors}›, who ))${subjects(actors)}(?:,? who)?${apposition}${adverb}${verb}${filler} (?<preposition>in|on|during) ‹date:D›${dateEnd}`,
);
/** "Aldous spent the winter of 1283 in town." */
const spending = finder(
  `D ${actors}`,
  `${clauseStart}${subjects(actors)}${apposition}${adverb} (?<verb>spent|passed) ‹date:D›`,
);
/** What the scene may open by only when it is another time, or a picture or a play. */
const otherFrames =
  'days?|times?|years?|months?|weeks?|past|old|first|beginning|end|war|reign|youth|young|age|spring|summer|autumn|winter|boy|girl|child|dream|stor(?:y|ies)|books?|tales?|songs?|pages?|pictures?|portraits?|paintings?|photographs?|mind|eyes?|memory|head|world|name|stage|act|scene|chapter|verse|canto|frame|canvas|film|screen|ballad|poem|hymn|legend|museum|window';
/** Where, or at what moment of the scene: "On the landing", "When the coughing was over", "Then". */
const staging = `(?:(?![^,\\uE010-\\uE01B]{0,60}\\b(?:${otherFrames})\\b)(?:(?:When|While|As|Once) [\\p{Ll} ’'-]{3,60}?|(?:On|In|At|By|From|Behind|Under|Beside|Across|Above|Below|Near) (?:the|an?|his|her|their|him|them) ?[\\p{Ll} ’'-]{0,40}?|Then|Now|Presently|Meanwhile|At last|At once|Afterwards|Next|Outside|Inside|Upstairs|Downstairs|Suddenly|Slowly)(?<!\\b(?:was|were|is|are|had|been|be|of|for|with|to|by|from|at|in|on|and|or|but|than|like|the|an?)),? )?`;
const scene = finder(actors, `(?:^${staging}|(?<=; |, (?:and|but) ))${subjects(actors)}${adverb}${verb}`);
const speech = finder(actors, `\\uE0FF,? (?<verb>\\p{Ll}+) ${subjects(actors)}(?=[,.;:!?]| \\p{Ll})`);
const introStay = finder(
  'D P L',
  `${introDate}${subjects('P')} (?:was|were|stayed|sat|lived|was living|was staying) (?:still )?(?:in|at|on|aboard) ‹place:L›`,
);
const trailingStay = finder(
  'D P L',
  `${clauseStart}${subjects('P')} (?:was|were|stayed|lived) (?:still )?(?:in|at|on|aboard) ‹place:L› (?:in|on) ‹date:D›${dateEnd}`,
);
const aboard =
  '(?:died|was killed|were killed|was born|served|sailed|was|were|lived|stayed|ate|dined|met) (?:aboard|on board)';
/** "Lind died aboard the Dauntless in 2299." */
const aboardStays = [
  finder('D P V', `${clauseStart}${subjects('P')} ${aboard} ‹place:V› (?:in|on) ‹date:D›${dateEnd}`),
  finder('D P V', `${introDate}${subjects('P')} ${aboard} ‹place:V›(?![’'])`),
];
/** What is done by somebody who is there to do it; books and songs may come out later. */
const doneBy =
  '(?:(?:killed|murdered|slain|assassinated|executed|poisoned|crowned|knighted|appointed|captured|arrested|imprisoned|exiled|banished|besieged|attacked|destroyed|burned|burnt|sacked|razed|conquered|founded|established|built|opened|visited|commanded|defeated|rescued|hired|dismissed|deposed|freed|bought|forged|launched|signed|ratified|succeeded)|(?:borne|carried|brought|led|escorted|guided|driven|piloted|steered)(?: (?:through|into|to|from|out of|up|down|across|over|home) [^,;:.!?—–\\uE0FF]{2,60}?)?|followed (?:on the throne|as [\\p{L} ]{3,30}))';
const agents = [
  finder(
    `D ${actors}`,
    `(?:was|were)${manner} ${doneBy} by (?:${relative},? )?‹joined:${actors}›(?!['’])${filler} (?:in|on) ‹date:D›${dateEnd}`,
  ),
  finder(
    `D ${actors}`,
    `${introDate}(?:‹PLFVEOTX›|[\\p{Ll} ]{3,40}?) (?:was|were)${manner} ${doneBy} by (?:${relative},? )?‹joined:${actors}›(?=[,.;:]|$| and | as )`,
  ),
];
const joinWords = /\b(?:joined|enlisted|admitted)\b/;
const aboardWords = /\b(?:aboard|on board)\b/;
/** Common people: "the bishops met at Yssa". */
const people =
  '(?:(?:the|a|an|some|several|many|two|three|four|all|his|her|their) )?(?!(?:of|in|at|on|from|for|by|under|over)\\b)\\p{Ll}+(?: (?!(?:of|in|at|on|from|for|by|under|over|that|who|which)\\b)\\p{Ll}+){0,2}?';
const nameless = finder(
  'D L',
  `${introDate}${people} (?:(?<be>was|were) (?:${[...sufferedPast].join('|')})|(?<verb>${[...bodilyPast].join('|')}))(?![\\p{L}-])${filler} (?<preposition>in|at|on|to) ‹place:L›(?![’'])`,
);
/** Whom somebody joins must be there to be joined. */
const joining = [
  finder(
    'D F P',
    `${clauseStart}${subjects('P')}${adverb} (?:joined|enlisted (?:in|with)|was admitted to) ‹joined:F› (?:in|on) ‹date:D›${dateEnd}`,
  ),
  finder(
    'D F P',
    `${introDate}${subjects('P')}${adverb} (?:joined|enlisted (?:in|with)|was admitted to) ‹joined:F›(?=[,.;:]|$| and )(?!['’])`,
  ),
];
const participation = finder(
  `E ${actors}`,
  `(?:${clauseStart}|${introDate}|(?=‹${actors}›, who ))${subjects(actors)}(?:, who|${apposition})${adverb} (?:(?:took part|was present|were present|(?<verb>\\p{Ll}+))${filler} (?:at|in|during) ‹event:E›|(?:had )?(?:attended|joined|won|lost) ‹event2:E›)`,
);

export function toldDeeds(sentence: ProseSentence): Deeds {
  const deeds: Deed[] = [];
  const stays: Stay[] = [];
  const participations: Participation[] = [];
  const result = { deeds, stays, participations };
  if (sentence.aside) return result;
  const hasDate = has(sentence, 'D');
  if (hasDate && has(sentence, actors)) {
    for (const found of matches(sentence, intro)) addDeed(result, found, 'intro');
    for (const found of matches(sentence, trailing)) addDeed(result, found, 'trailing');
    for (const found of matches(sentence, spending)) addDeed(result, found, 'intro');
    const { text } = sentence.template();
    if (joinWords.test(text)) {
      for (const each of joining) for (const found of presences(sentence, each)) addJoined(deeds, found);
    }
    if (text.includes(' by ')) {
      for (const each of agents) for (const found of presences(sentence, each)) addJoined(deeds, found);
    }
    const stayFinders = aboardWords.test(text)
      ? [introStay, trailingStay, ...aboardStays]
      : [introStay, trailingStay];
    for (const each of stayFinders) {
      for (const found of presences(sentence, each)) addStay(stays, found, found.items('subjects'));
    }
  }
  if (hasDate && has(sentence, 'L')) {
    for (const found of presences(sentence, nameless)) {
      const passive = found.group('be') !== undefined;
      const moves = movesTo(found.group('verb') ?? '', found.group('preposition') ?? '');
      if (passive || moves) addStay(stays, found, []);
    }
  }
  if (sentence.narrative && isScene(sentence)) addScene(deeds, sentence, sentence.narrative);
  if (has(sentence, 'E')) addParticipations(participations, sentence);
  return result;
}

/** Matches that are not told as something past already. */
function presences(sentence: ProseSentence, each: Finder): readonly Found[] {
  return matches(sentence, each).filter(isPresence);
}

function isPresence(found: Found): boolean {
  return !absentBefore.test(found.text.slice(0, found.end)) && !found.sentence.absent();
}

function dateOf(found: Found): DateMention | undefined {
  return (found.item('date') ?? found.item('year'))?.date;
}

function addDeed(result: { deeds: Deed[]; stays: Stay[] }, found: Found, form: 'intro' | 'trailing'): void {
  const told = dateOf(found);
  const word = found.group('verb') ?? '';
  if (!told?.date || !tellsDeed(found, word, form, told.date) || !isPresence(found)) return;
  for (const mention of found.items('subjects')) {
    if (!mention.entity) continue;
    result.deeds.push({ agent: mention.entity, mention, date: told.date, told, sentence: found.sentence });
  }
  const place = placeBehind(found, word);
  if (place?.entity) addStayAt(result.stays, found, place, found.items('subjects'));
}

function addJoined(deeds: Deed[], found: Found): void {
  const told = dateOf(found);
  const mention = found.item('joined');
  if (!told?.date || !mention?.entity) return;
  deeds.push({ agent: mention.entity, mention, date: told.date, told, sentence: found.sentence });
}

function tellsDeed(found: Found, word: string, form: 'intro' | 'trailing', date: DateValue): boolean {
  if (found.group('be') !== undefined) return sufferedPast.has(word) || doing.has(word);
  const rest = found.text.slice(found.end);
  if (!isLiteral(word, form === 'intro' ? rest : (found.group('fill') ?? ''))) return false;
  if (form === 'intro') return isDeed(word) || deedPresent.has(word);
  // "wrote in 1402", but "wrote about the war in 1402" dates the war.
  if (!isDeed(word) || speechPast.has(word)) return false;
  return (found.group('preposition') === 'on') === (date.grain === 'day');
}

const figurativeHome =
  /^ (?:in)?(?:to )?(?:the )?(?:calendar|history|legend|myth|canon|annals|language|records?|lore|hall of fame|pantheon)/;

/** "Came in with the coals"; but "came to power", "came of age". */
const movesOff =
  /^ (?:in|out|up|down|back|over|across|through|forward|round|past|home|along|away|aboard|ashore|running|into the|to the (?:door|window|table|gate))\b(?! (?:to|from) (?:power|office|favou?r|fashion|being|use|view|sight|force|question|nothing))/;

/** Turns of phrase in which the verb moves nobody. */
function isLiteral(word: string, rest: string): boolean {
  if (word === 'ringing') return !/^ in (?:his|her|my|our|their|your|the) (?:ears?|head|mind)\b/.test(rest);
  if (word === 'led') return !/^ (?:to|up to)\b/.test(rest);
  if (word === 'met')
    return !/^ (?:his|her|their|its|an?|the) (?:\p{Ll}+ )?(?:end|death|fate|doom)/u.test(rest);
  if (word === 'entered') return !figurativeHome.test(rest);
  if (word === 'won')
    return /^ [^,;.]*(?:war|battle|election|match|race|contest|duel|bet|game|tournament|trial|\uE013)/.test(
      rest,
    );
  if (word === 'took' || word === 'gave' || word === 'lent') return !/\bnames?\b|\brise\b/.test(rest);
  return !(word === 'turned' && /^ (?:\d|out)/.test(rest));
}

/** The first place behind a verb of the body: "inspected the mines on Praxis". */
const behind = pattern(
  "^(?<fill>(?: [^,;:.!?—–\\uE0FF ]{1,40}){0,8}?) (?<preposition>in|at|on|to|into|aboard) ‹place:L›(?![’']| \\p{Lu})",
  'u',
);

function placeBehind(found: Found, word: string): ProseItem | undefined {
  const fill = found.group('fill');
  const start = fill === undefined ? found.end : found.text.lastIndexOf(fill, found.end);
  const match = behind.exec(found.text.slice(start));
  const groups = match?.groups;
  if (!groups || !isPlainFiller(groups['fill'] ?? '')) return undefined;
  const there = found.group('be') !== undefined || movesTo(word, groups['preposition'] ?? '');
  return there ? itemOf(found.sentence.template(), groups['place']) : undefined;
}

function movesTo(word: string, preposition: string): boolean {
  if (preposition === 'to' || preposition === 'into') return motionPast.has(word);
  return bodilyPast.has(word);
}

function addStay(stays: Stay[], found: Found, agents: readonly ProseItem[]): void {
  const place = found.item('place');
  if (place?.entity) addStayAt(stays, found, place, agents);
}

function addStayAt(stays: Stay[], found: Found, place: ProseItem, agents: readonly ProseItem[]): void {
  const told = dateOf(found);
  if (!told?.date || !place.entity || ruined.test(found.text)) return;
  const common = { place: place.entity, mention: place, date: told.date, told, sentence: found.sentence };
  const persons = agents.filter((item) => item.kind === 'P');
  if (persons.length === 0) stays.push({ ...common, agent: undefined });
  for (const { entity } of persons) stays.push({ ...common, agent: entity });
}

/** A sentence of the story's present: no other time or event in it or before it. */
function isScene(sentence: ProseSentence): boolean {
  return !has(sentence, 'DRUE') && !sentence.elsewhen;
}

function addScene(deeds: Deed[], sentence: ProseSentence, date: DateValue): void {
  for (const each of [scene, speech]) {
    for (const found of presences(sentence, each)) {
      const word = found.group('verb') ?? '';
      const rest = found.text.slice(found.end);
      // A letter may have been written by somebody long dead.
      const fits =
        each === speech
          ? speechPast.has(word) && word !== 'wrote'
          : isSceneVerb(word, found.group('be'), rest);
      if (!fits || !isLiteral(word, rest)) continue;
      for (const mention of found.items('subjects')) {
        // In a story a pronoun goes back further than a paragraph.
        if (!mention.entity || !mention.mention) continue;
        deeds.push({ agent: mention.entity, mention, date, told: undefined, sentence });
      }
    }
  }
}

/** "Was ringing" is a deed too, "was rung" is none. */
function isSceneVerb(word: string, be: string | undefined, rest: string): boolean {
  if (/^(?:c[ao]mes?|coming|goes|went|going)$/.test(word) && !movesOff.test(rest)) return false;
  return be === undefined ? scenePast.has(word) || scenePresent.has(word) : sceneDoing.has(word);
}

function addParticipations(into: Participation[], sentence: ProseSentence): void {
  for (const found of presences(sentence, participation)) {
    const event = (found.item('event') ?? found.item('event2'))?.entity;
    const word = found.group('verb');
    if (!event || (word !== undefined && word !== 'participated' && !bodilyPast.has(word))) continue;
    for (const mention of found.items('subjects')) {
      if (mention.entity) into.push({ agent: mention.entity, mention, event, sentence });
    }
  }
}
