import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createMemoryKeeper } from '../../server/src/lsp/memory-node.ts';

const long = 60_000;

/** A process of so many bytes that a collection leaves 300 MB of; `loads` are those of its looks in turn. */
function keeper(bytes: number, loads: number[] = []) {
  const state = { bytes, sinceTouch: false };
  const collect = vi.fn(() => {
    state.bytes = Math.min(state.bytes, 300e6);
  });
  const load = (): number => (state.sinceTouch ? (loads.shift() ?? 0) : 0.9);
  const rest = vi.fn(() => expect(collect).toHaveBeenCalledTimes(rest.mock.calls.length - 1));
  const keep = createMemoryKeeper(rest, { memory: () => state.bytes, load, collect });
  const touch = (): void => {
    state.sinceTouch = false;
    keep.touch();
    state.sinceTouch = true;
  };
  return { touch, collect, rest, state };
}

describe('memory of an idle server', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is handed back once after the last message', () => {
    const { touch, collect, rest } = keeper(900e6);
    touch();
    vi.advanceTimersByTime(1000);
    touch();
    expect(collect).not.toHaveBeenCalled();
    vi.advanceTimersByTime(long);
    expect(collect).toHaveBeenCalledTimes(1);
    expect(rest).toHaveBeenCalledTimes(1);
  });

  it('is left alone when there is little to gain', () => {
    const { touch, collect } = keeper(150e6);
    touch();
    vi.advanceTimersByTime(long);
    expect(collect).not.toHaveBeenCalled();
  });

  it('is not looked for again before as much has come as was worth it', () => {
    const { touch, collect, state } = keeper(900e6);
    touch();
    vi.advanceTimersByTime(long);
    state.bytes = 450e6;
    touch();
    vi.advanceTimersByTime(long);
    expect(collect).toHaveBeenCalledTimes(1);
    state.bytes = 550e6;
    touch();
    vi.advanceTimersByTime(long);
    expect(collect).toHaveBeenCalledTimes(2);
  });

  it('waits for work that goes on without messages', () => {
    const { touch, collect } = keeper(900e6, [0.9, 0.6, 0.01]);
    touch();
    vi.advanceTimersByTime(17_000);
    expect(collect).not.toHaveBeenCalled();
    vi.advanceTimersByTime(long);
    expect(collect).toHaveBeenCalledTimes(1);
  });

  it('costs nothing when nobody asks anything', () => {
    keeper(900e6);
    expect(vi.getTimerCount()).toBe(0);
  });
});
