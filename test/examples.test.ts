import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filePath } from '../server/src/domain/ids.ts';
import { createWorkspace } from '../server/src/index/workspace.ts';
import { findingsOf } from '../server/src/rules/run.ts';

const examples = join(import.meta.dirname, '../examples');

interface Seen {
  readonly file: string;
  readonly line: number;
  readonly text: string;
  readonly rule: string;
  readonly message: string;
}

/** Every finding of an example world, as an author would see it. */
function check(name: string): Seen[] {
  const root = join(examples, name);
  const world = createWorkspace();
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.(?:md|ya?ml)$/.test(path))
    .sort();
  world.apply(paths.map((path) => ({ path: filePath(path), text: readFileSync(join(root, path), 'utf8') })));
  const snapshot = world.snapshot();
  return [...snapshot.files.values()].flatMap((file) =>
    findingsOf(snapshot, file).map(({ rule, span, message }) => ({
      file: file.path,
      line: file.lines.lineAt(span.start),
      text: file.text.slice(span.start, span.end),
      rule,
      message,
    })),
  );
}

interface Planted {
  readonly file: string;
  readonly line: number;
  readonly text: string;
  readonly rule: string;
}

function isPlanted(value: unknown): value is Planted {
  const slip = value as Partial<Planted> | null;
  return (
    typeof slip?.file === 'string' &&
    typeof slip.line === 'number' &&
    typeof slip.text === 'string' &&
    typeof slip.rule === 'string'
  );
}

const key = ({ file, line, text, rule }: Planted): string => `${file}:${line + 1} ${rule} «${text}»`;

describe('the example worlds', () => {
  it.each(['tarsh', 'plain-vault'])('%s is clean', (name) => {
    expect(check(name)).toEqual([]);
  });

  it('khitomer is clean outside its drafts', () => {
    expect(check('khitomer').filter(({ file }) => !file.startsWith('drafts/'))).toEqual([]);
  });

  it('every slip planted in the Khitomer drafts is found, and nothing else', () => {
    const slips: unknown = JSON.parse(readFileSync(join(examples, 'khitomer/planted-slips.json'), 'utf8'));
    if (!Array.isArray(slips) || !slips.every(isPlanted))
      throw new Error('planted-slips.json has another shape');
    expect(slips.length).toBeGreaterThanOrEqual(20);
    const found = check('khitomer').filter(({ file }) => file.startsWith('drafts/'));
    expect(found.map(key).sort()).toEqual(slips.map(key).sort());
  });
});
