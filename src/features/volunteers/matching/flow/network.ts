/** A cost of two numbers compared one after the other; each stays a whole number below 2^53, so sums are exact. */
export interface PairCost {
  readonly high: number;
  readonly low: number;
}

export const NO_COST: PairCost = { high: 0, low: 0 };

/** Nodes and arcs of a flow; arc 2k runs forth, 2k + 1 is the same one back. */
export interface Network {
  readonly nodes: number;
  /** Arcs of node n: order[first[n]] up to order[first[n + 1] - 1]. */
  readonly first: Int32Array;
  readonly order: Int32Array;
  readonly to: Int32Array;
  /** What can still flow. */
  readonly room: Int32Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
}

export interface NetworkPlan {
  readonly addNode: () => number;
  /** Gives back the number of the arc, for asking later how much flows. */
  readonly addArc: (from: number, to: number, room: number, cost: PairCost) => number;
  readonly build: () => Network;
}

/** Collects nodes and arcs and lays them out flat. */
export function createNetworkPlan(): NetworkPlan {
  let nodes = 0;
  const from: number[] = [];
  const to: number[] = [];
  const room: number[] = [];
  const high: number[] = [];
  const low: number[] = [];
  const push = (tail: number, head: number, capacity: number, cost: PairCost): void => {
    from.push(tail);
    to.push(head);
    room.push(capacity);
    high.push(cost.high);
    low.push(cost.low);
  };
  return {
    addNode: () => (nodes += 1) - 1,
    addArc: (tail, head, capacity, cost) => {
      push(tail, head, capacity, cost);
      push(head, tail, 0, { high: -cost.high, low: -cost.low });
      return to.length - 2;
    },
    build: () => ({
      nodes,
      ...arcsByNode(nodes, from),
      to: Int32Array.from(to),
      room: Int32Array.from(room),
      high: Float64Array.from(high),
      low: Float64Array.from(low),
    }),
  };
}

function arcsByNode(nodes: number, from: readonly number[]): Pick<Network, "first" | "order"> {
  const first = new Int32Array(nodes + 1);
  for (const tail of from) first[tail + 1] = (first[tail + 1] ?? 0) + 1;
  for (let node = 0; node < nodes; node += 1) first[node + 1] = (first[node + 1] ?? 0) + (first[node] ?? 0);
  const next = Int32Array.from(first);
  const order = new Int32Array(from.length);
  from.forEach((tail, arc) => {
    const place = next[tail] ?? 0;
    order[place] = arc;
    next[tail] = place + 1;
  });
  return { first, order };
}
