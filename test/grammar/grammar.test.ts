import { beforeAll, describe, expect, test } from 'vitest';
import { colouring, type Scopes } from './tokens.ts';

let colour: Awaited<ReturnType<typeof colouring>>;
beforeAll(async () => {
  colour = await colouring();
  // Fetches VS Code's own grammars where nothing else has done so.
}, 300_000);

const ours = (scopes: readonly string[]): readonly string[] =>
  scopes.filter((scope) => scope.endsWith('.lorecheck'));

describe('in Markdown', () => {
  const article = [
    '---',
    'name: Orsolya Brandt',
    'born: 1150 # lore-ignore wrong-type: as the chronicle has it',
    'died: 1210 # an ordinary comment',
    '---',
    '# Orsolya Brandt',
    '',
    'She knew [[Teodric Vane]], [[Treaty of Saltmarch#Parties|both sides]] and **[[the Harbour Book]]**.',
    '![[map.png]]',
    '- In a list: [[Harrowmere]]',
    '| [[Velden League\\|League]] | cell |',
    'An [ordinary link](saltmarch.md) and `[[no link]]`.',
    '',
    '## Elsewhere {continuity=kelvin date="2261"}',
    '## Braces {like these}',
    '<!-- lore: continuity=mirror date=2293 -->',
    'A tale. <!-- lore-ignore wrong-date, wrong-age: told by a liar -->',
    '<!-- lore-ignore-file -->',
    '<!-- an ordinary comment -->',
    'Said aloud. %% an aside %% And on.',
    '',
    '```',
    '[[code]] %% code %%',
    '```',
    'After the code: [[Saltmarch]]',
  ].join('\n');
  let scopes: Scopes;
  beforeAll(async () => {
    scopes = await colour('text.html.markdown', article);
  });

  test('a link is told apart into page, heading and label', () => {
    expect(ours(scopes('She knew', 'Teodric Vane'))).toEqual([
      'meta.link.wiki.lorecheck',
      'markup.underline.link.lorecheck',
    ]);
    expect(ours(scopes('She knew', 'Treaty of Saltmarch'))).toContain('markup.underline.link.lorecheck');
    expect(ours(scopes('She knew', 'Parties'))).toContain('markup.underline.link.heading.lorecheck');
    expect(ours(scopes('She knew', 'both sides'))).toContain('string.other.link.title.lorecheck');
    expect(ours(scopes('She knew', '[['))).toContain('punctuation.definition.link.begin.lorecheck');
    expect(ours(scopes('map.png', '![['))).toContain('punctuation.definition.link.begin.lorecheck');
  });

  test('links are seen in bold text, lists and table cells', () => {
    const bold = scopes('She knew', 'the Harbour Book');
    expect(bold).toContain('markup.underline.link.lorecheck');
    expect(bold).toContain('markup.bold.markdown');
    expect(ours(scopes('In a list', 'Harrowmere'))).toContain('markup.underline.link.lorecheck');
    expect(ours(scopes('cell', 'Velden League'))).toContain('markup.underline.link.lorecheck');
    expect(ours(scopes('cell', 'League]]'))).toContain('string.other.link.title.lorecheck');
  });

  test('prose around links and ordinary links keep the colours of Markdown', () => {
    expect(ours(scopes('She knew', 'She knew'))).toEqual([]);
    expect(ours(scopes('ordinary link', 'ordinary link'))).toEqual([]);
    expect(scopes('ordinary link', 'ordinary link')).toContain('string.other.link.title.markdown');
  });

  test('code is left alone', () => {
    expect(ours(scopes('ordinary link', 'no link'))).toEqual([]);
    expect(ours(scopes('[[code]]', '[[code]] %% code %%'))).toEqual([]);
    expect(ours(scopes('After the code', 'Saltmarch'))).toContain('markup.underline.link.lorecheck');
  });

  test('the scope of a section has names and values', () => {
    const heading = scopes('## Elsewhere', 'continuity');
    expect(ours(heading)).toEqual(['meta.scope.lorecheck', 'entity.other.attribute-name.lorecheck']);
    expect(heading).toContain('markup.heading.markdown');
    expect(ours(scopes('## Elsewhere', 'kelvin'))).toContain('string.unquoted.attribute-value.lorecheck');
    expect(ours(scopes('## Elsewhere', '"2261"'))).toContain('string.unquoted.attribute-value.lorecheck');
    expect(ours(scopes('## Elsewhere', '='))).toContain('keyword.operator.assignment.lorecheck');
    expect(ours(scopes('## Braces', '{like these}'))).toEqual([]);
  });

  test('the scope of a passage is a comment that speaks', () => {
    const word = scopes('<!-- lore:', 'lore');
    expect(ours(word)).toEqual(['comment.block.html.lorecheck', 'keyword.control.directive.lorecheck']);
    expect(ours(scopes('<!-- lore:', 'continuity'))).toContain('entity.other.attribute-name.lorecheck');
    expect(ours(scopes('<!-- lore:', 'mirror'))).toContain('string.unquoted.attribute-value.lorecheck');
  });

  test('a suppression has its rules and its reason', () => {
    expect(ours(scopes('A tale', 'lore-ignore'))).toContain('keyword.control.directive.lorecheck');
    for (const rule of ['wrong-date', 'wrong-age']) {
      expect(ours(scopes('A tale', rule))).toContain('entity.name.tag.rule.lorecheck');
    }
    expect(ours(scopes('A tale', 'told by a liar'))).toContain('string.unquoted.reason.lorecheck');
    expect(ours(scopes('lore-ignore-file', 'lore-ignore-file'))).toContain(
      'keyword.control.directive.lorecheck',
    );
  });

  test('an ordinary comment stays one, an aside becomes one', () => {
    expect(ours(scopes('an ordinary comment -->', 'an ordinary comment'))).toEqual([]);
    expect(scopes('an ordinary comment -->', 'an ordinary comment')).toContain('comment.block.html');
    expect(ours(scopes('Said aloud', 'an aside'))).toEqual(['comment.block.aside.lorecheck']);
    expect(ours(scopes('Said aloud', 'And on.'))).toEqual([]);
  });

  test('front matter stays YAML, and its suppressions are seen', () => {
    expect(scopes('name: Orsolya', 'name')).toContain('entity.name.tag.yaml');
    expect(ours(scopes('lore-ignore wrong-type', 'wrong-type'))).toEqual(['entity.name.tag.rule.lorecheck']);
    expect(ours(scopes('died', 'an ordinary comment'))).toEqual([]);
  });
});

describe('in YAML', () => {
  const canon = [
    '# lore-ignore-file unknown-field',
    '- id: gorkon',
    '  died: 2293 # lore-ignore wrong-date: told by a liar',
    '  name: "# lore-ignore in a string"',
    '  note: an ordinary value # and comment',
  ].join('\n');
  let scopes: Scopes;
  beforeAll(async () => {
    scopes = await colour('source.yaml', canon);
  });

  test('a suppression has its rules and its reason', () => {
    expect(ours(scopes('lore-ignore-file', 'lore-ignore-file'))).toEqual([
      'keyword.control.directive.lorecheck',
    ]);
    expect(ours(scopes('lore-ignore-file', 'unknown-field'))).toEqual(['entity.name.tag.rule.lorecheck']);
    expect(ours(scopes('died', 'wrong-date'))).toEqual(['entity.name.tag.rule.lorecheck']);
    expect(ours(scopes('died', 'told by a liar'))).toEqual(['string.unquoted.reason.lorecheck']);
  });

  test('strings, values and ordinary comments keep the colours of YAML', () => {
    expect(ours(scopes('name:', 'lore-ignore'))).toEqual([]);
    expect(ours(scopes('note:', 'and comment'))).toEqual([]);
    expect(scopes('note:', 'note')).toContain('entity.name.tag.yaml');
  });
});
