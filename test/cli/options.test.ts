import { appendFile } from 'node:fs/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { commands } from '../../server/src/cli/commands/index.ts';
import { createTerminal } from '../../server/src/cli/terminal.ts';
import { smallWorld, type TempWorld, tempWorld } from '../lsp/temp-world.ts';
import { lorecheck } from './in-process.ts';

const worlds: TempWorld[] = [];
const makeWorld = async (files: Readonly<Record<string, string>> = smallWorld): Promise<TempWorld> => {
  const world = await tempWorld(files);
  worlds.push(world);
  return world;
};
afterEach(async () => {
  for (const world of worlds.splice(0)) await world.remove();
});

describe('arguments that make no sense', () => {
  it.each([
    ['chekc', 'There is no command chekc. Did you mean check?'],
    ['frobnicate', 'There is no command frobnicate. Run lorecheck --help for what there is.'],
    ['--formt', 'There is no option --formt. Run lorecheck --help for what there is.'],
    ['check --formt json', 'lorecheck check has no option --formt. Did you mean --format?'],
    ['check -z', 'lorecheck check has no option -z. Run lorecheck check --help for all of them.'],
    ['check --fix=yes', '--fix takes no value.'],
    ['check --format', '--format needs a value: --format NAME[:FILE].'],
    ['check -f --fix', '-f needs a value: --format NAME[:FILE].'],
    ['check --format xml', 'There is no format called xml. There are: stylish, json, sarif,'],
    ['check --rule broken-lnik', 'There is no rule called broken-lnik. Did you mean broken-link?'],
    ['check --max-warnings 1.5', '--max-warnings takes a whole number, not 1.5.'],
    ['check --max-warnings=', '--max-warnings takes a whole number, not .'],
    ['check --update-baseline', '--update-baseline needs --baseline FILE: where to write.'],
    ['check --watch --fix', '--watch only looks on: leave out --fix and --dry-run.'],
    ['check --stdin-filename a.md --fix', '--fix cannot write to standard input'],
    ['check --stdin-filename a.md pages', '--stdin-filename checks one file: leave out the paths.'],
    ['explain bad-date more', 'lorecheck explain takes [RULE]; more is too much.'],
    ['explain bad-dat', 'There is no rule called bad-dat. Did you mean bad-date?'],
    ['server here', 'lorecheck server takes no arguments; here is too much.'],
    ['init nowhere', 'There is no folder nowhere.'],
    ['list nowhere', 'There is no folder nowhere.'],
    ['list --kind persn', 'There is no kind called persn. Did you mean person?'],
    ['list --continuity films', 'There is no continuity called films. There are none at all.'],
    ['list --format xls', 'There is no format called xls. There are: table, json, csv.'],
    ['words', 'Say which spell-checker: --for cspell|vale|harper|hunspell.'],
    ['words --for hunspel', 'There is no spell-checker called hunspel. Did you mean hunspell?'],
    ['completion', 'Say which shell: lorecheck completion bash|zsh|fish.'],
    ['completion fishh', 'There is no shell called fishh. Did you mean fish?'],
  ])('lorecheck %s: one line on stderr, and 2', async (line, words) => {
    const world = await makeWorld();
    const { code, stdout, stderr } = await lorecheck(world.folder, line.split(' '));
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(words);
    expect(stderr.split('\n')).toHaveLength(2);
  });
});

describe('a lore.yaml that cannot be read', () => {
  it.each(['check', 'check --cache', 'list', 'words --for vale'])(
    'lorecheck %s: never clean, but 2',
    async (line) => {
      const world = await makeWorld({ 'lore.yaml': 'name: \u0000\u0000', 'a.md': '# A\n' });
      const { code, stdout, stderr } = await lorecheck(world.folder, line.split(' '));
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(/^\S*lore\.yaml cannot be read\. Make it a readable file of UTF-8 text\.\n$/);
    },
  );
});

describe('a lore.yaml with errors', () => {
  it('is told of by the commands that show no findings', async () => {
    const world = await makeWorld({ 'lore.yaml': 'name: Tarsh\ncanon: [canon/**\n', 'a.md': '# A\n' });
    for (const line of ['list', 'words --for vale']) {
      const { code, stderr } = await lorecheck(world.folder, line.split(' '));
      expect(code).toBe(0);
      expect(stderr).toBe(
        'lore.yaml has errors: something may be missing here. Run lorecheck check to see them.\n',
      );
    }
  });
});

describe('help', () => {
  it('tells of every command and every option', async () => {
    const world = await makeWorld();
    const general = await lorecheck(world.folder, ['--help']);
    for (const { name, about, options } of commands) {
      expect(general.stdout).toContain(about);
      const own = await lorecheck(world.folder, [name, '--help']);
      expect(own).toMatchObject({ code: 0, stderr: '' });
      for (const option of Object.keys(options)) expect(own.stdout).toContain(`--${option}`);
      expect((await lorecheck(world.folder, ['help', name])).stdout).toBe(own.stdout);
    }
    expect(await lorecheck(world.folder, [])).toEqual({ ...general, code: 2 });
    expect((await lorecheck(world.folder, ['--version'])).stdout).toBe('1.2.3\n');
  });
});

describe('--rule, --quiet, --max-warnings', () => {
  it('take rules apart by commas, and repeated', async () => {
    const world = await makeWorld({ ...smallWorld, 'pages/x.md': '# X\n\n[[Nowhere at all]]\n' });
    const rulesOf = async (...args: string[]) => {
      const { stdout } = await lorecheck(world.folder, ['check', '-f', 'json', ...args]);
      return (JSON.parse(stdout) as { rule: string }[]).map(({ rule }) => rule);
    };
    expect(await rulesOf('--rule', 'broken-link')).toEqual(['broken-link']);
    const both = ['unknown-reference', 'broken-link'];
    expect(await rulesOf('--rule', 'broken-link,unknown-reference')).toEqual(both);
    expect(await rulesOf('--rule', 'broken-link', '--rule=unknown-reference')).toEqual(both);
    expect(await rulesOf('-q')).toEqual(['unknown-reference']);
    const quiet = await lorecheck(world.folder, ['check', '--rule', 'broken-link', '-q']);
    expect(quiet.code).toBe(0);
  });
});

describe('--rule with a rule that is off by default', () => {
  it('runs it, unless lore.yaml switches it off', async () => {
    const world = await makeWorld();
    const check = (...args: string[]) => lorecheck(world.folder, ['check', ...args]);
    expect((await check()).stdout).not.toContain('uncited-claim');
    expect((await check('--rule', 'uncited-claim')).stdout).toContain('uncited-claim');
    expect((await check('--rule', 'uncited-claim', '--cache')).stdout).toContain('uncited-claim');
    expect((await check('--cache')).stdout).not.toContain('uncited-claim');
    await world.write('lore.yaml', `${smallWorld['lore.yaml']}rules: { uncited-claim: off }\n`);
    expect((await check('--rule', 'uncited-claim')).stdout).toBe('No problems in 3 files.\n');
  });
});

describe('--stdin-filename', () => {
  const check = async (world: TempWorld, name: string, stdin: string | Uint8Array, ...args: string[]) =>
    lorecheck(world.folder, ['check', '--stdin-filename', name, '-f', 'json', ...args], { stdin });
  const rulesOf = ({ stdout }: { stdout: string }) =>
    (JSON.parse(stdout) as { file: string; rule: string }[]).map(({ file, rule }) => `${file} ${rule}`);

  it('checks what comes in as that file of the world, and nothing else', async () => {
    const world = await makeWorld();
    const broken = await check(world, 'pages/vessa.md', '# Vessa\n\n[[Vessa Vale]] [[Nowhere at all]]\n');
    expect([broken.code, rulesOf(broken)]).toEqual([1, ['pages/vessa.md broken-link']]);
    const mended = smallWorld['canon/people.yaml'].replace('tormunt', 'tormund');
    expect(await check(world, 'canon/people.yaml', mended)).toMatchObject({ code: 0, stdout: '[]\n' });
  });

  it('takes a file that is not there yet, with a byte order mark too', async () => {
    const world = await makeWorld();
    const bytes = Buffer.from('\ufeff# New\n\n[[Nowhere at all]]\n', 'utf16le');
    expect(rulesOf(await check(world, 'pages/new/new.md', bytes))).toEqual(['pages/new/new.md broken-link']);
    expect(rulesOf(await lorecheck(world.path('pages'), ['check', '-f', 'json'], {}))).toEqual([]);
  });

  it('shows what would be mended, and refuses what is no text or no lore', async () => {
    const world = await makeWorld();
    const dry = await lorecheck(
      world.folder,
      ['check', '--stdin-filename', 'canon/people.yaml', '--dry-run'],
      { stdin: smallWorld['canon/people.yaml'].replace('tormunt', 'tormumd') },
    );
    expect(dry.stdout).toContain('-  - { id: vessa, kind: person, name: Vessa Vale, parents: [tormumd] }\n+');
    expect((await check(world, 'notes.txt', 'x')).stderr).toContain('notes.txt is no file that its world');
    expect((await check(world, 'pages/x.md', Buffer.from([0x41, 0xff, 0xfe]))).stderr).toContain('not UTF-8');
  });
});

describe('--watch', () => {
  it('prints again after a change, until it is told to stop', async () => {
    const world = await makeWorld();
    const stop = new AbortController();
    const seen: string[] = [];
    const result = await lorecheck(world.folder, ['check', '--watch'], {
      signal: stop.signal,
      watch: (stdout) => {
        if (seen.length === 0 && stdout.includes('1 problem')) {
          seen.push('findings');
          void appendFile(world.path('pages/vessa.md'), '\n[[Nowhere at all]]\n');
        }
        if (seen.length === 1 && stdout.includes('2 problems')) {
          seen.push('more findings');
          const mended = smallWorld['canon/people.yaml'].replace('tormunt', 'tormund');
          void world
            .write('canon/people.yaml', mended)
            .then(() => world.write('pages/vessa.md', smallWorld['pages/vessa.md']));
        }
        if (seen.length === 2 && stdout.includes('No problems in 3 files.')) stop.abort();
      },
    });
    expect(seen).toEqual(['findings', 'more findings']);
    expect(result).toMatchObject({ code: 0, stderr: expect.stringContaining('Ctrl+C ends') });
    expect(result.stdout).not.toContain('\u001b');
  });

  it('sees worlds that are used from elsewhere', async () => {
    const shared = await makeWorld({ 'lore.yaml': 'name: Shared\ncanon: [canon/**/*.yaml]\n' });
    await shared.write('canon/a.yaml', 'entities: [{ id: ann, kind: person, name: Ann Rill }]\n');
    const world = await makeWorld({
      'lore.yaml': `name: T\nuse: [../${shared.folder.split('/').at(-1)}]\ncanon: [no/*.yaml]\n`,
      'x.md': '# X\n\n[[Tormunt]]\n',
    });
    const stop = new AbortController();
    let changed = false;
    const result = await lorecheck(world.folder, ['check', '--watch'], {
      signal: stop.signal,
      watch: (stdout) => {
        if (!changed && stdout.includes('1 problem')) {
          changed = true;
          void shared.write('canon/a.yaml', 'entities: [{ id: tor, kind: person, name: Tormunt }]\n');
        }
        if (stdout.includes('No problems')) stop.abort();
      },
    });
    expect(result.code).toBe(0);
  });

  it('sees the canon above the folder that is checked, and clears the page of a terminal', async () => {
    const world = await makeWorld({ ...smallWorld, 'pages/x.md': '# X\n\n[[Tormunt]]\n' });
    const stop = new AbortController();
    let changed = false;
    const result = await lorecheck(world.path('pages'), ['check', '-w'], {
      signal: stop.signal,
      tty: ['stdout'],
      env: { NO_COLOR: '1' },
      watch: (stdout) => {
        if (!changed && stdout.includes('1 problem')) {
          changed = true;
          void world.write('canon/more.yaml', 'entities: [{ id: tormunt, kind: person, name: Tormunt }]\n');
        }
        if (stdout.includes('No problems')) stop.abort();
      },
    });
    expect(result.code).toBe(0);
    expect(result.stdout.split('\u001b[2J').length).toBeGreaterThan(2);
  });
});

describe('the terminal', () => {
  it('shows progress on a terminal only, and takes it away', async () => {
    const world = await makeWorld();
    const shown = await lorecheck(world.folder, ['check'], { tty: ['stderr'] });
    expect(shown.stderr).toMatch(/^\r\[=* *\] Reading [^\r]*: \d+ of \d+\r/);
    expect(shown.stderr).toContain('] Checking: 0 of 3');
    expect(shown.stderr.endsWith('\r\u001b[K')).toBe(true);
    const plain = await lorecheck(world.folder, ['check']);
    expect([plain.stderr, plain.stdout]).toEqual(['', shown.stdout]);
    const ci = await lorecheck(world.folder, ['check'], { tty: ['stderr'], env: { CI: 'true' } });
    expect(ci.stderr).toBe('');
    const json = await lorecheck(world.folder, ['check', '-f', 'json'], { tty: ['stdout', 'stderr'] });
    expect(() => JSON.parse(json.stdout)).not.toThrow();
  });

  it.each([
    [true, {}, true],
    [false, {}, false],
    [true, { NO_COLOR: '1' }, false],
    [true, { NO_COLOR: '' }, true],
    [true, { TERM: 'dumb' }, false],
    [false, { FORCE_COLOR: '1' }, true],
    [true, { FORCE_COLOR: '0' }, false],
    [false, { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
  ])('colours: terminal %s, %j', (isTTY, env, coloured) => {
    const { paint } = createTerminal({ isTTY, write: () => undefined }, { write: () => undefined }, env);
    expect(paint.red('x') !== 'x').toBe(coloured);
  });

  it('writes reports into files without colours', async () => {
    const world = await makeWorld();
    const args = ['check', '-f', 'stylish', '-f', 'stylish:report.txt'];
    const { stdout } = await lorecheck(world.folder, args, { env: { FORCE_COLOR: '1' } });
    const { readFile } = await import('node:fs/promises');
    const report = await readFile(world.path('report.txt'), 'utf8');
    expect(stdout).toContain('\u001b[');
    expect(report).not.toContain('\u001b[');
  });
});
