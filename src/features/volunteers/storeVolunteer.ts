import { AppError } from "../../shared/errors/AppError.ts";
import type { Tx } from "../../shared/db/client.ts";
import { sortKeyFrom } from "../../shared/ids/ids.ts";
import type { Language } from "../../shared/text/languages.ts";
import type { Translate } from "../../shared/text/texts.ts";
import type { TimesWish } from "./matching/types.ts";
import { idsOf, type Choices } from "./choices.ts";
import type { ContactValues, GivenValues, VolunteerValues } from "./profile/values.ts";
import { isSameWeek, timesFrom, weekFrom, type Week } from "./profile/week.ts";

/** Raised whenever the wording of the consent changes in any language. */
const CONSENT_VERSION = "1";
const CONSENT_PURPOSE = "volunteering";

/** The columns of Person that come from the form. */
export function personColumns({ name, email, phone, address, channel }: ContactValues) {
  return {
    displayName: name,
    sortKey: sortKeyFrom(name),
    email,
    phone,
    postalAddress: address,
    preferredChannel: channel,
  };
}

/** The consent as it was shown: wording, version, language, and on which way it was given. */
export function consentColumns(given: {
  t: Translate;
  language: Language;
  channel: "web" | "desk" | "paper";
  givenAt: Date;
}) {
  return {
    purpose: CONSENT_PURPOSE,
    textVersion: CONSENT_VERSION,
    text: given.t("volunteers:consent.wording"),
    language: given.language,
    channel: given.channel,
    givenAt: given.givenAt,
  };
}

/** Writes the parts that are given, but for name and contact; what stays the same stays untouched. */
export async function storeParts(tx: Tx, personId: string, given: GivenValues, choices: Choices): Promise<void> {
  const profile = await profileColumns(tx, personId, given, choices);
  await tx.volunteerProfile.upsert({ where: { personId }, create: { personId, ...profile }, update: profile });
  if (given.sprachen) await storeLanguages(tx, personId, given.sprachen.sprache);
  if (given.koennen) await storeSkills(tx, personId, given.koennen.skill, choices);
  if (given.aussagen) await storeAnswers(tx, personId, given.aussagen.aussagen, choices);
  if (given.interessen) await storeThemes(tx, personId, idsOf(choices.themes, given.interessen.thema));
  if (given.zeiten) await storeWeek(tx, personId, given.zeiten.zeit);
}

async function profileColumns(tx: Tx, personId: string, given: GivenValues, choices: Choices) {
  return {
    ...(given.interessen && { wishes: given.interessen.wishes }),
    ...(given.zeiten?.hours !== undefined && { maxHoursPerWeek: given.zeiten.hours }),
    ...(given.zeiten?.often !== undefined && oftenColumns(given.zeiten.often)),
    ...(given.weg && (await wayColumns(tx, personId, given.weg, choices))),
    ...given.erinnerung,
  };
}

function oftenColumns(often: TimesWish | null) {
  return { maxTimes: often?.count ?? null, maxTimesPer: often?.per ?? null };
}

/** The street becomes its corner of the grid. A street that is no longer on the list keeps the corner it had. */
async function wayColumns(tx: Tx, personId: string, way: VolunteerValues["weg"], { streets }: Choices) {
  const { street, maxDistanceM, mobility } = way;
  const stored = await tx.volunteerProfile.findUnique({ where: { personId }, select: { homeStreet: true } });
  if (stored?.homeStreet === street) return { maxDistanceM, mobility };
  return { maxDistanceM, mobility, ...homeColumns(street, streets) };
}

function homeColumns(street: string | null, streets: Choices["streets"]) {
  if (street === null) return { homeStreet: null, homeLatitude: null, homeLongitude: null };
  const home = streets.find(({ name }) => name === street);
  if (!home) throw new AppError("invalid", "frame:form.check");
  return { homeStreet: street, homeLatitude: home.latitude, homeLongitude: home.longitude };
}

async function storeLanguages(tx: Tx, personId: string, languages: VolunteerValues["sprachen"]["sprache"]) {
  const basicLanguages = languages.filter(({ isBasic }) => isBasic).map(({ code }) => code);
  await tx.person.update({ where: { id: personId }, data: { languages: languages.map(({ code }) => code) } });
  await tx.volunteerProfile.update({ where: { personId }, data: { basicLanguages } });
}

async function storeSkills(
  tx: Tx,
  personId: string,
  skills: VolunteerValues["koennen"]["skill"],
  { skills: terms }: Choices,
): Promise<void> {
  await tx.volunteerSkill.deleteMany({ where: { personId } });
  await tx.volunteerSkill.createMany({
    data: terms.flatMap(({ id, code }) => {
      const skill = skills.find((one) => one.code === code);
      return skill === undefined ? [] : [{ personId, termId: id, level: skill.level, canTeach: skill.canTeach }];
    }),
  });
}

async function storeAnswers(
  tx: Tx,
  personId: string,
  answers: VolunteerValues["aussagen"]["aussagen"],
  { statements }: Choices,
): Promise<void> {
  await tx.volunteerAnswer.deleteMany({ where: { personId } });
  await tx.volunteerAnswer.createMany({
    data: statements.flatMap(({ id, code }) => {
      const told = answers.find((one) => one.code === code);
      return told === undefined ? [] : [{ personId, termId: id, answer: told.answer, isDoubled: told.isDoubled }];
    }),
  });
}

async function storeThemes(tx: Tx, personId: string, termIds: readonly string[]): Promise<void> {
  const link = { linkType: "person", linkId: personId } as const;
  await tx.attribute.deleteMany({ where: { ...link, termId: { notIn: [...termIds] } } });
  await tx.attribute.createMany({ data: termIds.map((termId) => ({ ...link, termId })), skipDuplicates: true });
}

/** Finer times, told on paper, survive as long as the boxes are the same. */
async function storeWeek(tx: Tx, personId: string, week: Week): Promise<void> {
  const stored = await tx.availability.findMany({
    where: { personId },
    select: { weekday: true, startMinute: true, endMinute: true, priority: true, season: true },
  });
  if (isSameWeek(weekFrom(stored), week)) return;
  await tx.availability.deleteMany({ where: { personId } });
  await tx.availability.createMany({ data: timesFrom(week).map((time) => ({ personId, ...time })) });
}
