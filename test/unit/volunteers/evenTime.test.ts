import { inEvenTime } from "../../../src/features/volunteers/evenTime.ts";

async function lasting(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await inEvenTime(work).catch(() => null);
  return performance.now() - started;
}

it("nothing to do, some work and a failure take the same time", async () => {
  const nothing = await lasting(() => Promise.resolve());
  const work = await lasting(() => new Promise((resolve) => setTimeout(resolve, 60)));
  const failure = await lasting(() => Promise.reject(new Error("no")));
  expect(Math.min(nothing, work, failure)).toBeGreaterThanOrEqual(145);
  expect(Math.abs(nothing - work)).toBeLessThan(60);
});

it("what was worked out comes back, and a failure stays one", async () => {
  expect(await inEvenTime(() => Promise.resolve("done"))).toBe("done");
  await expect(inEvenTime(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
});
