import path from "node:path";
import { presentHoliday, presentHours, presentState } from "../../../src/features/openingHours/index.ts";
import { createReader } from "../../../src/shared/text/reader.ts";
import { loadTexts } from "../../../src/shared/text/texts.ts";
import type { Language } from "../../../src/shared/text/languages.ts";

const texts = loadTexts(path.join(import.meta.dirname, "../../../src/texts"), (fault) => {
  throw new Error(fault);
});
const now = new Date("2026-11-27T14:10+01:00");
const plain = (text: string) => text.replaceAll("\u00a0", " ").replaceAll(/[\u2066-\u2069]/gu, "");
const say = (
  language: Language,
  hours: string | null,
  given: { assuredOn?: string; service?: "running" | "paused" | "ended" } = {},
) => {
  const facts = { hours, assuredOn: given.assuredOn ?? null, service: given.service ?? "running" };
  const { kind, text } = presentState(createReader(texts, language), facts, now);
  return `${kind}: ${plain(text)}`;
};

it.each([
  ["Mo-Fr 08:00-17:00", "open: Jetzt geöffnet, schließt um 17 Uhr"],
  ["Mo-Fr 08:00-16:30", "open: Jetzt geöffnet, schließt um 16:30 Uhr"],
  ["Fr 08:00-24:00", "open: Jetzt geöffnet, schließt um 24 Uhr"],
  ["Mo-Sa 00:00-24:00", "open: Jetzt geöffnet, schließt Sa 24 Uhr"],
  ["24/7", "open: Jetzt geöffnet, rund um die Uhr"],
  ["Mo 13:00-15:00", "shut: geschlossen, öffnet Mo 13 Uhr"],
  ["Fr-Sa 18:00-24:00", "shut: geschlossen, öffnet um 18 Uhr"],
  ["Sa[1] 15:00-18:00", "shut: geschlossen, öffnet Sa 5. Dezember 15 Uhr"],
  ['off "geschlossen seit Ende 2023"', "shut: geschlossen"],
  ["Mo-Fr 08:30+", "unsure: Seit 8:30 Uhr geöffnet, Ende nicht bekannt"],
  ['Fr 13:00-18:00 "Fahrrad"', "unsure: Vermutlich geöffnet, bis 18 Uhr"],
  ['"nach Vereinbarung"', "unsure: Zeiten nach Absprache"],
  [null, "unsure: Zeiten unbekannt"],
])("%s says %s", (hours, sentence) => {
  expect(say("de", hours)).toBe(sentence);
});

it("English and Arabic say the same", () => {
  expect(say("en", "Mo-Fr 08:00-17:00")).toBe("open: Open now, closes at 17:00");
  expect(say("en", "Sa[1] 15:00-18:00")).toBe("shut: closed, opens Sat 5 December 15:00");
  expect(say("ar", "Mo-Fr 08:00-17:00")).toBe("open: مفتوح الآن، يغلق الساعة 17:00");
  expect(say("ar", "Mo 13:00-15:00")).toBe("shut: مغلق، يفتح يوم الاثنين الساعة 13:00");
});

it("hours that nobody confirmed for a year are no longer told as true, to the day", () => {
  expect(say("de", "24/7", { assuredOn: "2025-09-27" })).toBe("unsure: Zeiten seit 14 Monaten nicht bestätigt");
  expect(say("ar", "24/7", { assuredOn: "2025-09-27" })).toBe("unsure: الأوقات غير مؤكدة منذ 14 شهراً");
  expect(say("de", "24/7", { assuredOn: "2025-11-27" })).toBe("unsure: Zeiten seit 12 Monaten nicht bestätigt");
  expect(say("de", "24/7", { assuredOn: "2025-11-28" })).toBe("open: Jetzt geöffnet, rund um die Uhr");
});

it.each([
  ["Mo-Fr 08:00-17:00", "unsure: Vermutlich geöffnet, bis 17 Uhr"],
  ["Mo-Fr 08:00-17:00; PH 08:00-17:00", "open: Jetzt geöffnet, schließt um 17 Uhr"],
  ["Mo-Fr 08:00-17:00; PH off", "shut: geschlossen, öffnet Mo 8 Uhr"],
  ["24/7", "open: Jetzt geöffnet, rund um die Uhr"],
  ["Mo-Su 00:00-24:00", "open: Jetzt geöffnet, rund um die Uhr"],
  ["Mo-Sa 00:00-24:00", "open: Jetzt geöffnet, schließt Sa 24 Uhr"],
  ["Sa 08:00-17:00", "shut: geschlossen, öffnet Sa 8 Uhr"],
])("on Christmas Day %s says %s: hours silent about holidays are likely, not certain", (hours, sentence) => {
  const facts = { hours, assuredOn: null, service: "running" as const };
  const { kind, text } = presentState(createReader(texts, "de"), facts, new Date("2026-12-25T10:00+01:00"));
  expect(`${kind}: ${plain(text)}`).toBe(sentence);
});

it("a service that rests or ended is shut whatever its hours say", () => {
  expect(say("de", "24/7", { service: "paused" })).toBe("shut: vorübergehend geschlossen");
  expect(say("de", "24/7", { service: "ended" })).toBe("shut: gibt es nicht mehr");
});

it("the table tells spans, nights, open ends and appointments in words", () => {
  const table = (language: Language, hours: string) =>
    presentHours(createReader(texts, language), hours, now).rows.map((row) => `${row.day}: ${plain(row.text)}`);
  expect(table("de", "Mo 08:30-12:00,13:00-15:45; Tu 08:30+; Fr 18:00-02:00; Su 00:00-24:00")).toEqual([
    "Montag: 8:30–12 Uhr und 13–15:45 Uhr",
    "Dienstag: ab 8:30 Uhr",
    "Mittwoch: zu",
    "Donnerstag: zu",
    "Freitag: 18–2 Uhr",
    "Samstag: zu",
    "Sonntag: rund um die Uhr",
  ]);
  expect(table("de", 'Mo 10:00-12:00 || "nach Vereinbarung"')[0]).toBe("Montag: 10–12 Uhr, sonst nach Absprache");
  expect(table("en", "Fr 18:00-24:00")[4]).toBe("Friday: 18:00–24:00");
  expect(table("ar", "Fr 18:00-24:00")[4]).toBe("الجمعة: 18:00–24:00");
});

it("the next public holiday says whether it changes the hours, or that this is not known", () => {
  const german = createReader(texts, "de");
  expect(presentHoliday(german, "Mo-Fr 08:00-17:00; PH off", now)).toBe(
    "Nächster Feiertag: Freitag, 25. Dezember (1. Weihnachtstag): zu.",
  );
  expect(presentHoliday(german, "Mo-Fr 08:00-17:00; PH 10:00-12:00", now)).toContain("10–12 Uhr");
  expect(presentHoliday(german, "Mo-Fr 08:00-17:00", now)).toMatch(/^An Feiertagen können andere Zeiten gelten/u);
});

const withDifferences =
  'Mo 09:00-12:00; Apr 01-Sep 30 off; Apr 01-Sep 30 We 16:00-20:00; SH off; PH off; 2026 Nov 30 off "Fortbildung"; ' +
  '2026 Dec 24-2027 Jan 03 off "Betriebsferien"; 2027 Jan 04 10:00-11:00; 2027 Jun 01 off; 2026 Nov 26 off';

it("seasons and the single days of the next three months stand below the week", () => {
  const table = presentHours(createReader(texts, "de"), withDifferences, now);
  expect(table.rows.map(({ text }) => plain(text))).toEqual(["zu", "zu", "zu", "zu", "zu", "zu", "zu"]);
  expect(table.differences.map(plain)).toEqual([
    "Vom 1. April bis 30. September: Mittwoch 16–20 Uhr",
    "In den Schulferien: zu",
    "Montag, 30. November: zu (Fortbildung)",
    "Donnerstag, 24. Dezember bis Sonntag, 3. Januar: zu (Betriebsferien)",
    "Montag, 4. Januar: 10–11 Uhr",
  ]);
  const english = presentHours(createReader(texts, "en"), withDifferences, now).differences.map(plain);
  expect(english[2]).toBe("Monday 30 November: closed");
});
