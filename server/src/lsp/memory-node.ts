/**
 * Giving memory back. Reading and checking a large world leaves pages behind that the engine keeps for later,
 * often more than all that is in use, and it hands them back only when the system runs short. A server sits
 * beside other programs all day: it hands them back once nobody asks it anything. The next keystrokes gain by
 * it too, since they find room in pages that are there already, and no collection comes due in their midst.
 */
import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Milliseconds without a message before it is worth a look. */
const quiet = 8_000;
/** Share of that time in which the process was at work; above it nobody is waiting, but it is not idle. */
const busy = 0.05;
/** Bytes that must have come since the last time: collecting stops everything, in the largest of worlds for seconds. */
const worth = 200e6;

export interface MemoryKeeper {
  /** Somebody asked something. */
  touch(): void;
}

export interface Process {
  /** Bytes that the system has given to the process. */
  memory(): number;
  /** Share of the time since the last call in which the process was at work, from 0 to 1. */
  load(): number;
  /** Collects all garbage and hands back the pages it stood on. */
  collect(): void;
}

/** @param rest lets go of what is quickly read again, before everything is collected */
export function createMemoryKeeper(rest: () => void, process: Process = thisProcess()): MemoryKeeper {
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** What was left after the last time. */
  let least = 0;
  const look = (): void => {
    // Measured from the last look or message on: a start that took long says nothing about now.
    if (process.load() > busy) wait();
    else if (process.memory() - least > worth) {
      rest();
      process.collect();
      least = process.memory();
    }
  };
  const wait = (): void => {
    clearTimeout(timer);
    timer = setTimeout(look, quiet);
    timer.unref();
  };
  return {
    touch() {
      process.load();
      wait();
    },
  };
}

function thisProcess(): Process {
  let last = performance.eventLoopUtilization();
  return {
    memory: () => process.memoryUsage.rss(),
    load() {
      const now = performance.eventLoopUtilization();
      const { utilization } = performance.eventLoopUtilization(now, last);
      last = now;
      return utilization;
    },
    collect() {
      setFlagsFromString('--expose-gc');
      const collect: unknown = runInNewContext('gc');
      if (typeof collect !== 'function') return;
      // What lives on lies scattered among what does not: without moving it together, half of the pages must stay.
      setFlagsFromString('--compact-on-every-full-gc');
      collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
      setFlagsFromString('--no-compact-on-every-full-gc');
    },
  };
}
