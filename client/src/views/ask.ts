import type * as vscode from 'vscode';
import { State } from 'vscode-languageclient';
import type { Session } from '../session.ts';

/** Asks the server; undefined while it does not run, or when it has no answer. */
export type Ask = (method: string, params: object) => Promise<unknown>;

/** For views, which ask again by themselves when there is something new: a failure is written down, no more. */
export function createAsk(session: Session, output: vscode.LogOutputChannel): Ask {
  return async (method, params) => {
    const client = session.client();
    if (client === undefined || session.state() !== State.Running) return undefined;
    try {
      return await client.sendRequest<unknown>(method, params);
    } catch (error: unknown) {
      output.debug(`${method}: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    }
  };
}
