import { hoursWords, wholeHoursWords } from "../../../src/features/openingHours/index.ts";
import { createReader } from "../../../src/shared/text/reader.ts";
import { loadTexts } from "../../../src/shared/text/texts.ts";

const reader = createReader(
  loadTexts("src/texts", (fault) => {
    throw new Error(fault);
  }),
  "de",
);

it("says days after each other with the same times as one, others for themselves", () => {
  expect(hoursWords(reader, "Mo-We 09:00-12:00; Fr 09:00-12:00; Sa,Su 14:00-18:00")).toBe(
    "Montag bis Mittwoch 9:00–12:00; Freitag 9:00–12:00; Samstag bis Sonntag 14:00–18:00",
  );
  expect(hoursWords(reader, "")).toBe("");
});

it("keeps the notation where the week would hide a season or a rhythm, for somebody who chooses between two", () => {
  expect(wholeHoursWords(reader, "Mo-Fr 08:00-15:00")).toBe("Montag bis Freitag 8:00–15:00");
  expect(wholeHoursWords(reader, "Mo-Fr 08:00-15:00; PH off")).toBe("Montag bis Freitag 8:00–15:00; an Feiertagen zu");
  for (const more of ["Mo-Fr 08:00-15:00; SH off; PH off", "Mo[1] 08:00-15:00; PH off"])
    expect(wholeHoursWords(reader, more)).toBe(more);
  expect(hoursWords(reader, "Mo[1] 08:00-15:00; PH off")).toBe("Montag 8:00–15:00");
});
