import { setTimeout as wait } from "node:timers/promises";

/** Longer than any of the ways a registration or a sign-in request can take. */
const AT_LEAST_MS = 150;

/** Takes the same time whether an address is known or not, so that nobody can tell from the clock (ASVS 6.3.8). */
export async function inEvenTime<Result>(work: () => Promise<Result>): Promise<Result> {
  const started = performance.now();
  try {
    return await work();
  } finally {
    await wait(Math.max(0, AT_LEAST_MS - (performance.now() - started)));
  }
}
