import { canonFindings } from '../time/canon-findings.ts';
import type { Rule } from './rule.ts';

export const impossibleKinship: Rule = {
  id: 'impossible-kinship',
  group: 'time',
  summary: 'A child that its parents cannot have had, or spouses who never lived at the same time.',
  severity: 'error',
  onByDefault: true,
  files: ['canon', 'article'],
  check: (snapshot, file) =>
    canonFindings(snapshot, file.path).filter((found) => found.rule === 'impossible-kinship'),
};
