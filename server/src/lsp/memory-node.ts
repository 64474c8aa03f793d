/**
 * Giving memory back. Reading and checking a large world leaves pages behind that the engine keeps for later,
 * often more than all that is in use, and it hands them back only when the system runs short. A server sits
 * beside other programs all day: it hands them back once nobody asks it anything.
 */
import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Milliseconds without a message before it is worth a look. */
const quiet = 15_000;
/** Share of that time in which the process was at work; above it nobody is waiting, but it is not idle. */
const busy = 0.05;
/** Bytes that must be there to gain: collecting them all stops everything for up to a second. */
const worth = 200e6;

export interface MemoryKeeper {
  /** Somebody asked something. */
  touch(): void;
}

export interface Process {
  memory(): { readonly rss: number; readonly heapUsed: number };
  /** Share of the time since the last call in which the process was at work, from 0 to 1. */
  load(): number;
  /** Collects all garbage and hands back the pages it stood on. */
  collect(): void;
}

export function createMemoryKeeper(process: Process = thisProcess()): MemoryKeeper {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = (): void => {
    timer = undefined;
    if (process.load() > busy) wait();
    else if (isWorthIt(process.memory())) process.collect();
  };
  const wait = (): void => {
    clearTimeout(timer);
    timer = setTimeout(look, quiet);
    timer.unref();
  };
  return { touch: wait };
}

function isWorthIt({ rss, heapUsed }: ReturnType<Process['memory']>): boolean {
  return rss - heapUsed > worth;
}

function thisProcess(): Process {
  let last = performance.eventLoopUtilization();
  return {
    memory: () => process.memoryUsage(),
    load() {
      const now = performance.eventLoopUtilization();
      const { utilization } = performance.eventLoopUtilization(now, last);
      last = now;
      return utilization;
    },
    collect() {
      setFlagsFromString('--expose-gc');
      const collect: unknown = runInNewContext('gc');
      if (typeof collect === 'function') collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
    },
  };
}
