import type { Rule } from './rule.ts';

/** Found while the file is read (`syntax/`, `index/summarise.ts`); the runner hands it on under this id. */
export const invalidYaml: Rule = {
  id: 'invalid-yaml',
  group: 'canon data',
  summary: 'YAML that cannot be read, in a lore file, in `lore.yaml` or in front matter.',
  severity: 'error',
  onByDefault: true,
  files: ['config', 'canon', 'article'],
  check: () => [],
};
