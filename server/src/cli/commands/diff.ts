/** `lorecheck diff`: what a changed canon does to the world: findings that come, go, or change their reason. */

import { compareFindings, type WorldFinding, worldFindings } from '../../features/retcon.ts';
import { pathOfUri } from '../../lsp/files-node.ts';
import type { World } from '../../lsp/world.ts';
import { oneOf } from '../args.ts';
import { relativeSlash } from '../check/load.ts';
import { type CheckedFinding, countBySeverity, report } from '../check/report.ts';
import type { Parsed } from '../command.ts';
import type { Context } from '../context.ts';
import { type ExitCode, exitCodes, UsageError } from '../errors.ts';
import { contract } from '../formats/json.ts';
import { count } from '../formats/stylish.ts';
import { type Paint, printable } from '../terminal.ts';
import { loadFolder } from '../worlds.ts';
import { diffFormats } from './names.ts';

interface Difference {
  readonly appeared: readonly CheckedFinding[];
  readonly disappeared: readonly CheckedFinding[];
  readonly changed: readonly { readonly before: CheckedFinding; readonly after: CheckedFinding }[];
}

export async function diff(parsed: Parsed, context: Context): Promise<ExitCode> {
  const format = oneOf('format', parsed.text('format') ?? 'stylish', diffFormats);
  const [before, after = '.'] = parsed.words;
  if (before === undefined) throw new UsageError('Say what to compare with: lorecheck diff OLD [NEW].');
  const difference = compare(await stateOf(before, context), await stateOf(after, context));
  const { terminal } = context;
  terminal.out(format === 'json' ? json(difference) : stylish(difference, terminal.paint));
  const { error, warning } = countBySeverity(difference.appeared);
  return error + warning > 0 ? exitCodes.findings : exitCodes.clean;
}

/** All findings of a folder, by the place of their world in it, and as they are to be told. */
interface State {
  readonly worlds: ReadonlyMap<string, readonly WorldFinding[]>;
  readonly told: ReadonlyMap<WorldFinding['finding'], CheckedFinding>;
}

async function stateOf(given: string, context: Context): Promise<State> {
  const { folder, worlds } = await loadFolder(given, context);
  const told = new Map<WorldFinding['finding'], CheckedFinding>();
  const states = worlds.all().map((world): [string, readonly WorldFinding[]] => {
    const found = worldFindings(world.snapshot());
    for (const { finding } of found) told.set(finding, tell(world, finding, folder));
    return [relativeSlash(folder, pathOfUri(world.root)), found];
  });
  return { worlds: new Map(states), told };
}

function tell(world: World, finding: WorldFinding['finding'], folder: string): CheckedFinding {
  const { files } = world.snapshot();
  return report(finding, {
    name: (file) => relativeSlash(folder, pathOfUri(world.uriOf(file))),
    lines: (file) => files.get(file)?.lines,
    text: (file) => files.get(file)?.text ?? '',
  });
}

function compare(before: State, after: State): Difference {
  const names = [...new Set([...before.worlds.keys(), ...after.worlds.keys()])].sort();
  const parts = names.map((name) =>
    compareFindings(before.worlds.get(name) ?? [], after.worlds.get(name) ?? []),
  );
  const old = (finding: WorldFinding['finding']) => before.told.get(finding) ?? [];
  const fresh = (finding: WorldFinding['finding']) => after.told.get(finding) ?? [];
  return {
    appeared: parts.flatMap((part) => part.appeared.flatMap(fresh)),
    disappeared: parts.flatMap((part) => part.disappeared.flatMap(old)),
    changed: parts
      .flatMap((part) => part.changed)
      .flatMap((pair) => {
        const [one, other] = [before.told.get(pair.before), after.told.get(pair.after)];
        return one && other ? [{ before: one, after: other }] : [];
      }),
  };
}

function json({ appeared, disappeared, changed }: Difference): string {
  const plain = {
    appeared: appeared.map(contract),
    disappeared: disappeared.map(contract),
    changed: changed.map((pair) => ({ before: contract(pair.before), after: contract(pair.after) })),
  };
  return `${JSON.stringify(plain, undefined, 2)}\n`;
}

function stylish({ appeared, disappeared, changed }: Difference, paint: Paint): string {
  const line = (sign: string, finding: CheckedFinding): string => {
    const { file, range, severity, message, rule } = finding;
    const place = `${printable(file)}:${range.start.line + 1}:${range.start.character + 1}`;
    return `${sign} ${paint.dim(place)}  ${severity}  ${printable(message)}  ${paint.dim(rule)}\n`;
  };
  const lines = [
    ...disappeared.map((finding) => line(paint.green('-'), finding)),
    ...changed.map(({ after }) => line(paint.yellow('~'), after)),
    ...appeared.map((finding) => line(paint.red('+'), finding)),
  ];
  const parts = [
    `${count(appeared.length, 'finding')} more`,
    `${disappeared.length} gone`,
    `${changed.length} with another reason`,
  ];
  return `${lines.join('')}${lines.length > 0 ? '\n' : ''}${paint.bold(parts.join(', '))}\n`;
}
