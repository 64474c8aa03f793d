import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { commands } from '../../server/src/cli/commands/index.ts';
import { rules } from '../../server/src/rules/list.ts';
import { repository } from '../lsp/raw-client.ts';
import { type TempWorld, tempWorld } from '../lsp/temp-world.ts';
import { lorecheck } from './in-process.ts';

const worlds: TempWorld[] = [];
const makeWorld = async (files: Readonly<Record<string, string>>): Promise<TempWorld> => {
  const world = await tempWorld(files);
  worlds.push(world);
  return world;
};
afterEach(async () => {
  for (const world of worlds.splice(0)) await world.remove();
});

const canon = `entities:
  - { id: tormund, kind: person, name: Tormund Vale, aliases: ["The, \\"Elder\\""], born: 401, died: 460, tags: [a, b] }
  - { id: qor, kind: realm, name: "Qo'rhas-Dún", destroyed: { date: 530, continuity: films } }
  - { id: heron, kind: vessel, name: U.S.S. Heronia, continuity: novels }
  - { id: mirrim, kind: species, name: Mirrim }
  - { id: long-thaw, kind: event, name: The Long Thaw, date: 512 }
`;
const lore = `name: Tarsh
canon: [canon/**/*.yaml]
check: ["**/*.md"]
kinds: { realm: { extends: place } }
continuities: { main: {}, novels: { extends: main }, films: { extends: main } }
words: [Zzyx]
`;
const world = () => makeWorld({ 'lore.yaml': lore, 'canon/all.yaml': canon, 'pages/x.md': '# X\n' });

describe('lorecheck list', () => {
  it('prints a table', async () => {
    const { folder } = await world();
    const { code, stdout } = await lorecheck(folder, ['list']);
    expect(code).toBe(0);
    expect(stdout).toBe(
      [
        'KIND     NAME            ID         LIFETIME       DEFINED IN',
        'event    The Long Thaw   long-thaw  512            canon/all.yaml:6',
        'person   Tormund Vale    tormund    401 – 460      canon/all.yaml:2',
        "realm    Qo'rhas-Dún     qor        destroyed 530  canon/all.yaml:3",
        'species  Mirrim          mirrim                    canon/all.yaml:5',
        'vessel   U.S.S. Heronia  heron                     canon/all.yaml:4',
        '',
      ].join('\n'),
    );
  });

  it('prints JSON', async () => {
    const { folder } = await world();
    const { stdout } = await lorecheck(folder, ['list', '-f', 'json', '--kind', 'person']);
    expect(JSON.parse(stdout)).toEqual([
      {
        id: 'tormund',
        kind: 'person',
        name: 'Tormund Vale',
        aliases: ['The, "Elder"'],
        lifetime: '401 – 460',
        continuity: null,
        tags: ['a', 'b'],
        file: 'canon/all.yaml',
        range: { start: { line: 1, character: 39 }, end: { line: 1, character: 51 } },
      },
    ]);
  });

  it('prints CSV as spreadsheets read it', async () => {
    const { folder } = await world();
    const { stdout } = await lorecheck(folder, ['list', '--format', 'csv', '--kind', 'person']);
    expect(stdout).toBe(
      'id,kind,name,aliases,lifetime,continuity,tags,file,line\r\n' +
        'tormund,person,Tormund Vale,"The, ""Elder""",401 – 460,,a; b,canon/all.yaml,2\r\n',
    );
  });

  it('chooses by kind, own and built-in, and by continuity', async () => {
    const { folder, path } = await world();
    const ids = async (...args: string[]) => {
      const { stdout } = await lorecheck(folder, ['list', '-f', 'json', ...args]);
      return (JSON.parse(stdout) as { id: string }[]).map(({ id }) => id);
    };
    expect(await ids('--kind', 'realm')).toEqual(['qor']);
    expect(await ids('-k', 'place')).toEqual(['qor']);
    expect(await ids('-k', 'place', '-k', 'vessel')).toEqual(['qor', 'heron']);
    expect(await ids('--continuity', 'novels')).toEqual(['heron']);
    expect(await ids('-c', 'films')).toEqual(['qor']);
    expect(await ids('-c', 'main')).toEqual(['long-thaw', 'tormund', 'qor', 'mirrim']);
    const { stdout } = await lorecheck(path('pages'), ['list', '-k', 'realm']);
    expect(stdout).toContain('../canon/all.yaml:3');
  });
});

describe('lorecheck words', () => {
  const words = async (tool: string) => {
    const { folder } = await world();
    const { code, stdout } = await lorecheck(folder, ['words', '--for', tool]);
    expect(code).toBe(0);
    return stdout.split('\n').slice(0, -1);
  };

  it('gives cspell a word a line, with possessives and plurals', async () => {
    const found = await words('cspell');
    expect(found).toEqual([...found].sort());
    expect(found).toEqual(
      expect.arrayContaining(['Tormund', "Tormund's", "Qo'rhas-Dún", 'Heronias', 'Zzyx']),
    );
    expect(found).not.toContain('The');
    expect(found).not.toContain('Long');
  });

  it('gives Vale patterns that match the names and no ordinary word', async () => {
    const found = await words('vale');
    expect(found).toEqual(expect.arrayContaining(['Tormund', "Qo'rhas-Dún", 'U\\.S\\.S\\.']));
    for (const pattern of found) expect('the long thaw').not.toMatch(new RegExp(`^(?:${pattern})$`, 'i'));
  });

  it('gives Harper the halves of compounds as well', async () => {
    expect(await words('harper')).toEqual(
      expect.arrayContaining(["Qo'rhas-Dún", "Qo'rhas", 'Dún', 'Mirrim', 'Mirrims', "Mirrim's"]),
    );
  });

  it('gives hunspell the number of words first', async () => {
    const [count, ...found] = await words('hunspell');
    expect(Number(count)).toBe(found.length);
    expect(new Set(found).size).toBe(found.length);
    expect(found).toContain('Tormund');
  });

  it('leaves endings to languages that have them behind', async () => {
    const { folder } = await makeWorld({
      'lore.yaml': 'name: T\nlanguage: uk\ncanon: [canon/*.yaml]\n',
      'canon/a.yaml': 'entities: [{ id: t, kind: person, name: Тормунд }]\n',
    });
    expect((await lorecheck(folder, ['words', '--for', 'cspell'])).stdout).toBe('Тормунд\n');
  });
});

describe('lorecheck init', () => {
  const vault = {
    'a.md': '---\nkind: person\n---\n# Ann Rill\n',
    'canon/b.yaml': '- { id: b, kind: place }\n',
  };

  it('writes the lore.yaml that fits, once', async () => {
    const { folder, path } = await makeWorld(vault);
    const dry = await lorecheck(folder, ['init', '--dry-run']);
    expect([dry.code, Object.keys(parse(dry.stdout))]).toEqual([
      0,
      expect.arrayContaining(['name', 'canon']),
    ]);
    const { code, stdout } = await lorecheck(folder, ['init']);
    expect([code, stdout]).toEqual([0, 'Wrote lore.yaml after a look at 2 files.\n']);
    expect(await readFile(path('lore.yaml'), 'utf8')).toBe(dry.stdout);
    expect((await lorecheck(folder, ['check'])).stderr).toBe('');
    const again = await lorecheck(folder, ['init']);
    expect([again.code, again.stderr]).toEqual([2, 'lore.yaml is there already; nothing was written.\n']);
  });

  it('looks at another folder', async () => {
    const { folder } = await makeWorld({ 'deep/vault/a.md': '# A\n' });
    const { stdout } = await lorecheck(folder, ['init', 'deep/vault']);
    expect(stdout).toContain(`Wrote ${join('deep', 'vault', 'lore.yaml')}`);
  });
});

describe('lorecheck explain', () => {
  it('lists all rules, and tells of each', async () => {
    const { stdout } = await lorecheck(repository, ['explain']);
    expect(stdout.split('\n')).toHaveLength(rules.length + 1);
    for (const { id } of rules) {
      const { code, stdout: page } = await lorecheck(repository, ['explain', id]);
      expect([code, page]).toEqual([0, expect.stringContaining(`/docs/rules/${id}.md\n`)]);
      expect(page).toContain(id);
    }
  });
});

describe('lorecheck completion', () => {
  const script = async (shell: string) => (await lorecheck(repository, ['completion', shell])).stdout;

  /** What bash offers at the end of a line. */
  async function offered(...words: string[]): Promise<readonly string[]> {
    const line = words.map((word) => `'${word}'`).join(' ');
    const program = `${await script('bash')}\nCOMP_WORDS=(${line}); COMP_CWORD=${words.length - 1}; _lorecheck; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const { stdout, stderr, status } = spawnSync('bash', ['--norc', '-c', program], { encoding: 'utf8' });
    expect([stderr, status]).toEqual(['', 0]);
    return stdout.split('\n').filter((word) => word !== '');
  }

  it('completes in bash', async () => {
    expect(await offered('lorecheck', 'co')).toEqual(['completion']);
    expect(await offered('lorecheck', '')).toEqual(expect.arrayContaining(commands.map(({ name }) => name)));
    expect(await offered('lorecheck', 'check', '--ma')).toEqual(['--max-warnings']);
    expect(await offered('lorecheck', 'check', '--format', 's')).toEqual(['stylish', 'sarif']);
    expect(await offered('lorecheck', 'check', '-f', 'ju')).toEqual(['junit']);
    expect(await offered('lorecheck', 'check', '--rule', 'broken-')).toEqual([
      'broken-link',
      'broken-heading',
    ]);
    expect(await offered('lorecheck', 'explain', 'bad')).toEqual(['bad-date']);
    expect(await offered('lorecheck', 'words', '--for', '')).toEqual([
      'cspell',
      'vale',
      'harper',
      'hunspell',
    ]);
    expect(await offered('lorecheck', 'completion', 'z')).toEqual(['zsh']);
    // Names of files are bash's own business.
    expect(await offered('lorecheck', 'check', 'pa')).toEqual([]);
    expect(await offered('lorecheck', 'check', '--baseline', '')).toEqual([]);
  });

  it.each(['zsh', 'fish'])('has every command and option for %s', async (shell) => {
    const text = await script(shell);
    for (const { name, options } of commands) {
      expect(text).toContain(name);
      for (const option of Object.keys(options)) {
        expect(text).toContain(shell === 'fish' ? ` -l ${option}` : `--${option}[`);
      }
    }
    // Quotes are balanced: outside of words, an even number.
    expect((text.replaceAll("'\\''", '').replaceAll("\\'", '').match(/'/g) ?? []).length % 2).toBe(0);
  });
});
