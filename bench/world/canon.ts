import { type Being, formatDay, type Kind } from './model.ts';

/** Which field tells of the beginning and of the end of a kind. */
const bounds: Readonly<Record<Kind, readonly [string, string]>> = {
  person: ['born', 'died'],
  place: ['founded', 'destroyed'],
  faction: ['founded', 'dissolved'],
  vessel: ['launched', 'destroyed'],
  event: ['start', 'end'],
  treaty: ['signed', ''],
  work: ['published', ''],
};

const roman = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII', 'XIII', 'XIV', 'XV'];

export function romanOf(number: number): string {
  return roman[number - 1] ?? `${number}`;
}

export const configText = `name: A generated world
canon: ["canon/**", "articles/**"]
check: ["articles/**"]
`;

/** The fields of a being as YAML lines without indentation, `id` first. */
export function fieldLines(being: Being): string[] {
  const lines = [`id: ${being.id}`, `kind: ${being.kind}`, `name: ${being.name}`];
  if (being.titles.length > 0) lines.push(`titles: [${being.titles.join(', ')}]`);
  lines.push(...lifetimeLines(being));
  for (const [field, ids] of being.relations) lines.push(`${field}: [${ids.join(', ')}]`);
  if (being.kind === 'treaty') lines.push(...treatyLines(being));
  return lines;
}

function lifetimeLines(being: Being): string[] {
  const [start, end] = bounds[being.kind];
  if (being.kind === 'event' && being.end === undefined) return [`date: ${formatDay(being.start)}`];
  const lines = [`${start}: ${formatDay(being.start)}`];
  return being.end ? [...lines, `${end}: ${formatDay(being.end)}`] : lines;
}

function treatyLines(being: Being): string[] {
  const lines = ['articles:'];
  for (let number = 1; number <= being.articles; number++)
    lines.push(`  - { number: ${romanOf(number)}, text: The parties keep their word about the matter. }`);
  lines.push('status:', `  - { is: in-force, from: ${being.start.year} }`);
  if (!being.lapse) return lines;
  lines.push(`  - { is: withdrawn, from: ${being.lapse.from} }`);
  return [...lines, `  - { is: reinstated, from: ${being.lapse.until} }`];
}

/** One entry of a list under `entities:`. */
export function listEntry(lines: readonly string[]): string {
  return lines.map((line, i) => `${i === 0 ? '  - ' : '    '}${line}\n`).join('');
}

export function frontMatter(being: Being): string {
  return `---\n${fieldLines(being).join('\n')}\n---\n`;
}
