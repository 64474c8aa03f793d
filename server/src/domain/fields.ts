/**
 * The vocabulary of lore: every field an entity can have. This one table drives validation, the JSON
 * Schema, the generated docs, completion and hover, so that they cannot disagree.
 */
import { certainties } from './claim.ts';
import type { BuiltinKind } from './kinds.ts';

export type ValueType =
  | { readonly type: 'text' | 'markdown' | 'date' | 'flag' | 'number' | 'path' | 'kind' | 'continuity' }
  | { readonly type: 'reference'; readonly kinds: readonly BuiltinKind[] }
  | { readonly type: 'choice'; readonly choices: readonly string[] }
  /** A map of fields; a bare value stands for the field named `main`. */
  | { readonly type: 'record'; readonly fields: readonly FieldSpec[]; readonly main: string };

export interface FieldSpec {
  readonly name: string;
  readonly doc: string;
  readonly value: ValueType;
  /** How many values: `one`, or `many` (a list, or a bare value for a list of one). */
  readonly count: 'one' | 'many';
  /** Base kinds that have it; undefined: all. */
  readonly kinds?: readonly BuiltinKind[];
  /** `fact`: becomes claims, and may be written as a claim object. `plain`: data about the entry itself. */
  readonly role: 'plain' | 'fact';
  /** Must be there inside its record. */
  readonly required?: boolean;
}

const text: ValueType = { type: 'text' };
const date: ValueType = { type: 'date' };
const flag: ValueType = { type: 'flag' };
const reference = (...kinds: BuiltinKind[]): ValueType => ({ type: 'reference', kinds });
const choice = (choices: readonly string[]): ValueType => ({ type: 'choice', choices });

type Extra = Partial<Pick<FieldSpec, 'kinds' | 'count' | 'role' | 'required'>>;

function field(name: string, value: ValueType, doc: string, extra: Extra = {}): FieldSpec {
  return { name, value, doc, count: 'one', role: 'fact', ...extra };
}

const many = { count: 'many' } as const;
const plain = { role: 'plain' } as const;
const plainMany = { role: 'plain', count: 'many' } as const;

/** What may stand beside any value written as a claim object, and inside every record. */
export const claimFields: readonly FieldSpec[] = [
  field('source', reference('work'), 'Where the fact is told: a work, by id or name.', plainMany),
  field('sources', reference('work'), 'Same as `source`, for several.', plainMany),
  field('continuity', { type: 'continuity' }, 'The continuity in which the fact holds.', plain),
  field('certainty', choice(certainties), 'How sure the fact is; `certain` unless said.', plain),
  field('note', text, 'A remark for readers; shown on hover, never checked.', plain),
];

const valid: readonly FieldSpec[] = [
  field('from', date, 'Since when it holds.'),
  field('until', date, 'Until when it holds.'),
];

function record(main: string, ...fields: FieldSpec[]): ValueType {
  return { type: 'record', main, fields: [...fields, ...claimFields] };
}

/** Acts in the life of a treaty, and whether it binds its parties afterwards. */
export const treatyStates: Readonly<Record<string, boolean>> = {
  proposed: false,
  negotiated: false,
  signed: true,
  ratified: true,
  'in-force': true,
  reinstated: true,
  renewed: true,
  amended: true,
  widened: true,
  suspended: false,
  withdrawn: false,
  broken: false,
  violated: true,
  expired: false,
  superseded: false,
  annulled: false,
  repealed: false,
  terminated: false,
  void: false,
};

const names = record('name', field('name', text, 'The name.', { required: true }), ...valid);

/** Fields about the entry itself and its names. */
const identityFields: readonly FieldSpec[] = [
  field('id', text, 'Short identifier, unique in the world; made of the name when left out.', plain),
  field('kind', { type: 'kind' }, 'What it is: a built-in kind or one of the world.', {
    ...plain,
    required: true,
  }),
  field('name', text, 'The name by which it is shown.', plain),
  field('names', names, 'Names that hold only for a time: `{ name, from, until }`.', plainMany),
  field('aliases', names, 'Other names, each as good as the name.', plainMany),
  field('titles', text, 'Titles that may stand before the name, such as `Chancellor`.', plainMany),
  field('demonym', text, 'What its people are called.', plainMany),
  field('summary', { type: 'markdown' }, 'One sentence; the first line of the hover card.', plain),
  field('description', { type: 'markdown' }, 'A longer text for the hover card.', plain),
  field('article', { type: 'path' }, 'Path of its page.', plain),
  field('image', { type: 'path' }, 'Path of a picture.', plain),
  field('tags', text, 'Free labels.', plainMany),
  field(
    'continuity',
    { type: 'continuity' },
    'The continuity all its facts belong to unless they say otherwise.',
    plain,
  ),
  field('source', reference('work'), 'Where all this is told.', plainMany),
  field('sources', reference('work'), 'Same as `source`, for several.', plainMany),
  field('note', text, 'A remark for readers; never checked.', plain),
  field(
    'case',
    choice(['smart', 'exact', 'any']),
    'How strictly prose must keep the capitals of its names: `smart` asks a common word for its capital, `exact` takes other capitals for another word, `any` takes all.',
    plain,
  ),
  field('except', text, 'Longer phrases that are no mention of it.', plainMany),
  field('plural', flag, 'False: no plural of its names is a mention.', plain),
];

const lifetimeFields: readonly FieldSpec[] = [
  field('born', date, 'Day of birth.', { kinds: ['person'] }),
  field('died', date, 'Day of death.', { kinds: ['person'] }),
  field('founded', date, 'When it came to be.', { kinds: ['faction', 'place'] }),
  field('dissolved', date, 'When it ended.', { kinds: ['faction'] }),
  field('launched', date, 'When it was put into service.', { kinds: ['vessel'] }),
  field('destroyed', date, 'When it was destroyed.', { kinds: ['place', 'vessel'] }),
  field('made', date, 'When it was made.', { kinds: ['object'] }),
  field('lost', date, 'When it was lost or destroyed.', { kinds: ['object'] }),
  field('date', date, 'When it happened.', { kinds: ['event'] }),
  field('start', date, 'When it began.', { kinds: ['event'] }),
  field('end', date, 'When it ended.', { kinds: ['event'] }),
  field('published', date, 'When it was published, in the real world.', { kinds: ['work'] }),
  field('set', date, 'The in-world date of what it tells.', { kinds: ['work'] }),
];

const treatyFields: readonly FieldSpec[] = [
  field(
    'signed',
    record(
      'date',
      field('date', date, 'When it was signed.'),
      field('place', reference('place'), 'Where it was signed.'),
      field('event', reference('event'), 'The event at which it was signed.'),
      field('by', reference('person', 'faction'), 'Who signed.', many),
    ),
    'Signing: `{ date, place, event }`, or just a date.',
    { kinds: ['treaty'], count: 'many' },
  ),
  field('parties', reference('faction', 'place', 'person'), 'Who is bound by it.', {
    kinds: ['treaty'],
    ...many,
  }),
  field(
    'articles',
    record(
      'title',
      field('number', text, 'Its number: Roman, Arabic or an ordinal word.', { required: true }),
      field('title', text, 'Its heading.'),
      field('text', { type: 'markdown' }, 'What it says.'),
    ),
    'The numbered articles of its text.',
    { kinds: ['treaty'], ...many },
  ),
  field(
    'status',
    record(
      'is',
      field('is', choice(Object.keys(treatyStates)), 'The new state.', { required: true }),
      ...valid,
      field('date', date, 'Same as `from`.'),
      field('by', reference('person', 'faction'), 'Who brought it about.', many),
    ),
    'Its state over time, each entry holding until the next.',
    { kinds: ['treaty'], ...many },
  ),
];

const relationFields: readonly FieldSpec[] = [
  field(
    'parents',
    record(
      'parent',
      field('parent', reference('person'), 'A parent.', many),
      field('mother', reference('person'), 'The mother.'),
      field('father', reference('person'), 'The father.'),
    ),
    'Parents: a list, or `{ mother, father }`.',
    many,
  ),
  field('children', reference('person'), 'Children.', many),
  field(
    'spouses',
    record('spouse', field('spouse', reference('person'), 'The spouse.', { required: true }), ...valid),
    'Spouses, with the time of the marriage.',
    many,
  ),
  field('species', reference('species'), 'The species it belongs to.', {
    kinds: ['person', 'faction'],
    ...many,
  }),
  field(
    'offices',
    record(
      'title',
      field('title', text, 'The office.', { required: true }),
      field('of', reference(), 'What it is an office of.'),
      ...valid,
    ),
    'Offices held: `{ title, of, from, until }`.',
    many,
  ),
  field(
    'allegiances',
    record(
      'to',
      field('to', reference('faction', 'place', 'person', 'vessel'), 'Whom it serves.', { required: true }),
      ...valid,
    ),
    'Whom it serves, with the time.',
    many,
  ),
  field(
    'whereabouts',
    record(
      'place',
      field('place', reference('place', 'vessel'), 'Where.', { required: true }),
      ...valid,
      field('date', date, 'On which date.'),
    ),
    'Where it is known to have been: `{ place, from, until }`.',
    many,
  ),
  field('within', reference('place'), 'The place that contains it.', many),
  field('place', reference('place', 'vessel'), 'Where it happened.', many),
  field('participants', reference(), 'Who took part, alive and in person.', {
    kinds: ['event', 'work'],
    ...many,
  }),
  field('before', reference(), 'What it came before.', many),
  field('after', reference(), 'What it came after.', many),
  field('during', reference(), 'What it happened during.', many),
  field('part-of', reference(), 'The greater whole.', many),
  field('member-of', reference(), 'The group or umbrella it belongs to.', many),
  field('supersedes', reference(), 'What it takes the place of.', many),
  field('owner', reference('person', 'faction'), 'Whose it is.', {
    kinds: ['object', 'vessel', 'place'],
    ...many,
  }),
  field('author', text, 'Who wrote it, in the real world.', many),
  field('series', text, 'The series it belongs to.', many),
];

export const entityFields: readonly FieldSpec[] = [
  ...identityFields,
  ...lifetimeFields,
  ...treatyFields,
  ...relationFields,
];

const byName = new Map(entityFields.map((spec) => [spec.name, spec]));

export function entityField(name: string): FieldSpec | undefined {
  return byName.get(name);
}

/** Fields an entity of the base kind can have; all of them when the kind is not known. */
export function fieldsOfKind(base: BuiltinKind | undefined): readonly FieldSpec[] {
  return base === undefined
    ? entityFields
    : entityFields.filter((spec) => spec.kinds?.includes(base) ?? true);
}

/** Front matter of an article may hold these besides an entity's fields. */
export const articleFields: readonly FieldSpec[] = [
  field('entity', reference(), 'The entity the article is about, when it is defined elsewhere.', plain),
  field('title', text, 'Title of the page.', plain),
];

/**
 * Other people's front-matter keys, known without configuration: the folded key (lower case, hyphens
 * for spaces and underscores) and the field it means.
 */
export const commonKeys: ReadonlyMap<string, string> = new Map(
  Object.entries({
    birth: 'born',
    birthday: 'born',
    birthdate: 'born',
    'birth-date': 'born',
    'birth-year': 'born',
    'date-of-birth': 'born',
    'year-of-birth': 'born',
    dob: 'born',
    death: 'died',
    'death-date': 'died',
    'death-year': 'died',
    'date-of-death': 'died',
    'year-of-death': 'died',
    dod: 'died',
    deceased: 'died',
    aka: 'aliases',
    alias: 'aliases',
    'also-known-as': 'aliases',
    nickname: 'aliases',
    nicknames: 'aliases',
    type: 'kind',
    category: 'kind',
    foundation: 'founded',
    established: 'founded',
    'founding-date': 'founded',
    disbanded: 'dissolved',
    commissioned: 'launched',
    parent: 'parents',
    child: 'children',
    spouse: 'spouses',
    race: 'species',
    affiliation: 'allegiances',
    affiliations: 'allegiances',
    allegiance: 'allegiances',
    faction: 'allegiances',
    office: 'offices',
    located: 'within',
    'located-in': 'within',
    location: 'within',
    'title-prefix': 'titles',
    'start-date': 'start',
    begin: 'start',
    begins: 'start',
    'end-date': 'end',
    ends: 'end',
    'fc-date': 'date',
    'fc-end': 'end',
  }),
);
