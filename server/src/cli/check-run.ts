/** Checking loaded worlds: findings in the order of files, and mending what has one sure fix. */
import type { Finding } from '../domain/finding.ts';
import { preferredFix } from '../features/fixes.ts';
import { pathOfUri } from '../lsp/files-node.ts';
import type { World } from '../lsp/world.ts';
import { findingsOf } from '../rules/run.ts';
import { filesOf, type Loaded, relativeSlash } from './load.ts';
import { type Report, type ReportedFinding, report } from './report.ts';

export interface WorldFindings {
  readonly world: World;
  readonly findings: readonly Finding[];
}

/** All findings of the files that were asked for, world by world. */
export function findAll(
  loaded: Loaded,
  keep: (finding: Finding) => boolean,
  progress: (done: number, total: number) => void = () => undefined,
): { readonly worlds: readonly WorldFindings[]; readonly files: readonly string[] } {
  const names: string[] = [];
  const worlds = loaded.worlds.all().map((world) => {
    const files = filesOf(world).filter(({ uri }) => loaded.wants(uri));
    const findings = files.flatMap(({ snapshot, file, uri }, index) => {
      progress(index, files.length);
      names.push(relativeSlash(loaded.base, pathOfUri(uri)));
      return findingsOf(snapshot, file).filter(keep);
    });
    return { world, findings };
  });
  return { worlds, files: names.sort() };
}

/** Findings as they are reported: by file, then by place. */
export function toReport(
  loaded: Loaded,
  found: ReturnType<typeof findAll>,
  base: string = loaded.base,
): Report {
  const findings = found.worlds.flatMap(({ world, findings: own }) => {
    const snapshot = world.snapshot();
    const places = {
      name: (file: Finding['file']) => relativeSlash(base, pathOfUri(world.uriOf(file))),
      lines: (file: Finding['file']) => snapshot.files.get(file)?.lines,
    };
    return own.map((finding) => report(finding, places));
  });
  const all = found.worlds.flatMap((world) => world.findings);
  const fixable = all.filter((finding) => preferredFix(finding) !== undefined).length;
  return { findings: findings.sort(byPlace), files: found.files, fixable };
}

function byPlace(a: ReportedFinding, b: ReportedFinding): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  const lines = a.range.start.line - b.range.start.line;
  const characters = a.range.start.character - b.range.start.character;
  return lines || characters || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
}
