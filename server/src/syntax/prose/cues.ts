/** Words that take the certainty, or the presence, out of a sentence. */

/**
 * Somebody's opinion, a condition, a negation: the sentence states nothing for sure. Said of the template
 * text, in which names do not occur.
 */
export const hedged = new RegExp(
  `\\b(?:${[
    'if|unless|whether|must have|had (?:he|she|it|they) |were (?:he|she|it|they) ',
    'perhaps|maybe|possibly|probably|presumably|apparently|supposedly|allegedly|reportedly|purportedly|seemingly',
    'legends?|myths?|rumou?rs?|rumou?red|fables?|tales? (?:has|have|tells?)|stor(?:y|ies) (?:has|have|goes|go|tells?)',
    'some (?:say|said|believe|hold|claim)|(?:they|people|folk|men|women|elders) say|or so|it (?:is|was) (?:said|believed|thought|claimed|rumou?red)|(?:is|was|are|were) said to',
    "(?:not|never|n[’']t|nobody|no one|none)(?: \\p{Ll}+){0,3} (?:certain|sure|known|recorded) that",
    'claim(?:s|ed)?|alleg(?:es|ed)|believ(?:es|ed)|suppos(?:es|ed)|suspect(?:s|ed)|pretend(?:s|ed)|imagin(?:es?|ed)|assum(?:es|ed)',
    'according to|in (?:his|her|their) (?:opinion|view|account|version)|mistaken(?:ly)?|wrong(?:ly)?|falsely|(?:is|are|was|were|proved|plainly|quite) false|false (?:accounts?|claims?|dates?|entr(?:y|ies)|names?|records?|reports?|rumou?rs?|stor(?:y|ies)|tales?|testimony|versions?)|erroneous(?:ly)?|lied?|lies',
    '(?:ballad|song|saga|verse|poem)s? (?:has|have|says?|tells?|goes|claims?)',
    'contrary to|instead of|rather than|as though|as if|seem(?:s|ed)? to|appear(?:s|ed)? to',
    'supposed|hypothetical(?:ly)?|what if|imaginary|fiction(?:al)?|in the play|in the opera|in the song|in the novel',
  ].join('|')})\\b`,
  'iu',
);

const someone =
  '(?:the|those|these|an?|one|some|many|most|all|every|each|his|her|their|its|my|our|old)\\b|[\\uE010-\\uE01F\\p{Lu}]';
const saying =
  'says?|said|insists?|insisted|swears?|swore|maintains?|maintained|writes?|tells?|recalls?|recalled|reckons?|reckoned';

/**
 * Who says so may stand behind: ", says the dust jacket", ", or so the carters tell it", "– the guide insists". Not
 * behind a quotation, which is the saying itself.
 */
export const saidBehind = new RegExp(
  `(?<!\\uE0FF)(?:,| [—–]) (?:${[
    `(?:${saying}) (?!(?:an?|the|his|her|their) (?:\\p{Ll}+ )?(?:prayers?|mass|grace|words?|lies|story|stories|goodbyes?|farewells?)\\b)(?:${someone})`,
    `wrote (?:${someone})(?:(?! and )[^,;])*$`,
    `(?:or )?(?:so )?(?:${someone})[^,;:—–]{0,60} (?:${saying}|wrote|goes|ha[sd] it|have it|believes?|thinks?)(?: (?:it|so))?[.!…]?$`,
  ].join('|')})`,
  'u',
);

/** Verbs that take the certainty out of what stands around or behind them, but not out of what went before. */
export const modal =
  /\b(?:would|could|might|may|should|cannot|can't|couldn't|wouldn't|expected|planned|intended|meant to|hoped|feared)\b/i;

/** "Had Gorkon lived…", "Did Gorkon sign…": the verb before its subject. */
export const inverted = /^(?:Had|Were|Should|Did|Was|Is|Has|Have|Do|Does|Could|Would) [\uE010-\uE01F]/u;

/** The dead in memory, image and name: who is spoken of need not be there. */
export const absent = new RegExp(
  `\\b(?:${[
    'memor(?:y|ies|ial|ials|oir|oirs)|remember(?:s|ed|ing)?|recall(?:s|ed|ing)?|recollect\\w*|commemorat\\w*|nostalgi\\w*',
    'dream(?:s|ed|t|ing)?|nightmare\\w*|vision(?:s)?|hallucinat\\w*|trance|s[ée]ance|ghost(?:s|ly)?|spirit(?:s)?|spectre|specter|phantom|apparition|wraith|shade',
    'statue(?:s)?|statuette|bust|monument(?:s)?|effigy|bronze|marble|portrait(?:s)?|painting(?:s)?|fresco|tapestr(?:y|ies)|icon|likeness|photograph(?:s)?|picture(?:s)?|image(?:s)?',
    'grave(?:s|yard|side)?|tomb(?:s|stone)?|mausoleum|crypt|sepulchre|coffin|casket|urn|ashes|burial|buried|funeral|(?:the|a|his|her|their) wake(?! of)|mourn\\w*|obituary|eulogy|epitaph|corpse|(?:mortal|the|his|her|their|earthly|human) remains|bones|skull|relic(?:s)?|shrine',
    'legacy|heritage|heir(?:s)?|descendant(?:s)?|posthumous(?:ly)?|afterlife|underworld|heaven|hell|resurrect\\w*|reincarnat\\w*|reborn|revived|raised from the dead|undead|lich|zombie|vampire',
    'named (?:after|for|in honou?r)|(?:his|her|their|its|the|whose) names?|namesake|in honou?r of|tribute|anniversary|centen(?:nial|ary)|jubilee',
    'flashback|flashbacks|holodeck|hologram|holographic|simulat\\w*|recording(?:s)?|recorded|diar(?:y|ies)|letters? (?:of|from|by)|played by|actor|actress|role|character|(?:the|an?|this|that|his|her|their|stage|school) play|plays|theatre|theater|waxworks?|puppet\\w*|tableau|on (?:the )?stage|film|re-?enact\\w*|impersonat\\w*|disguised|impostor|imposter|clone(?:d|s)?|android|cop(?:y|ies) of \\uE010|double',
    'time travel\\w*|travel(?:l)?ed (?:back )?(?:in|through) time|from the past|from the future|back in time|alternate|parallel|another (?:timeline|universe|reality)|timeline',
    'years? (?:earlier|before|ago)|decades? (?:earlier|before|ago)|centur(?:y|ies) (?:earlier|before|ago)|long ago|in (?:his|her|their) (?:day|time|youth|lifetime)|in those days',
    'style of|manner of|spoke of|thought of|told of|wrote of',
  ].join('|')})\\b`,
  'iu',
);

/** The same for what stands before them only: a look back in a later clause is no concern of this one. */
export const absentBefore =
  /\b(?:had|been|(?:the|his|her|their|our|my) late|dead|deceased|fallen|departed|former|formerly|previously|earlier|once|would-be)\b/iu;

/** Headings of sections that look back or aside. */
export const asideHeading =
  /\b(?:legacy|memory|memorial|remembrance|flashback|dream|vision|legend|myth|rumou?rs?|popular culture|behind the scenes|production|apocrypha|trivia|alternate|timeline|what if|prophecy|quotes?|quotations|inspiration|epilogue notes)/i;

/** What stands where something used to be. */
export const ruined =
  /\b(?:ruins?|ruined|wreck(?:age|s)?|remains|remnants?|rubble|site|ashes|former|rebuilt|restored|refounded|resettled|over|under|drowned|sunken|lost|debris|crater|memorial|museum|grave|where (?:it|they) (?:had been|had stood|used to))\b/i;

/** The sentence itself says which telling it speaks of. */
export const tellingNamed =
  /\b(?:timeline|continuity|universe|realit(?:y|ies)|canon|dimension|adaptation|alternate|parallel)\b/i;
