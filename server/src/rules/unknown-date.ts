import { mentionProblems } from './bad-date.ts';
import type { Rule } from './rule.ts';

export const unknownDate: Rule = {
  id: 'unknown-date',
  group: 'dates',
  summary: 'A date with a month or an era that no calendar of the world knows.',
  severity: 'warning',
  onByDefault: true,
  files: ['config', 'canon', 'article'],
  check: (snapshot, file) => mentionProblems(snapshot, file, 'unknown-date'),
};
