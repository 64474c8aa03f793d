import { chmod, readFile, stat, symlink } from 'node:fs/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { smallWorld, type TempWorld, tempWorld } from '../lsp/temp-world.ts';
import { runCheck } from './run-cli.ts';

const worlds: TempWorld[] = [];
const makeWorld = async (files: Readonly<Record<string, string>> = smallWorld): Promise<TempWorld> => {
  const world = await tempWorld(files);
  worlds.push(world);
  return world;
};
afterEach(async () => {
  for (const world of worlds.splice(0)) await world.remove();
});
const clean = {
  ...smallWorld,
  'canon/people.yaml': smallWorld['canon/people.yaml'].replace('tormunt', 'tormund'),
};

describe('lorecheck check', () => {
  it('prints findings for people on stdout and nothing else, and ends with 1', async () => {
    const world = await makeWorld();
    const { code, stdout, stderr } = await runCheck(['check'], { cwd: world.folder });
    expect(stdout).toBe(
      [
        'canon/people.yaml',
        '  3:60  error    No entity of this world is called `tormunt`. Did you mean `tormund`?  unknown-reference',
        '',
        '1 problem (1 error, 0 warnings)',
        '1 problem may be mended with --fix.',
        '',
      ].join('\n'),
    );
    expect([code, stderr]).toEqual([1, '']);
  });

  it('ends with 0 on a clean world', async () => {
    const world = await makeWorld(clean);
    expect(await runCheck(['check', world.folder])).toEqual({
      code: 0,
      stdout: 'No problems in 3 files.\n',
      stderr: '',
    });
  });

  it('lets information and hints pass, and as many warnings as it is told', async () => {
    const page = '# Page\n\n[[Nowhere at all]], [[Nor there]].\n';
    const world = await makeWorld({ ...clean, 'pages/links.md': page });
    expect((await runCheck(['check', world.folder])).code).toBe(1);
    expect((await runCheck(['check', world.folder, '--max-warnings', '1'])).code).toBe(1);
    expect((await runCheck(['check', world.folder, '--max-warnings', '2'])).code).toBe(0);
    expect((await runCheck(['check', world.folder, '--max-warnings', '-1'])).code).toBe(0);
    expect(await runCheck(['check', world.folder, '--quiet'])).toMatchObject({
      code: 0,
      stdout: 'No problems in 4 files.\n',
    });
    const hint = await makeWorld({
      ...clean,
      'pages/x.md': '# X\n\nNothing. <!-- lore-ignore bad-date -->\n',
    });
    expect(await runCheck(['check', hint.folder])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('1 hint'),
    });
  });

  it.each([
    [['check', 'no/such/path'], 'Nothing to check matches no/such/path'],
    [['check', '--format', 'jsn'], 'Did you mean json?'],
    [['check', '--rule', 'bad-dates'], 'Did you mean bad-date?'],
    [['check', '--max-warnings', 'many'], 'takes a whole number'],
    [['check', '--no-such-option'], 'lorecheck check --help'],
    [['chekc'], 'Did you mean check?'],
    [['server'], '--stdio'],
  ])('ends with 2 and says why when it cannot run: %j', async (args, words) => {
    const world = await makeWorld();
    const { code, stdout, stderr } = await runCheck(args, { cwd: world.folder });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(words);
    expect(stderr).not.toContain('    at ');
  });

  it('takes files, folders and patterns; unmatched ones may be allowed', async () => {
    const world = await makeWorld({
      ...smallWorld,
      'pages/a.md': '[[Nowhere at all]]\n',
      'pages/b.md': '[[Nor there]]\n',
    });
    const files = async (...args: string[]) => {
      const { stdout } = await runCheck(['check', '--format', 'json', ...args], { cwd: world.folder });
      return (JSON.parse(stdout) as { file: string }[]).map((finding) => finding.file);
    };
    expect(await files('pages/a.md')).toEqual(['pages/a.md']);
    expect(await files('pages')).toEqual(['a.md', 'b.md']);
    expect(await files('pages/*.md')).toEqual(['pages/a.md', 'pages/b.md']);
    expect(await files('pages/a.md', 'canon')).toEqual(['canon/people.yaml', 'pages/a.md']);
    expect(await files('nothing', '--allow-unmatched')).toEqual([]);
  });

  it('reads a folder without lore.yaml by the defaults, and says so aside', async () => {
    const world = await makeWorld({ 'Mira.md': '---\nborn: 401\n---\n# Mira\n', 'b.md': 'See [[Mirra]].\n' });
    const { code, stdout, stderr } = await runCheck(['check', world.folder]);
    expect(stderr).toContain('has no lore.yaml');
    expect(stdout).toContain('broken-link');
    expect(code).toBe(1);
  });

  it('makes one clear finding of a broken lore.yaml', async () => {
    const world = await makeWorld({ ...clean, 'lore.yaml': 'name: "unclosed\n' });
    const { code, stdout } = await runCheck(['check', world.folder, '--format', 'json']);
    const findings = JSON.parse(stdout) as { file: string; rule: string }[];
    expect(findings.filter((finding) => finding.file === 'lore.yaml').map((finding) => finding.rule)).toEqual(
      ['invalid-yaml'],
    );
    expect(code).toBe(1);
  });

  it('uses colours only where they are wanted', async () => {
    const world = await makeWorld();
    const plain = await runCheck(['check', world.folder]);
    const forced = await runCheck(['check', world.folder], { env: { FORCE_COLOR: '1' } });
    const never = await runCheck(['check', world.folder], { env: { FORCE_COLOR: '1', NO_COLOR: '1' } });
    expect(plain.stdout).not.toContain('\u001b[');
    expect(forced.stdout).toContain('\u001b[31m');
    expect(never.stdout).toBe(plain.stdout);
  });

  it('never lets lore text steer the terminal', async () => {
    const world = await makeWorld({ ...clean, 'pages/x.md': '[[No\u001b[31mwhere at all]]\n' });
    expect((await runCheck(['check', world.folder])).stdout).not.toContain('\u001b');
  });
});

describe('lorecheck check --fix', () => {
  it('mends files, keeps what it can of them, and has nothing left to do the second time', async () => {
    const world = await makeWorld();
    const before = `# people 🚀\r\n${smallWorld['canon/people.yaml'].replaceAll('\n', '\r\n')}`;
    await world.write('canon/people.yaml', `\uFEFF${before}`);
    await chmod(world.path('canon/people.yaml'), 0o640);
    const first = await runCheck(['check', world.folder, '--fix']);
    expect(first).toMatchObject({
      code: 0,
      stdout: 'No problems in 3 files.\n',
      stderr: 'Fixed 1 problem in 1 file.\n',
    });
    const after = await readFile(world.path('canon/people.yaml'), 'utf8');
    expect(after).toBe(`\uFEFF${before.replace('tormunt', 'tormund')}`);
    expect((await stat(world.path('canon/people.yaml'))).mode & 0o777).toBe(0o640);
    const second = await runCheck(['check', world.folder, '--fix']);
    expect(second.stderr).toBe('Fixed 0 problems in 0 files.\n');
    expect(await readFile(world.path('canon/people.yaml'), 'utf8')).toBe(after);
  });

  it('writes nothing on a dry run', async () => {
    const world = await makeWorld();
    const { code, stdout, stderr } = await runCheck(['check', '--fix', '--dry-run'], { cwd: world.folder });
    expect(stderr).toBe('Would fix 1 problem in 1 file.\n');
    expect(stdout).toContain(
      [
        '--- a/canon/people.yaml',
        '+++ b/canon/people.yaml',
        '@@ -1,3 +1,3 @@',
        ' entities:',
        '   - { id: tormund, kind: person, name: Tormund Vale, born: 401, died: 460 }',
        '-  - { id: vessa, kind: person, name: Vessa Vale, parents: [tormunt] }',
        '+  - { id: vessa, kind: person, name: Vessa Vale, parents: [tormund] }',
        '',
      ].join('\n'),
    );
    expect([code, stdout]).toEqual([1, expect.stringContaining('1 problem (1 error')]);
    expect(await readFile(world.path('canon/people.yaml'), 'utf8')).toBe(smallWorld['canon/people.yaml']);
  });

  it('mends a file that is named, wherever it lies, and no other', async () => {
    const [world, elsewhere] = [await makeWorld(), await makeWorld(clean)];
    await world.write('canon/more.yaml', 'entities: [{ id: x, kind: person, parents: [tormunt] }]\n');
    const run = () =>
      runCheck(['check', world.path('canon/people.yaml'), '--fix'], { cwd: elsewhere.folder });
    expect(await run()).toMatchObject({ code: 0, stderr: 'Fixed 1 problem in 1 file.\n' });
    expect(await readFile(world.path('canon/people.yaml'), 'utf8')).toContain('[tormund]');
    expect(await readFile(world.path('canon/more.yaml'), 'utf8')).toContain('[tormunt]');
  });

  it('never writes outside the checked folder, not even through a symbolic link', async () => {
    const outside = await makeWorld({ 'people.yaml': smallWorld['canon/people.yaml'] });
    const world = await makeWorld({ 'lore.yaml': smallWorld['lore.yaml'], 'pages/x.md': 'x\n' });
    await symlink(outside.folder, world.path('canon'));
    const { stderr } = await runCheck(['check', world.folder, '--fix']);
    expect(stderr).toContain('lies outside the checked folder');
    expect(await readFile(outside.path('people.yaml'), 'utf8')).toBe(smallWorld['canon/people.yaml']);
  });
});

describe('lorecheck, otherwise', () => {
  it('helps, tells its version and explains rules', async () => {
    expect((await runCheck(['--help'])).stdout).toContain('lorecheck check [paths]');
    expect((await runCheck(['check', '--help'])).stdout).toContain('--max-warnings');
    expect((await runCheck(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect((await runCheck(['explain', 'broken-link'])).stdout).toContain('broken-link.md');
    expect((await runCheck(['explain'])).stdout).toContain('unknown-reference');
    expect((await runCheck([])).code).toBe(2);
  });
});
