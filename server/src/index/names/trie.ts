/** A trie over word numbers; node 0 is the root, child 0 means none. Edges live in one hash table. */
export interface Trie {
  child(node: number, token: number): number;
  /** The child, made when it is missing. */
  grow(node: number, token: number): number;
  readonly size: number;
}

export function createTrie(): Trie {
  let nodes = new Int32Array(4096);
  let tokens = new Int32Array(4096);
  let children = new Int32Array(4096);
  let mask = nodes.length - 1;
  let count = 0;

  /** Slot of an edge, or of the empty place where it belongs. */
  const slotOf = (node: number, token: number): number => {
    let slot = (Math.imul(node, 0x9e3779b1) ^ Math.imul(token, 0x85ebca6b)) >>> 0;
    slot = (slot ^ (slot >>> 15)) & mask;
    while (children[slot] !== 0 && (nodes[slot] !== node || tokens[slot] !== token)) slot = (slot + 1) & mask;
    return slot;
  };
  const widen = (): void => {
    const old = { nodes, tokens, children };
    nodes = new Int32Array(old.nodes.length * 2);
    tokens = new Int32Array(nodes.length);
    children = new Int32Array(nodes.length);
    mask = nodes.length - 1;
    for (let i = 0; i < old.nodes.length; i++) {
      const child = old.children[i] as number;
      if (child !== 0) put(old.nodes[i] as number, old.tokens[i] as number, child);
    }
  };
  const put = (node: number, token: number, child: number): void => {
    const slot = slotOf(node, token);
    nodes[slot] = node;
    tokens[slot] = token;
    children[slot] = child;
  };

  return {
    child: (node, token) => children[slotOf(node, token)] as number,
    grow(node, token) {
      const known = children[slotOf(node, token)] as number;
      if (known !== 0) return known;
      if (count * 5 > nodes.length * 3) widen();
      count++;
      put(node, token, count);
      return count;
    },
    get size() {
      return count;
    },
  };
}
