import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineIndex } from '../../server/src/base/line-index.ts';
import { applyChanges, createDocuments } from '../../server/src/lsp/documents.ts';

const at = (line: number, character: number) => ({ line, character });
const open = (text: string, version = 1) => {
  const documents = createDocuments();
  documents.open({ uri: 'file:///a.md', languageId: 'markdown', version, text });
  return documents;
};

describe('open documents', () => {
  it('follow edits, also of text with emoji and every kind of line break', () => {
    const text = 'one\r\ntwo 🚀 three\rfour\nfive';
    const change = { range: { start: at(1, 7), end: at(2, 2) }, text: 'X' };
    expect(applyChanges(text, [change])).toBe('one\r\ntwo 🚀 Xur\nfive');
  });

  it('take a character behind the line for its end, before the break', () => {
    const change = { range: { start: at(0, 99), end: at(0, 99) }, text: '!' };
    expect(applyChanges('one\r\ntwo', [change])).toBe('one!\r\ntwo');
  });

  it('take the line right behind the last one for the end', () => {
    expect(applyChanges('one', [{ range: { start: at(0, 0), end: at(1, 0) }, text: '' }])).toBe('');
  });

  it.each([
    ['a line far behind the end', { start: at(7, 0), end: at(8, 0) }],
    ['a range that runs backwards', { start: at(0, 3), end: at(0, 1) }],
    ['negative numbers', { start: at(-1, 0), end: at(0, 1) }],
    ['no numbers', { start: at(Number.NaN, 0), end: at(0, 1) }],
  ])('give the text up on %s', (_, range) => {
    const documents = open('one\ntwo');
    const change = {
      textDocument: { uri: 'file:///a.md', version: 2 },
      contentChanges: [{ range, text: 'x' }],
    };
    expect(documents.change(change)?.inSync).toBe(false);
    // Every later edit builds on a text the editor does not show.
    const next = { range: { start: at(0, 0), end: at(0, 0) }, text: 'y' };
    const later = { textDocument: { uri: 'file:///a.md', version: 3 }, contentChanges: [next] };
    expect(documents.change(later)?.inSync).toBe(false);
    const whole = { textDocument: { uri: 'file:///a.md', version: 4 }, contentChanges: [{ text: 'new' }] };
    expect(documents.change(whole)).toMatchObject({ inSync: true, text: 'new', version: 4 });
  });

  it('give the text up when versions run backwards, or the document was never opened', () => {
    const insert = { range: { start: at(0, 0), end: at(0, 0) }, text: 'x' };
    const documents = open('one', 5);
    const old = { textDocument: { uri: 'file:///a.md', version: 4 }, contentChanges: [insert] };
    expect(documents.change(old)?.inSync).toBe(false);
    const unknown = { textDocument: { uri: 'file:///b.md', version: 1 }, contentChanges: [insert] };
    expect(documents.change(unknown)?.inSync).toBe(false);
  });

  it('are what plain string edits make of them, however many there are', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'b', ' ', '\n', '\r', '\r\n', '🚀', 'é'),
      maxLength: 60,
    });
    const edit = fc.tuple(fc.nat(), fc.nat(), text);
    fc.assert(
      fc.property(text, fc.array(edit, { maxLength: 8 }), (start, edits) => {
        let expected = start;
        const documents = open(start);
        edits.forEach(([a, b, newText], index) => {
          const lines = new LineIndex(expected);
          const [first, last] = [a, b]
            .map((n) => safe(expected, n % (expected.length + 1)))
            .sort((x, y) => x - y);
          const range = { start: lines.positionAt(first ?? 0), end: lines.positionAt(last ?? 0) };
          const textDocument = { uri: 'file:///a.md', version: index + 2 };
          documents.change({ textDocument, contentChanges: [{ range, text: newText }] });
          expected = expected.slice(0, first) + newText + expected.slice(last);
        });
        const [document] = [...documents.all()];
        expect(document).toMatchObject({ text: expected, inSync: true });
      }),
    );
  });
});

/** No editor puts the cursor between the two characters of one line break. */
function safe(text: string, offset: number): number {
  return text[offset - 1] === '\r' && text[offset] === '\n' ? offset - 1 : offset;
}
