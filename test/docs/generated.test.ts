import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { generatedFiles } from '../../scripts/gen-vocabulary.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

describe('generated files', () => {
  it.each([...generatedFiles()])('%s is what the vocabulary says', (path, text) => {
    expect(read(path), 'run `npm run generate`').toBe(text);
  });
});

describe('JSON Schemas', () => {
  const validator = (path: string) => new Ajv({ allowUnionTypes: true }).compile(JSON.parse(read(path)));

  it('accept the example world', () => {
    const lore = validator('schemas/lore.schema.json');
    expect(lore(parse(read('examples/khitomer/lore.yaml'))), JSON.stringify(lore.errors)).toBe(true);
    expect(lore(parse(read('examples/tarsh/lore.yaml'))), JSON.stringify(lore.errors)).toBe(true);
    const entities = validator('schemas/entities.schema.json');
    const people = parse(read('examples/khitomer/canon/places.yaml'));
    expect(entities(people), JSON.stringify(entities.errors?.slice(0, 3))).toBe(true);
  });

  it('refuse an unknown key, a wrong severity and an unknown state', () => {
    const lore = validator('schemas/lore.schema.json');
    expect(lore({ nmae: 'x' })).toBe(false);
    expect(lore({ rules: { 'wrong-date': 'loud' } })).toBe(false);
    const entities = validator('schemas/entities.schema.json');
    expect(entities({ entities: [{ kind: 'treaty', id: 'a', status: [{ is: 'brken' }] }] })).toBe(false);
  });
});
