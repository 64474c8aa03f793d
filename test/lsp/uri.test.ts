import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  baseName,
  isWithin,
  joinUri,
  normalizeUri,
  parentUri,
  pathFrom,
  relativePath,
} from '../../server/src/lsp/uri.ts';

const uri = (text: string) => {
  const found = normalizeUri(text);
  if (found === undefined) throw new Error(`no URI: ${text}`);
  return found;
};

describe('addresses', () => {
  it('have one spelling, whatever the client writes', () => {
    expect(uri('file:///c%3A/World/Ja%27Rod.md')).toBe(uri("file:///C:/World/Ja'Rod.md"));
    expect(uri('file:///a/b%20c/')).toBe('file:///a/b%20c');
    expect(uri('FILE:///a/%C3%A9.md')).toBe('file:///a/%C3%A9.md');
    expect(uri('file:///a/é.md')).toBe('file:///a/%C3%A9.md');
    expect(uri('vscode-test-web://mount')).toBe('vscode-test-web://mount');
    expect(uri('memfs:/a/b')).toBe('memfs:/a/b');
    expect(normalizeUri('no uri at all')).toBeUndefined();
  });

  it('survive percent signs that begin no escape', () => {
    expect(uri('file:///a/100%.md')).toBe('file:///a/100%25.md');
    expect(relativePath(uri('file:///a'), uri('file:///a/100%25.md'))).toBe('100%.md');
  });

  it('are joined and taken apart again', () => {
    const root = uri('file:///w/my world');
    expect(joinUri(root, "canon/Ja'Rod (elder).yaml")).toBe(
      'file:///w/my%20world/canon/Ja%27Rod%20%28elder%29.yaml',
    );
    expect(joinUri(root, '../series/canon.yaml')).toBe('file:///w/series/canon.yaml');
    expect(pathFrom(root, uri('file:///w/series/canon.yaml'))).toBe('../series/canon.yaml');
    expect(parentUri(uri('file:///a'))).toBe('file://');
    expect(baseName(uri('file:///a/b%20c.md'))).toBe('b c.md');
    expect(isWithin(uri('file:///a'), uri('file:///ab'))).toBe(false);
  });

  it('give back any path that was joined', () => {
    const part = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .filter((name) => !/[/\\]|^\.\.?$/.test(name) && !/\p{Surrogate}/u.test(name));
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), (parts) => {
        const root = uri('file:///some/where');
        const path = parts.join('/');
        expect(relativePath(root, joinUri(root, path))).toBe(path);
        expect(normalizeUri(joinUri(root, path))).toBe(joinUri(root, path));
      }),
    );
  });
});
