/** One address at one size of the directory. */
export interface Measure {
  readonly name: string;
  /** Contact points. */
  readonly size: number;
  readonly perSecond: number;
  /** Milliseconds in which 97.5 of 100 answers came. */
  readonly slowest: number;
}

/** Below a millisecond the clock of the load tells nothing. */
const SHORTEST_MS = 1;

/**
 * Prints how much longer each address takes at the largest size than at the smallest, beside how much more there is.
 * True when one of them grows as fast as the directory or faster.
 */
export function printGrowth(measures: readonly Measure[]): boolean {
  const sizes = measures.map(({ size }) => size);
  const [smallest, largest] = [Math.min(...sizes), Math.max(...sizes)];
  if (!(largest > smallest)) return false;
  const more = largest / smallest;
  console.log(
    `\n${String(smallest)} to ${String(largest)}: ${String(more)} times as many`.padEnd(45),
    "req/s".padStart(16),
    "takes".padStart(8),
    "p97.5 ms".padStart(14),
    "takes".padStart(8),
  );
  let isTooFast = false;
  for (const few of measures.filter(({ size }) => size === smallest)) {
    const many = measures.find(({ name, size }) => name === few.name && size === largest);
    if (!many) continue;
    const times = few.perSecond / Math.max(many.perSecond, 0.01);
    const slower = Math.max(many.slowest, SHORTEST_MS) / Math.max(few.slowest, SHORTEST_MS);
    const isFast = Math.max(times, slower) >= more;
    isTooFast ||= isFast;
    console.log(
      few.name.padEnd(44),
      `${few.perSecond.toFixed(0)} to ${many.perSecond.toFixed(0)}`.padStart(16),
      `x ${times.toFixed(1)}`.padStart(8),
      `${String(few.slowest)} to ${String(many.slowest)}`.padStart(14),
      `x ${slower.toFixed(1)}`.padStart(8),
      isFast ? "as fast as the directory" : "",
    );
  }
  return isTooFast;
}
