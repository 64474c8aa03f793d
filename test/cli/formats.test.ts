/** Every output format against its schema, or what its readers rely on. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Ajv from 'ajv';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CheckedFinding, Report } from '../../server/src/cli/check/report.ts';
import { formats } from '../../server/src/cli/formats/index.ts';
import { type FormatName, formatNames } from '../../server/src/cli/formats/names.ts';
import { ruleDocs } from '../../server/src/cli/rule-docs.ts';
import { createTerminal } from '../../server/src/cli/terminal.ts';
import * as lsp from '../../server/src/lsp/convert.ts';
import { rules } from '../../server/src/rules/list.ts';
import { smallWorld, type TempWorld, tempWorld } from '../lsp/temp-world.ts';
import { lorecheck } from './in-process.ts';
import gitlabSchema from './schemas/gitlab-code-quality.json' with { type: 'json' };
import { checkstyleProblems, junitProblems } from './schemas/reports.ts';
import sarifSchema from './schemas/sarif-2.1.0.json' with { type: 'json' };
import { readXml } from './schemas/xml.ts';

const ajv = new Ajv({ allErrors: true });
ajv.addFormat('uri', (text: string) => URL.canParse(text));
ajv.addFormat('uri-reference', (text: string) => /^(?:[\w.~!$&'()*+,;=:@/?#-]|%[0-9A-F]{2})*$/i.test(text));
const isSarif = ajv.compile<Sarif>(sarifSchema);
const isCodeQuality = ajv.compile<CodeQuality>(gitlabSchema);

interface Sarif {
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex?: number;
      readonly level: string;
      readonly message: { readonly text: string };
      readonly locations: readonly { readonly physicalLocation: object }[];
      readonly relatedLocations?: readonly object[];
      readonly partialFingerprints: Readonly<Record<string, string>>;
      readonly fixes?: readonly object[];
    }[];
  }[];
}
type CodeQuality = readonly {
  readonly check_name: string;
  readonly description: string;
  readonly fingerprint: string;
  readonly severity: string;
  readonly location: object;
}[];

const { paint } = createTerminal(process.stdout, process.stderr, { NO_COLOR: '1' });
const write = (name: FormatName, report: Report): string =>
  formats[name].write(report, { paint, version: '1.2.3' });

function sarifOf(text: string): Sarif {
  const log: unknown = JSON.parse(text);
  if (!isSarif(log)) throw new Error(ajv.errorsText(isSarif.errors));
  return log;
}

function codeQualityOf(text: string): CodeQuality {
  const issues: unknown = JSON.parse(text);
  if (!isCodeQuality(issues)) throw new Error(ajv.errorsText(isCodeQuality.errors));
  return issues;
}

interface Annotation {
  readonly command: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

/** As the runner of GitHub Actions reads a line. */
function annotationsOf(text: string): readonly Annotation[] {
  return text
    .split(/\r?\n/)
    .slice(0, -1)
    .map((line) => {
      const found = /^::(\w+) ([^:]*)::(.*)$/s.exec(line);
      if (!found) throw new Error(`no workflow command: ${line}`);
      const decoded = (escaped: string): string =>
        escaped.replace(/%(25|0D|0A|3A|2C)/g, (_all, code: string) =>
          String.fromCharCode(Number.parseInt(code, 16)),
        );
      const properties = (found[2] ?? '').split(',').map((property) => {
        const [key = '', value = ''] = property.split(/=(.*)/s);
        return [key, decoded(value)];
      });
      return {
        command: found[1] ?? '',
        properties: Object.fromEntries(properties),
        message: decoded(found[3] ?? ''),
      };
    });
}

let world: TempWorld;
beforeAll(async () => {
  world = await tempWorld({
    ...smallWorld,
    'canon/more.yaml': 'entities:\n  - { id: vessa, kind: person, nmae: Vessa }\n',
    'pages/a, b: 100% <&>.md':
      '# Slips 🚀 "quoted"\n\n[[No <where> & "all"]] and [x](missing.md). <!-- lore-ignore bad-date -->\n',
  });
});
afterAll(() => world.remove());
const check = (...args: string[]) => lorecheck(world.folder, ['check', ...args]);

describe('sarif', () => {
  it('is valid, with rules, places, fixes and fingerprints', async () => {
    const { code, stdout } = await check('-f', 'sarif');
    expect(code).toBe(1);
    const [run] = sarifOf(stdout).runs;
    const described = run?.tool.driver.rules.map(({ id }) => id) ?? [];
    expect(described).toEqual(rules.map(({ id }) => id));
    const found = run?.results ?? [];
    expect(found.length).toBeGreaterThan(3);
    for (const { ruleId, ruleIndex } of found) expect(described[ruleIndex ?? -1]).toBe(ruleId);
    const prints = found.map((result) => result.partialFingerprints['lorecheck/v1']);
    expect(new Set(prints).size).toBe(found.length);
    expect(new Set(found.map(({ level }) => level))).toEqual(new Set(['error', 'warning', 'note']));
    expect(found.find(({ ruleId }) => ruleId === 'unknown-reference')).toMatchObject({
      message: { text: 'No entity of this world is called `tormunt`. Did you mean `tormund`?' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'canon/people.yaml', uriBaseId: 'SRCROOT' },
            region: { startLine: 3, startColumn: 60, endLine: 3, endColumn: 67 },
          },
        },
      ],
      fixes: [
        {
          artifactChanges: [
            {
              artifactLocation: { uri: 'canon/people.yaml' },
              replacements: [{ insertedContent: { text: 'tormund' } }],
            },
          ],
        },
      ],
    });
    expect(stdout).toContain('"pages/a%2C%20b%3A%20100%25%20%3C%26%3E.md"');
    expect(stdout).not.toContain(world.folder);
  });
});

describe('gitlab', () => {
  it('is valid, and its fingerprints stay when lines move', async () => {
    const before = codeQualityOf((await check('-f', 'gitlab')).stdout);
    expect(new Set(before.map(({ fingerprint }) => fingerprint)).size).toBe(before.length);
    const people = await readFile(world.path('canon/people.yaml'), 'utf8');
    await world.write('canon/people.yaml', `# One more line.\n\n${people}`);
    const after = codeQualityOf((await check('-f', 'gitlab')).stdout);
    await world.write('canon/people.yaml', people);
    const prints = (issues: CodeQuality) => issues.map(({ fingerprint }) => fingerprint).sort();
    expect(prints(after)).toEqual(prints(before));
    expect(after).not.toEqual(before);
  });
});

describe('github', () => {
  it('writes workflow commands with places of the checkout', async () => {
    const { stdout } = await lorecheck(world.path('pages'), ['check', '-f', 'github'], {
      env: { GITHUB_WORKSPACE: world.folder },
    });
    const found = annotationsOf(stdout);
    expect(new Set(found.map(({ properties }) => properties['file']))).toEqual(
      new Set(['pages/a, b: 100% <&>.md']),
    );
    expect(found.map(({ command }) => command)).toContain('warning');
    expect(found[0]?.properties).toMatchObject({
      line: '3',
      endLine: '3',
      col: '3',
      title: expect.any(String),
    });
    expect(await lorecheck(world.folder, ['check', 'pages/vessa.md', '-f', 'github'])).toMatchObject({
      code: 0,
      stdout: 'No problems in 1 file.\n',
    });
  });
});

describe('junit and checkstyle', () => {
  it('are well-formed and shaped as their readers want them', async () => {
    const junit = readXml((await check('-f', 'junit')).stdout);
    expect(junitProblems(junit)).toEqual([]);
    expect(junit.children.map(({ attributes }) => attributes['name'])).toEqual([
      'canon/more.yaml',
      'canon/people.yaml',
      'lore.yaml',
      'pages/a, b: 100% <&>.md',
      'pages/vessa.md',
    ]);
    const checkstyle = readXml((await check('-f', 'checkstyle')).stdout);
    expect(checkstyleProblems(checkstyle)).toEqual([]);
    const [more] = checkstyle.children;
    expect(more?.attributes['name']).toBe('canon/more.yaml');
    expect(more?.children[0]?.attributes['source']).toMatch(/^lorecheck\.[a-z-]+$/);
  });

  it('have checks that tell a broken report', () => {
    const xml = (body: string) => readXml(`<?xml version="1.0" encoding="UTF-8"?>\n${body}`);
    expect(() => xml('<a><b></a>')).toThrow('closed by');
    expect(() => xml('<a b="<"/>')).toThrow();
    expect(() => xml('<a>&nbsp;</a>')).toThrow('bare &');
    expect(() => xml('<a>&#0;</a>')).toThrow('cannot hold');
    expect(checkstyleProblems(xml('<checkstyle><file/></checkstyle>'))).toEqual([
      'checkstyle lacks version',
      'file lacks name',
    ]);
    expect(junitProblems(xml('<testsuites tests="2"><testsuite name="x" tests="1"/></testsuites>'))).toEqual([
      'tests miscounted',
      'failures miscounted',
      'tests do not add up',
      'failures do not add up',
    ]);
    expect(isSarif({ version: '2.1.0', runs: [{ tool: { driver: {} } }] })).toBe(false);
    expect(isCodeQuality([{ description: 'x' }])).toBe(false);
  });
});

const anyText = fc.string({ unit: 'binary', minLength: 1 });
const anyRange = fc.tuple(fc.nat(9), fc.nat(9), fc.nat(9), fc.nat(9)).map(([line, character, more, end]) => ({
  start: { line, character },
  end: { line: line + more, character: more === 0 ? character + end : end },
}));
const anyFinding: fc.Arbitrary<CheckedFinding> = fc.record({
  file: fc.constantFrom('a.md', 'b c.md', 'é/✓.md').chain((file) => fc.constant(file)),
  range: anyRange,
  rule: fc.constantFrom('bad-date', 'broken-link'),
  severity: fc.constantFrom('error', 'warning', 'information', 'hint'),
  verdict: fc.constantFrom('certain', 'possible'),
  message: anyText,
  related: fc.uniqueArray(fc.record({ file: anyText, range: anyRange, message: anyText }), {
    maxLength: 2,
    selector: (place) => JSON.stringify(place),
  }),
  fixes: fc.uniqueArray(
    fc.record({
      title: anyText,
      edits: fc.array(fc.record({ file: anyText, range: anyRange, newText: fc.string() }), {
        minLength: 1,
        maxLength: 2,
      }),
    }),
    { maxLength: 2, selector: (fix) => JSON.stringify(fix) },
  ),
  fixable: fc.boolean(),
  mark: fc.record({ text: fc.string(), before: fc.string(), after: fc.string() }),
});
const anyReport: fc.Arbitrary<Report> = fc
  .array(anyFinding, { maxLength: 6 })
  .map((findings) => ({ findings, files: ['a.md', 'b c.md', 'é/✓.md', 'clean.md'] }));

describe('whatever stands in the lore', () => {
  const seen = (text: string): string =>
    text
      .replace(/\p{Surrogate}/gu, '\ufffd')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: what XML cannot hold.
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd');

  it('every format stays valid and keeps the messages', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const messages = report.findings.map(({ message }) => message);
        const log = sarifOf(write('sarif', report));
        expect(log.runs[0]?.results.map(({ message }) => message.text)).toEqual(messages);
        const issues = codeQualityOf(write('gitlab', report));
        expect(issues.map(({ description }) => description)).toEqual(messages);
        expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(messages.length);
        const junit = readXml(write('junit', report));
        expect(junitProblems(junit)).toEqual([]);
        const checkstyle = readXml(write('checkstyle', report));
        expect(checkstyleProblems(checkstyle)).toEqual([]);
        const told = checkstyle.children.flatMap(({ children }) =>
          children.map(({ attributes }) => attributes['message'] ?? ''),
        );
        expect(told.sort()).toEqual(messages.map(seen).sort());
        if (messages.length > 0) {
          expect(annotationsOf(write('github', report)).map(({ message }) => message)).toEqual(messages);
        }
        // biome-ignore lint/suspicious/noControlCharactersInRegex: none may reach a terminal.
        expect(write('stylish', report)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
      }),
      { numRuns: 200 },
    );
  });
});

describe('outputs', () => {
  it('may be several, some of them into files', async () => {
    const { code, stdout } = await check(
      '-f',
      'stylish',
      '-f',
      'sarif:out/lore.sarif',
      '--format=json:x.json',
    );
    expect([code, stdout]).toEqual([1, expect.stringContaining('canon/people.yaml\n')]);
    sarifOf(await readFile(world.path('out/lore.sarif'), 'utf8'));
    const findings = JSON.parse(await readFile(world.path('x.json'), 'utf8')) as { file: string }[];
    expect(findings.map(({ file }) => file)).toContain('canon/people.yaml');
    const failed = await check('-f', `json:${join('lore.yaml', 'x.json')}`);
    expect([failed.code, failed.stderr]).toEqual([2, expect.stringContaining('cannot be written')]);
  });

  it('are all there by the names on the command line', () => {
    expect(Object.keys(formats)).toEqual([...formatNames]);
    expect(ruleDocs).toBe(lsp.ruleDocs);
  });
});
