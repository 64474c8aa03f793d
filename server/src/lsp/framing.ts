/**
 * Takes the messages out of a byte stream and leaves everything else behind, so that stray bytes (a
 * greeting of some wrapper script, half a header) neither end the session nor swallow the next message.
 */

/** No client sends more at once. */
const longestMessage = 256 * 1024 * 1024;
const longestHeader = 4096;

export interface Framing {
  /** Adds bytes and gives back all messages that are complete now, each with its header. */
  take(chunk: Uint8Array): Uint8Array[];
}

const header = /content-length:[ \t]*(\d{1,10})[ \t]*\r?\n(?:[!-9;-~]+:[^\r\n]*\r?\n)*\r?\n/i;

export function createFraming(): Framing {
  let buffer: Uint8Array = new Uint8Array(0);
  return {
    take(chunk) {
      buffer = join(buffer, chunk);
      const messages: Uint8Array[] = [];
      for (;;) {
        const found = findHeader(buffer);
        if (!found) break;
        const { end, length } = found;
        if (buffer.length < end + length) {
          buffer = buffer.subarray(found.start);
          break;
        }
        messages.push(message(buffer.subarray(end, end + length)));
        buffer = buffer.subarray(end + length);
      }
      // What is left begins with a header that is still coming, or is of no use.
      if (!findHeader(buffer) && buffer.length > longestHeader) buffer = buffer.subarray(-longestHeader / 2);
      return messages;
    },
  };
}

function join(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b;
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

interface FoundHeader {
  readonly start: number;
  /** First byte of the body. */
  readonly end: number;
  readonly length: number;
}

function findHeader(bytes: Uint8Array): FoundHeader | undefined {
  for (let from = 0; from < bytes.length; ) {
    const text = latin1(bytes.subarray(from, from + 2 * longestHeader));
    const found = header.exec(text);
    if (!found) {
      if (from + 2 * longestHeader >= bytes.length) return undefined;
      from += longestHeader;
      continue;
    }
    const start = from + found.index;
    const end = start + found[0].length;
    const length = Number(found[1]);
    if (length <= longestMessage) return { start, end, length };
    from = end;
  }
  return undefined;
}

/** One character for each byte, so that places in the text are places in the bytes. */
function latin1(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes);
}

function message(body: Uint8Array): Uint8Array {
  return join(new TextEncoder().encode(`Content-Length: ${body.length}\r\n\r\n`), body);
}
