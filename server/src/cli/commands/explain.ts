/** `lorecheck explain`: what a rule means. */
import { readFile } from 'node:fs/promises';
import { rules } from '../../rules/list.ts';
import type { Rule } from '../../rules/rule.ts';
import { oneOf } from '../args.ts';
import type { Parsed } from '../command.ts';
import type { Context } from '../context.ts';
import { type ExitCode, exitCodes } from '../errors.ts';
import { rulePage } from '../rule-docs.ts';
import type { Paint } from '../terminal.ts';

export async function explain({ words: [id] }: Parsed, { terminal }: Context): Promise<ExitCode> {
  if (id === undefined) {
    const width = Math.max(0, ...rules.map((rule) => rule.id.length));
    for (const rule of rules) {
      const severity = rule.onByDefault ? rule.severity : 'off';
      terminal.out(`${rule.id.padEnd(width)}  ${severity.padEnd(11)}  ${rule.summary}\n`);
    }
    return exitCodes.clean;
  }
  const ids = rules.map((rule) => rule.id);
  const known = oneOf('rule', id, ids);
  const rule = rules.find((candidate) => candidate.id === known);
  if (!rule) return exitCodes.failed;
  const page = (await docPage(rule.id)) ?? record(rule, terminal.paint);
  terminal.out(`${page.trimEnd()}\n\n${rulePage(rule.id)}\n`);
  return exitCodes.clean;
}

function record(rule: Rule, paint: Paint): string {
  const on = rule.onByDefault ? rule.severity : `off unless lore.yaml turns it on (then ${rule.severity})`;
  return `${paint.bold(rule.id)}\n${rule.summary}\n\nGroup: ${rule.group}\nSeverity: ${on}\n`;
}

/** The rule's page, where the docs are installed beside the program. */
async function docPage(id: string): Promise<string | undefined> {
  for (const folder of ['../docs/rules/', '../../../../docs/rules/']) {
    const text = await readFile(new URL(`${folder}${id}.md`, import.meta.url), 'utf8').catch(() => undefined);
    if (text !== undefined) return text;
  }
  return undefined;
}
