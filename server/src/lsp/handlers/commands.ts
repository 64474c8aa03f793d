/** Requests of our own, for the extension's commands. */

import { yieldToEvents } from '../../base/cancel.ts';
import type { Severity } from '../../domain/finding.ts';
import { proposeConfig, type VaultFile } from '../../features/setup.ts';
import { fileType } from '../../index/summarise.ts';
import { findingsOf } from '../../rules/run.ts';
import type { FileAccess } from '../files.ts';
import type { Signal } from '../request.ts';
import type { Session } from '../session.ts';
import { baseName, joinUri, normalizeUri, type Uri } from '../uri.ts';
import { configNames } from '../world.ts';

export interface CheckedWorld {
  readonly files: number;
  readonly findings: Readonly<Record<Severity, number>>;
}

/** Reads every file that may have changed unnoticed, checks all worlds, and counts what was found. */
export async function checkWorld(session: Session, params: unknown, signal: Signal): Promise<CheckedWorld> {
  const uri = uriIn(params, 'uri');
  await signal.race(session.worlds.reload());
  const findings = { error: 0, warning: 0, information: 0, hint: 0 };
  let files = 0;
  for (const world of session.worlds.all()) {
    if (uri !== undefined && session.worlds.worldOf(uri) !== world && world.root !== uri) continue;
    const snapshot = world.snapshot();
    for (const path of snapshot.files.keys()) {
      const file = world.snapshot().files.get(path);
      if (!file || file.shared) continue;
      files++;
      for (const finding of findingsOf(world.snapshot(), file)) findings[finding.severity]++;
      if (files % 20 === 0) await signal.race(yieldToEvents());
    }
  }
  return { files, findings };
}

export interface SetupProposal {
  /** Where the configuration belongs. */
  readonly uri: string;
  /** What to write there; undefined when one stands there already. */
  readonly text: string | undefined;
  /** Pages and lore files that were looked at. */
  readonly files: number;
}

/** Enough pages to see how a vault is written. */
const sample = 400;

/** Looks at a folder of Markdown and YAML and proposes a `lore.yaml` for it. Writes nothing. */
export async function setup(
  files: FileAccess,
  params: unknown,
  signal: Signal,
): Promise<SetupProposal | null> {
  const folder = uriIn(params, 'folder');
  if (folder === undefined) return null;
  for (const name of configNames) {
    const uri = joinUri(folder, name);
    if ((await files.stat(uri)) === 'file') return { uri, text: undefined, files: 0 };
  }
  const wants = (path: string): boolean => fileType(path) !== undefined;
  const paths = await files.list(folder, { wants, signal });
  const step = Math.max(1, Math.floor(paths.length / sample));
  const looked: VaultFile[] = [];
  for (const [index, path] of paths.entries()) {
    const content = index % step === 0 ? await signal.race(files.read(joinUri(folder, path))) : undefined;
    looked.push({ path, text: content?.type === 'text' ? content.text : undefined });
  }
  const text = proposeConfig(baseName(folder), looked);
  return { uri: joinUri(folder, 'lore.yaml'), text, files: paths.length };
}

function uriIn(params: unknown, name: string): Uri | undefined {
  const value: unknown =
    typeof params === 'object' && params !== null ? Reflect.get(params, name) : undefined;
  return typeof value === 'string' ? normalizeUri(value) : undefined;
}
