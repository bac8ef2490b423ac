/** Nodes by their distance (two numbers, compared one after the other), the nearest first; a distance can be lowered. */
export interface NodeQueue {
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly heap: Int32Array;
  /** Where in the heap a node stands; -1 outside. */
  readonly place: Int32Array;
  size: number;
}

const OUTSIDE = -1;

/** A binary heap that knows where each node stands. */
export function createNodeQueue(nodes: number): NodeQueue {
  return {
    high: new Float64Array(nodes),
    low: new Float64Array(nodes),
    heap: new Int32Array(nodes),
    place: new Int32Array(nodes).fill(OUTSIDE),
    size: 0,
  };
}

/** Takes a node in, or moves it up, with its new distance. */
export function putNode(queue: NodeQueue, node: number, high: number, low: number): void {
  queue.high[node] = high;
  queue.low[node] = low;
  const at = queue.place[node] as number;
  if (at !== OUTSIDE) {
    rise(queue, at, node);
    return;
  }
  queue.size += 1;
  rise(queue, queue.size - 1, node);
}

/** The nearest node, or -1 when there is none. */
export function takeNode(queue: NodeQueue): number {
  if (queue.size === 0) return OUTSIDE;
  const nearest = queue.heap[0] as number;
  queue.place[nearest] = OUTSIDE;
  queue.size -= 1;
  if (queue.size > 0) sink(queue, queue.heap[queue.size] as number);
  return nearest;
}

export function clearNodes(queue: NodeQueue): void {
  for (let at = 0; at < queue.size; at += 1) queue.place[queue.heap[at] as number] = OUTSIDE;
  queue.size = 0;
}

function rise(queue: NodeQueue, from: number, node: number): void {
  let at = from;
  while (at > 0) {
    const above = (at - 1) >> 1;
    const other = queue.heap[above] as number;
    if (!isNearer(queue, node, other)) break;
    stand(queue, at, other);
    at = above;
  }
  stand(queue, at, node);
}

function sink(queue: NodeQueue, node: number): void {
  let at = 0;
  for (let below = nearerBelow(queue, at); below !== OUTSIDE; below = nearerBelow(queue, at)) {
    const other = queue.heap[below] as number;
    if (!isNearer(queue, other, node)) break;
    stand(queue, at, other);
    at = below;
  }
  stand(queue, at, node);
}

/** The nearer of the two below, or -1. */
function nearerBelow(queue: NodeQueue, at: number): number {
  const left = 2 * at + 1;
  if (left >= queue.size) return OUTSIDE;
  const right = left + 1;
  const isRight = right < queue.size && isNearer(queue, queue.heap[right] as number, queue.heap[left] as number);
  return isRight ? right : left;
}

function stand({ heap, place }: NodeQueue, at: number, node: number): void {
  heap[at] = node;
  place[node] = at;
}

/** Ties by number, so that the order does not depend on how the heap came about. */
function isNearer({ high, low }: NodeQueue, a: number, b: number): boolean {
  const byHigh = (high[a] as number) - (high[b] as number);
  if (byHigh !== 0) return byHigh < 0;
  const byLow = (low[a] as number) - (low[b] as number);
  return byLow !== 0 ? byLow < 0 : a < b;
}
