/** Whether words between two parts of a pattern leave them in one clause. */

const blockers = new RegExp(
  `\\b(?:${[
    'who|whom|whose|which|that|what|where|when|while|because|since|until|till|after|before|although|though|as|if|than|how|why',
    'not|never|no|hardly|neither|nor|without|except',
    'is|are|was|were|am|be|been|being|has|have|had|do|does|did|will|shall|can',
    'born|made|built|held|written|known|found|lost|fought|sent|led|taken|given|brought|bought|sold|told|kept|won|worn|drawn|grown|thrown|begun|sung|struck|set|cut|put|shot|slain|forgotten|broken|chosen|spoken|stolen|hidden|driven|fallen',
  ].join('|')})\\b`,
  'iu',
);
/** Participles: they begin a clause of their own. A few nouns look like them. */
const participle =
  /\b(?!(?:wounded|accused|beloved|assembled|united|learned|crowded|ragged|wicked|naked|rugged|gifted|aged|need|seed|deed|speed|feed|weed|breed|hundred|sacred|red|bed|shed|sled|wed|king|ring|wing|thing|evening|morning|spring|string|building|wedding|meeting|crossing|landing|during|nothing|something|everything|anything)\b)\p{L}{2,}(?:ed|ing)\b/iu;

/** Plain words without a verb of their own: what stands between a verb and its date or place. */
export function isPlainFiller(words: string): boolean {
  return !blockers.test(words) && !participle.test(words) && !/[;:—–]|\uE0FF/.test(words);
}
