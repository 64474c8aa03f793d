import {
  articleFields,
  claimFields,
  commonKeys,
  entityFields,
  type FieldSpec,
  treatyStates,
} from '../../server/src/domain/fields.ts';
import { builtinKind, builtinKinds, kindSynonyms } from '../../server/src/domain/kinds.ts';
import { calendarFields } from '../../server/src/syntax/config/calendars.ts';
import { configFields } from '../../server/src/syntax/config/read.ts';

/** The reference page of every field and key, as Markdown. */
export function fieldsPage(): string {
  return [
    '# Fields',
    'Made from the vocabulary by `npm run generate`; do not edit.',
    '## `lore.yaml`',
    rows('key', Object.entries(configFields)),
    '### A calendar',
    rows('key', Object.entries(calendarFields)),
    '## Kinds',
    kindTable(),
    '## Fields of an entity',
    'A *fact* may be written bare, as a claim object (`{ value | date, source, continuity, certainty, note }`), or as a list of either.',
    fieldTable(entityFields),
    ...entityFields.flatMap(recordTable),
    '### Beside any fact',
    fieldTable(claimFields),
    '### States of a treaty',
    rows(
      'state',
      Object.entries(treatyStates).map(([state, binding]) => [state, binding ? 'binding' : 'not binding']),
    ),
    '## Front matter of an article',
    'All of the above, and:',
    fieldTable(articleFields),
    '## What other tools write',
    'Understood in lore files and in front matter.',
    '### Keys of other tools',
    rows(
      'key',
      [...commonKeys].map(([key, field]) => [key, `\`${field}\``]),
    ),
    '### Kinds of other tools',
    rows(
      'word',
      [...kindSynonyms].map(([word, kind]) => [word, `\`${kind}\``]),
    ),
    '',
  ].join('\n\n');
}

function rows(first: string, entries: readonly (readonly [string, string])[]): string {
  return [
    `| ${first} | meaning |`,
    '|---|---|',
    ...entries.map(([name, doc]) => `| \`${name}\` | ${doc} |`),
  ].join('\n');
}

function fieldTable(fields: readonly FieldSpec[]): string {
  const lines = fields.map((spec) => {
    const kinds = spec.kinds?.join(', ') ?? 'all';
    return `| \`${spec.name}\` | ${typeName(spec)} | ${kinds} | ${spec.doc} |`;
  });
  return ['| field | takes | kinds | meaning |', '|---|---|---|---|', ...lines].join('\n');
}

function typeName(spec: FieldSpec): string {
  const { value } = spec;
  const many = spec.count === 'many' ? ', one or a list' : '';
  if (value.type === 'reference')
    return `reference${value.kinds.length > 0 ? ` (${value.kinds.join(', ')})` : ''}${many}`;
  if (value.type === 'choice')
    return `one of ${value.choices.map((choice) => `\`${choice}\``).join(' ')}${many}`;
  return `${value.type}${many}`;
}

function recordTable(spec: FieldSpec): string[] {
  if (spec.value.type !== 'record') return [];
  const own = spec.value.fields.filter((field) => !claimFields.includes(field));
  return [
    `### An entry of \`${spec.name}\``,
    `A bare value stands for \`${spec.value.main}\`.`,
    fieldTable(own),
  ];
}

function kindTable(): string {
  const lines = builtinKinds.map((name) => {
    const { start, end } = builtinKind(name).lifetime;
    const ends = [start, end].filter((field) => field !== undefined).map((field) => `\`${field}\``);
    return `| \`${name}\` | ${ends.join(' to ') || 'no lifetime'} |`;
  });
  return ['| kind | lifetime |', '|---|---|', ...lines].join('\n');
}
