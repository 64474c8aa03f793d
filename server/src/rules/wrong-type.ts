import type { Rule } from './rule.ts';

/** Found while the file is read (`syntax/`, `index/summarise.ts`); the runner hands it on under this id. */
export const wrongType: Rule = {
  id: 'wrong-type',
  group: 'canon data',
  summary: 'A value of another type than its field takes, or an unknown `kind` or state.',
  severity: 'error',
  onByDefault: true,
  files: ['config', 'canon', 'article'],
  check: () => [],
};
