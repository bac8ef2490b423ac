import { parse } from "csv-parse/sync";
import { $Enums } from "../../../src/generated/prisma/client.ts";
import { wordsFor } from "../../../src/features/volunteers/account/exportWords.ts";
import { RESOURCE_TYPES } from "../../../src/shared/audit/audit.ts";
import { createReader } from "../../../src/shared/text/reader.ts";
import { openTestHouse, type TestHouse } from "../../support/app.ts";
import { literalProperties } from "../../support/literalProperties.ts";
import { buildNeed, buildVocabulary, buildVolunteer } from "../../support/factories/volunteers.ts";

// The table of one's own data speaks in words, in the reader's language; the file for programs keeps the codes.

let house: TestHouse;
let vocabulary: Readonly<Record<string, string>>;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  await house.empty();
  vocabulary = await buildVocabulary(house.database.db);
});
afterAll(() => house.close());

const db = () => house.database.db;

/** Codes that the pages show in words, by column. */
const COLUMNS: readonly (readonly [table: string, field: string, codes: readonly string[]])[] = [
  ["Person", "preferredChannel", Object.values($Enums.Channel)],
  ["Person", "source", Object.values($Enums.PersonSource)],
  ["Person", "state", Object.values($Enums.PersonState)],
  ["VolunteerProfile", "mobility", Object.values($Enums.Mobility)],
  ["VolunteerSkill", "level", ["1", "2", "3"]],
  ["VolunteerAnswer", "answer", Object.values($Enums.StatementAnswer)],
  ["Availability", "priority", Object.values($Enums.Priority)],
  ["Availability", "season", Object.values($Enums.Season)],
  ["Consent", "purpose", ["volunteering"]],
  ["Consent", "channel", Object.values($Enums.PersonSource)],
  ["GuardianConsent", "channel", Object.values($Enums.PersonSource)],
  ["GuardianConsent", "state", Object.values($Enums.GuardianConsentState)],
  ["Assignment", "state", Object.values($Enums.AssignmentState)],
  ["Assignment", "origin", Object.values($Enums.AssignmentOrigin)],
  ["Assignment", "declineReason", Object.values($Enums.DeclineReason)],
  ["Rejection", "reason", Object.values($Enums.DeclineReason)],
  ["Rejection", "by", Object.values($Enums.RejectedBy)],
  ["BatchCell", "state", Object.values($Enums.BatchCellState)],
  ["CoverAsk", "answer", Object.values($Enums.CoverAnswer)],
  ["HoursEntry", "state", Object.values($Enums.HoursState)],
  ["Certificate", "kind", Object.values($Enums.CertificateKind)],
  ["ContactTask", "channel", Object.values($Enums.Channel)],
  ["ContactTask", "state", Object.values($Enums.ContactTaskState)],
  ["Enquiry", "kind", Object.values($Enums.EnquiryKind)],
  ["Enquiry", "channel", Object.values($Enums.EnquiryChannel)],
  ["Enquiry", "state", Object.values($Enums.EnquiryState)],
  ["Outbox", "state", Object.values($Enums.OutboxState)],
  ["OneTimeToken", "purpose", Object.values($Enums.TokenPurpose)],
  ["Session", "kind", ["staff", "volunteer"]],
  ["AuditEntry", "resourceType", RESOURCE_TYPES],
  ["VolunteerProfile", "maxTimesPer", Object.values($Enums.TimesPer)],
  ["PersonalDataView", "role", Object.values($Enums.Role)],
  ["RoleGrant", "role", Object.values($Enums.Role)],
];

it.each(["de", "en", "ar"] as const)("every code of these columns has its words (%s)", (language) => {
  const reader = createReader(house.deps.texts, language);
  const codes = COLUMNS.flatMap(([table, field, values]) =>
    values
      .filter((code) => [null, ""].includes(wordsFor(reader, { table, field }, code)))
      .map((code) => `${table}.${field} ${code}`),
  );
  expect(codes).toEqual([]);
});

it("every action the source can log, and every letter it can send, has its words in the table", () => {
  const actions = literalProperties("action", ["resourceType"]).values;
  const letters = literalProperties("template", ["subject", "path", "to"]).values;
  expect(actions).toContain("volunteer.paused");
  expect(letters).toContain("registration.confirm");
  for (const language of ["de", "en", "ar"] as const) {
    const reader = createReader(house.deps.texts, language);
    const untold = (table: string, field: string, codes: readonly string[]) =>
      codes.filter((code) => [null, ""].includes(wordsFor(reader, { table, field }, code)));
    expect(untold("AuditEntry", "action", actions)).toEqual([]);
    expect(untold("Outbox", "template", letters)).toEqual([]);
  }
  const german = createReader(house.deps.texts, "de");
  expect(wordsFor(german, { table: "AuditEntry", field: "action" }, "assignment.swap_wanted")).toBe(
    "Einsatz: sucht Ersatz",
  );
}, 60_000);

async function buildPerson() {
  const volunteer = await buildVolunteer(db(), { languages: ["tr", "de"] });
  const personId = volunteer.id;
  const need = await buildNeed(db(), { title: "Beete" });
  const termId = vocabulary["garten"] ?? "";
  await db().volunteerProfile.update({ where: { personId }, data: { mobility: "wheelchair", basicLanguages: ["tr"] } });
  await db().volunteerSkill.create({ data: { personId, termId, level: 3 } });
  await db().translation.create({
    data: { resourceType: "taxonomy_term", resourceId: termId, language: "en", field: "name", text: "Gardening" },
  });
  await db().availability.create({
    data: { personId, weekday: 1, startMinute: 480, endMinute: 720, priority: "secondary", season: "winter" },
  });
  await db().assignment.create({
    data: { personId, needId: need.id, origin: "waiting_list", state: "declined", declineReason: "too_far" },
  });
  await db().personalDataView.create({ data: { personId, viewerId: personId, reason: "daySheet" } });
  return volunteer;
}

/** The values of the table by area and field. */
async function cells(path: string) {
  const browser = await house.as(
    await db()
      .person.findFirstOrThrow()
      .then(({ id }) => ({ id, kind: "volunteer" as const })),
  );
  const { text } = await browser.get(path).expect(200);
  const rows = parse(text, { bom: true, delimiter: ";" });
  return new Map(rows.map(([area, , field, value]) => [`${area ?? ""} / ${field ?? ""}`, value]));
}

it("the table says what the pages say, in the reader's language; the file for programs keeps the codes", async () => {
  const volunteer = await buildPerson();
  const german = [...(await cells("/konto/daten.csv")).values()];
  for (const words of [
    "per E-Mail",
    "mit dem Rollstuhl",
    "Türkisch",
    "Türkisch, Deutsch",
    "sehr gut",
    "geht zur Not",
    "Oktober bis März",
    "Abgelehnt",
    "Zu weit weg",
    "von der Warteliste nachgerückt",
    "hat den Tagesplan geöffnet",
    "Garten",
  ]) {
    expect(german).toContain(words);
  }
  const english = [...(await cells("/en/konto/daten.csv")).values()];
  for (const words of ["by wheelchair", "Turkish, German", "Gardening", "October to March", "Too far away"])
    expect(english).toContain(words);
  const json = (await (await house.as(volunteer)).get("/konto/daten.json").expect(200)).text;
  for (const code of ["email", "wheelchair", "waiting_list", "too_far", "winter", "secondary"])
    expect(json).toContain(`"${code}"`);
});
