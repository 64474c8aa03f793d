/** One empty list for all who hold none of something: a large world has hundreds of thousands of them. */
const none: readonly never[] = Object.freeze([]);

/** The list; the one that is empty for all where nothing is in it. */
export function orNone<T>(list: readonly T[]): readonly T[] {
  return list.length === 0 ? none : list;
}
