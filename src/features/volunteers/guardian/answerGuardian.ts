import { ensure } from "../../../shared/access/decision.ts";
import { personIdOf } from "../../../shared/access/actor.ts";
import type { Clock } from "../../../shared/clock.ts";
import type { Tx } from "../../../shared/db/client.ts";
import type { UnitOfWork, Work, WorkBy } from "../../../shared/db/unitOfWork.ts";
import { notFound } from "../../../shared/errors/AppError.ts";
import { hashToken } from "../../../shared/ids/ids.ts";
import { leaveEverything } from "../account/stepBack.ts";
import type { WriteLetter } from "../letters.ts";
import { TOLD_PERSON, type Tell } from "../telling/tell.ts";
import { volunteerPaths } from "../volunteers.paths.ts";
import { guardianPaths } from "./guardian.paths.ts";
import { mayAnswer, type GuardianAnswer } from "./guardian.policy.ts";
import { GUARDIAN_COLUMNS, type GuardianRecord } from "./guardianRecord.repo.ts";
import { guardianWording, type ToldAge } from "./storeAge.ts";

interface Deps {
  readonly unitOfWork: UnitOfWork;
  readonly writeLetter: WriteLetter;
  readonly tell: Tell;
  readonly now: Clock;
}

type Wording = Pick<ToldAge, "t" | "language">;

/**
 * The guardian gives, refuses or takes back the consent by the link of the mail. The wording is kept as it was shown.
 * A link that is unknown or past is notFound, an answer that does not fit what was said before a conflict.
 */
export function createAnswerByLink(deps: Deps) {
  return (by: WorkBy, token: string, answer: GuardianAnswer, wording: Wording): Promise<void> =>
    deps.unitOfWork(by, async (work) => {
      const now = deps.now();
      const tokenHash = hashToken(token);
      const link = await work.tx.oneTimeToken.findFirst({
        where: { tokenHash, purpose: "guardian_consent", expiresAt: { gt: now } },
        select: { personId: true },
      });
      if (link?.personId == null) throw notFound();
      const told = { ...wording, channel: "web" as const, now, recordedById: null };
      const consent = await settle({ ...deps, work }, link.personId, answer, told);
      // the same link takes the consent back later: it belongs to the newest consent
      await work.tx.oneTimeToken.update({ where: { tokenHash }, data: { subjectId: consent.id } });
      if (answer === "zurueck") return;
      const draft = deps.writeLetter(
        { id: link.personId, email: consent.guardianEmail, uiLanguage: wording.language },
        {
          template: "guardian.answered",
          subject: "guardian:mail.answered.subject",
          text: answer === "geben" ? "guardian:mail.thanks.text" : "guardian:mail.noted.text",
          values: { name: consent.name },
          path: guardianPaths.consent(token),
        },
      );
      if (draft) work.mail(draft);
    });
}

/** The desk writes down what a guardian said on paper, on the phone or at the door. */
export function createRecordGuardian(deps: Deps) {
  return (by: WorkBy, personId: string, answer: GuardianAnswer, wording: Wording): Promise<void> =>
    deps.unitOfWork(by, async (work) => {
      const told = { ...wording, channel: "paper" as const, now: deps.now(), recordedById: personIdOf(by.actor) };
      await settle({ ...deps, work }, personId, answer, told);
    });
}

type Desk = Pick<Deps, "writeLetter" | "tell"> & { readonly work: Work };

/** One answer, under the lock of the person: everything still to come is given back with a consent taken back. */
async function settle({ work, ...ways }: Desk, personId: string, answer: GuardianAnswer, told: ToldAge) {
  const { tx, audit } = work;
  const { person, consent } = await lockConsent(tx, personId);
  ensure(mayAnswer(consent.state, answer));
  const id = await writeAnswer(tx, { personId, ...consent }, answer, told);
  audit({ action: `guardian_consent.${PAST[answer]}`, resourceType: "person", resourceId: personId });
  if (answer === "zurueck") await leaveEverything({ ...ways, work, now: told.now }, personId);
  await ways.tell(work, person, {
    template: `guardian.${PAST[answer]}`,
    subject: `guardian:mail.${PAST[answer]}.subject`,
    text: `guardian:mail.${PAST[answer]}.text`,
    said: `guardian:mail.${PAST[answer]}.said`,
    path: answer === "geben" ? volunteerPaths.needs() : volunteerPaths.account(),
  });
  return { id, guardianEmail: consent.guardianEmail, name: person.displayName };
}

const PAST = { geben: "given", ablehnen: "refused", zurueck: "withdrawn" } as const;

/** A consent given again is a new one: what was taken back or refused stays on record until the minor comes of age. */
async function writeAnswer(
  tx: Tx,
  consent: GuardianRecord & { readonly personId: string },
  answer: GuardianAnswer,
  { t, language, now, channel, recordedById }: ToldAge,
): Promise<string> {
  const { id, personId, guardianName, guardianEmail, guardianPhone, askedAt } = consent;
  if (answer === "zurueck") {
    await tx.guardianConsent.update({ where: { id }, data: { state: "withdrawn", withdrawnAt: now } });
    return id;
  }
  const decided = { ...guardianWording({ t, language }), channel, recordedById, decidedAt: now };
  const data = { ...decided, state: PAST[answer] };
  if (consent.state === "asked") {
    await tx.guardianConsent.update({ where: { id }, data });
    return id;
  }
  const kept = { personId, guardianName, guardianEmail, guardianPhone, askedAt };
  const created = await tx.guardianConsent.create({ data: { ...kept, ...data }, select: { id: true } });
  return created.id;
}

async function lockConsent(tx: Tx, personId: string) {
  await tx.$queryRaw`SELECT 1 AS held FROM "Person" WHERE "id" = ${personId}::uuid FOR NO KEY UPDATE`;
  const person = await tx.person.findFirst({
    where: { id: personId, state: { not: "anonymised" }, volunteerProfile: { isAdult: false } },
    select: { ...TOLD_PERSON, displayName: true },
  });
  const consent = await tx.guardianConsent.findFirst({
    where: { personId },
    orderBy: { id: "desc" },
    select: GUARDIAN_COLUMNS,
  });
  if (!person || !consent) throw notFound();
  return { person, consent };
}
