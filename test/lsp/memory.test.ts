import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createMemoryKeeper } from '../../server/src/lsp/memory-node.ts';

const long = 60_000;

function keeper(memory: { rss: number; heapUsed: number }, loads: number[] = []) {
  const collect = vi.fn();
  const { touch } = createMemoryKeeper({ memory: () => memory, load: () => loads.shift() ?? 0, collect });
  return { touch, collect };
}

describe('memory of an idle server', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is handed back once after the last message', () => {
    const { touch, collect } = keeper({ rss: 900e6, heapUsed: 200e6 });
    touch();
    vi.advanceTimersByTime(1000);
    touch();
    expect(collect).not.toHaveBeenCalled();
    vi.advanceTimersByTime(long);
    expect(collect).toHaveBeenCalledTimes(1);
  });

  it('is left alone when there is little to gain', () => {
    const { touch, collect } = keeper({ rss: 300e6, heapUsed: 200e6 });
    touch();
    vi.advanceTimersByTime(long);
    expect(collect).not.toHaveBeenCalled();
  });

  it('waits for work that goes on without messages', () => {
    const { touch, collect } = keeper({ rss: 900e6, heapUsed: 200e6 }, [0.9, 0.6, 0.01]);
    touch();
    vi.advanceTimersByTime(31_000);
    expect(collect).not.toHaveBeenCalled();
    vi.advanceTimersByTime(long);
    expect(collect).toHaveBeenCalledTimes(1);
  });

  it('costs nothing when nobody asks anything', () => {
    keeper({ rss: 900e6, heapUsed: 200e6 });
    expect(vi.getTimerCount()).toBe(0);
  });
});
