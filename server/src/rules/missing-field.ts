import type { Rule } from './rule.ts';

/** Found while the file is read (`syntax/`, `index/summarise.ts`); the runner hands it on under this id. */
export const missingField: Rule = {
  id: 'missing-field',
  group: 'canon data',
  summary: 'An entity without `kind`, or without `id` and `name`, or a record without a part it needs.',
  severity: 'error',
  onByDefault: true,
  files: ['config', 'canon', 'article'],
  check: () => [],
};
