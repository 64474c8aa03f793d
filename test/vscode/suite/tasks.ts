// The task `lorecheck: check`, which needs processes: desktop only.
import * as vscode from 'vscode';
import { file, findings, findingsWhere, open, rule } from './editor.ts';
import { assert, eventually, test } from './runner.ts';

async function checkTask(): Promise<vscode.Task> {
  const [task, ...more] = await vscode.tasks.fetchTasks({ type: 'lorecheck' });
  assert(task !== undefined && more.length === 0, `there are ${more.length + (task ? 1 : 0)} tasks`);
  return task;
}

/** Runs a task to its end. */
async function runTask(task: vscode.Task): Promise<void> {
  const ended = new Promise<void>((resolve) => {
    const listening = vscode.tasks.onDidEndTask(({ execution }) => {
      if (execution.task.name !== task.name) return;
      listening.dispose();
      resolve();
    });
  });
  await vscode.tasks.executeTask(task);
  await ended;
}

const places = (uri: vscode.Uri) =>
  findings(uri).map(({ range }) => `${range.start.line}:${range.start.character}`);

/**
 * What the problem matcher makes of the task's output. On a busy machine VS Code may close the terminal of a short
 * task before it has read all of it, so that the task is run again.
 */
async function matchedProblems(uri: vscode.Uri): Promise<readonly vscode.Diagnostic[]> {
  for (let run = 0; run < 3; run++) {
    await runTask(await checkTask());
    for (let wait = 0; wait < 100; wait++) {
      const problems = findings(uri);
      if (problems.length > 0) return problems;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  throw new Error('nothing that the task prints became a problem');
}

export const taskTests = [
  test('the task checks the folder on the command line, and its findings double none', async () => {
    const draft = await open('articles/draft.md');
    const before = await findingsWhere(draft.uri, 'findings in the draft', (all) => all.length > 0);
    const task = await checkTask();
    assert(task.name === 'check' && task.source === 'lorecheck', `it is called ${task.source}: ${task.name}`);
    await runTask(task);
    const after = findings(draft.uri);
    assert(after.length === before.length, `${before.length} findings became ${places(draft.uri).join(' ')}`);
  }),

  test('a task of tasks.json may check a part of the folder', async () => {
    const tasks = file('.vscode/tasks.json');
    const wanted = { type: 'lorecheck', task: 'check', label: 'one page', paths: ['articles/saltmarch.md'] };
    const text = JSON.stringify({ version: '2.0.0', tasks: [wanted] });
    await vscode.workspace.fs.writeFile(tasks, new TextEncoder().encode(text));
    const task = await eventually('the task', async () => {
      const all = await vscode.tasks.fetchTasks({ type: 'lorecheck' });
      return all.find(({ name }) => name === 'one page');
    });
    const ended = new Promise<number | undefined>((resolve) => {
      const listening = vscode.tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
        if (execution.task.name !== task.name) return;
        listening.dispose();
        resolve(exitCode);
      });
    });
    await vscode.tasks.executeTask(task);
    // The page is clean, though the folder is not.
    const code = await ended;
    assert(code === 0, `it ended with ${String(code)}`);
    await vscode.workspace.fs.delete(tasks);
  }),

  test('what the task prints becomes problems where the server does not run', async () => {
    const settings = vscode.workspace.getConfiguration('lorecheck');
    await settings.update('enable', false, vscode.ConfigurationTarget.Workspace);
    // Open files are left to the live findings, and VS Code keeps a file it has opened for minutes: hence a fresh one.
    const late = file('articles/late.md');
    const text = '# Late\n\nShe came with Orsolya Brendt.\n';
    await vscode.workspace.fs.writeFile(late, new TextEncoder().encode(text));
    try {
      const [problem, ...more] = await matchedProblems(late);
      assert(problem !== undefined && more.length === 0, `there are problems at ${places(late).join(' ')}`);
      assert(places(late)[0] === '2:14', `it stands at ${places(late)[0]}`);
      assert(rule(problem) === 'misspelt-name', `it is called ${rule(problem)}`);
      assert(problem.severity === vscode.DiagnosticSeverity.Warning, `its severity is ${problem.severity}`);
      assert(problem.message.includes('Orsolya Brandt'), `it says ${problem.message}`);
    } finally {
      await settings.update('enable', undefined, vscode.ConfigurationTarget.Workspace);
      await vscode.workspace.fs.delete(late);
    }
    await open('articles/draft.md');
    await findingsWhere(file('articles/draft.md'), 'the findings again', (all) => all.length > 0);
  }),
];
