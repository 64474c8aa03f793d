import { mentionProblems } from './bad-date.ts';
import type { Rule } from './rule.ts';

export const weekdayMismatch: Rule = {
  id: 'weekday-mismatch',
  group: 'dates',
  summary: 'A weekday that the date beside it does not fall on.',
  severity: 'warning',
  onByDefault: true,
  files: ['config', 'canon', 'article'],
  check: (snapshot, file) => mentionProblems(snapshot, file, 'weekday-mismatch'),
};
