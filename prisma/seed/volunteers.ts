import { sortKeyFrom } from "../../src/shared/ids/ids.ts";
import { before, seedId, termId } from "./marks.ts";
import type { SeedContext, SeedDatabase } from "./marks.ts";
import { ASSIGNMENTS, VOLUNTEERS } from "./volunteerRows.ts";
import type { SeedVolunteer } from "./volunteerRows.ts";

const CONSENT = "Sie dürfen meine Angaben speichern, um mir Aufgaben vorzuschlagen. Ich kann das jederzeit widerrufen.";

/** Five invented volunteers with consent, wishes, skills, free times and assignments; the database counts the places. */
export async function seedVolunteers(db: SeedDatabase, { now }: SeedContext): Promise<void> {
  await db.person.createMany({ data: VOLUNTEERS.map((volunteer) => personRow(volunteer, now)) });
  await db.volunteerProfile.createMany({ data: VOLUNTEERS.map((volunteer) => profileRow(volunteer, now)) });
  await db.consent.createMany({ data: VOLUNTEERS.map((volunteer) => consentRow(volunteer, now)) });
  await db.volunteerSkill.createMany({
    data: VOLUNTEERS.flatMap(({ key, skills }) =>
      skills.map((code) => ({ personId: seedId(`person/${key}`), termId: termId("skill", code) })),
    ),
  });
  await db.availability.createMany({
    data: VOLUNTEERS.flatMap(({ key, times }) =>
      times.map(([weekday, from, to]) => ({
        personId: seedId(`person/${key}`),
        weekday,
        startMinute: from * 60,
        endMinute: to * 60,
      })),
    ),
  });
  await db.assignment.createMany({ data: assignmentRows(now) });
}

function personRow(volunteer: SeedVolunteer, now: Date) {
  return {
    id: seedId(`person/${volunteer.key}`),
    displayName: volunteer.name,
    sortKey: sortKeyFrom(volunteer.name),
    email: volunteer.email ?? null,
    preferredChannel: volunteer.channel,
    languages: [...volunteer.languages],
    plainLanguage: volunteer.plainLanguage ?? false,
    source: volunteer.source,
    state: volunteer.state,
    note: volunteer.note ?? null,
    isExample: true,
    lastActiveAt: before(now, volunteer.daysOld),
    createdAt: before(now, volunteer.daysOld),
  };
}

function profileRow(volunteer: SeedVolunteer, now: Date) {
  return {
    personId: seedId(`person/${volunteer.key}`),
    maxHoursPerWeek: volunteer.hours,
    wishes: volunteer.wishes,
    contactedAt: volunteer.state === "invited" ? null : before(now, volunteer.daysOld - 2),
  };
}

function consentRow(volunteer: SeedVolunteer, now: Date) {
  return {
    personId: seedId(`person/${volunteer.key}`),
    purpose: "volunteering",
    textVersion: "1",
    text: CONSENT,
    language: "de",
    channel: volunteer.source,
    givenAt: before(now, volunteer.daysOld),
  };
}

function assignmentRows(now: Date) {
  return ASSIGNMENTS.map(({ person, need, shift, origin, state, daysOld }) => ({
    personId: seedId(`person/${person}`),
    needId: seedId(`need/${need}`),
    shiftId: shift === undefined ? null : seedId(`shift/${need}/${String(shift)}`),
    origin,
    state,
    createdAt: before(now, daysOld),
  }));
}
