/** `lorecheck explain`: what a rule means. */
import { readFile } from 'node:fs/promises';
import { ruleDocs } from '../../lsp/convert.ts';
import { rules } from '../../rules/list.ts';
import type { Context } from '../context.ts';
import { type ExitCode, exitCodes } from '../errors.ts';
import { checkRule } from './check.ts';

export async function explain(words: readonly string[], { terminal }: Context): Promise<ExitCode> {
  const [id] = words;
  if (id === undefined) {
    const width = Math.max(0, ...rules.map((rule) => rule.id.length));
    for (const rule of rules)
      terminal.out(`${rule.id.padEnd(width)}  ${rule.severity.padEnd(11)}  ${rule.summary}\n`);
    return exitCodes.clean;
  }
  checkRule(id);
  const rule = rules.find((candidate) => candidate.id === id);
  if (!rule) return exitCodes.failed;
  const page = await docPage(id);
  const on = rule.onByDefault ? rule.severity : `off unless lore.yaml turns it on (then ${rule.severity})`;
  terminal.out(
    page ?? `${terminal.paint.bold(rule.id)}\n${rule.summary}\n\nGroup: ${rule.group}\nSeverity: ${on}\n`,
  );
  terminal.out(`\n${ruleDocs}/${id}.md\n`);
  return exitCodes.clean;
}

/** The rule's page, where the docs are installed beside the program. */
async function docPage(id: string): Promise<string | undefined> {
  for (const folder of ['../docs/rules/', '../../../../docs/rules/']) {
    const text = await readFile(new URL(`${folder}${id}.md`, import.meta.url), 'utf8').catch(() => undefined);
    if (text !== undefined) return text;
  }
  return undefined;
}
