/** Closed lists of capitalised words that are no names of a world, or that stand before one. English. */

function words(...lists: readonly string[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => list.trim().split(/\s+/)));
}

/** Folded words that a capital never makes a name: pronouns, the calendar, interjections, contractions. */
export const neverNames: ReadonlySet<string> = words(
  `i i'm i'll i've i'd he'll he'd he's she'll she'd she's it's it'll it'd we're we'll we've we'd you're you'll you've
   you'd they're they'll they've they'd that's that'll that'd there's there'll here's what's who's who'll where's how's
   let's don't doesn't didn't can't couldn't won't wouldn't shan't shouldn't isn't aren't wasn't weren't ain't hasn't
   haven't hadn't mustn't needn't mightn't mayn't daren't oughtn't 'tis 'twas tis twas twill o'clock ma'am d'you
   y'all y'know ye'd ye'll ye've ye're c'mon e'er ne'er o'er 'em em`,
  `monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
   september october november december mon tue tues wed thu thur thurs fri sat sun jan feb mar apr jun jul aug sep
   sept oct nov dec christmas easter lent michaelmas whitsuntide xmas am pm bc ad ce bce`,
  `oh ah aha ahem alas aye bah eh er erm gee gosh ha hah hallo halloa hello hey hi hm hmm h'm m'm hmph ho huh hullo humph hurrah
   hush la lo mm mmm nah nay nope o ooh ouch ow phew pooh pshaw psst sh shh tut ugh uh um umph whew whoa wow yah yay
   yeah yep yes yo yup zounds egad begad bravo adieu amen ay hurray hooray jove goddamn dammit thou thee thy thine ye
   hath doth dost hast art wilt shalt wert`,
  `god gods heaven hell lord's devil bible scripture internet web english-speaking tv ok okay pc npc npcs`,
  `chapter prologue epilogue part book volume section act scene appendix figure table page note notes article
   contents preface introduction foreword afterword`,
);

/** Folded words so common that a capital, wherever it comes from, makes them no part of a name. */
export const functionWords: ReadonlySet<string> = words(
  `a an and are as at be been both but by can could did do does each either ever every few for from had has have he her
   here hers him his how if in into is it its just may me might mine more most much must my neither never no nobody
   none nor not nothing now off on once only onto or our ours out over perhaps shall she should since so some
   something somebody still such than that the their theirs them then there these they this those though through thus
   till to too under until up us very was we well were what when whence where whether which while whither who whom
   whose why will with within without would yet you your yours yourself himself herself myself itself themselves
   also always again after before because between beyond during indeed let like many meanwhile next often other
   others otherwise rather see several soon suddenly therefore together today tomorrow tonight yesterday toward
   towards upon yes dear dearest poor come go look say said thank thanks please sorry good-bye goodbye good-night`,
);

/** Folded small words that stand inside names, behind a word that asks for them: `House of`, `Count de`. */
export const nameParticles: ReadonlySet<string> = words(
  'of the de la le les du des del della di da do dos das von van der den ter ten zu zum zur al el ibn bin ben upon y',
);

/** Folded adjectives and nouns of nations, tongues and faiths of the real world. */
export const nationalities: ReadonlySet<string> = words(
  `afghan african albanian algerian american angolan arab arabian arabic aramaic argentine argentinian armenian asian
   assyrian athenian australian austrian aztec babylonian balkan baltic bangladeshi basque bavarian belgian bengali
   berber bohemian bolivian bosnian brazilian breton british briton bulgarian burmese byzantine californian cambodian
   canadian cantonese caribbean carthaginian catalan catholic caucasian celt celtic chilean chinese christian
   colombian confucian congolese coptic corsican cossack croat croatian cuban cypriot czech dane danish dutch
   dutchman egyptian elizabethan englishman englishmen englishwoman english eskimo estonian ethiopian european
   fijian filipino finn finnish flemish french frenchman frenchmen frenchwoman gaelic gallic genoese georgian german
   germanic ghanaian gothic grecian greek guatemalan gypsy haitian hawaiian hebrew hellenic hindi hindu hispanic
   hungarian iberian icelandic inca indian indonesian iranian iraqi irish irishman irishmen islamic israeli israelite
   italian jamaican japanese javanese jew jewess jewish jesuit jordanian kenyan korean kurdish latin latvian lebanese
   levantine libyan lithuanian londoner lutheran macedonian malay malayan malaysian maltese manx maori mayan
   mediterranean methodist mexican mongol mongolian moor moorish mormon moroccan moslem muslim napoleonic nepalese
   nigerian nordic norman norse norseman norwegian ottoman oriental pakistani palestinian papal parisian parthian
   persian peruvian phoenician pole polish polynesian portuguese presbyterian protestant prussian punic puritan quaker
   roman romanian romanesque russian sanskrit saracen sardinian saxon scandinavian scot scotch scotchman scots
   scotsman scottish semitic serb serbian siamese siberian sicilian slav slavic slavonic slovak slovene somali
   spaniard spanish spartan sudanese sumerian swede swedish swiss syrian tartar tatar teutonic thai tibetan trojan
   tunisian turk turkish tuscan tyrolean ukrainian unitarian venetian victorian vietnamese viking welsh welshman
   western yankee yiddish yorkshireman zulu anglican anglo-saxon anglo-indian buddhist calvinist jacobite whig tory
   latino latina afro-american negro austro-hungarian franco-prussian`,
);

/** Folded words that stand before a person's name and belong to it in speech. */
export const personTitles: ReadonlySet<string> = words(
  `mr mrs ms miss mister missis dr doctor sir dame lady lord madam madame monsieur mademoiselle mme mlle messrs
   signor signora signorina senor senora don dona herr frau fraulein captain capt colonel col general gen admiral adm
   commander cmdr lieutenant lt ensign sergeant sgt corporal cpl major maj marshal private officer constable inspector
   detective sheriff deputy king queen prince princess duke duchess earl count countess baron baroness viscount
   marquis marquess emperor empress tsar czar kaiser sultan caliph shah pharaoh president chancellor senator governor
   mayor minister ambassador consul proconsul praetor legate judge justice councillor councilor commissioner
   secretary professor prof reverend rev bishop archbishop cardinal pope abbot abbess friar deacon vicar rabbi imam
   father mother brother sister uncle aunt auntie cousin grandfather grandmother grandpa grandma granny daddy mamma
   papa saint st master mistress squire chief commodore centurion tribune subaltern`,
);

/** Folded given names that are words of the dictionary too: inside a sentence their capital is proof enough. */
export const givenNames: ReadonlySet<string> = words(
  `abby alec alexandra andrew angel ann anna art basil bella ben bertha beth betty bill billy bob bobby brad brook
   buck buddy caddie carol cary celeste charity charlotte chevy christian chuck clay clement cliff colin connie
   constance coral crystal daisy dale dawn dean dexter dick dickens dickey dolly don doris dot drew duke earnest eden
   emery ernest eve faith fanny fay felicity fern flora florence florin frank frankie gale gay gene georgia ginger
   gloria grace graham grant guy hank harley harmony harry hazel heath heather hector henry herb holly homer hope
   hugo hunter iris ivy jack jackie jade jake jane jasmine jasper jay jean jenny jerry jersey jess jesse jewel jill
   jim jimmy jo jock joe joey john johnny jonah josh joy judas jude judy jules julienne june kay ken kerry kit kitty
   lance laura laurel leander lee leo liam lily linden lisle lola lucy luke lulu lynch maggie mama mamie marc maria
   marge marina marion mark marshal martin matilda matt maud maxim maya melissa mercer mercy merry mick mickey mike
   miles mimosa molly morris myrtle nancy nanny nell nelly nelson nick norma norman nova oliver olive olympia opal
   otto paddy pansy parker pat patience patsy patty paul pearl peg peggy penny pepper percy perry pete peter petra
   petunia philip phoebe pip piper pierce polly poppy quentin ralph randy ray red reed regina rex rich rick rob robin
   rocky roger roland rose rosemary rowan ruby rue rufus russell rusty ruth sally sam sandy sawyer scarlet scarlett
   sebastian seth sherry sid sidney sierra skip smith sol sonny sophia stella sterling stew sue summer susan susanna
   tad tam taffy ted teddy terry thomas tim timothy tina toby tom tommy tony tracy trinity troy ty tyke val veronica
   victor victoria viola violet virgil virginia wade walker wally walter warren webster wendy wilbur will willow
   willy windsor winnie winter woody zac`,
);

/** Folded nouns that tell a place when they stand in a name, first or last. */
export const placeNouns: ReadonlySet<string> = words(
  `street road lane square avenue hill mount mountain mountains river lake sea ocean bay gulf island islands isle
   valley forest wood woods city town village castle court hall house park bridge gate tower harbour harbor port
   station camp fort desert plains kingdom empire province county sector system quadrant nebula colony outpost planet
   moon starbase isle isles row corner barrow common park place cove creek falls field fields grove heath lodge
   manor meadow mill pass point pond priory ridge shore spring springs wells abbey cathedral palace hollow indies`,
);
