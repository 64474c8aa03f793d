import {
  type BaseLanguageClient,
  type CloseHandlerResult,
  ErrorAction,
  type ErrorHandler,
  type ErrorHandlerResult,
} from 'vscode-languageclient';

/**
 * What is done when the connection to the server fails. Messages that could not be written mean that the process is
 * gone, which is reported a moment later; until then an author may have typed a few letters. The library would take
 * four such messages for a reason to give up, and the server would never come back. All else is left to the library:
 * it restarts a server that died, unless that happens five times in three minutes.
 */
export function connectionErrors(client: () => BaseLanguageClient): ErrorHandler {
  let usual: ErrorHandler | undefined;
  const library = () => {
    usual ??= client().createDefaultErrorHandler();
    return usual;
  };
  return {
    error(error, message, count): ErrorHandlerResult | Promise<ErrorHandlerResult> {
      const unwritten = message !== undefined;
      return unwritten
        ? { action: ErrorAction.Continue, handled: true }
        : library().error(error, message, count);
    },
    closed: (): CloseHandlerResult | Promise<CloseHandlerResult> => library().closed(),
  };
}
