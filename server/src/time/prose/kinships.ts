/** Who prose says is whose child: "Sidony, Rhovan's daughter,", "Amarin was a son of Ossa". */
import type { Span } from '../../base/span.ts';
import type { Entity } from '../../domain/entity.ts';
import type { EntityId } from '../../domain/ids.ts';
import { hedged, inverted, saidBehind } from '../../syntax/prose/cues.ts';
import { type Prose, pattern } from '../../syntax/prose/template.ts';
import { type Finder, type Found, finder, matches } from './finder.ts';
import { apposition, clauseStart, subject } from './phrases.ts';
import { hasTwo, type ProseItem, type ProseSentence } from './sentence.ts';
import { spanOfWords } from './word-spans.ts';

export interface ToldKinship {
  readonly child: Entity;
  /** Everybody whom the child's name could mean. */
  readonly candidates: readonly EntityId[];
  /** A first name only, which others may bear. */
  readonly shortChild: boolean;
  readonly parent: Entity;
  /** The name of the parent. */
  readonly mention: ProseItem;
  /** Which parent, where the word says it: "the father of". */
  readonly role: 'father' | 'mother' | undefined;
  /** Where the words for it stand: "a son of". */
  readonly span?: Span;
  readonly sentence: ProseSentence;
}

/** How a form may be misread. */
type Form =
  /** A clause of its own: "X was the son of Y". */
  | 'clause'
  /** "X, son of Y": nothing else can begin so. */
  | 'bare'
  /** "X's father Y": a clause may begin between the two names, where something leads in to it. */
  | 'close'
  /** "X, the son of Y": where a list or a clause may go on behind the comma, it may be somebody else. */
  | 'loose';

interface KinFinder {
  readonly form: Form;
  readonly finder: Finder;
}

const adjectives =
  '(?:(?:eldest|elder|oldest|older|younger|youngest|only|sole|first|second|third|fourth|fifth|sixth|seventh|last|surviving|living|natural|bastard|illegitimate|legitimate|posthumous|twin|first-born|firstborn|beloved|favourite|favorite|unmarried|widowed|late|infant|little|young|dead|own) ){0,3}';
const wordEnd = '(?![\\p{L}-])';
const child = `${adjectives}(?:son|daughter|child)(?: and (?:only )?(?:child|heir|heiress|successor))?${wordEnd}`;
const oneOf = `(?:the |a |an |one of (?:the )?)?${adjectives}(?:sons?|daughters?|child|children)(?: and (?:only )?(?:child|heir|heiress|successor))?${wordEnd}`;
const father = `${adjectives}(?<role>father|mother)${wordEnd}`;
const late = '(?:the late )?';
/** One parent or both: "of Casmir and his wife Ilvane". */
const parents = `${late}‹parent:P›(?: and (?:of )?(?:(?:his|her) (?:wife|husband|consort|queen),? )?${late}‹other:P›(?=[,.;:)]|$))?(?!['’])`;
const where = '(?:,? (?:in|on|at|aboard) (?:‹D›|‹LV›)){0,3}';

function form(kind: Form, source: string, full = false): KinFinder {
  return { form: kind, finder: finder('P', source, full) };
}

const finders: readonly KinFinder[] = [
  form('bare', `‹child:P›,? (?<words>${child} of) ${parents}`),
  form('bare', `‹child:P› \\((?<words>(?:the |a |an )?${child} of) ${parents}(?=[,;)])`, true),
  form('loose', `‹child:P›, (?<words>(?:the|a|an) ${child} of) ${parents}`),
  form('loose', `‹child:P›, ‹parent:P›['’]s? (?<words>${child})`),
  form('clause', `${subject('P')} (?:was|is)(?: also)? (?<words>${oneOf} of) ${parents}`),
  form(
    'clause',
    `${clauseStart}‹child:P›${apposition} (?:was|is)(?: also)? ‹parent:P›['’]s? (?<words>${child})`,
  ),
  form('clause', `${subject('P')} was born${where},? (?<words>(?:the |a |an )?${child} of) ${parents}`),
  form('clause', `${subject('P')} was born${where} (?<words>to) ${parents}`),
  form('close', `‹parent:P›['’]s? (?<words>${child}) ‹child:P›(?!['’])`),
  form('loose', `‹parent:P›['’]s? (?<words>${child}), ‹child:P›(?!['’])`),
  form('close', `‹child:P›['’]s? (?<words>${father}) ‹parent:P›(?!['’])`),
  form('loose', `‹child:P›['’]s? (?<words>${father}), ‹parent:P›(?!['’])`),
  form('clause', `${clauseStart}‹child:P›['’]s? (?<words>${father}) was ‹parent:P›(?!['’])`),
  form('clause', `‹child:P›, whose (?<words>${father}) (?:was|is) ‹parent:P›(?!['’])`),
  form('bare', `‹parent:P›, (?<words>${father} of) ‹child:P›(?!['’])`),
  form('loose', `‹parent:P›, (?<words>the ${father} of) ‹child:P›(?!['’])`),
  // The subject is the parent.
  form('clause', `${subject('P')} (?:was|is)(?: also)? (?<words>(?:the )?${father} of) ‹child:P›(?!['’])`),
];

const kinWords = /(?<!\p{L})(?:sons?|daughters?|child|children|father|mother|born)(?![\p{L}-])/iu;
/** No kin by blood, or no truth: pretence, dreams, other worlds, roles. */
const unreal =
  /(?<!\p{L})(?:adopt\w*|foster\w*|step-?(?:son|daughter|child|father|mother)\w*|raised|reared|brought up|ward of|changeling|secretly|real(?:ly)? (?:father|mother|parents|name|the)|true (?:father|mother|parents)|dream\w*|nightmare\w*|visions?|hallucinat\w*|pos(?:ed|es|ing) as|pass(?:ed|es|ing) (?:\w+ )?(?:off )?(?:as|for)|mistook|taken for|took \w+ for|pretend\w*|guise|disguis\w*|impost[eo]rs?|impersonat\w*|(?:call|styl|nam|introduc)(?:ed|es|ing|s)? (?:him|her|them|it)sel(?:f|ves)|played by|actor|actress|roles?|character|clone[sd]?|android|reincarnat\w*|alternate|parallel|timeline|simulat\w*|holodeck|hologra\w+|spiritual|figurative\w*|metaphor\w*)(?!\p{L})/iu;
/** What takes it back behind. */
const notMeant =
  /^,? (?:in (?:all|spirit|name|law|everything|heart|every|his|her|their|the (?:tales?|story|stories|songs?|play|book|film|eyes|register|legends?))|of|by (?:adoption|marriage|courtesy|custom|law)|at heart|only|not|if|as (?:he|she|they|it|some|the)|so\b|or\b|they\b)/;
/** "The false Jory": not the one of the name. */
const pretended =
  /(?<!\p{L})(?:false|would-be|self-styled|so-called|supposed|alleged|pretended|other|another|second) $/iu;
/** Somebody else of the name, or of a longer one. */
const longerName = /^ (?:the )?(?:\p{Lu}|[IVX]+\b)/u;

/** Every parent that a sentence gives somebody; none when it only supposes or reports. */
export function toldKinships(sentence: ProseSentence, prose: Prose): ToldKinship[] {
  if (sentence.aside || !hasTwo(sentence, 'P')) return [];
  const text = prose.slice(sentence.span.start, sentence.span.end);
  if (!kinWords.test(text) || unreal.test(text)) return [];
  const told: ToldKinship[] = [];
  // A doubt in a clause behind it leaves an insertion as it is: whether it reaches so far is asked of each.
  const plain = { ...sentence, hedged: () => false };
  for (const { form: kind, finder: each } of finders) {
    for (const found of matches(plain, each)) {
      if (stands(sentence, found, kind)) add(told, sentence, prose, found);
    }
  }
  return told;
}

/** The subject of a clause is whichever of the two is not told otherwise. */
function add(told: ToldKinship[], sentence: ProseSentence, prose: Prose, found: Found): void {
  const child = found.item('child') ?? found.item('who');
  const parent = found.item('parent') ?? found.item('who');
  if (!child?.entity || !parent) return;
  const word = found.group('role');
  const role = word === 'father' || word === 'mother' ? word : undefined;
  const span = wordsOf(prose, child, parent, found.group('words') ?? '');
  for (const mention of [parent, found.item('other')]) {
    // Of somebody named by the first name alone nobody can say whether it is this one.
    if (!mention?.entity || mention.entity === child.entity || isShort(mention)) continue;
    if (told.some((other) => other.mention === mention && other.child === child.entity)) continue;
    told.push({
      child: child.entity,
      candidates: child.mention?.candidates ?? [],
      shortChild: isShort(child),
      parent: mention.entity,
      mention,
      role,
      ...(span && { span }),
      sentence,
    });
  }
}

function isShort({ mention }: ProseItem): boolean {
  return mention?.form === 'short';
}

/** Between the two names, or right behind both. */
function wordsOf(prose: Prose, a: ProseItem, b: ProseItem, words: string): Span | undefined {
  const [first, last] = a.span.start < b.span.start ? [a.span, b.span] : [b.span, a.span];
  const between = spanOfWords(prose, first.end, last.start, words);
  return between ?? spanOfWords(prose, last.end, last.end + words.length + 10, words);
}

/** So far back it is looked what leads in to a match: no clause is longer. */
const reach = 400;

/** Whether a match tells what it seems to, and tells it for sure. */
function stands(sentence: ProseSentence, found: Found, form: Form): boolean {
  const { text, end } = found;
  const start = startOf(found);
  const head = text.slice(Math.max(0, start - reach), start);
  const rest = text.slice(end);
  if (notMeant.test(rest) || longerName.test(rest) || /^['’-]/.test(rest)) return false;
  if (sentence.hedged() && !isAsideOfDoubt(text, end)) return false;
  if (pretended.test(head) || belongsElsewhere(head, text.slice(start))) return false;
  if (form === 'close') return isTerminal(rest) || rest.startsWith(',') || !leadsIn(head);
  return form !== 'loose' || isTerminal(rest) || (staysInsertion(rest) && !leadsIn(head));
}

/** "She was the wife of Tobias, daughter of Silas": she is, and not the one named last. */
function belongsElsewhere(head: string, match: string): boolean {
  return (
    /(?: of|(?:brother|sister|mother|father|wife|husband|cousin|friend) to) $/.test(head) &&
    !/^..['’]/.test(match)
  );
}

function startOf(found: Found): number {
  const signs = ['child', 'who', 'parent'].flatMap((name) => found.group(name) ?? []);
  return Math.min(...signs.map((sign) => found.text.indexOf(sign)));
}

/** "Sidony, Rhovan's daughter, who is said to write well": the doubt is about something else. */
function isAsideOfDoubt(text: string, end: number): boolean {
  if (!/^, (?:who|whose|whom|which)\b/.test(text.slice(end))) return false;
  return (
    !text.endsWith('?') && !inverted.test(text) && !saidBehind.test(text) && !hedged.test(text.slice(0, end))
  );
}

function isTerminal(rest: string): boolean {
  return /^(?:$|[.;:!?)]| ?[—–])/.test(rest);
}

const goesOn =
  '(?:the )?(?:first|last|only|second|third|future|later|then|now|one of|himself|herself|wife|husband|widow|widower|mother|father|brother|sister|heir|heiress|grandson|granddaughter|niece|nephew|cousin|successor|pupil|founder|namesake)\\b';
const insertionEnd = new RegExp(
  `^(?: and ${goesOn}|, and ${goesOn}| by [\\uE010]|,(?! (?:and|or|nor|as well|plus|with|an?|the|his|her|their|its|two|three|four|five|six|several|some|many|all|both|\\p{Lu}|[\\uE010-\\uE01F]|\\uE0FF)(?![\\p{L}-])))`,
  'u',
);

/** No list that goes on: "Amarin, a son of Ossa, and two clerks" may be four people. */
function staysInsertion(rest: string): boolean {
  return insertionEnd.test(rest);
}

const timeAtHead = pattern('^ ?(?:in|on|by) ‹D›,? ', 'iu');
const opener =
  /^ ?(?:to|for|with|by|from|at|in|on|under|over|besides?|before|after|behind|beyond|between|among|against|without|within|unlike|like|despite|near|of|through|until|till|upon|since|than|about|above|below|beneath|during|except|regarding|concerning|following|according|because|when|while|whenever|where|as|if|although|though|once|unless|whereas|that)\b[^,]*$/iu;

/** "To Amarin, a son of Ossa was a stranger": the clause begins behind the comma. */
function leadsIn(head: string): boolean {
  const clause = head.split(/[;:—–]|, (?:and|but|so|yet|while) /).at(-1) ?? '';
  return opener.test(clause.replace(timeAtHead, ''));
}
