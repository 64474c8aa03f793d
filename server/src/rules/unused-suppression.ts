import type { Rule } from './rule.ts';

/** Needs to know what all other rules found, so `suppressions.ts` reports it after them. */
export const unusedSuppression: Rule = {
  id: 'unused-suppression',
  group: 'housekeeping',
  summary: 'A `lore-ignore` comment that silences nothing.',
  severity: 'hint',
  onByDefault: true,
  files: ['config', 'canon', 'article'],
  check: () => [],
};
