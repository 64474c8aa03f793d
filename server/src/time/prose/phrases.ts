/** Building blocks of the patterns. Names in `‹…›` are explained in `syntax/prose/template.ts`. */

const kin =
  '(?:father|mother|brother|sister|son|daughter|uncle|aunt|nephew|niece|cousin|husband|wife|widow|widower|grandson|granddaughter|grandfather|grandmother|half-brother|half-sister|stepfather|stepmother|twin|lover|friend|rival|teacher|pupil|master|mistress|captain|commander|leader|successor|predecessor|heir|deputy)';

/** "His elder brother" before a name. */
export const relative = `(?:[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Mm]y|[Oo]ur) (?:\\p{Ll}+ )?${kin}`;

/** Where a clause begins, so that the next name is its subject and not somebody's possession or object. */
const opening =
  '(?:^|^‹D› ?[:–—-] (?:[Tt]he )?|[;:—–] |, (?:(?:and|but|so|yet|while|whereas|where|when|as|for|though|although|because|since) )?|(?:^|[ ,] ?)(?:(?:certain|certain is|sure|known|recorded) that|[Ww]hen|[Aa]fter|[Bb]efore|[Uu]ntil|[Ss]ince|[Bb]ecause|There|Then|Later|All told|In all|In total|Altogether|In the end|And|But|Here|Now|Soon) )';
export const clauseStart = `(?<=${opening}(?:${relative},? )?)`;

/** Words of one clause between a verb and its date or place; to be checked by `isPlainFiller`. */
export const filler = '(?<fill>(?: [^,;:.!?—–\\uE0FF ]{1,40}){0,9}?)';

const doubtful =
  'nearly|almost|hardly|barely|scarcely|narrowly|supposedly|allegedly|reportedly|posthumously|figuratively|early|only|family';

/** An adverb of manner, which leaves a verb what it is. */
export const manner = `(?: (?!(?:${doubtful})\\b)\\p{Ll}{3,}ly)?`;

/** An adverb that changes nothing about who acts. */
export const adverb = `(?: (?!(?:${doubtful})\\b)(?:also|then|too|first|finally|at last|himself|herself|themselves|personally|again|soon|still|immediately|quickly|quietly|secretly|openly|formally|officially|eventually|suddenly|solemnly|reluctantly|briefly|promptly|famously|successfully|\\p{Ll}{3,}ly))?`;

/** One or several subjects. */
export function subjects(kinds: string): string {
  return `(?<subjects>‹${kinds}›(?:(?:, | and |, and )‹${kinds}›)*)`;
}

/** A date at the head of a clause, "In 2293," or "2293:" as timelines have it. */
export const introDate =
  '(?:(?=[IiOoDdAaBb][nuryo])(?<=^|; |, and |, but |\\bit was that |^It was )(?:[Ii]n|[Oo]n|[Dd]uring|[Aa]round|[Bb]y) ‹date:D›(?: exactly)?,? (?:that )?(?:(?:at|in|on|aboard) ‹LEV›, )?|^‹year:D› ?[:–—-] )';

/** An insertion about the subject: ", chancellor of the Empire,". */
export const apposition = '(?:, (?<apposition>[^,;:.!?\\uE0FF]{2,60}),)?';

/** What must not follow a date that is stated alone. */
export const dateEnd = '(?! or (?:in |on )?‹DR›)(?! ?[–-] ?‹D›)';

/** ", daughter of Gorkon,", ", who lived on the moon,": but not ", people said,". */
export const insertion =
  '(?:, (?!(?:and|or|but|nor) )(?![^,]*\\b(?:said|says|say|told|tells|wrote|writes|swore|insisted|recalled|thought|knew|heard|answered|not)\\b)[^,;:.!?\\uE0FF]{2,110},)';

/** The subject of a clause, or whom a relative clause right behind is about; its sign under `who`. */
export function subject(kinds: string, insertions = true): string {
  const relative = ', (?:who|which)';
  const behind = insertions ? `(?:${insertion}|${relative})?` : `(?:${relative})?`;
  return `(?:${clauseStart}(?=‹${kinds}›)|(?=‹${kinds}›${relative} ))‹who:${kinds}›${behind}`;
}

/** A party's deed that makes a treaty its own. */
export const sealing = '(?:put|set) (?:its|their|his|her) (?:marks?|names?|seals?|hands?|signatures?) to';
