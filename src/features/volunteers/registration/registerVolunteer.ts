import type { Clock } from "../../../shared/clock.ts";
import type { Tx } from "../../../shared/db/client.ts";
import { databaseFaultOf } from "../../../shared/db/databaseFault.ts";
import type { UnitOfWork, Work, WorkBy } from "../../../shared/db/unitOfWork.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import { changesBetween } from "../../../shared/audit/audit.ts";
import type { Choices } from "../choices.ts";
import type { Letter, WriteLetter } from "../letters.ts";
import { createLink, endLinks } from "../oneTimeLinks.ts";
import type { AgeValues } from "../guardian/agePart.ts";
import { storeAge } from "../guardian/storeAge.ts";
import { PERSONAL_FIELDS, toldFields, type GivenValues, type VolunteerValues } from "../profile/values.ts";
import { consentColumns, personColumns, storeParts } from "../storeVolunteer.ts";
import { volunteerPaths } from "../volunteers.paths.ts";

/** What the short form tells: at least how to reach somebody. */
export type ToldAtFirst = GivenValues & Pick<VolunteerValues, "kontakt">;

export interface Registration {
  readonly values: ToldAtFirst;
  readonly age: AgeValues;
  readonly choices: Choices;
  /** Whoever registers: their language goes into letters and stands with the consent. */
  readonly reader: Reader;
  /** Slug of the need they came from. */
  readonly need: string | null;
  /** False once the address got many letters within the hour: a known address then gets no further one. */
  readonly mayRepeat: boolean;
}

interface Deps {
  readonly unitOfWork: UnitOfWork;
  readonly writeLetter: WriteLetter;
  readonly now: Clock;
}

/**
 * Stores a new volunteer as invited and sends the link that confirms it. Until somebody confirmed, what was sent last
 * counts: it replaces the older values, and older links die. A member's address changes nothing and gets a letter
 * saying so: from outside all look the same. Without an address the desk confirms by phone.
 */
export function createRegisterVolunteer({ unitOfWork, writeLetter, now }: Deps) {
  const attempt = (by: WorkBy, given: Registration): Promise<void> =>
    unitOfWork(by, async (work) => {
      const { email } = given.values.kontakt;
      const known = email === null ? null : await knownPerson(work, email);
      if (known && isUnconfirmed(known)) return replaceUnconfirmed({ work, writeLetter, now: now() }, known, given);
      if (known) return tellKnown({ work, writeLetter, now: now() }, known, given);
      await enter({ work, writeLetter, now: now() }, given);
    });
  return async (by: WorkBy, given: Registration): Promise<void> => {
    try {
      await attempt(by, given);
    } catch (error) {
      // Sent twice at the same moment: the second finds the address known.
      if (databaseFaultOf(error)?.code !== "23505") throw error;
      await attempt(by, given);
    }
  };
}

interface Desk {
  readonly work: Work;
  readonly writeLetter: WriteLetter;
  readonly now: Date;
}

async function enter({ work, writeLetter, now }: Desk, given: Registration): Promise<void> {
  const { tx, audit, mail } = work;
  const { values, reader, need } = given;
  const person = await tx.person.create({
    data: {
      ...personColumns(values.kontakt),
      uiLanguage: reader.language,
      source: "web",
      state: "invited",
      consents: { create: consentColumns({ t: reader.t, language: reader.language, channel: "web", givenAt: now }) },
    },
    select: { id: true, email: true, uiLanguage: true },
  });
  await storeTold(work, person.id, given, now);
  const told = toldFields(values);
  audit({
    action: "volunteer.registered",
    resourceType: "person",
    resourceId: person.id,
    changes: changesBetween({}, told, PERSONAL_FIELDS),
  });
  if (person.email === null) return;
  const draft = writeLetter(person, await confirmLetter(tx, person.id, need, now));
  if (draft) mail(draft);
}

/** A minor's guardian is asked once the registration is confirmed: nobody has letters sent to strangers before. */
async function storeTold({ tx }: Work, personId: string, given: Registration, now: Date): Promise<void> {
  const { t, language } = given.reader;
  await storeParts(tx, personId, given.values, given.choices);
  await storeAge(tx, personId, given.age, { channel: "web", t, language, now, recordedById: null });
}

/**
 * A registration from the web nobody confirmed: whose values they are is not known yet, so that none of them wins by
 * being first. What the desk entered itself is not replaced from outside.
 */
function isUnconfirmed({ state, source, deactivatedAt, volunteerProfile }: KnownPerson): boolean {
  return state === "invited" && source === "web" && deactivatedAt === null && volunteerProfile !== null;
}

/** The confirming link always belongs to the values sent with it; without a letter left nothing is replaced. */
async function replaceUnconfirmed({ work, writeLetter, now }: Desk, known: KnownPerson, given: Registration) {
  const { tx, audit, mail } = work;
  const { values, reader, need } = given;
  audit({ action: "registration.repeated", resourceType: "person", resourceId: known.id });
  if (!given.mayRepeat) return;
  const consent = consentColumns({ t: reader.t, language: reader.language, channel: "web", givenAt: now });
  await tx.consent.deleteMany({ where: { personId: known.id, purpose: consent.purpose } });
  const person = await tx.person.update({
    where: { id: known.id },
    data: {
      ...personColumns(values.kontakt),
      uiLanguage: reader.language,
      version: { increment: 1 },
      consents: { create: consent },
    },
    select: { id: true, email: true, uiLanguage: true },
  });
  await storeTold(work, person.id, given, now);
  await endLinks(tx, "confirm_registration", person.id, now);
  const draft = writeLetter(person, await confirmLetter(tx, person.id, need, now));
  if (draft) mail(draft);
}

type KnownPerson = NonNullable<Awaited<ReturnType<typeof knownPerson>>>;

async function knownPerson({ tx }: Work, email: string) {
  // Held until the end: a link followed at the same moment confirms either the old values or the new ones.
  await tx.$queryRaw`SELECT "id" FROM "Person" WHERE lower("email") = lower(${email}) FOR UPDATE`;
  return tx.person.findFirst({
    where: { email: { equals: email, mode: "insensitive" }, state: { not: "anonymised" } },
    select: {
      id: true,
      email: true,
      uiLanguage: true,
      state: true,
      source: true,
      deactivatedAt: true,
      volunteerProfile: { select: { personId: true } },
    },
  });
}

/** Many letters to one address within the hour are enough; from outside nothing shows. */
async function tellKnown({ work, writeLetter, now }: Desk, known: KnownPerson, given: Registration): Promise<void> {
  work.audit({ action: "registration.repeated", resourceType: "person", resourceId: known.id });
  if (!given.mayRepeat) return;
  const draft = writeLetter(known, await letterToKnown(work.tx, known, given.need, now));
  if (draft) work.mail(draft);
}

/** Whom the desk entered gets a link to confirm, a member a link to sign in, anybody else a word only. */
async function letterToKnown(tx: Tx, known: KnownPerson, need: string | null, now: Date): Promise<Letter> {
  const subject = "volunteers:mail.known.subject";
  if (known.volunteerProfile === null || known.deactivatedAt !== null) {
    const text = "volunteers:mail.knownElsewhere.text";
    return { template: "registration.known_elsewhere", subject, text, path: "/kontakt" };
  }
  if (known.state === "invited") return confirmLetter(tx, known.id, need, now);
  const token = await createLink(tx, "volunteer_sign_in", known.id, now);
  const path = volunteerPaths.link(token, need);
  return { template: "registration.known", subject, text: "volunteers:mail.known.text", path };
}

async function confirmLetter(tx: Tx, personId: string, need: string | null, now: Date): Promise<Letter> {
  const token = await createLink(tx, "confirm_registration", personId, now);
  return {
    template: "registration.confirm",
    subject: "volunteers:mail.confirm.subject",
    text: "volunteers:mail.confirm.text",
    path: volunteerPaths.confirm(token, need),
  };
}
