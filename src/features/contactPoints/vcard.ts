import type { ContactPoint } from "./contactPoint.queries.ts";

const LONGEST_LINE = 75;

/** A contact point as a vCard 4.0 (RFC 6350): escaped, lines folded at 75 octets, ended by CRLF. */
export function writeVcard(point: ContactPoint, { pageUrl }: { pageUrl: string }): string {
  const lines = [
    "BEGIN:VCARD",
    "VERSION:4.0",
    "KIND:org",
    `UID:urn:uuid:${point.id}`,
    `FN:${escapeText(point.title)}`,
    `ORG:${escapeText(point.organisation)}`,
    ...point.phones.map(({ number, type }) => `TEL;VALUE=uri;TYPE=${typeOf(type)}:tel:${number}`),
    ...point.contacts.flatMap(({ phone }) => (phone === null ? [] : [`TEL;VALUE=uri;TYPE=voice:tel:${phone}`])),
    ...point.contacts.flatMap(({ email }) => (email === null ? [] : [`EMAIL:${escapeText(email)}`])),
    ...addressLines(point),
    ...(point.latitude === null || point.longitude === null ? [] : [`GEO:geo:${point.latitude},${point.longitude}`]),
    ...point.languages.map((language, index) => `LANG;PREF=${String(Math.min(index + 1, 100))}:${language}`),
    ...(point.website === null ? [] : [`URL:${point.website}`]),
    ...(point.summary === "" ? [] : [`NOTE:${escapeText(point.summary)}`]),
    `SOURCE:${pageUrl}`,
    `REV:${point.updatedAt.toISOString().replaceAll(/[-:]|\.\d+/gu, "")}`,
    "END:VCARD",
  ];
  return lines.map((line) => `${foldLine(line)}\r\n`).join("");
}

/** RFC 6350 6.4.1 has the same names as HSDS; whatever else is stored is a telephone. */
function typeOf(type: string): string {
  return ["text", "voice", "fax", "cell", "video", "textphone"].includes(type) ? type : "voice";
}

function addressLines({ address }: ContactPoint): readonly string[] {
  if (address === null) return [];
  const { street, more, postalCode, city } = address;
  const parts = ["", more ?? "", street, city, "", postalCode ?? "", "Deutschland"];
  return [`ADR;TYPE=work:${parts.map(escapeText).join(";")}`];
}

/** RFC 6350 3.4: backslash, comma and newline in a text value. */
function escapeText(value: string): string {
  return value
    .replaceAll("\\", "\\\\")
    .replaceAll(/\r\n|\r|\n/gu, "\\n")
    .replaceAll(",", "\\,")
    .replaceAll(";", "\\;");
}

/** RFC 6350 3.2: at most 75 octets a line, never within one character; what follows begins with a space. */
function foldLine(line: string): string {
  const lines: string[] = [];
  let current = "";
  for (const character of line) {
    if (Buffer.byteLength(current + character) > LONGEST_LINE) {
      lines.push(current);
      current = " ";
    }
    current += character;
  }
  return [...lines, current].join("\r\n");
}
