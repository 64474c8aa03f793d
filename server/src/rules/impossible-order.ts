import { canonFindings } from '../time/canon-findings.ts';
import type { Rule } from './rule.ts';

export const impossibleOrder: Rule = {
  id: 'impossible-order',
  group: 'time',
  summary: 'Something that ends before it begins, or comes after what canon says it precedes.',
  severity: 'error',
  onByDefault: true,
  files: ['canon', 'article'],
  check: (snapshot, file) =>
    canonFindings(snapshot, file.path).filter((found) => found.rule === 'impossible-order'),
};
