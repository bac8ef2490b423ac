import { writeVcard } from "../../../src/features/contactPoints/vcard.ts";
import type { ContactPoint } from "../../../src/features/contactPoints/contactPoint.queries.ts";

const point: ContactPoint = {
  id: "19e85047-d9ab-8721-abfc-a691b6cac536",
  slug: "beratungstisch",
  title: "Beratungstisch; Ecke, \\Hof",
  summary:
    "Erste Zeile\nzweite Zeile, mit Komma; und Semikolon. Und noch so viel Text über Büros, dass die Zeile gefaltet wird: äöüßé€𝄞.",
  description: "",
  translated: [],
  languages: ["de", "tr"],
  hours: null,
  hoursNote: null,
  alert: null,
  alertUntil: null,
  alertCloses: false,
  assuredOn: null,
  assurerName: null,
  assureMethod: null,
  source: null,
  seenOn: null,
  verified: "no",
  state: "published",
  isExample: false,
  updatedAt: new Date("2026-11-23T02:28:46.123Z"),
  status: "active",
  isFree: null,
  waitTime: null,
  documents: [],
  concerns: [],
  targets: [],
  interpretedLanguages: [],
  others: [],
  fees: null,
  eligibility: null,
  application: null,
  interpretation: null,
  organisationSlug: "verein",
  organisation: "Verein, e. V.",
  website: "https://example.org/",
  place: null,
  wheelchair: "unknown",
  transportation: null,
  latitude: "51.3500000",
  longitude: "7.4600000",
  address: { street: "Lange Straße 22; Hof", more: null, postalCode: "58089", city: "Hagen" },
  themes: [],
  phones: [{ number: "+492331336967", type: "voice", description: null }],
  contacts: [{ name: null, department: "Büro", email: "buero@example.org", phone: null }],
  access: [],
};

/** Reads a vCard back by the rules of RFC 6350: unfold, split, unescape. */
function readVcard(text: string): ReadonlyMap<string, readonly string[]> {
  const lines = text.replaceAll(/\r\n[ \t]/gu, "").split("\r\n");
  return new Map(
    lines.flatMap((line): [string, readonly string[]][] => {
      const match = /^([A-Z]+)(?:;[^:]*)?:(.*)$/u.exec(line);
      return match ? [[match[1] ?? "", (match[2] ?? "").split(/(?<!\\);/u).map(unescape)]] : [];
    }),
  );
}
function unescape(value: string): string {
  return value.replaceAll(/\\(.)/gu, (_all, letter: string) => (letter === "n" ? "\n" : letter));
}

it("a vCard reads back as it was written, with everything that needs escaping", () => {
  const card = readVcard(writeVcard(point, { pageUrl: "https://laden.example/anlaufstellen/beratungstisch" }));
  expect(card.get("VERSION")).toEqual(["4.0"]);
  expect(card.get("FN")).toEqual([point.title]);
  expect(card.get("ORG")).toEqual([point.organisation]);
  expect(card.get("NOTE")).toEqual([point.summary]);
  expect(card.get("ADR")).toEqual(["", "", "Lange Straße 22; Hof", "Hagen", "", "58089", "Deutschland"]);
  expect(card.get("TEL")).toEqual(["tel:+492331336967"]);
  expect(card.get("EMAIL")).toEqual(["buero@example.org"]);
  expect(card.get("GEO")).toEqual(["geo:51.3500000,7.4600000"]);
  expect(card.get("REV")).toEqual(["20261123T022846Z"]);
  expect(card.get("SOURCE")).toEqual(["https://laden.example/anlaufstellen/beratungstisch"]);
});

it("no line is longer than 75 octets, none ends within a character, all end with CRLF", () => {
  const text = writeVcard(point, { pageUrl: "https://laden.example/" });
  expect(text.endsWith("END:VCARD\r\n")).toBe(true);
  const lines = text.split("\r\n");
  expect(lines.some((line) => line.startsWith(" "))).toBe(true);
  for (const line of lines) {
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(line).not.toMatch(/[\n\r\uFFFD]|[\uD800-\uDBFF]$/u);
  }
});
