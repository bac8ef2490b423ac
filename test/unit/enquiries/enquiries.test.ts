import { readOwnPath, readReference, REFERENCE } from "../../../src/features/enquiries/enquiries.forms.ts";
import {
  judgeAnswer,
  judgeClosing,
  judgeReopening,
  stateAfterAnswer,
} from "../../../src/features/enquiries/enquiries.policy.ts";
import { enquiryTitle } from "../../../src/features/enquiries/enquiryDesk.presenter.ts";
import { forgottenFrom } from "../../../src/features/enquiries/forgetClosedEnquiries.ts";
import { newReference } from "../../../src/shared/ids/ids.ts";

it("every drawn reference fits the pattern, and 20,000 of them hardly ever meet", () => {
  const drawn = Array.from({ length: 20_000 }, () => newReference());
  expect(drawn.filter((reference) => !REFERENCE.test(reference))).toEqual([]);
  expect(new Set(drawn).size).toBeGreaterThan(19_950);
});

it.each([
  ["w7k 4qx", "W7K-4QX"],
  ["W7K4QX", "W7K-4QX"],
  [" w7k-4qx ", "W7K-4QX"],
  ["W7K-4QO", null],
  ["W7K-4Q1", null],
  ["", null],
  [["W7K-4QX"], null],
])("a typed number %j is read as %j", (typed, reference) => {
  expect(readReference(typed)).toBe(reference);
});

it("only our own paths are taken for a page", () => {
  expect(readOwnPath("/anlaufstellen/pelmke-kneipe")).toBe("/anlaufstellen/pelmke-kneipe");
  for (const foreign of ["//x", "/x//y", "http://x", "/..", "/x?y", "/x#y", "", undefined, ["/x"]]) {
    expect(readOwnPath(foreign)).toBeNull();
  }
});

it("an enquiry is called by its first sentence, cut at a word", () => {
  expect(enquiryTitle("Wo ist ein Kurs? Ich habe Zeit.")).toBe("Wo ist ein Kurs?");
  expect(enquiryTitle("Zeile eins\n\nZeile zwei")).toBe("Zeile eins Zeile zwei");
  expect(enquiryTitle("Wort ".repeat(40))).toMatch(/^(Wort )+…$/u);
  expect(enquiryTitle("Wort ".repeat(40)).length).toBeLessThan(95);
});

it("who may do what depends on the state alone", () => {
  expect(judgeAnswer("follow_up").allowed).toBe(true);
  expect(judgeAnswer("unsolved").allowed).toBe(false);
  expect(judgeClosing({ state: "new", answers: 0 }, "solved").allowed).toBe(false);
  expect(judgeClosing({ state: "referred", answers: 1 }, "solved").allowed).toBe(true);
  expect(judgeClosing({ state: "solved", answers: 1 }, "unsolved").allowed).toBe(false);
  expect(judgeReopening("solved").allowed).toBe(true);
  expect(judgeReopening("new").allowed).toBe(false);
  expect(stateAfterAnswer("wait", true)).toBe("referred");
  expect(stateAfterAnswer("wait", false)).toBe("answered");
});

it("six months are calendar months on the clock of Berlin", () => {
  expect(forgottenFrom(new Date("2026-08-31T10:00:00Z")).toISOString()).toBe("2027-02-28T11:00:00.000Z");
});
