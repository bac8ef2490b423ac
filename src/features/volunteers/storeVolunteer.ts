import type { Tx } from "../../shared/db/client.ts";
import { sortKeyFrom } from "../../shared/ids/ids.ts";
import type { Language } from "../../shared/text/languages.ts";
import type { Translate } from "../../shared/text/texts.ts";
import { idsOf, type Choices } from "./choices.ts";
import type { VolunteerValues } from "./volunteer.forms.ts";
import { freeTimesFrom, slotsFrom } from "./weekGrid.ts";

/** Raised whenever the wording of the consent changes in any language. */
const CONSENT_VERSION = "1";
const CONSENT_PURPOSE = "volunteering";

/** Fields of a volunteer that the audit names without their values. */
export const PERSONAL_FIELDS = [
  "name",
  "channel",
  "email",
  "phone",
  "address",
  "zeit",
  "thema",
  "skill",
  "sprache",
  "wishes",
  "hours",
] as const;

/** The columns of Person that come from the form. */
export function personColumns(values: VolunteerValues) {
  return {
    displayName: values.name,
    sortKey: sortKeyFrom(values.name),
    email: values.email,
    phone: values.phone,
    postalAddress: values.address,
    preferredChannel: values.channel,
    languages: [...values.sprache],
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

/** Writes wishes, skills, free times and themes of a person; what stays the same stays untouched. */
export async function storeAbilities(
  tx: Tx,
  personId: string,
  values: VolunteerValues,
  choices: Choices,
): Promise<void> {
  const profile = { wishes: values.wishes, maxHoursPerWeek: values.hours };
  await tx.volunteerProfile.upsert({ where: { personId }, create: { personId, ...profile }, update: profile });
  await storeSkills(tx, personId, idsOf(choices.skills, values.skill));
  await storeThemes(tx, personId, idsOf(choices.themes, values.thema));
  await storeFreeTimes(tx, personId, values.zeit);
}

async function storeSkills(tx: Tx, personId: string, termIds: readonly string[]): Promise<void> {
  await tx.volunteerSkill.deleteMany({ where: { personId, termId: { notIn: [...termIds] } } });
  await tx.volunteerSkill.createMany({ data: termIds.map((termId) => ({ personId, termId })), skipDuplicates: true });
}

async function storeThemes(tx: Tx, personId: string, termIds: readonly string[]): Promise<void> {
  const link = { linkType: "person", linkId: personId } as const;
  await tx.attribute.deleteMany({ where: { ...link, termId: { notIn: [...termIds] } } });
  await tx.attribute.createMany({ data: termIds.map((termId) => ({ ...link, termId })), skipDuplicates: true });
}

/** Finer times, told on paper, survive as long as the ticked boxes are the same. */
async function storeFreeTimes(tx: Tx, personId: string, slots: readonly string[]): Promise<void> {
  const stored = await tx.availability.findMany({
    where: { personId },
    select: { weekday: true, startMinute: true, endMinute: true },
  });
  const wanted = freeTimesFrom(slots);
  if (slotsFrom(stored).join() === slotsFrom(wanted).join()) return;
  await tx.availability.deleteMany({ where: { personId } });
  await tx.availability.createMany({ data: wanted.map((time) => ({ personId, ...time })) });
}
