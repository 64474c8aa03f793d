/** `lorecheck list`: the entities of worlds, for people, programs and spreadsheets. */
import { byCodeUnits } from '../../base/compare.ts';
import type { Entity } from '../../domain/entity.ts';
import { builtinKinds } from '../../domain/kinds.ts';
import { lifetimeText } from '../../features/hover/lifetime.ts';
import type { Snapshot } from '../../index/snapshot.ts';
import { pathOfUri } from '../../lsp/files-node.ts';
import type { World } from '../../lsp/world.ts';
import { oneOf } from '../args.ts';
import { relativeSlash } from '../check/load.ts';
import type { Range } from '../check/report.ts';
import type { Parsed } from '../command.ts';
import type { Context } from '../context.ts';
import { type ExitCode, exitCodes } from '../errors.ts';
import { type Paint, printable } from '../terminal.ts';
import { loadFolder } from '../worlds.ts';
import { listFormats } from './names.ts';

/** One entity as it is listed. This shape is the JSON format's contract. */
interface Row {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly aliases: readonly string[];
  /** As the author wrote the dates, such as `2285 – 2293`. */
  readonly lifetime: string | null;
  readonly continuity: string | null;
  readonly tags: readonly string[];
  /** Where it is defined: relative to the folder, counted from 0 like findings. */
  readonly file: string;
  readonly range: Range;
}

export async function list(parsed: Parsed, context: Context): Promise<ExitCode> {
  const format = oneOf('format', parsed.text('format') ?? 'table', listFormats);
  const { folder, worlds } = await loadFolder(parsed.words[0], context);
  const all = worlds.all();
  const kinds = checked('kind', parsed.texts('kind'), all, ({ config, canon }) => [
    ...builtinKinds,
    ...config.kinds.keys(),
    ...[...canon.entities.values()].map(({ kind }) => kind).filter(Boolean),
  ]);
  const continuities = checked('continuity', parsed.texts('continuity'), all, (snapshot) =>
    snapshot.config.continuities.map(({ id }) => id),
  );
  const rows = all.flatMap((world) => rowsOf(world, folder, kinds, continuities)).sort(byKindAndName);
  const { terminal } = context;
  if (format === 'json') terminal.out(`${JSON.stringify(rows, undefined, 2)}\n`);
  else terminal.out(format === 'csv' ? csv(rows) : table(rows, terminal.paint));
  return exitCodes.clean;
}

/** What was asked for, every item of it being something that one of the worlds has. */
function checked(
  what: string,
  asked: readonly string[],
  worlds: readonly World[],
  known: (snapshot: Snapshot) => readonly string[],
): readonly string[] {
  const all = [...new Set(worlds.flatMap((world) => known(world.snapshot())))];
  return asked.map((given) => oneOf(what, given, all));
}

function rowsOf(
  world: World,
  folder: string,
  kinds: readonly string[],
  continuities: readonly string[],
): readonly Row[] {
  const snapshot = world.snapshot();
  const wanted = (entity: Entity): boolean => {
    const kind = snapshot.canon.kindOf(entity);
    return (
      !snapshot.canon.shared.has(entity.id) &&
      (kinds.length === 0 ||
        [entity.kind, kind?.name, kind?.base].some((name) => kinds.includes(name ?? ''))) &&
      (continuities.length === 0 || [...toldBy(snapshot, entity)].some((id) => continuities.includes(id)))
    );
  };
  return [...snapshot.canon.entities.values()]
    .filter(wanted)
    .map((entity) => row(world, snapshot, entity, folder));
}

/** Continuities that an entity belongs to, or that tell something of it. */
function toldBy(snapshot: Snapshot, entity: Entity): ReadonlySet<string> {
  const own = entity.continuity ?? snapshot.continuities.root;
  const told = [entity, ...entity.names, ...entity.claims].map(({ continuity }) => continuity ?? own);
  return new Set(told.filter((id) => id !== undefined));
}

function row(world: World, snapshot: Snapshot, entity: Entity, folder: string): Row {
  const lines = snapshot.files.get(entity.file)?.lines;
  const at = (offset: number) => lines?.positionAt(offset) ?? { line: 0, character: 0 };
  const aliases = entity.names.filter(({ role }) => role === 'alias').map(({ text }) => text);
  return {
    id: entity.id,
    kind: entity.kind,
    name: entity.name,
    aliases: [...new Set(aliases)],
    lifetime: lifetimeText(snapshot, entity) ?? null,
    continuity: entity.continuity ?? null,
    tags: entity.tags,
    file: relativeSlash(folder, pathOfUri(world.uriOf(entity.file))),
    range: { start: at(entity.nameSpan.start), end: at(entity.nameSpan.end) },
  };
}

function byKindAndName(a: Row, b: Row): number {
  return byCodeUnits(a.kind, b.kind) || byCodeUnits(a.name, b.name) || byCodeUnits(a.id, b.id);
}

function table(rows: readonly Row[], paint: Paint): string {
  const head = ['KIND', 'NAME', 'ID', 'LIFETIME', 'DEFINED IN'];
  const cells = rows.map(({ kind, name, id, lifetime, file, range }) =>
    [kind, name, id, lifetime ?? '', `${file}:${range.start.line + 1}`].map(printable),
  );
  const widths = head.map((title, i) => Math.max(title.length, ...cells.map((line) => width(line[i] ?? ''))));
  const line = (parts: readonly string[]): string =>
    parts
      .map((part, i) => part + ' '.repeat(Math.max(0, (widths[i] ?? 0) - width(part))))
      .join('  ')
      .trimEnd();
  return `${[paint.bold(line(head)), ...cells.map(line)].join('\n')}\n`;
}

/** Letters as they are counted by a reader. */
function width(text: string): number {
  return [...text].length;
}

/** RFC 4180. */
function csv(rows: readonly Row[]): string {
  const head = ['id', 'kind', 'name', 'aliases', 'lifetime', 'continuity', 'tags', 'file', 'line'];
  const lines = rows.map((entry) => [
    entry.id,
    entry.kind,
    entry.name,
    entry.aliases.join('; '),
    entry.lifetime ?? '',
    entry.continuity ?? '',
    entry.tags.join('; '),
    entry.file,
    `${entry.range.start.line + 1}`,
  ]);
  return [head, ...lines].map((line) => `${line.map(quoted).join(',')}\r\n`).join('');
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
