// Entry of the suite in the web-worker extension host: nothing of Node.
import { runTests } from './runner.ts';
import { viewTests } from './views.ts';
import { worldTests } from './world.ts';

export function run(): Promise<void> {
  return runTests('VS Code for the Web, worker host', [...viewTests, ...worldTests]);
}
