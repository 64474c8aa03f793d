/** The task `lorecheck: check`: the command line over a folder, in the terminal. Needs processes, so desktop only. */
import { type ChildProcess, spawn } from 'node:child_process';
import * as vscode from 'vscode';

const taskType = 'lorecheck';

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** Shows what a program prints, and ends when it ends. */
function runInTerminal(command: readonly string[], cwd: string): vscode.Pseudoterminal {
  const written = new vscode.EventEmitter<string>();
  const closed = new vscode.EventEmitter<number>();
  const [program = '', ...args] = command;
  let child: ChildProcess | undefined;
  const show = (chunk: string) => written.fire(chunk.replace(/\r?\n/g, '\r\n'));
  return {
    onDidWrite: written.event,
    onDidClose: closed.event,
    open: () => {
      // VS Code's own program is a Node when it is told to be one.
      const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1', FORCE_COLOR: '1' };
      child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
      child.stdout?.setEncoding('utf8').on('data', show);
      child.stderr?.setEncoding('utf8').on('data', show);
      child.on('error', (error) => {
        show(`${error.message}\n`);
        closed.fire(2);
      });
      child.on('close', (code) => closed.fire(code ?? 2));
    },
    close: () => {
      child?.kill();
    },
  };
}

/**
 * `paths` of the definition are files, folders and patterns relative to the folder, `args` more options of the
 * command line. What `tasks.json` holds is not trusted to have these shapes; nothing of it goes through a shell.
 */
function checkTask(
  cli: string,
  folder: vscode.WorkspaceFolder,
  definition: vscode.TaskDefinition,
): vscode.Task {
  const command = [
    process.execPath,
    cli,
    'check',
    ...texts(definition['args']),
    ...texts(definition['paths']),
  ];
  const execution = new vscode.CustomExecution(async () => runInTerminal(command, folder.uri.fsPath));
  const task = new vscode.Task(definition, folder, 'check', 'lorecheck', execution, '$lorecheck');
  task.group = vscode.TaskGroup.Test;
  task.detail = vscode.l10n.t('Check the lore of this folder on the command line');
  task.presentationOptions = { reveal: vscode.TaskRevealKind.Silent, clear: true };
  return task;
}

export function registerTasks(context: vscode.ExtensionContext): vscode.Disposable {
  const cli = context.asAbsolutePath('dist/cli.js');
  return vscode.tasks.registerTaskProvider(taskType, {
    provideTasks: () => {
      const folders = vscode.workspace.workspaceFolders ?? [];
      return folders
        .filter(({ uri }) => uri.scheme === 'file')
        .map((folder) => checkTask(cli, folder, { type: taskType, task: 'check' }));
    },
    // The task has to keep the very definition that it is asked for.
    resolveTask: ({ definition, scope }) => {
      const folder = typeof scope === 'object' ? scope : vscode.workspace.workspaceFolders?.[0];
      const possible = definition['task'] === 'check' && folder?.uri.scheme === 'file';
      return possible ? checkTask(cli, folder, definition) : undefined;
    },
  });
}
