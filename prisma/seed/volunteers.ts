import { roundHome } from "../../src/features/volunteers/profile/homeGrid.ts";
import { dateColumn, dayOf } from "../../src/shared/clock.ts";
import { sortKeyFrom } from "../../src/shared/ids/ids.ts";
import { ASSIGNMENTS } from "./assignmentRows.ts";
import { linkTerms } from "./links.ts";
import { before, seedId, termId } from "./marks.ts";
import type { SeedContext, SeedDatabase } from "./marks.ts";
import { VOLUNTEERS } from "./volunteerRows.ts";
import type { SeedSkill, SeedVolunteer } from "./volunteerRows.ts";

const CONSENT = "Sie dürfen meine Angaben speichern, um mir Aufgaben vorzuschlagen. Ich kann das jederzeit widerrufen.";
const GUARDIAN_CONSENT =
  "Ich habe das Sorgerecht und erlaube meinem Kind, sich freiwillig im Viertel zu engagieren. Der Stadtteilladen darf dafür die Angaben meines Kindes und meine Kontaktdaten speichern und ihm Einsätze vorschlagen, die zu seinem Alter passen. Ich kann das jederzeit zurücknehmen.";

/** Invented volunteers with consent, wishes, themes, skills, statements, free times and assignments; the database counts the places. */
export async function seedVolunteers(db: SeedDatabase, { now }: SeedContext): Promise<void> {
  await db.person.createMany({ data: VOLUNTEERS.map((volunteer) => personRow(volunteer, now)) });
  await db.volunteerProfile.createMany({ data: VOLUNTEERS.map((volunteer) => profileRow(volunteer, now)) });
  await db.consent.createMany({ data: VOLUNTEERS.map((volunteer) => consentRow(volunteer, now)) });
  await db.volunteerSkill.createMany({
    data: VOLUNTEERS.flatMap(({ key, skills }) =>
      skills.map((skill) => ({ personId: seedId(`person/${key}`), ...skillColumns(skill) })),
    ),
  });
  await linkTerms(
    db,
    "person",
    "theme",
    VOLUNTEERS.map(({ key, themes }) => [`person/${key}`, themes]),
  );
  await db.volunteerAnswer.createMany({ data: VOLUNTEERS.flatMap(answerRows) });
  await db.guardianConsent.createMany({ data: VOLUNTEERS.flatMap((volunteer) => guardianRows(volunteer, now)) });
  await db.availability.createMany({
    data: VOLUNTEERS.flatMap(({ key, times }) =>
      times.map(([weekday, from, to, priority = "primary", season = "all_year"]) => ({
        personId: seedId(`person/${key}`),
        weekday,
        startMinute: from * 60,
        endMinute: to * 60,
        priority,
        season,
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
  const { home, age } = volunteer;
  return {
    personId: seedId(`person/${volunteer.key}`),
    maxHoursPerWeek: volunteer.hours,
    wishes: volunteer.wishes,
    basicLanguages: [...(volunteer.basicLanguages ?? [])],
    // only the corner of the grid is kept, as from the form
    ...(home && { homeStreet: home.street, ...homeColumns(roundHome(home)) }),
    maxDistanceM: volunteer.maxDistanceM ?? null,
    mobility: volunteer.mobility ?? null,
    remindHoursBefore: volunteer.remindHoursBefore ?? null,
    isAdult: age === undefined,
    bornOn: age === undefined ? null : dateColumn(dayOf(now).subtract({ years: age, months: 5 })),
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

function homeColumns({ latitude, longitude }: { latitude: number; longitude: number }) {
  return { homeLatitude: latitude, homeLongitude: longitude };
}

function skillColumns(skill: SeedSkill) {
  const [code, level, canTeach = false] = typeof skill === "string" ? [skill, 2] : skill;
  return { termId: termId("skill", code), level, canTeach };
}

function answerRows({ key, answers = {}, doubled }: SeedVolunteer) {
  return Object.entries(answers).flatMap(([code, answer]) =>
    answer === undefined
      ? []
      : [
          {
            personId: seedId(`person/${key}`),
            termId: termId("statement", code),
            answer,
            isDoubled: code === doubled,
          },
        ],
  );
}

/** A minor's guardian has signed on paper. */
function guardianRows({ key, age, daysOld }: SeedVolunteer, now: Date) {
  if (age === undefined) return [];
  return [
    {
      personId: seedId(`person/${key}`),
      guardianName: "Beispiel-Sorgeberechtigte",
      state: "given" as const,
      textVersion: "1",
      text: GUARDIAN_CONSENT,
      language: "de",
      channel: "paper" as const,
      askedAt: before(now, daysOld),
      decidedAt: before(now, daysOld),
    },
  ];
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
