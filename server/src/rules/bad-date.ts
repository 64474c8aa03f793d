import type { Span } from '../base/span.ts';
import type { Fix } from '../domain/finding.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { FileSummary } from '../index/summary.ts';
import type { DateMention } from '../syntax/dates/model.ts';
import type { FindingDraft, Rule } from './rule.ts';

export const badDate: Rule = {
  id: 'bad-date',
  group: 'dates',
  summary:
    'A date that cannot be: a day its month does not have, a year its era does not have, or no date at all.',
  severity: 'warning',
  onByDefault: true,
  files: ['config', 'canon', 'article'],
  check: (snapshot, file) => mentionProblems(snapshot, file, 'bad-date'),
};

/** What the date tagger found wrong in prose. Dates in YAML and front matter are reported by their reader. */
export function mentionProblems(
  { config }: Snapshot,
  file: FileSummary,
  rule: string,
): readonly FindingDraft[] {
  if (!file.checked) return [];
  return file.dates
    .filter(({ problem }) => problem?.rule === rule && (config.declared || !problem.foreign))
    .map((mention) => ({
      span: withoutArticle(file, mention.span),
      message: mention.problem?.message ?? '',
      fixes: fixesOf(file, mention),
    }));
}

/** "the 31st of June": the finding stands on the date itself. */
function withoutArticle(file: FileSummary, { start, end }: Span): Span {
  const article = /^the\s+/i.exec(file.text.slice(start, end));
  return { start: start + (article?.[0].length ?? 0), end };
}

function fixesOf(file: FileSummary, { span, problem }: DateMention): readonly Fix[] {
  if (problem?.suggestion === undefined) return [];
  const at = withoutArticle(file, span);
  const newText = at.start === span.start ? problem.suggestion : problem.suggestion.replace(/^the\s+/i, '');
  return [
    {
      title: `Change to \`${newText}\``,
      edits: [{ file: file.path, span: at, newText }],
      preferred: problem.guess === undefined,
    },
  ];
}
