import type { Rule } from './rule.ts';

/** Found while the file is read (`syntax/`, `index/summarise.ts`); the runner hands it on under this id. */
export const unknownField: Rule = {
  id: 'unknown-field',
  group: 'canon data',
  summary: 'A field that the lore vocabulary does not have.',
  severity: 'warning',
  onByDefault: true,
  files: ['config', 'canon', 'article'],
  check: () => [],
};
