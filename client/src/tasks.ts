/** The task `lorecheck: check`: the command line over a folder, in the terminal. Needs processes, so desktop only. */
import { type ChildProcess, spawn } from 'node:child_process';
import * as vscode from 'vscode';

const taskType = 'lorecheck';

/** As in `tasks.json`; nothing of it goes through a shell. */
interface CheckDefinition extends vscode.TaskDefinition {
  readonly task: 'check';
  /** Files, folders and patterns to check, relative to the workspace folder; all of it by default. */
  readonly paths?: readonly string[];
  /** More options of the command line. */
  readonly args?: readonly string[];
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** Undefined for what `tasks.json` may say but nobody can run. */
function readDefinition(definition: vscode.TaskDefinition): CheckDefinition | undefined {
  if (definition['task'] !== 'check') return undefined;
  // The definition has to stay the one that `tasks.json` holds, or VS Code takes it for another task.
  return { ...definition, task: 'check' };
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

function checkTask(cli: string, folder: vscode.WorkspaceFolder, definition: CheckDefinition): vscode.Task {
  const command = [process.execPath, cli, 'check', ...texts(definition.args), ...texts(definition.paths)];
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
    resolveTask: ({ definition, scope }) => {
      const wanted = readDefinition(definition);
      const folder = typeof scope === 'object' ? scope : vscode.workspace.workspaceFolders?.[0];
      return wanted && folder?.uri.scheme === 'file' ? checkTask(cli, folder, wanted) : undefined;
    },
  });
}
