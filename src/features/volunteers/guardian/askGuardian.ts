import type { Work } from "../../../shared/db/unitOfWork.ts";
import { momentAt } from "../../../shared/clock.ts";
import type { WriteLetter } from "../letters.ts";
import { hashToken, newToken } from "../../../shared/ids/ids.ts";
import { comesOfAgeOn, dayFromColumn } from "./age.ts";
import { guardianPaths } from "./guardian.paths.ts";

interface Desk {
  readonly work: Work;
  readonly writeLetter: WriteLetter;
  readonly now: Date;
}

/** How long a link lasts when the birth date is not known: a year. */
const USUAL_MS = 365 * 24 * 60 * 60_000;

/**
 * Sends the guardian the link to the wording, if their consent is asked for and they have a mail address. The link
 * stays good until the minor comes of age: with it the consent can be taken back. Older links end.
 */
export async function askGuardian({ work, writeLetter, now }: Desk, personId: string): Promise<void> {
  const { tx, mail } = work;
  const consent = await tx.guardianConsent.findFirst({
    where: { personId, state: "asked", guardianEmail: { not: null } },
    select: {
      id: true,
      guardianEmail: true,
      guardianName: true,
      person: { select: { displayName: true, uiLanguage: true, volunteerProfile: { select: { bornOn: true } } } },
    },
  });
  if (!consent) return;
  const { person, guardianEmail, guardianName } = consent;
  const bornOn = person.volunteerProfile?.bornOn ?? null;
  const token = newToken();
  await tx.oneTimeToken.deleteMany({ where: { personId, purpose: "guardian_consent" } });
  await tx.oneTimeToken.create({
    data: {
      tokenHash: hashToken(token),
      purpose: "guardian_consent",
      personId,
      subjectId: consent.id,
      expiresAt: bornOn === null ? new Date(now.getTime() + USUAL_MS) : endOfMinority(bornOn),
    },
  });
  const addressee = { id: personId, email: guardianEmail, uiLanguage: person.uiLanguage };
  const draft = writeLetter(addressee, {
    template: "guardian.ask",
    subject: "guardian:mail.ask.subject",
    text: "guardian:mail.ask.text",
    values: { name: person.displayName, guardian: guardianName },
    path: guardianPaths.consent(token),
  });
  if (draft) mail(draft);
}

function endOfMinority(bornOn: Date): Date {
  return momentAt(comesOfAgeOn(dayFromColumn(bornOn)), new Temporal.PlainTime(0));
}
