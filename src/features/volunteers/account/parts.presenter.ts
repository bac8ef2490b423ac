import type { Reader } from "../../../shared/text/reader.ts";
import type { Choices } from "../choices.ts";
import { contactPart } from "../profile/contactParts.ts";
import { plainPart, presentPart, type Look } from "../profile/partModel.ts";
import { EVERY_PART, PART_CODES, type PartCode } from "../profile/parts.ts";
import { volunteerFormModel } from "../profile/profileForm.ts";
import type { VolunteerRecord } from "../volunteer.queries.ts";
import { volunteerPaths } from "../volunteers.paths.ts";
import type { AccountFormPage, AccountPage } from "./account.pages.ts";
import { partFacts } from "./facts.ts";

/** One part to fill in or to change. */
export function presentAccountPart(look: Look, code: PartCode, record: VolunteerRecord): AccountFormPage {
  const { reader, state, choices } = look;
  const { t, href } = reader;
  const part = code === "kontakt" ? contactPart({ withMail: false }) : EVERY_PART[code];
  const model = code === "kontakt" ? plainPart(look, code, part) : presentPart(look, code);
  return {
    title: t(`profile:part.${code}`),
    section: volunteerPaths.needs(),
    hasErrors: state.errors.length > 0,
    crumbs: [
      { label: t("frame:start"), href: href("/") },
      { label: t("volunteers:account.title"), href: href(volunteerPaths.account()) },
    ],
    lead:
      code === "kontakt" ? t("volunteers:account.mailNote", { mail: record.email ?? "–" }) : t(`profile:hint.${code}`),
    form: volunteerFormModel(reader, state, {
      action: href(volunteerPaths.accountPart(code)),
      submit: "frame:form.save",
      parts: [{ ...model, title: "", hint: "" }],
      fields: part.fields(reader, choices),
      hidden: { version: String(record.version) },
      cancelHref: href(volunteerPaths.account()),
    }),
  };
}

/** Every part in words, with the way to change it. */
export function presentOwnParts(reader: Reader, record: VolunteerRecord, choices: Choices): AccountPage["parts"] {
  const { t, href } = reader;
  return PART_CODES.map((code) => {
    const facts = partFacts(reader, code, record, choices);
    const part = t(`profile:part.${code}`);
    return {
      title: part,
      facts,
      empty: facts.length === 0 ? t("profile:account.empty") : "",
      href: href(volunteerPaths.accountPart(code)),
      label: t(facts.length === 0 ? "profile:account.add" : "profile:account.change"),
    };
  });
}
