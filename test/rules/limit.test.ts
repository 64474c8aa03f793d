import { describe, expect, it } from 'vitest';
import { filePath } from '../../server/src/domain/ids.ts';
import { createWorkspace } from '../../server/src/index/workspace.ts';
import { mostPerRule } from '../../server/src/rules/limit.ts';
import { findingsOf } from '../../server/src/rules/run.ts';

function findings(path: string, text: string) {
  const world = createWorkspace();
  world.apply([
    { path: filePath('lore.yaml'), text: 'canon: ["canon/**"]\ncheck: ["pages/**"]\n' },
    { path: filePath(path), text },
  ]);
  const file = world.snapshot().files.get(filePath(path));
  return file ? findingsOf(world.snapshot(), file) : [];
}

const keys = (count: number) => Array.from({ length: count }, (_, i) => `key-${i}: 1\n`).join('');
const entity = 'id: a\nkind: person\nname: Ansgar\n';

describe('a rule that finds very many', () => {
  it('is listed in full up to the limit', () => {
    const found = findings('canon/a.yaml', entity + keys(mostPerRule));
    expect(found).toHaveLength(mostPerRule);
    expect(found.every(({ message }) => message.startsWith('`key-'))).toBe(true);
  });

  it('is listed by its first findings, and how many more there are, where the first of them stands', () => {
    const text = `${entity}${keys(20_000)}parents: [nobody]\n`;
    const found = findings('canon/a.yaml', text);
    expect(found).toHaveLength(mostPerRule + 2);
    expect(found[mostPerRule]).toMatchObject({
      rule: 'unknown-field',
      severity: 'warning',
      span: { start: text.indexOf(`key-${mostPerRule}:`) },
      message:
        'From here on, this file has 19,500 more of `unknown-field`, which are not listed one by one: only the first 500 are. Mend those first, or leave the file alone with `# lore-ignore-file unknown-field`.',
      fixes: [],
    });
    expect(found.at(-1)?.rule).toBe('unknown-reference');
  });

  it('counts no finding that is meant to be so', () => {
    const text = entity + keys(mostPerRule + 3).replace(/(key-[0-4]: 1)/g, '$1 # lore-ignore unknown-field');
    expect(findings('canon/a.yaml', text)).toHaveLength(mostPerRule - 2);
    expect(findings('canon/a.yaml', `# lore-ignore-file unknown-field\n${text}`)).not.toContainEqual(
      expect.objectContaining({ rule: 'unknown-field' }),
    );
  });
});
