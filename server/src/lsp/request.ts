/** Answering requests: cancellation is an error, never an empty answer; a failure is logged and survived. */
import { type CancellationToken, ErrorCodes, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { CancelledError, type CancelSignal, throwIfCancelled } from '../base/cancel.ts';
import { describeError, type Log } from './log.ts';

/** The text an answer was asked for is no longer, or not yet, the one the server has. */
export class ModifiedError extends Error {
  constructor() {
    super('the content was modified');
    this.name = 'ModifiedError';
  }
}

export interface Signal extends CancelSignal {
  /** Waits for something, or throws {@link CancelledError} as soon as nobody wants it any more. */
  race<T>(wanted: Promise<T>): Promise<T>;
}

export function signalOf(token: CancellationToken): Signal {
  return {
    get cancelled() {
      return token.isCancellationRequested;
    },
    race(wanted) {
      if (token.isCancellationRequested) return Promise.reject(new CancelledError());
      return new Promise((resolve, reject) => {
        const listener = token.onCancellationRequested(() => reject(new CancelledError()));
        wanted.then(resolve, reject).finally(() => listener.dispose());
      });
    },
  };
}

export type Handler<P, R> = (params: P, signal: Signal) => R | Promise<R>;

/** Wraps a handler so that every outcome is a proper answer of the protocol. */
export function answering<P, R>(
  method: string,
  log: Log,
  handler: Handler<P, R>,
): (params: P, token: CancellationToken) => Promise<R> {
  return async (params, token) => {
    const signal = signalOf(token);
    try {
      throwIfCancelled(signal);
      const result = await handler(params, signal);
      throwIfCancelled(signal);
      return result;
    } catch (error) {
      throw responseError(method, log, error, token);
    }
  };
}

function responseError(
  method: string,
  log: Log,
  error: unknown,
  token: CancellationToken,
): ResponseError<unknown> {
  if (error instanceof ResponseError) return error;
  if (token.isCancellationRequested) {
    return new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
  }
  if (error instanceof ModifiedError) {
    return new ResponseError(LSPErrorCodes.ContentModified, 'The document has changed meanwhile.');
  }
  if (error instanceof CancelledError) {
    return new ResponseError(LSPErrorCodes.ServerCancelled, 'The server gave the request up.');
  }
  log.error(`${method} failed: ${describeError(error)}`);
  const words = error instanceof Error ? error.message : String(error);
  return new ResponseError(ErrorCodes.InternalError, `${method} failed: ${words}`);
}
