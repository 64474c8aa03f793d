import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFraming } from '../../server/src/lsp/framing.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const texts = (messages: readonly Uint8Array[]) =>
  messages.map((message) => new TextDecoder().decode(message));
const frame = (body: string) => `Content-Length: ${bytes(body).length}\r\n\r\n${body}`;

describe('framing', () => {
  it('hands messages on however the bytes arrive', () => {
    const bodies = fc.array(fc.string({ unit: 'grapheme', maxLength: 20 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(bodies, fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }), (all, sizes) => {
        const stream = bytes(all.map(frame).join(''));
        const framing = createFraming();
        const out: string[] = [];
        for (let at = 0, turn = 0; at < stream.length; turn++) {
          const size = sizes[turn % sizes.length] ?? 1;
          out.push(...texts(framing.take(stream.slice(at, at + size))));
          at += size;
        }
        expect(out).toEqual(all.map(frame));
      }),
    );
  });

  it.each([
    'hello from a wrapper script\n',
    'Garbage: yes\r\nMore\r\n\r\n',
    'Content-Length: soon\r\n\r\n',
    'Content-Length: -5\r\n\r\n',
    'Content-Length: 9999999999\r\n\r\n',
    '\r\n\r\n',
    '\u0000\u0001',
    'x'.repeat(100_000),
  ])('skips stray bytes before a message: %j', (junk) => {
    const framing = createFraming();
    expect(texts(framing.take(bytes(junk + frame('{}') + junk + frame('[1]'))))).toEqual([
      frame('{}'),
      frame('[1]'),
    ]);
    const slow = createFraming();
    expect([junk, frame('{}')].flatMap((part) => texts(slow.take(bytes(part))))).toEqual([frame('{}')]);
  });

  it('keeps other headers out and takes bare line feeds', () => {
    const typed = 'Content-Type: application/vscode-jsonrpc; charset=utf-8\r\nContent-Length: 2\r\n\r\n{}';
    expect(texts(createFraming().take(bytes(typed)))).toEqual([frame('{}')]);
    expect(texts(createFraming().take(bytes('Content-Length: 2\nContent-Type: x\n\n{}')))).toEqual([
      frame('{}'),
    ]);
  });
});
