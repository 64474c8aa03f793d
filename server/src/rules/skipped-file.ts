import type { Rule } from './rule.ts';

/** Found while the file is read (`syntax/`, `index/summarise.ts`); the runner hands it on under this id. */
export const skippedFile: Rule = {
  id: 'skipped-file',
  group: 'housekeeping',
  summary: 'A file that was not read: too large, or not UTF-8 text.',
  severity: 'hint',
  onByDefault: true,
  files: ['config', 'canon', 'article'],
  check: () => [],
};
