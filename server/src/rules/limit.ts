import type { Finding, Severity } from '../domain/finding.ts';
import type { FileSummary } from '../index/summary.ts';

/** Findings of one rule that are listed for one file: more of them help nobody, and slow every editor down. */
export const mostPerRule = 500;

const loudest: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/**
 * Of every rule the first findings only, and one that says how many more there are. `findings` stand in order
 * of place, and so do the ones that are left.
 */
export function limitPerRule(file: FileSummary, findings: readonly Finding[]): readonly Finding[] {
  if (findings.length <= mostPerRule) return findings;
  const seen = new Map<string, number>();
  const rest = new Map<string, Finding[]>();
  const listed = findings.filter((finding) => {
    const count = (seen.get(finding.rule) ?? 0) + 1;
    seen.set(finding.rule, count);
    if (count <= mostPerRule) return true;
    const more = rest.get(finding.rule);
    if (more) more.push(finding);
    else rest.set(finding.rule, [finding]);
    return false;
  });
  if (rest.size === 0) return findings;
  // Each stands where the first unlisted one would: behind the listed ones of its rule.
  const notes = [...rest.values()].flatMap((more) => note(file, more));
  return [...listed, ...notes].sort((a, b) => a.span.start - b.span.start);
}

function note(file: FileSummary, more: readonly Finding[]): Finding[] {
  const [first] = more;
  if (!first) return [];
  const severity = loudest.find((level) => more.some((finding) => finding.severity === level));
  const verdict = more.some((finding) => finding.verdict === 'certain') ? 'certain' : 'possible';
  const count = more.length.toLocaleString('en');
  const comment = file.type === 'article' ? '<!-- lore-ignore-file' : '# lore-ignore-file';
  const close = file.type === 'article' ? ' -->' : '';
  return [
    {
      ...first,
      severity: severity ?? first.severity,
      verdict,
      message: `From here on, this file has ${count} more of \`${first.rule}\`, which are not listed one by one: only the first ${mostPerRule} are. Mend those first, or leave the file alone with \`${comment} ${first.rule}${close}\`.`,
      related: [],
      fixes: [],
    },
  ];
}
