/** Checking loaded worlds. */
import type { Finding, Severity } from '../../domain/finding.ts';
import type { Snapshot } from '../../index/snapshot.ts';
import type { FileSummary } from '../../index/summary.ts';
import { pathOfUri } from '../../lsp/files-node.ts';
import type { Uri } from '../../lsp/uri.ts';
import type { World } from '../../lsp/world.ts';
import type { Worlds } from '../../lsp/worlds.ts';
import { completed } from '../../rules/fixes/complete.ts';
import { rules } from '../../rules/list.ts';
import { computeFindings, findingsOf } from '../../rules/run.ts';
import type { Terminal } from '../terminal.ts';
import { filesOf, type Selected } from './load.ts';
import { type CheckedFinding, type Report, report } from './report.ts';

/** Whether a finding is one that the user wants to hear of. */
export type Keep = (finding: { readonly rule: string; readonly severity: Severity }) => boolean;

export interface WorldFindings {
  readonly world: World;
  readonly findings: readonly Finding[];
}

/** Findings of the files that were asked for, world by world. */
export function findAll(worlds: Worlds, wants: Selected['wants'], keep: Keep): readonly WorldFindings[] {
  return worlds.all().map((world) => {
    const files = filesOf(world).filter(({ uri }) => wants(uri));
    return {
      world,
      findings: files.flatMap(({ snapshot, file }) => findingsOf(snapshot, file).filter(keep)),
    };
  });
}

/** Files are told by their absolute paths here. */
export interface Checked extends Report {
  /** Files of the worlds that were not asked for are among these. */
  readonly known: readonly string[];
}

export interface Shortcuts {
  /** Findings that are known already, by file. */
  readonly kept?: (uri: Uri) => readonly CheckedFinding[] | undefined;
  /** Where findings come from when not all rules run as the world has them. */
  readonly find?: Find;
}

type Find = (snapshot: Snapshot, file: FileSummary) => readonly Finding[];

/** Whether one of these rules runs only when somebody asks for it, as `--rule` does. */
export function asksForMore(ids: readonly string[]): boolean {
  return rules.some((rule) => !rule.onByDefault && ids.includes(rule.id));
}

/** Findings with rules switched on that are off by default, unless `lore.yaml` itself says so. */
export function findingsWith(ids: readonly string[]): Find {
  if (!asksForMore(ids)) return findingsOf;
  const chosen = rules.map((rule) => (ids.includes(rule.id) ? { ...rule, onByDefault: true } : rule));
  return (snapshot, file) => computeFindings(snapshot, file, chosen);
}

/** All findings of the files that were asked for, ready to be reported. */
export function checkWorlds(
  worlds: Worlds,
  selected: Selected,
  terminal: Terminal,
  { kept = () => undefined, find = findingsOf }: Shortcuts = {},
): Checked {
  const own = worlds.all().flatMap((world) => filesOf(world).map((file) => ({ world, ...file })));
  selected.checkMatches(own.map(({ uri }) => uri));
  const asked = own.filter(({ uri }) => selected.wants(uri));
  const findings: CheckedFinding[] = [];
  for (const [index, { world, snapshot, file, uri }] of asked.entries()) {
    if (index % 20 === 0) terminal.progress('Checking', index, asked.length);
    const known = kept(uri);
    if (known) {
      findings.push(...known);
      continue;
    }
    const places = {
      name: (path: Finding['file']) => pathOfUri(world.uriOf(path)),
      lines: (path: Finding['file']) => snapshot.files.get(path)?.lines,
      text: (path: Finding['file']) => snapshot.files.get(path)?.text ?? '',
    };
    for (const finding of find(snapshot, file)) {
      findings.push(report(completed(snapshot, finding), places));
    }
  }
  terminal.progress('');
  const paths = (files: readonly { readonly uri: Uri }[]): string[] => files.map(({ uri }) => pathOfUri(uri));
  return { findings, files: paths(asked), known: paths(own) };
}
