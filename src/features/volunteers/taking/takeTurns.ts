/** Runs pieces of work for the same thing one after the other, in the order in which they came. */
export type TakeTurns = <Result>(key: string, work: () => Promise<Result>) => Promise<Result>;

/**
 * Many people press one button at once when a need is announced. Each waits here instead of holding a connection while
 * it waits for the same lock: the others go on, and the order is the order of the clicks. The lock in the database
 * stays what decides, also between processes.
 */
export function createTakeTurns(): TakeTurns {
  // Settled either way: what failed for one is nothing to the next.
  const last = new Map<string, Promise<unknown>>();
  return (key, work) => {
    const turn = (last.get(key) ?? Promise.resolve()).then(work);
    const settled = turn
      .catch(() => undefined)
      .finally(() => {
        if (last.get(key) === settled) last.delete(key);
      });
    last.set(key, settled);
    return turn;
  };
}
