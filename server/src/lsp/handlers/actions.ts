/** Code actions: quick fixes, fixing all of a kind, and the source action that fixes everything. */
import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic,
  type Range,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Finding } from '../../domain/finding.ts';
import { type FixOffer, fixesAt, preferredEdits } from '../../features/fixes.ts';
import { rewritesAt } from '../../features/rewrite.ts';
import { findingsOf } from '../../rules/run.ts';
import { toDiagnostic, toSpan } from '../convert.ts';
import { toWorkspaceEdit } from '../edits.ts';
import type { Signal } from '../request.ts';
import { type Located, locate, placesOf, type Session } from '../session.ts';

/** Mends everything in a file that has one sure fix; editors can run it on save. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.lorecheck`;

export async function codeActions(
  session: Session,
  params: CodeActionParams,
  signal: Signal,
): Promise<CodeAction[] | null> {
  const at = await locate(session, params.textDocument.uri, signal);
  if (!at || !session.client.codeActionLiterals) return null;
  const { file, snapshot } = at;
  const wants = (kind: string): boolean =>
    params.context.only === undefined ||
    params.context.only.some((only) => kind === only || kind.startsWith(`${only}.`));
  const actions: CodeAction[] = [];
  if (wants(CodeActionKind.QuickFix)) {
    const range = toSpan(file.text, file.lines, params.range);
    const offers = fixesAt(snapshot, file.path, range);
    actions.push(...offers.map((offer) => quickFix(session, at, offer, params.context.diagnostics)));
  }
  actions.push(...rewrites(session, at, params.range, wants));
  const asked = params.context.only?.some((only) => only.startsWith(CodeActionKind.Source));
  if (asked && wants(fixAllKind)) actions.push(...fixAll(session, at));
  return actions;
}

function quickFix(session: Session, at: Located, offer: FixOffer, shown: readonly Diagnostic[]): CodeAction {
  const places = placesOf(session, at.world, at.snapshot);
  const own = offer.findings.map((finding) =>
    toDiagnostic(finding, at.file.lines, places, session.client.diagnostics),
  );
  const diagnostics = own.map((diagnostic) => shown.find((other) => same(other, diagnostic)) ?? diagnostic);
  return {
    title: offer.title,
    kind: CodeActionKind.QuickFix,
    edit: toWorkspaceEdit(session, at, offer.edits),
    ...(offer.type === 'fix' && { diagnostics }),
    ...(offer.preferred && session.client.preferredActions && { isPreferred: true }),
  };
}

function same(a: Diagnostic, b: Diagnostic): boolean {
  const at = (diagnostic: Diagnostic) => JSON.stringify(diagnostic.range);
  return a.code === b.code && a.message === b.message && at(a) === at(b);
}

function fixAll(session: Session, at: Located): CodeAction[] {
  const here = (finding: Finding): boolean =>
    finding.fixes.every((fix) => fix.edits.every((edit) => edit.file === at.file.path));
  const { edits, fixed } = preferredEdits(findingsOf(at.snapshot, at.file).filter(here));
  if (fixed.length === 0) return [];
  const edit = toWorkspaceEdit(session, at, edits);
  return [{ title: 'Fix everything Lorecheck can fix', kind: fixAllKind, edit }];
}

const rewriteKinds = {
  extract: CodeActionKind.RefactorExtract,
  rewrite: CodeActionKind.RefactorRewrite,
} as const;

function rewrites(
  session: Session,
  at: Located,
  range: Range,
  wants: (kind: string) => boolean,
): CodeAction[] {
  const { file, snapshot } = at;
  const span = toSpan(file.text, file.lines, range);
  return rewritesAt(snapshot, file.path, span).flatMap((rewrite) => {
    const kind = rewriteKinds[rewrite.type];
    const makes = rewrite.create !== undefined;
    if (!wants(kind) || (makes && !(session.client.documentChanges && session.client.resourceOperations)))
      return [];
    const edit = rewrite.create
      ? toNewFile(at.world.uriOf(rewrite.create.file), rewrite.create.text)
      : toWorkspaceEdit(session, at, rewrite.edits);
    return [{ title: rewrite.title, kind, edit }];
  });
}

function toNewFile(uri: string, text: string): WorkspaceEdit {
  const start = { line: 0, character: 0 };
  return {
    documentChanges: [
      { kind: 'create', uri, options: { ignoreIfExists: true } },
      { textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText: text }] },
    ],
  };
}
