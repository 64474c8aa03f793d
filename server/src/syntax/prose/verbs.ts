/** Verbs whose subject must be there and alive, in the forms that patterns look for. */

/** Irregular pasts stand behind a colon. The body is needed for these. */
const bodily =
  'walk run:ran stand:stood sit:sat look smile laugh nod enter leave:left arrive depart return ride:rode travel ' +
  'sail fly:flew land dock board march climb kneel:knelt bow shake:shook turn pour drink:drank eat:ate sleep:slept ' +
  'wake:woke weep:wept shout whisper greet welcome embrace kiss strike:struck draw:drew shoot:shot fight:fought kill ' +
  'attack defend capture arrest seize steal:stole buy:bought sell:sold pay:paid bring:brought carry:carried ' +
  'throw:threw lift push pull wait watch listen sign meet:met visit attend inspect examine search hide:hid flee:fled ' +
  'escape follow lead:led command dance sing:sang play pray marry:married wed:wedded swear:swore step wander hurry:hurried ' +
  'rush lean grin sigh frown stare glance cook dine swim:swam hunt train dive:dived patrol orbit intercept ram pursue ' +
  'rescue escort transport deliver crash beam gather assemble convene camp lodge stay winter lecture speak:spoke ' +
  'address thank pick hand hold:held open close cross explore survey tour inaugurate receive treat fire feed:fed dig:dug ' +
  'stroll limp crawl swing:swung scream yell mutter murmur grunt growl chuckle shrug blink wink wave point touch grab ' +
  'catch:caught drop toss kick punch stab parry wrestle unlock knock lock serve:served camp hug wipe wash dress light:lit';

/**
 * Regular verbs whose subject may be long dead, or was never alive: fame, influence, being, ending. All other
 * forms in -ed right behind a subject are deeds.
 */
const lifeless =
  'inspired influenced remained haunted appeared seemed belonged represented symbolised symbolized embodied survived ' +
  'existed continued lasted endured mattered deserved needed lived died perished vanished disappeared earned gained ' +
  'featured starred ranked figured counted resembled owed turned passed expired rested reposed marked signified preceded ' +
  'followed outlived loomed proved emerged evolved faded decayed collapsed dissolved ceased ended lapsed originated ' +
  'changed crumbled splintered disbanded rusted foundered exploded burned sounded included consisted covered ' +
  'stretched rotted hovered towered related concerned happened occurred based used supposed called named ' +
  'considered regarded revered admired hated loved feared missed mourned honoured honored worshipped venerated ' +
  'aged celebrated';

/** Words only: the dead are quoted in the present, so that their present proves nothing. */
const spoken =
  'say:said ask answer reply:replied tell:told call write:wrote announce declare proclaim promise warn inform report ' +
  'confess admit deny:denied demand request protest petition vow argue explain insist refuse';

/** Acts of state and of a life; history tells them long afterwards. */
const political =
  'negotiate withdraw:withdrew accept reject agree decide appoint dismiss promote depose conquer invade annex besiege ' +
  'defeat surrender retreat rebel abdicate resign found establish build:built rebuild:rebuilt reform reinstate ratify ' +
  'host chair preside foil expose betray sabotage assassinate murder execute pardon forgive:forgave banish imprison free ' +
  'save recruit hire join serve enlist graduate retire move settle purchase acquire donate win:won vote duel ' +
  'challenge accuse testify:testified send:sent order seek:sought discover give:gave take:took destroy burn:burned ' +
  'sack raid engage launch borrow repair unveil crown begin:began spend:spent choose:chose make:made get:got keep:kept ' +
  'lose:lost drive:drove break:broke put:put set:set cut:cut lend:lent teach:taught undertake:undertook overthrow:overthrew ' +
  'spread:spread seek:sought wear:wore wind:wound sweep:swept deal:dealt quit:quit beat:beat forbid:forbade come:came ' +
  'go:went see:saw hear:heard feel:felt find:found think:thought strive:strove';

/** What may be done to somebody only while alive; behind "was". */
const suffered =
  'crowned elected appointed arrested captured imprisoned exiled promoted wounded injured knighted married seized ' +
  'dismissed deposed demoted banished rescued taken seen spotted invited summoned interrogated questioned enthroned ' +
  'hired recruited transferred posted ordained ambushed kidnapped abducted detained deported drafted evicted widowed';

/** Stems like "run" and "sit": one short vowel before their last consonant. */
const short = /^[^aeiou]*[aeiou][bdgmnprt]$/;

interface Forms {
  readonly past: string;
  /** Behind "was". */
  readonly progressive: string;
  readonly present: string;
}

const vowels = 'aeiou';
/** Their last consonant is doubled. */
const doubled = new Set(['nod', 'travel', 'annex', 'step', 'grin', 'rebel', 'ram', 'bar', 'wed', 'commit']);

function formsOf(entry: string): Forms {
  const [stem = '', irregular] = entry.split(':');
  const last = stem.charAt(stem.length - 1);
  const before = stem.charAt(stem.length - 2);
  const consonantY = last === 'y' && !vowels.includes(before);
  const past = last === 'e' ? `${stem}d` : consonantY ? `${stem.slice(0, -1)}ied` : `${stem}ed`;
  const british = doubled.has(stem) && last !== 'x' ? `${stem}${last}ed` : past;
  const present = consonantY
    ? `${stem.slice(0, -1)}ies`
    : /(?:s|x|z|ch|sh|o)$/.test(stem)
      ? `${stem}es`
      : `${stem}s`;
  const pasts = irregular ?? (british === past ? past : `${british}|${past}`);
  const bare =
    last === 'e' && before !== 'e'
      ? stem.slice(0, -1)
      : doubled.has(stem) || short.test(stem)
        ? `${stem}${last}`
        : stem;
  return { past: pasts, progressive: `${bare}ing`, present };
}

function forms(tense: keyof Forms, ...lists: readonly string[]): ReadonlySet<string> {
  const entries = lists.flatMap((list) => list.split(' '));
  return new Set(entries.flatMap((entry) => formsOf(entry)[tense].split('|')));
}

/** A book may be selling. */
function without(word: string, all: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...all].filter((each) => each !== word));
}

/** Past tense of what a person, ship or power does with an explicit date. */
const deedPast = forms('past', bodily, spoken, political);
const lifelessWords: ReadonlySet<string> = new Set(lifeless.split(' '));

/** Whether the word right behind a subject tells a deed in the past. */
export function isDeed(word: string): boolean {
  if (deedPast.has(word)) return true;
  return /^\p{Ll}{2,}[^e]ed$/u.test(word) && !lifelessWords.has(word);
}

/** Present tense, as timelines have it. */
export const deedPresent = forms('present', bodily, political);
/** Of motions too common to tell a deed elsewhere. */
const staged = 'come:came go:went ring:rang rise:rose bend:bent';
/** What shows a body on the scene of a story. */
export const scenePast = forms('past', bodily, spoken, staged);
export const scenePresent = forms('present', bodily, staged);
/** The same behind "was". */
export const sceneDoing = without('selling', forms('progressive', bodily, staged));
/** Verbs that put their subject, or what it moves, where the sentence says. */
export const bodilyPast: ReadonlySet<string> = new Set([
  ...forms('past', bodily),
  'settled',
  'preached',
  'ruled',
  'served',
  'worked',
  'practised',
  'practiced',
  'taught',
  'resided',
  'traded',
  'governed',
  'nursed',
  'ministered',
  'drilled',
  'feasted',
  'rested',
  'moved',
  'relocated',
]);
/** "was giving orders". */
export const doing = forms('progressive', bodily, political);
export const speechPast = forms('past', spoken);
/** Of these, "to" a place says that they got there. */
export const motionPast = forms(
  'past',
  'walk run:ran return ride:rode travel sail fly:flew march climb flee:fled escape come:came go:went move relocate emigrate immigrate migrate retire withdraw:withdrew retreat hurry:hurried rush bring:brought carry:carried escort transport deliver follow',
);
export const sufferedPast: ReadonlySet<string> = new Set(suffered.split(' '));
