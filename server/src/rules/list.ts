import type { Rule } from './rule.ts';

/** Every rule, in the order of the docs. Adding a rule means adding it here. */
export const rules: readonly Rule[] = [];
