/** `lorecheck server`: the language server. */
import { serve } from '../../lsp/node.ts';
import type { Parsed } from '../command.ts';
import { UsageError } from '../errors.ts';

export async function server(parsed: Parsed): Promise<undefined> {
  if (!parsed.flag('stdio') && !parsed.flag('node-ipc')) {
    throw new UsageError('The server needs to know how to talk: pass --stdio.');
  }
  serve();
  return undefined;
}
