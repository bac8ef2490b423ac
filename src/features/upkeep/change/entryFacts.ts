import { entryText } from "../../../shared/forms/comparison.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import type { KeptLink, KeptRecord } from "../../proposals/index.ts";
import { hoursWords } from "../../openingHours/index.ts";
import { publicFields } from "./publicFields.ts";

/** One public field of an entry in words. */
export interface EntryFact {
  readonly label: string;
  readonly text: string;
}

/** The public fields of an entry as it stands, empty ones said to be empty. */
export function entryFacts(reader: Reader, link: KeptLink, { values }: KeptRecord): readonly EntryFact[] {
  const none = reader.t("corrections:none");
  const facts = publicFields(reader, link).map(({ spec }) => {
    const value = values[spec.name] ?? "";
    return { label: reader.t(spec.label), text: value === "" ? none : entryText(reader, spec, value) };
  });
  const hours = hoursWords(reader, typeof values["hours"] === "string" ? values["hours"] : "");
  if (link !== "service_at_location") return facts;
  return [...facts, { label: reader.t("corrections:hours.words"), text: hours === "" ? none : hours }];
}
