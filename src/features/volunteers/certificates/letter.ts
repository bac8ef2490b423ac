import { dayOf } from "../../../shared/clock.ts";
import type { OperatorFacts } from "../../../shared/settings/operatorFacts.ts";
import { phoneText } from "../../../shared/text/phoneText.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import type { Printing } from "../../print/index.ts";

/** What a letter about one person says, part by part; what is left out does not stand on it. */
export interface LetterParts {
  readonly title: string;
  readonly number?: string;
  readonly name: string;
  readonly isExample: boolean;
  readonly before: readonly string[];
  readonly facts?: readonly { readonly term: string; readonly text: string }[];
  readonly checks?: readonly { readonly term: string; readonly state: string; readonly text: string }[];
  readonly rows?: readonly (readonly string[])[];
  readonly total?: readonly string[];
  readonly after?: readonly string[];
  /** Who signs by hand; nobody for a sheet that needs no signature. */
  readonly isSigned?: boolean;
}

/** The letter on the house's paper, with its sender as the administration told it. */
export function letterPrinting(reader: Reader, operator: OperatorFacts, parts: LetterParts, now: Date): Printing {
  const { t, format, language } = reader;
  const town = [operator.postalCode, operator.city].filter((text) => text !== "").join(" ");
  const sender = [operator.name, operator.street, town, phoneText(operator.phone), operator.email].filter(
    (text) => text !== "",
  );
  const content = {
    language,
    day: dayOf(now).toString(),
    publisher: t("frame:site.name"),
    publisherShort: t("frame:site.short"),
    exampleWord: t("frame:example"),
    foot: t(parts.number === undefined ? "print:printed" : "proofs:sheet.foot", { day: format.day(now) }),
    sender,
    place: t("proofs:sheet.place", { place: operator.city === "" ? "–" : operator.city, day: format.day(now) }),
    sign: parts.isSigned === true ? [t("proofs:sheet.sign"), operator.responsible].filter((text) => text !== "") : [],
    factHead: [t("proofs:sheet.what"), t("proofs:sheet.value")],
    rowHead: [t("proofs:sheet.need"), t("proofs:sheet.days"), t("proofs:sheet.hours")],
    number: "",
    facts: [],
    checks: [],
    rows: [],
    total: [],
    after: [],
    ...parts,
  };
  return { sheet: "letter", content, drawings: {} };
}
