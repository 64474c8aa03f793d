/** Findings as diagnostics of the protocol, each set with an id by which a client can tell that it has it. */
import type { Diagnostic } from 'vscode-languageserver';
import type { Finding } from '../domain/finding.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { FileSummary } from '../index/summary.ts';
import { findingsOf } from '../rules/run.ts';
import { toDiagnostic } from './convert.ts';
import { placesOf, type Session } from './session.ts';
import type { World } from './world.ts';

export interface DiagnosticSet {
  /** Equal ids mean equal diagnostics. */
  readonly id: string;
  readonly items: Diagnostic[];
}

/** The id of having nothing to report. */
export const nothing: DiagnosticSet = { id: '0', items: [] };

export function diagnosticsOf(
  session: Session,
  world: World,
  snapshot: Snapshot,
  file: FileSummary,
): DiagnosticSet {
  if (!session.settings().enable) return nothing;
  const findings = findingsOf(snapshot, file);
  if (findings.length === 0) return nothing;
  const places = placesOf(session, world, snapshot);
  const items = findings.map((finding: Finding) =>
    toDiagnostic(finding, file.lines, places, session.client.diagnostics),
  );
  return { id: hash(JSON.stringify(items)), items };
}

/** FNV-1a over UTF-16 units, 52 bits wide: no secret, only a short name for a text. */
function hash(text: string): string {
  let low = 0x811c9dc5;
  let high = 0xcbf29ce4;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ (unit + i), 0x85ebca6b);
  }
  return `${(high >>> 0).toString(36)}-${(low >>> 0).toString(36)}-${text.length.toString(36)}`;
}
