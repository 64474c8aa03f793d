/** Completion: what may be written at the cursor, best first. */
import { touches } from '../base/span.ts';
import type { FilePath } from '../domain/ids.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { FileSummary } from '../index/summary.ts';
import { rules } from '../rules/list.ts';
import { configCompletions } from './completion/config.ts';
import { linkCompletions } from './completion/links.ts';
import { type Completion, type Completions, noCompletions } from './completion/model.ts';
import { proseCompletions } from './completion/prose.ts';
import { yamlCompletions } from './completion/yaml.ts';

/** Everything that fits at an offset. Works on text that is broken in the middle of being written. */
export function completionsAt(snapshot: Snapshot, path: FilePath, offset: number): Completions {
  const file = snapshot.files.get(path);
  if (!file) return noCompletions;
  if (file.type === 'config') return configCompletions(snapshot, file, offset);
  if (file.type === 'canon') {
    return yamlCompletions(snapshot, file, { start: 0, end: file.text.length }, offset);
  }
  const front = file.markdown?.frontMatter;
  if (front && touches(front, offset)) return yamlCompletions(snapshot, file, front, offset);
  return (
    linkCompletions(snapshot, file, offset) ??
    commentCompletions(snapshot, file, offset) ??
    (isProse(file, offset) ? proseCompletions(snapshot, file, offset) : noCompletions)
  );
}

/** Code, comments, link targets and HTML hold no names to be completed. */
function isProse(file: FileSummary, offset: number): boolean {
  const before = file.text[offset - 1] ?? ' ';
  return /\s/.test(before) || file.markdown?.prose[offset - 1] === before;
}

/** `<!-- lore-ignore …`, `<!-- lore: continuity=…` and `{continuity=…}` behind a heading. */
function commentCompletions(snapshot: Snapshot, file: FileSummary, offset: number): Completions | undefined {
  const lineStart = file.lines.lineStart(file.lines.lineAt(offset));
  const before = file.text.slice(lineStart, offset);
  const ignored = /<!--\s*lore-ignore(?:-file)?\s+(?:[\w-]+,\s*)*([\w-]*)$/.exec(before)?.[1];
  if (ignored !== undefined)
    return words(
      rules.map((rule) => ({ text: rule.id, detail: rule.summary })),
      ignored,
      offset,
      'rule',
    );
  const scope = /(?:<!--\s*lore:[^>]*|^#{1,6}\s.*\{[^}]*)\bcontinuity=["']?([\w-]*)$/.exec(before)?.[1];
  if (scope === undefined) return undefined;
  return words(
    [...snapshot.continuities.all.keys()].map((text) => ({ text })),
    scope,
    offset,
    'value',
  );
}

function words(
  all: readonly { readonly text: string; readonly detail?: string }[],
  typed: string,
  offset: number,
  kind: Completion['kind'],
): Completions {
  const span = { start: offset - typed.length, end: offset };
  const items = all.map(({ text, detail }, rank): Completion => {
    return { label: text, kind, insert: text, span, rank, ...(detail && { detail }) };
  });
  return { items, incomplete: false };
}
