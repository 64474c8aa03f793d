const none: readonly never[] = Object.freeze([]);

/**
 * The list as it is kept for as long as its file, for a large world has hundreds of thousands of them: the one that is
 * empty for all where nothing is in it, else one that takes no more room than its entries. An array that grew by `push`
 * or `flatMap` has room for sixteen more.
 */
export function lasting<T>(list: readonly T[]): readonly T[] {
  return list.length === 0 ? none : list.slice();
}
