/** Words that stand before a name and belong to it: ranks, forms of address, the kind of a place or ship. */

const titles = new Set(
  (
    'king queen prince princess emperor empress tsar tsarina sultan caliph shah khan pharaoh regent crown heir ' +
    'duke duchess archduke archduchess count countess earl baron baroness viscount marquis marquess margrave ' +
    'lord lady sir dame saint st pope bishop archbishop cardinal abbot abbess prior prioress father mother ' +
    'brother sister friar priest priestess rabbi imam high grand great arch vice deputy acting first second third ' +
    'chancellor president premier minister prime secretary senator governor consul proconsul praetor tribune ' +
    'ambassador envoy delegate speaker mayor sheriff marshal judge justice councillor commissioner chief chieftain ' +
    'captain commander commodore admiral general colonel major lieutenant sergeant corporal private ensign cadet ' +
    'officer commandant warlord master mistress maester doctor dr mr mrs ms miss professor prof capt cmdr lt ' +
    'col gen adm rev inspector detective agent mage archmage wizard sorcerer witch druid knight squire ' +
    'shaman prophet oracle elder thane jarl voivode hetman doge shogun daimyo vizier boyar magister'
  ).split(' '),
);

/** Written small, these come between the article and a name: "the moon Praxis", "the starship Aldebaran". */
const nouns = new Set(
  (
    'moon planet world city town village island fortress castle kingdom empire colony station starbase ship starship ' +
    'vessel frigate cruiser schooner brig flagship freighter conference battle treaty ambassador senator captain ' +
    'admiral general chancellor king queen emperor empress duke duchess president governor pirate engineer ' +
    'physician poet historian merchant smuggler outlaw wizard sorcerer knight bishop young old'
  ).split(' '),
);

const lastWord = /([\p{L}]+\.?)\s+$/u;

/**
 * Offset where the titles before the end of `text` begin; its length when there are none. Small nouns count
 * only behind an article: "the pirate Vane", but not "a pirate Vane".
 */
export function titlesBefore(text: string, own: readonly string[]): number {
  let start = text.length;
  let nounsOnly = text.length;
  for (;;) {
    const rest = text.slice(0, start);
    const ownTitle = own.find((title) => endsWithWord(rest, title));
    const word = lastWord.exec(rest)?.[1] ?? '';
    const folded = word.replace('.', '').toLowerCase();
    const isTitle = /^\p{Lu}/u.test(word) && titles.has(folded);
    const length = rest.trimEnd().length - (ownTitle?.length ?? word.length);
    if (ownTitle !== undefined || isTitle) {
      start = length;
      nounsOnly = length;
    } else if (nouns.has(folded) && /^\p{Ll}/u.test(word)) start = length;
    else break;
  }
  if (start === nounsOnly) return start;
  return /(?:^|[^\p{L}])[Tt]he\s+$/u.test(text.slice(0, start)) ? start : nounsOnly;
}

/** Said of the living, written small: "old Ambrose", "poor dear Tilda". */
const epithets =
  /(?<![\p{L}’'-])(?:(?:old|young|poor|dear|good|brave|clever|proud|weary|gentle|stubborn)\s+){1,2}$/u;

/** Offset where such words before the end of `text` begin; its length when there are none. */
export function epithetBefore(text: string): number {
  return epithets.exec(text)?.index ?? text.length;
}

function endsWithWord(text: string, title: string): boolean {
  const rest = text.trimEnd();
  if (rest.length === text.length || !rest.endsWith(title)) return false;
  return !/[\p{L}\p{N}]/u.test(rest.charAt(rest.length - title.length - 1));
}
