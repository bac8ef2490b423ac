import fc from "fast-check";
import {
  apply,
  diff,
  inverse,
  linksOf,
  mainThemesOf,
  rebase,
  revert,
  type Board,
  type LinkKind,
} from "../../../src/features/initiatives/board/links.ts";
import {
  addTheme,
  applyMainWish,
  chooseThemes,
  dropMain,
  makeMain,
  removeTheme,
} from "../../../src/features/initiatives/board/choices.ts";

const THEMES = ["kreativ", "wohnen", "image", "gewerbe"];
const INITIATIVES = ["a", "b", "c", "d", "e"];

/** Boards that keep the rule: at most one main theme each, and no empty rows. */
const links = fc
  .tuple(fc.subarray(THEMES), fc.option(fc.nat(3)))
  .map(([themes, main]) => new Map<string, LinkKind>(themes.map((id, at) => [id, at === main ? "main" : "further"])));
const board: fc.Arbitrary<Board> = fc
  .array(links, { minLength: INITIATIVES.length, maxLength: INITIATIVES.length })
  .map((rows) => new Map(INITIATIVES.map((id, at) => [id, rows[at] ?? new Map<string, LinkKind>()] as const)))
  .map((rows) => new Map([...rows].filter(([, row]) => row.size > 0)));
const sorted = (given: Board) => [...given].map(([id, row]) => [id, [...row].sort()] as const).sort();
const mainsIn = (given: Board) => [...given.values()].map((row) => mainThemesOf(row).length);

it("applying the difference of two boards to the first gives the second", () => {
  fc.assert(
    fc.property(board, board, (a, b) => {
      expect(sorted(apply(diff(a, b), a))).toEqual(sorted(b));
    }),
  );
});

it("equal boards have no difference, and a difference backwards leads back", () => {
  fc.assert(
    fc.property(board, board, (a, b) => {
      expect(diff(a, a)).toEqual([]);
      expect(sorted(apply(inverse(diff(a, b)), b))).toEqual(sorted(a));
    }),
  );
});

it("changes meet a board that did not change: all are writable; done already: nothing is left to write", () => {
  fc.assert(
    fc.property(board, board, (a, b) => {
      expect(rebase(diff(a, b), a)).toEqual({ writable: diff(a, b), stale: [] });
      expect(rebase(diff(a, b), b)).toEqual({ writable: [], stale: [] });
    }),
  );
});

it("whatever others did meanwhile: no second main theme, stale rows stay untouched, nobody's change is lost", () => {
  fc.assert(
    fc.property(board, board, board, (shown, mine, theirs) => {
      const { writable, stale } = rebase(diff(shown, mine), theirs);
      const result = apply(writable, theirs);
      expect(mainsIn(result).every((count) => count <= 1)).toBe(true);
      for (const id of stale) expect(linksOf(result, id)).toEqual(linksOf(theirs, id));
      const touched = new Set(diff(shown, mine).map((change) => `${change.initiativeId} ${change.themeId}`));
      for (const change of diff(shown, theirs)) {
        if (touched.has(`${change.initiativeId} ${change.themeId}`)) continue;
        expect(linksOf(result, change.initiativeId).get(change.themeId) ?? null).toBe(change.to);
      }
    }),
  );
});

it("two people give one initiative different main themes: the later one is stale", () => {
  const shown: Board = new Map();
  const first: Board = new Map([["a", new Map([["kreativ", "main"]])]]);
  const second: Board = new Map([["a", new Map([["wohnen", "main"]])]]);
  expect(rebase(diff(shown, second), first)).toEqual({ writable: [], stale: ["a"] });
});

it("two people add different further themes: both are kept", () => {
  const shown: Board = new Map([["a", new Map([["kreativ", "main"]])]]);
  const theirs = apply([{ initiativeId: "a", themeId: "wohnen", from: null, to: "further" }], shown);
  const mine = apply([{ initiativeId: "a", themeId: "image", from: null, to: "further" }], shown);
  expect(rebase(diff(shown, mine), theirs).stale).toEqual([]);
});

it("undo right away restores everything; undo later restores only what is as it was left, never two main themes", () => {
  fc.assert(
    fc.property(board, board, board, (a, b, later) => {
      const changes = diff(a, b);
      expect(sorted(apply(revert(changes, b).restorable, b))).toEqual(sorted(a));
      const { restorable, lost } = revert(changes, later);
      expect(restorable.length + lost.length).toBe(changes.length);
      expect(mainsIn(apply(restorable, later)).every((count) => count <= 1)).toBe(true);
      for (const { initiativeId, themeId, from } of restorable)
        expect(linksOf(later, initiativeId).get(themeId) ?? null).toBe(from);
    }),
  );
});

it("no choice a form can make gives an initiative two main themes", () => {
  const offered = THEMES.map((id) => ({ id, isCrossCutting: id === "kreativ" }));
  const wish = fc.option(fc.constantFrom(null, ...THEMES), { nil: undefined });
  fc.assert(
    fc.property(links, fc.subarray(THEMES), wish, fc.constantFrom(...THEMES), (before, ticked, main, themeId) => {
      const chosen = chooseThemes(before, new Set(ticked), offered);
      const results = [
        chosen,
        applyMainWish({ before, chosen }, main),
        addTheme(before, themeId),
        makeMain(before, themeId),
        removeTheme(before, themeId),
        dropMain(before),
      ];
      for (const result of results) expect(mainThemesOf(result).length).toBeLessThanOrEqual(1);
      expect([...chosen.keys()].sort()).toEqual([...ticked].sort());
    }),
  );
});

it("the first theme becomes the main one; a cross-cutting theme only when it is alone", () => {
  const offered = [
    { id: "kreativ", isCrossCutting: true },
    { id: "wohnen", isCrossCutting: false },
  ];
  expect(chooseThemes(new Map(), new Set(["kreativ", "wohnen"]), offered).get("wohnen")).toBe("main");
  expect(chooseThemes(new Map(), new Set(["kreativ"]), offered).get("kreativ")).toBe("main");
  expect(chooseThemes(new Map([["image", "further"]]), new Set(["wohnen"]), offered).get("wohnen")).toBe("further");
});

it("a new main theme turns the old one into a further one; unticking the main theme removes it", () => {
  const before = new Map<string, LinkKind>([
    ["kreativ", "main"],
    ["wohnen", "further"],
  ]);
  expect([...makeMain(before, "wohnen")]).toEqual([
    ["kreativ", "further"],
    ["wohnen", "main"],
  ]);
  const chosen = new Map<string, LinkKind>([["wohnen", "further"]]);
  expect([...applyMainWish({ before, chosen }, "kreativ")]).toEqual([["wohnen", "further"]]);
});
