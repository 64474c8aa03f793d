/**
 * Writes everything that is told by the vocabulary: `schemas/*.json` for editors with YAML support,
 * `docs/fields.md`, and the tables of rules, settings and commands. Run by `npm run generate`; a test fails when what is committed is not what comes out.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fieldsPage } from './vocabulary/fields-page.ts';
import { commandsTable, ruleTable, settingsTable, withGenerated } from './vocabulary/readme.ts';
import { entitiesSchema, loreSchema } from './vocabulary/schemas.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Path and text of every generated file, relative to the project's root. */
export function generatedFiles(): ReadonlyMap<string, string> {
  return new Map([
    ['schemas/entities.schema.json', `${JSON.stringify(entitiesSchema(), null, 2)}\n`],
    ['schemas/lore.schema.json', `${JSON.stringify(loreSchema(), null, 2)}\n`],
    ['docs/fields.md', fieldsPage()],
    ['docs/rules/README.md', `# Rules\n\nMade by \`npm run generate\`; do not edit.\n\n${ruleTable('')}\n`],
    ['README.md', readme()],
  ]);
}

function readme(): string {
  const read = (path: string): string => readFileSync(join(root, path), 'utf8');
  const settings = settingsTable(read('package.json'), read('package.nls.json'));
  return withGenerated(
    read('README.md'),
    new Map([
      ['rules', ruleTable('docs/rules/')],
      ['settings', settings],
      ['commands', commandsTable(read('package.json'), read('package.nls.json'))],
    ]),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [path, text] of generatedFiles()) {
    const target = join(root, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
    process.stdout.write(`${path}\n`);
  }
}
