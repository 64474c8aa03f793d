/**
 * Thrown when work is no longer wanted. It is an error on purpose: an empty answer would be
 * taken for the truth by the caller.
 */
export class CancelledError extends Error {
  constructor() {
    super('cancelled');
    this.name = 'CancelledError';
  }
}

export interface CancelSignal {
  readonly cancelled: boolean;
}

export const neverCancelled: CancelSignal = { cancelled: false };

export function throwIfCancelled(signal: CancelSignal): void {
  if (signal.cancelled) throw new CancelledError();
}

/**
 * Lets other events run, so that a cancellation can arrive at all. Two turns, since a message that came meanwhile
 * is taken off the wire in the first, and may stand behind this very call there; by the second it has been handled.
 */
export async function yieldToEvents(): Promise<void> {
  await nextTurn();
  await nextTurn();
}

/** `setImmediate` is preferred over a timer, which is clamped to 1 ms and more; web workers only have the timer. */
function nextTurn(): Promise<void> {
  const immediate = (globalThis as { setImmediate?: (run: () => void) => void }).setImmediate;
  return new Promise((resolve) => (immediate ? immediate(resolve) : setTimeout(resolve, 0)));
}
