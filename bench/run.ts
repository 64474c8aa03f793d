/**
 * The benchmark: `npm run bench [-- --small] [-- --only keystroke,cold] [-- --keep] [-- --json FILE]
 * [-- --profile FOLDER]`.
 * Prints what each budget of the project demands and what was measured here. Nothing fails by being slow.
 */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { createBench } from './bench.ts';
import { parts } from './parts.ts';
import { type Line, printTable } from './table.ts';

const { values } = parseArgs({
  options: {
    small: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
    only: { type: 'string' },
    json: { type: 'string' },
    profile: { type: 'string' },
  },
});
const wanted = values.only?.split(',') ?? parts.map(({ name }) => name);
const unknown = wanted.filter((name) => !parts.some((part) => part.name === name));
if (unknown.length > 0) {
  console.error(
    `No part is called ${unknown.join(', ')}. Parts: ${parts.map(({ name }) => name).join(', ')}`,
  );
  process.exit(2);
}

const machine = `${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), Node ${process.version}`;
console.log(`${machine}${values.small ? ', small worlds: budgets are meant for the large ones' : ''}\n`);
const bench = createBench(values.small, values.keep, values.profile);
const lines: Line[] = [];
try {
  for (const part of parts.filter(({ name }) => wanted.includes(name))) {
    bench.say(`measuring: ${part.name}`);
    try {
      lines.push(...(await part.measure(bench)));
    } catch (error) {
      const note = error instanceof Error ? error.message.split('\n')[0] : String(error);
      lines.push({ what: part.name, measured: undefined, unit: '', note: `could not be measured: ${note}` });
    }
  }
} finally {
  bench.close();
}
console.log('');
printTable(lines);
if (values.json) writeFileSync(values.json, `${JSON.stringify({ machine, lines }, undefined, 2)}\n`);
