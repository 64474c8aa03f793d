import * as vscode from 'vscode';
import type { Middleware } from 'vscode-languageclient';

/** Set once a card has been shown, by which the walkthrough knows that its step is done. */
const hoveredKey = 'lorecheck.hovered';

export function registerWalkthrough(context: vscode.ExtensionContext): vscode.Disposable {
  return vscode.commands.registerCommand('lorecheck.openWalkthrough', () =>
    vscode.commands.executeCommand('workbench.action.openWalkthrough', `${context.extension.id}#start`),
  );
}

/** Notices the first hover card that is shown. */
export function noticeHover(): Middleware {
  let noticed = false;
  return {
    provideHover: async (document, position, token, next) => {
      const hover = await next(document, position, token);
      if (hover && !noticed) {
        noticed = true;
        void vscode.commands.executeCommand('setContext', hoveredKey, true);
      }
      return hover;
    },
  };
}
