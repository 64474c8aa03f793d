import { canonFindings } from '../time/canon-findings.ts';
import { ownRelations } from './own-relation.ts';
import type { Rule } from './rule.ts';

export const impossibleKinship: Rule = {
  id: 'impossible-kinship',
  group: 'time',
  summary: 'A child that its parents cannot have had, or spouses who never lived at the same time.',
  severity: 'error',
  onByDefault: true,
  files: ['canon', 'article'],
  check: (snapshot, file) => [
    ...canonFindings(snapshot, file.path).filter((found) => found.rule === 'impossible-kinship'),
    ...ownRelations(snapshot, file, kin),
  ],
};

const kin = {
  parents: 'be a child of their own',
  children: 'be a child of their own',
  spouses: 'be married to themselves',
};
