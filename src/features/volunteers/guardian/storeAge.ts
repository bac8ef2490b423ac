import { dateColumn } from "../../../shared/clock.ts";
import type { Tx } from "../../../shared/db/client.ts";
import type { Language } from "../../../shared/text/languages.ts";
import type { Translate } from "../../../shared/text/texts.ts";
import type { AgeValues, GuardianValues } from "./agePart.ts";

/** Raised whenever the wording a guardian agrees to changes in any language. */
const WORDING_VERSION = "1";

/** Letters that go to a guardian, and name both of them. */
const GUARDIAN_LETTERS = ["guardian.ask", "guardian.answered"] as const;

/** On which way an age was told, and in whose words. */
export interface ToldAge {
  readonly channel: "web" | "desk" | "paper";
  readonly t: Translate;
  readonly language: Language;
  readonly now: Date;
  /** Who wrote it down at the desk. */
  readonly recordedById: string | null;
}

/** The wording a guardian agrees to, with its version and language. */
export function guardianWording({ t, language }: Pick<ToldAge, "t" | "language">) {
  return { textVersion: WORDING_VERSION, text: t("guardian:wording"), language };
}

/**
 * Keeps whether somebody is of age; of minors the birth date, and a guardian whose consent is asked for or, signed on
 * paper, given. Another guardian than before takes the place of the former, whose links end.
 */
export async function storeAge(tx: Tx, personId: string, age: AgeValues, told: ToldAge): Promise<void> {
  const { isAdult, bornOn, guardian, isSigned } = age;
  const columns = { isAdult, bornOn: bornOn === null ? null : dateColumn(bornOn) };
  await tx.volunteerProfile.update({ where: { personId }, data: columns });
  if (guardian !== null && !isSigned && (await isKnown(tx, personId, guardian))) return;
  await forgetGuardian(tx, personId);
  if (guardian === null) return;
  await tx.guardianConsent.create({
    data: {
      personId,
      guardianName: guardian.name,
      guardianEmail: guardian.email,
      guardianPhone: guardian.phone,
      ...guardianWording(told),
      channel: isSigned ? "paper" : told.channel,
      askedAt: told.now,
      ...(isSigned && { state: "given", decidedAt: told.now, recordedById: told.recordedById }),
    },
  });
}

async function isKnown(tx: Tx, personId: string, { name, email, phone }: GuardianValues): Promise<boolean> {
  const newest = await tx.guardianConsent.findFirst({
    where: { personId },
    orderBy: { id: "desc" },
    select: { guardianName: true, guardianEmail: true, guardianPhone: true },
  });
  return newest?.guardianName === name && newest.guardianEmail === email && newest.guardianPhone === phone;
}

/** Deletes what is known of somebody's guardians, with the letters and links they were sent. */
export async function forgetGuardian(tx: Tx, personId: string): Promise<void> {
  await tx.outbox.deleteMany({ where: { concernsId: personId, template: { in: [...GUARDIAN_LETTERS] } } });
  await tx.oneTimeToken.deleteMany({ where: { personId, purpose: "guardian_consent" } });
  await tx.guardianConsent.deleteMany({ where: { personId } });
}
