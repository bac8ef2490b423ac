import { adoptionOf } from "../../../../src/features/volunteers/matching/newcomers.ts";
import { NOW } from "./facts.ts";

const ago = (days: number) => new Date(NOW.getTime() - days * 86_400_000);
const adopt = (places: number, adopted: number, appliedAt: readonly Date[]) =>
  adoptionOf({ places, adopted, appliedAt }, NOW);

it("one seat of a series stays open as long as people apply", () => {
  expect(adopt(3, 1, [ago(5)])).toEqual({ code: "OK", keepsSeat: true });
  expect(adopt(3, 2, [ago(40), ago(5), ago(20)])).toEqual({
    code: "SEATS_FOR_NEWCOMERS",
    until: new Date(NOW.getTime() + 23 * 86_400_000),
  });
  expect(adopt(1, 0, [ago(5)])).toMatchObject({ code: "SEATS_FOR_NEWCOMERS" });
});

it("where nobody applied in 28 days, all seats can be taken on", () => {
  expect(adopt(3, 2, [])).toEqual({ code: "OK", keepsSeat: false });
  expect(adopt(3, 2, [ago(28)])).toEqual({ code: "OK", keepsSeat: false });
  expect(adopt(3, 2, [ago(27.9)])).toMatchObject({ code: "SEATS_FOR_NEWCOMERS" });
});

it("what is taken is taken", () => {
  expect(adopt(3, 3, [])).toEqual({ code: "FULL" });
});
