import type { Network } from "./network.ts";
import { clearNodes, createNodeQueue, putNode, takeNode, type NodeQueue } from "./nodeQueue.ts";

const UNSEEN = -1;

/** What a search keeps between its steps. */
interface Search {
  readonly network: Network;
  readonly target: number;
  readonly queue: NodeQueue;
  /** Potentials: with them no arc that has room costs less than nothing. */
  readonly high: Float64Array;
  readonly low: Float64Array;
  /** The arc by which a node was reached in the current round. */
  readonly arrival: Int32Array;
  /** The round in which a node was last reached, and last settled. */
  readonly reached: Int32Array;
  readonly settled: Int32Array;
  round: number;
}

/**
 * Sends one unit from each of the given nodes to the target, at the least cost over all of them (successive shortest
 * paths with potentials: Ahuja, Magnanti & Orlin, Network Flows, 9.7). Costs of arcs are not negative, and each node has
 * a way to the target. The flow stays in `network.room`; gives back the number of nodes looked at.
 */
export function sendFlow(network: Network, sources: readonly number[], target: number): number {
  const search: Search = {
    network,
    target,
    queue: createNodeQueue(network.nodes),
    high: new Float64Array(network.nodes),
    low: new Float64Array(network.nodes),
    arrival: new Int32Array(network.nodes).fill(UNSEEN),
    reached: new Int32Array(network.nodes),
    settled: new Int32Array(network.nodes),
    round: 0,
  };
  let looked = 0;
  for (const source of sources) {
    const seen = findPath(search, source);
    looked += seen.length;
    renewPotentials(search, seen);
    pushUnit(search, source);
  }
  return looked;
}

/** Dijkstra's way to the target, stopping there; gives back the settled nodes. */
function findPath(search: Search, source: number): readonly number[] {
  const { queue, target, settled, reached, arrival } = search;
  search.round += 1;
  const seen: number[] = [];
  arrival[source] = UNSEEN;
  reached[source] = search.round;
  putNode(queue, source, 0, 0);
  for (let node = takeNode(queue); node !== -1; node = takeNode(queue)) {
    settled[node] = search.round;
    if (node === target) {
      clearNodes(queue);
      return seen;
    }
    seen.push(node);
    relax(search, node);
  }
  throw new Error("a place without a way to the target");
}

/** Indexes are within bounds by construction; a fallback for each would be most of the work of this innermost loop. */
function relax(search: Search, node: number): void {
  const { network, queue, high, low, settled, round } = search;
  const { first, order, to, room } = network;
  const baseHigh = (queue.high[node] as number) + (high[node] as number);
  const baseLow = (queue.low[node] as number) + (low[node] as number);
  const end = first[node + 1] as number;
  for (let at = first[node] as number; at < end; at += 1) {
    const arc = order[at] as number;
    const head = to[arc] as number;
    if (room[arc] === 0 || settled[head] === round) continue;
    const newHigh = baseHigh + (network.high[arc] as number) - (high[head] as number);
    const newLow = baseLow + (network.low[arc] as number) - (low[head] as number);
    if (isKnownAsNear(search, head, newHigh, newLow)) continue;
    search.reached[head] = round;
    search.arrival[head] = arc;
    putNode(queue, head, newHigh, newLow);
  }
}

function isKnownAsNear({ queue, reached, round }: Search, node: number, newHigh: number, newLow: number): boolean {
  if (reached[node] !== round) return false;
  const high = queue.high[node] as number;
  return high < newHigh || (high === newHigh && (queue.low[node] as number) <= newLow);
}

/** Nodes nearer than the target take on the difference; the others stay, so a round touches only what it has seen. */
function renewPotentials({ queue, target, high, low }: Search, seen: readonly number[]): void {
  const [targetHigh, targetLow] = [queue.high[target] ?? 0, queue.low[target] ?? 0];
  for (const node of seen) {
    high[node] = (high[node] ?? 0) + (queue.high[node] ?? 0) - targetHigh;
    low[node] = (low[node] ?? 0) + (queue.low[node] ?? 0) - targetLow;
  }
}

function pushUnit({ network: { to, room }, target, arrival }: Search, source: number): void {
  let node = target;
  while (node !== source) {
    const arc = arrival[node] ?? UNSEEN;
    room[arc] = (room[arc] ?? 0) - 1;
    room[arc ^ 1] = (room[arc ^ 1] ?? 0) + 1;
    node = to[arc ^ 1] ?? source;
  }
}
