import { getState } from "jest-circus";

/** What Jest would run, taken off its list again. */
function lastAdded(kind: "children" | "hooks"): () => Promise<unknown> {
  const added = getState().currentDescribeBlock[kind].pop();
  if (added === undefined || !("fn" in added)) throw new Error("nothing was added");
  return added.fn as () => Promise<unknown>;
}

const never = () => new Promise<void>(() => undefined);

it("hangs", never, 20);
const hanging = lastAdded("children");
it.each([1])("hangs with %i", never, 20);
const hangingRow = lastAdded("children");
beforeAll(never, 20);
const hangingHook = lastAdded("hooks");
it("answers", async () => Promise.resolve("in time"), 20);
const punctual = lastAdded("children");

it("a test or a hook that hangs fails at its deadline, and one that answers passes", async () => {
  for (const work of [hanging, hangingRow, hangingHook])
    await expect(work()).rejects.toThrow("not through after 20 ms");
  await expect(punctual()).resolves.toBeUndefined();
});
