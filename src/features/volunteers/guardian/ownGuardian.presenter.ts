import { dateColumn } from "../../../shared/clock.ts";
import type { FormState } from "../../../shared/forms/parseForm.ts";
import type { PostButton } from "../../../shared/pages/parts.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import type { Choices } from "../choices.ts";
import { volunteerFormModel } from "../profile/profileForm.ts";
import { plainPart } from "../profile/partModel.ts";
import type { VolunteerRecord } from "../volunteer.queries.ts";
import { volunteerPaths } from "../volunteers.paths.ts";
import { isMinor } from "./age.ts";
import type { GuardianPart, OwnGuardianPage } from "./guardian.pages.ts";
import { guardianPaths } from "./guardian.paths.ts";
import { mayNameGuardian } from "./guardian.policy.ts";
import type { GuardianRecord } from "./guardianRecord.repo.ts";
import { guardianState } from "./guardianWords.ts";
import { ownGuardianPart } from "./ownGuardianPart.ts";

interface OwnGuardian {
  readonly record: VolunteerRecord;
  /** When a minor without a consent is erased. */
  readonly deleteOn: Temporal.PlainDate | null;
  readonly now: Date;
}

/** What a minor reads in their account; null for everybody else. */
export function presentOwnGuardian(reader: Reader, given: OwnGuardian): GuardianPart | null {
  const { record, deleteOn, now } = given;
  if (!isMinor(record, now)) return null;
  const { t, href } = reader;
  const { guardian } = record;
  const mayName = mayNameGuardian(record, now).allowed;
  const isMissing = guardian?.state !== "given";
  return {
    state: guardian === null ? t("guardian:own.none") : guardianState(reader, guardian),
    isMissing,
    deletion: isMissing ? deletionText(reader, deleteOn) : "",
    links: [
      ...(mayName ? [{ label: t("guardian:own.change"), href: href(guardianPaths.own()) }] : []),
      ...(isMissing ? [{ label: t("guardian:sheet.link"), href: href(guardianPaths.consentSheet()) }] : []),
    ],
    mailButton: mayName ? mailButton(reader, guardian) : null,
  };
}

function deletionText({ t, format }: Reader, deleteOn: Temporal.PlainDate | null): string {
  return deleteOn === null ? "" : t("guardian:own.deleteOn", { day: format.day(dateColumn(deleteOn)) });
}

function mailButton({ t, href }: Reader, guardian: GuardianRecord | null): PostButton | null {
  if (!guardian?.guardianEmail) return null;
  return { action: href(guardianPaths.ownMail()), label: t("guardian:own.mail"), tone: "secondary", hidden: [] };
}

/** A minor says, or corrects, who has custody. */
export function presentOwnGuardianForm(
  { reader, state, choices }: { reader: Reader; state: FormState; choices: Choices },
  version: number,
): OwnGuardianPage {
  const { t, href } = reader;
  return {
    title: t("guardian:own.title"),
    section: volunteerPaths.needs(),
    hasErrors: state.errors.length > 0,
    crumbs: [
      { label: t("frame:start"), href: href("/") },
      { label: t("volunteers:account.title"), href: href(volunteerPaths.account()) },
    ],
    lead: t("guardian:minor.hint"),
    form: volunteerFormModel(reader, state, {
      action: href(guardianPaths.own()),
      submit: "guardian:own.submit",
      parts: [plainPart({ reader, state, choices }, "alter", ownGuardianPart)],
      fields: ownGuardianPart.fields(reader, choices),
      hidden: { version: String(version) },
      cancelHref: href(volunteerPaths.account()),
    }),
  };
}
