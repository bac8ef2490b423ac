import path from "node:path";
import { create } from "qrcode";
import { presentPaperHours } from "../../../src/features/print/paperHours.presenter.ts";
import { printPaths, readLanguages } from "../../../src/features/print/print.paths.ts";
import { qrDrawing } from "../../../src/features/print/qrDrawing.ts";
import { originFrom } from "../../../src/features/print/embedding.ts";
import type { Language } from "../../../src/shared/text/languages.ts";
import { createReader } from "../../../src/shared/text/reader.ts";
import { loadTexts } from "../../../src/shared/text/texts.ts";

const texts = loadTexts(path.resolve("src/texts"), (fault) => {
  throw new Error(fault);
});
const facts = { assuredOn: null, service: "running" as const, hoursNote: null };
const hoursIn = (language: Language, hours: string | null, day = "2026-11-27", given: object = {}) =>
  presentPaperHours(createReader(texts, language), { ...facts, hours, ...given }, new Date(`${day}T13:10:00Z`));
const lines = (...asked: Parameters<typeof hoursIn>) =>
  hoursIn(...asked).rows.map(({ days, text }) => `${days}: ${text}`);

it("puts days with the same hours into one row", () => {
  expect(lines("de", "Mo-Fr 08:00-15:00; Sa 10:00-12:00")).toEqual([
    "Montag bis Freitag: 8–15 Uhr",
    "Samstag: 10–12 Uhr",
    "Sonntag: zu",
  ]);
  expect(lines("de", "Mo,Tu 09:00-12:00; We-Su 10:00-18:00")[0]).toBe("Montag und Dienstag: 9–12 Uhr");
  expect(lines("en", "24/7")).toEqual(["daily: around the clock"]);
  const short = hoursIn("de", "Mo-Fr 08:00-15:00; Sa,Su 10:00-12:00").rows.map(({ shortDays }) => shortDays);
  expect(short).toEqual(["Mo–Fr", "Sa, So"]);
});

it("tells what holds as a rule, also when it is printed at Christmas or on a holiday", () => {
  for (const day of ["2026-12-21", "2026-12-25", "2027-03-25", "2027-05-05"])
    expect(lines("de", "Mo-Su 08:00-15:00; PH off", day)).toEqual(["täglich: 8–15 Uhr"]);
});

it("names the next dates of hours that change by the week", () => {
  const told = hoursIn("de", "Sa[1] 15:00-18:00");
  expect(told.caption).toBe("Die nächsten Termine");
  expect(told.rows[0]).toMatchObject({ days: "Samstag, 5. Dezember", text: "15–18 Uhr" });
  expect(told.rows.length).toBeLessThanOrEqual(5);
});

it("says in words what is no timetable", () => {
  expect(hoursIn("de", null, "2026-11-27", { hoursNote: "Bitte anrufen." })).toMatchObject({
    rows: [],
    notes: [{ text: "Bitte anrufen.", language: "de" }],
  });
  const paused = hoursIn("en", "Mo 08:00-12:00", "2026-11-27", { service: "paused" });
  expect(paused).toMatchObject({ rows: [], notes: [{ text: "closed for the time being", language: "en" }] });
  expect(hoursIn("ar", "Mo-Fr 08:00-15:00").rows[0]?.text).toContain("8:00–15:00");
});

it.each([
  [undefined, ["en"]],
  ["", ["en"]],
  ["de,ar", ["de", "ar"]],
  ["ar,de", ["ar", "de"]],
  ["de,de", ["de"]],
  ["xx,ar,de,en", ["ar", "de"]],
  [["de", "ar"], ["en"]],
  [{ a: "de" }, ["en"]],
])("languages of a poster from %j", (asked, expected) => {
  expect(readLanguages(asked, "en")).toEqual(expected);
});

it("addresses name the languages only when they are chosen", () => {
  expect(printPaths.poster("a")).toBe("/anlaufstellen/a/aushang");
  expect(printPaths.posterPdf("a", ["de", "ar"])).toBe("/anlaufstellen/a/aushang.pdf?sprachen=de,ar");
});

it.each(["https://stadtteilladen.example/a/k7mp4x", "https://x.example/anlaufstellen?thema=wohnen&sprache=tr"])(
  "the code of %s is drawn module for module",
  (address) => {
    const { modules } = create(address, { errorCorrectionLevel: "M" });
    const drawn = new Set<string>();
    for (const [, x = "", y = "", width = ""] of qrDrawing(address).matchAll(/M(\d+) (\d+)h(\d+)v1H/gu))
      for (let offset = 0; offset < Number(width); offset += 1) drawn.add(`${String(Number(x) + offset)} ${y}`);
    for (let row = 0; row < modules.size; row += 1)
      for (let column = 0; column < modules.size; column += 1)
        expect(drawn.has(`${String(column + 2)} ${String(row + 2)}`)).toBe(modules.get(row, column) === 1);
  },
);

it("a site is its origin, in the spelling of headers", () => {
  expect(originFrom("https://BÜRO.example")).toBe("https://xn--bro-hoa.example");
  expect(originFrom("https://www.beispiel.de/")).toBe("https://www.beispiel.de");
  expect(originFrom("https://beispiel.de:443")).toBe("https://beispiel.de");
});
