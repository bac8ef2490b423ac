import type { FormState } from "../../../shared/forms/parseForm.ts";
import type { PostButton } from "../../../shared/pages/parts.ts";
import { phoneText } from "../../../shared/text/phoneText.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import type { Choices } from "../choices.ts";
import { volunteerFormModel } from "../profile/profileForm.ts";
import { presentAge } from "../registration/shortForm.ts";
import type { VolunteerRecord } from "../volunteer.queries.ts";
import { volunteerPaths } from "../volunteers.paths.ts";
import { ageOf, isMinor } from "./age.ts";
import { ageFields } from "./agePart.ts";
import type { DeskGuardianPart, OwnGuardianPage } from "./guardian.pages.ts";
import { guardianPaths } from "./guardian.paths.ts";
import { answersTo } from "./guardian.policy.ts";
import { guardianState, languageOfWords } from "./guardianWords.ts";

/** Age and guardian beside the other facts of somebody. */
export function presentDeskGuardian(reader: Reader, record: VolunteerRecord, now: Date): DeskGuardianPart {
  const { href } = reader;
  const { guardian } = record;
  const lines = [ageLine(reader, record, now)];
  const common = { lines, wording: "", wordingLanguage: "", steps: [], editHref: href(guardianPaths.desk(record.id)) };
  if (!isMinor(record, now)) return { ...common, sheetHref: "" };
  return {
    ...common,
    lines: [...lines, ...guardianLines(reader, record)],
    ...(guardian && { wording: guardian.text, wordingLanguage: languageOfWords(reader, guardian) }),
    steps: stepsFor(reader, record),
    sheetHref: guardian?.state === "given" ? "" : href(guardianPaths.consentSheet()),
  };
}

function ageLine({ t, format }: Reader, record: VolunteerRecord, now: Date): string {
  if (record.isAdult === null) return t("guardian:desk.unasked");
  if (!isMinor(record, now)) return t("guardian:desk.adult");
  if (record.bornOn === null) return t("guardian:desk.minor");
  return t("guardian:desk.minorAged", { age: format.number(ageOf(record, now) ?? 0), day: format.day(record.bornOn) });
}

function guardianLines(reader: Reader, { guardian }: VolunteerRecord): readonly string[] {
  if (guardian === null) return [reader.t("guardian:own.none")];
  const reach = [guardian.guardianEmail ?? "", phoneText(guardian.guardianPhone ?? "")].filter((text) => text !== "");
  return [guardianState(reader, guardian), ...(reach.length === 0 ? [] : [reach.join(" · ")])];
}

function stepsFor({ t, href }: Reader, { id, guardian }: VolunteerRecord): readonly PostButton[] {
  if (guardian === null) return [];
  const button = (schritt: "geben" | "ablehnen" | "zurueck" | "mail"): PostButton => ({
    action: href(guardianPaths.deskStep(id)),
    label: t(`guardian:desk.step.${schritt}`),
    tone: "secondary",
    hidden: [{ name: "schritt", value: schritt }],
  });
  const mails = guardian.state === "asked" && guardian.guardianEmail !== null ? [button("mail")] : [];
  return [...answersTo(guardian.state).map(button), ...mails];
}

/** /buero/freiwillige/:id/alter */
export function presentDeskAge(
  look: { reader: Reader; state: FormState; choices: Choices },
  record: VolunteerRecord,
): OwnGuardianPage {
  const { reader, state } = look;
  const { t, href } = reader;
  return {
    title: t("guardian:desk.title", { name: record.displayName }),
    section: volunteerPaths.deskVolunteers(),
    hasErrors: state.errors.length > 0,
    crumbs: [
      { label: t("frame:desk.volunteers"), href: href(volunteerPaths.deskVolunteers()) },
      { label: record.displayName, href: href(volunteerPaths.deskVolunteer(record.id)) },
    ],
    lead: t("guardian:desk.lead"),
    form: volunteerFormModel(reader, state, {
      action: href(guardianPaths.desk(record.id)),
      submit: "frame:form.save",
      parts: [presentAge(look, { isAtDesk: true })],
      fields: ageFields(reader, { isAtDesk: true }),
      hidden: { version: String(record.version) },
      cancelHref: href(volunteerPaths.deskVolunteer(record.id)),
    }),
  };
}
