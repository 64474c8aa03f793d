// A test runner small enough to run in both extension hosts: the desktop's and the browser's.

interface Test {
  readonly name: string;
  readonly body: () => Promise<void>;
}

/** Marks the suite's own lines among all that an extension host prints. */
function say(text: string): void {
  console.log(`[suite] ${text}`);
}

const timeLimit = 90_000;

/** Rejects when the body takes too long, so that one stuck test does not hide the others. */
async function limited(body: () => Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done after ${timeLimit / 1000} s`)), timeLimit);
  });
  try {
    await Promise.race([body(), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Runs the tests one after the other; prints each, then the tally that the outer script reads. */
export async function runTests(title: string, tests: readonly Test[]): Promise<void> {
  let failed = 0;
  say(title);
  for (const test of tests) {
    try {
      await limited(test.body);
      say(`  ✓ ${test.name}`);
    } catch (error: unknown) {
      failed++;
      say(`  ✗ ${test.name}\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    }
  }
  say(`tally ${tests.length - failed} ${failed}`);
  if (failed > 0) throw new Error(`${failed} of ${tests.length} tests failed`);
}

export function test(name: string, body: () => Promise<void>): Test {
  return { name, body };
}

export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(message);
}

/** Asks again until there is an answer; fails with `what` and the last state seen. */
export async function eventually<T>(
  what: string,
  ask: () => Promise<T | undefined>,
  state?: () => string,
): Promise<T> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > deadline) throw new Error(`${what}: waited in vain${state ? `; ${state()}` : ''}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
