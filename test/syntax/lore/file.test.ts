import { describe, expect, it } from 'vitest';
import type { Problem } from '../../../server/src/base/problem.ts';
import { claimsOf, type Entity } from '../../../server/src/domain/entity.ts';
import { filePath } from '../../../server/src/domain/ids.ts';
import { defaultConfig } from '../../../server/src/syntax/config/read.ts';
import { createCalendars } from '../../../server/src/syntax/dates/create.ts';
import { readLoreFile } from '../../../server/src/syntax/lore/file.ts';
import { readYaml } from '../../../server/src/syntax/yaml/read.ts';

function read(text: string): { entities: Entity[]; problems: Problem[] } {
  const config = { ...defaultConfig(), declared: true };
  const problems: Problem[] = [];
  const context = {
    file: filePath('canon/a.yaml'),
    config,
    calendars: createCalendars(config),
    origin: 'yaml' as const,
    problems,
    references: [],
    continuityNames: [],
    faults: [],
  };
  const { documents, problems: broken } = readYaml(text);
  return { entities: readLoreFile(context, documents), problems: [...broken, ...problems] };
}

const shapes: [string, string][] = [
  [
    'a list under entities',
    'entities:\n  - { id: a, kind: person, name: Ann }\n  - { id: b, kind: place, name: Bel }\n',
  ],
  ['a map under entities', 'entities:\n  a: { kind: person, name: Ann }\n  b: { kind: place, name: Bel }\n'],
  ['a map from id to entity', 'a: { kind: person, name: Ann }\nb: { kind: place, name: Bel }\n'],
  ['documents of one entity', 'id: a\nkind: person\nname: Ann\n---\nid: b\nkind: place\nname: Bel\n'],
  ['a bare list', '- { id: a, kind: person, name: Ann }\n- { id: b, kind: place, name: Bel }\n'],
];

describe('readLoreFile', () => {
  it.each(shapes)('reads %s', (_shape, text) => {
    const { entities, problems } = read(text);
    expect(problems).toEqual([]);
    expect(entities.map(({ id, kind, name }) => [id, kind, name])).toEqual([
      ['a', 'person', 'Ann'],
      ['b', 'place', 'Bel'],
    ]);
  });

  it('makes an id of the name, and a name of the id', () => {
    expect(read('name: Ra-ghoratreii’s Élan\nkind: person\n').entities[0]!.id).toBe('ra-ghoratreiis-elan');
    expect(read('id: narendra-iii\nkind: place\n').entities[0]!.name).toBe('Narendra Iii');
  });

  it('reads a fact bare, as a claim object, and as a list of these', () => {
    const [person] = read(
      'id: a\nkind: person\ndied: [2293, { date: 2294, source: tale, continuity: novels, certainty: possible, note: heard }]\n',
    ).entities;
    const claims = claimsOf(person!, 'died');
    expect(claims.map((claim) => claim.value.type)).toEqual(['date', 'date']);
    expect(claims[1]).toMatchObject({ continuity: 'novels', certainty: 'possible', note: 'heard' });
    expect(claims[1]!.sources.map((source) => source.text)).toEqual(['tale']);
  });

  it('reads both forms of parents into the same shape', () => {
    const listed = claimsOf(read('id: a\nkind: person\nparents: [b, c]\n').entities[0]!, 'parents');
    expect(listed).toHaveLength(2);
    const named = claimsOf(
      read('id: a\nkind: person\nparents: { mother: b, father: c }\n').entities[0]!,
      'parents',
    );
    expect(named[0]!.value.type === 'record' && [...named[0]!.value.parts.keys()]).toEqual([
      'mother',
      'father',
    ]);
  });

  it('lets facts inherit the continuity of the entity and of the file', () => {
    const text = 'continuity: novels\nentities:\n  - { id: a, kind: person, died: 2290 }\n';
    expect(read(text).entities[0]!.claims[0]!.continuity).toBe('novels');
  });

  it.each([
    ['borne: 2290', 'unknown-field', 'borne', 'born'],
    ['launched: 2290', 'unknown-field', 'launched', undefined],
    ['died: [[2290], 5]', 'wrong-type', '[2290]', undefined],
    ['offices: [{ title: Mayor, since: 1930 }]', 'unknown-field', 'since', 'from'],
    ['spouses: [{ spouse: b, to: 1930 }]', 'unknown-field', 'to', 'until'],
    ['died: { dat: 2290 }', 'unknown-field', 'dat', 'date'],
    ['plural: maybe', 'wrong-type', 'maybe', undefined],
    ['case: exakt', 'wrong-type', 'exakt', 'exact'],
  ])('reports %s', (line, rule, where, suggestion) => {
    const text = `id: a\nkind: person\n${line}\n`;
    const { problems } = read(text);
    const flagged = problems.map(({ span, ...problem }) => ({
      ...problem,
      at: text.slice(span.start, span.end),
    }));
    expect(flagged).toContainEqual(expect.objectContaining({ rule, at: where }));
    if (suggestion) expect(problems.some((problem) => problem.suggestion === suggestion)).toBe(true);
  });

  it('reports an unknown kind with the one that was meant, at its place', () => {
    const text = 'id: a\nkind: persn\n';
    const { problems } = read(text);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ rule: 'wrong-type', suggestion: 'person' });
    expect(text.slice(problems[0]!.span.start, problems[0]!.span.end)).toBe('persn');
  });

  it('reports what is missing', () => {
    expect(read('entities:\n  - { id: a }\n').problems.map((problem) => problem.rule)).toEqual([
      'missing-field',
    ]);
    expect(read('entities:\n  - { kind: person }\n').problems.map((problem) => problem.rule)).toEqual([
      'missing-field',
    ]);
  });

  it('reads a date told by its parts', () => {
    const [event] = read('id: a\nkind: event\nfc-date: { year: 2293, month: 3, day: 5 }\n').entities;
    const [claim] = claimsOf(event!, 'date');
    expect(claim?.value.type === 'date' && claim.value.date.grain).toBe('day');
    expect(read('id: a\nkind: event\ndate: { year: 2293, month: 13 }\n').problems).toMatchObject([
      { rule: 'bad-date' },
    ]);
  });

  it('reads a date under the name of its era', () => {
    const [event] = read('id: a\nkind: event\nAD: 1066\n').entities;
    expect(claimsOf(event!, 'date')).toHaveLength(1);
  });

  it('reads a date under the name of its era inside a fact', () => {
    const { entities, problems } = read('id: a\nkind: person\nbirth: { AD: 1066, note: heard }\n');
    const [claim] = claimsOf(entities[0]!, 'born');
    expect(claim?.value.type === 'date' && claim.value.date.grain).toBe('year');
    expect(claim?.note).toBe('heard');
    expect(problems).toEqual([]);
  });

  it.each([
    ['npc', 'person'],
    ['City', 'place'],
    ['battle', 'event'],
  ])('takes the kind %s of another tool for %s', (word, kind) => {
    const { entities, problems } = read(`id: a\nkind: ${word}\n`);
    expect([entities[0]!.kind, problems]).toEqual([kind, []]);
    expect(read(`id: a\ntype: ${word}\n`).entities[0]!.kind).toBe(kind);
  });

  it('reports an unknown kind under the key of another tool', () => {
    const text = 'id: a\ntype: persn\n';
    const { problems } = read(text);
    expect(problems).toMatchObject([{ rule: 'wrong-type', suggestion: 'person' }]);
  });

  it('finds the key of another tool that was meant', () => {
    const { problems } = read('id: a\nkind: person\nbrith: 1402\n');
    expect(problems).toMatchObject([{ rule: 'unknown-field', suggestion: 'birth' }]);
  });

  it('tells a stray key in a claim object once', () => {
    const { problems } = read('id: a\nkind: person\ndied: { dat: 2290 }\n');
    expect(problems.map((problem) => problem.rule)).toEqual(['unknown-field']);
  });

  it('reads entities that share a template', () => {
    const text =
      'x-npc: &npc { kind: npc, tags: [npc] }\nentities:\n  - { id: a, <<: *npc }\n  - { <<: *npc, id: b }\n';
    const { entities, problems } = read(text);
    expect(entities.map(({ id, kind, tags }) => [id, kind, tags])).toEqual([
      ['a', 'person', ['npc']],
      ['b', 'person', ['npc']],
    ]);
    expect(problems).toEqual([]);
  });

  it('takes the last of two values under one key, and says so', () => {
    const { entities, problems } = read('id: a\nkind: person\nborn: 1900\nborn: 1901\n');
    expect(problems.map((problem) => problem.rule)).toEqual(['invalid-yaml']);
    expect(claimsOf(entities[0]!, 'born').map(({ span }) => span.start)).toEqual([36]);
  });

  it('takes ids that are names of built-in JavaScript properties', () => {
    const { entities, problems } = read('__proto__: { kind: person }\nconstructor: { kind: place }\n');
    expect(entities.map((entity) => entity.id)).toEqual(['__proto__', 'constructor']);
    expect(problems).toEqual([]);
  });
});
