import { Prisma } from "../../../src/generated/prisma/client.ts";
import { DESK_WORK_COLUMNS, PERSON_TABLES } from "../../../src/features/volunteers/account/personTables.ts";
import { auditActionsFor, openTestHouse, type TestHouse } from "../../support/app.ts";
import { buildNeed, buildVocabulary, buildVolunteer } from "../../support/factories/volunteers.ts";
import { readPage } from "../../support/page.ts";

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
const CANARY = "kanarienvogel";

const change = {
  name: "Neuer Name",
  channel: "email",
  phone: "",
  address: "",
  zeit: ["2-1"],
  thema: ["zusammenhalt"],
  skill: [],
  sprache: ["tr"],
  wishes: "Etwas anderes",
  hours: "",
  version: "1",
} as const;

/** A volunteer with the marker in every field of every table that is about them. */
async function buildMarkedVolunteer() {
  const marked = (field: string) => `${CANARY}-${field}`;
  const volunteer = await buildVolunteer(db(), {
    name: marked("name"),
    email: `${CANARY}@example.org`,
    phone: marked("phone"),
    note: marked("note"),
  });
  const personId = volunteer.id;
  const need = await buildNeed(db(), { title: "Beete", places: 2 });
  await db().person.update({
    where: { id: personId },
    data: { postalAddress: marked("address"), languages: [marked("language")] },
  });
  await db().volunteerProfile.update({ where: { personId }, data: { wishes: marked("wishes"), maxHoursPerWeek: 3 } });
  await db().volunteerSkill.create({ data: { personId, termId: vocabulary["garten"] ?? "" } });
  await db().availability.create({ data: { personId, weekday: 1, startMinute: 480, endMinute: 720 } });
  await db().attribute.create({ data: { linkType: "person", linkId: personId, termId: vocabulary["kreativ"] ?? "" } });
  await db().consent.updateMany({ where: { personId }, data: { text: marked("consent") } });
  await db().assignment.create({
    data: { personId, needId: need.id, origin: "self", state: "accepted", message: marked("message") },
  });
  await db().enquiry.create({
    data: {
      reference: "AAA-AAA",
      personId,
      text: marked("enquiry"),
      contactName: marked("contact"),
      referrals: { create: { answer: marked("answer") } },
    },
  });
  await db().enquiry.create({
    data: { reference: "BBB-BBB", text: marked("by-mail"), contactEmail: `${CANARY}@Example.org` },
  });
  const letter = {
    recipient: `${CANARY}@example.org`,
    subject: marked("subject"),
    text: marked("letter"),
    template: "x",
  };
  await db().outbox.create({ data: letter });
  await db().personalDataView.create({ data: { personId, viewerId: personId, reason: marked("reason") } });
  await db().oneTimeToken.create({
    data: { tokenHash: "x", purpose: "volunteer_sign_in", personId, expiresAt: house.clock.now },
  });
  await db().attachment.create({
    data: {
      linkType: "person",
      linkId: personId,
      title: marked("file"),
      fileName: "x",
      mediaType: "x",
      byteSize: 1,
      sha256: "x",
      content: Buffer.from("x"),
    },
  });
  return { ...volunteer, need };
}

/** Every row of every table as text: where the marker still stands. */
async function tablesWith(marker: string): Promise<readonly string[]> {
  const { rows: tables } = await house.database2.pool.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('public', 'jobs') ORDER BY 1`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const { rowCount } = await house.database2.pool.query(
      `SELECT 1 FROM ${name} t WHERE t::text ILIKE '%' || $1 || '%' LIMIT 1`,
      [marker],
    );
    if (rowCount !== 0) found.push(name);
  }
  return found;
}

it("guests are led to sign in; staff have no such page", async () => {
  expect((await house.visitor().get("/konto").expect(303)).headers["location"]).toBe("/konto/anmelden");
  await (await house.as(await house.staff("coordinator"))).get("/konto").expect(403);
});

it("a volunteer sees what is stored, with the wording of the consent and who looked, by role and not by name", async () => {
  const volunteer = await buildVolunteer(db(), { name: "Anna Beispiel", note: "Kommt mittwochs." });
  const coordinator = await house.staff("coordinator");
  await (await house.as(coordinator)).get(`/buero/freiwillige/${volunteer.id}`).expect(200);
  const answer = await (await house.as(volunteer)).get("/konto").expect(200);
  const page = readPage(answer);
  expect(answer.headers["cache-control"]).toBe("no-store");
  for (const text of [
    "Anna Beispiel",
    "Kommt mittwochs.",
    "Ja.",
    "27. November 2026: Koordination, hat Ihre Seite geöffnet",
  ]) {
    expect(page.text).toContain(text);
  }
  expect(page.text).not.toContain(coordinator.name);
});

it("a volunteer changes their data: stored, and in the audit without a value", async () => {
  const volunteer = await buildVolunteer(db(), { name: "Alter Name" });
  const browser = await house.as(volunteer);
  await browser.post("/konto/angaben", change).expect(303);
  const person = await db().person.findUniqueOrThrow({
    where: { id: volunteer.id },
    include: { availabilities: true },
  });
  expect(person).toMatchObject({ displayName: "Neuer Name", languages: ["tr"], email: volunteer.email, version: 2 });
  expect(person.availabilities).toMatchObject([{ weekday: 3, startMinute: 720 }]);
  expect(await auditActionsFor(house, volunteer.id)).toEqual(["volunteer.changed"]);
  expect(JSON.stringify(await db().auditEntry.findMany())).not.toMatch(/Neuer Name|Alter Name|Etwas anderes/u);
});

it("faults keep what was typed, a second window is told, and the mail address cannot be changed from here", async () => {
  const volunteer = await buildVolunteer(db());
  const browser = await house.as(volunteer);
  const faulty = readPage(await browser.post("/konto/angaben", { ...change, name: "" }).expect(422));
  expect([faulty.faults, faulty.value("wishes")]).toEqual([["Geben Sie Ihren Namen ein."], "Etwas anderes"]);
  await browser.post("/konto/angaben", { ...change, email: "fremd@example.org" }).expect(303);
  expect((await db().person.findUniqueOrThrow({ where: { id: volunteer.id } })).email).toBe(volunteer.email);
  const stale = readPage(await browser.post("/konto/angaben", { ...change, name: "Zweites Fenster" }).expect(422));
  expect(stale.faults[0]).toContain("inzwischen geändert");
});

it("finer times told on paper survive a change of other things", async () => {
  const volunteer = await buildVolunteer(db());
  await db().availability.create({ data: { personId: volunteer.id, weekday: 3, startMinute: 840, endMinute: 1020 } });
  await (await house.as(volunteer)).post("/konto/angaben", change).expect(303);
  expect(await db().availability.findFirstOrThrow({ where: { personId: volunteer.id } })).toMatchObject({
    startMinute: 840,
  });
});

it("calling off frees the place and tells the coordination without a name; somebody else's answers 404", async () => {
  const need = await buildNeed(db(), { places: 1, title: "Beete gießen" });
  const volunteer = await buildVolunteer(db(), { name: "Anna Beispiel" });
  const coordinator = await house.staff("coordinator");
  const assignment = await db().assignment.create({
    data: { personId: volunteer.id, needId: need.id, origin: "self", state: "accepted" },
  });
  await (await house.as(await buildVolunteer(db()))).post(`/konto/einsaetze/${assignment.id}/absage`).expect(404);
  const browser = await house.as(volunteer);
  await browser.post(`/konto/einsaetze/${assignment.id}/absage`).expect(303);
  await browser.post(`/konto/einsaetze/${assignment.id}/absage`).expect(409);
  expect((await db().assignment.findUniqueOrThrow({ where: { id: assignment.id } })).state).toBe("withdrawn");
  expect((await db().need.findUniqueOrThrow({ where: { id: need.id } })).placesTaken).toBe(0);
  const { email } = await db().person.findUniqueOrThrow({ where: { id: coordinator.id } });
  const mails = await db().outbox.findMany();
  expect(mails).toMatchObject([{ recipient: email, subject: "Wieder ein Platz frei: Beete gießen" }]);
  expect(mails[0]?.text).not.toContain("Anna");
  expect(await auditActionsFor(house, assignment.id)).toEqual(["assignment.withdrawn"]);
});

it("a pause needs a day to come; an empty day ends it", async () => {
  const volunteer = await buildVolunteer(db());
  const browser = await house.as(volunteer);
  const page = readPage(await browser.post("/konto/pause", { until: "2026-11-26" }).expect(422));
  expect([page.faults, page.value("until")]).toEqual([["Wählen Sie einen Tag, der noch kommt."], "2026-11-26"]);
  await browser.post("/konto/pause", { until: "2026-12-24" }).expect(303);
  expect(readPage(await browser.get("/konto")).text).toContain("Sie machen Pause bis 24. Dezember 2026.");
  await browser.post("/konto/pause", { until: "" }).expect(303);
  expect((await db().volunteerProfile.findUniqueOrThrow({ where: { personId: volunteer.id } })).pausedUntil).toBeNull();
});

it("taking the consent back ends what is agreed and bars from joining; given again, it goes on", async () => {
  const need = await buildNeed(db(), { places: 2 });
  const volunteer = await buildVolunteer(db());
  const browser = await house.as(volunteer);
  await browser.post(`/mitmachen/${need.slug}/zusage`).expect(303);
  await browser.post("/konto/einwilligung", { schritt: "zurueck" }).expect(303);
  expect((await db().assignment.findFirstOrThrow()).state).toBe("withdrawn");
  await browser.post(`/mitmachen/${need.slug}/zusage`).expect(409);
  await browser.post("/konto/einwilligung", { schritt: "geben" }).expect(303);
  await browser.post(`/mitmachen/${need.slug}/zusage`).expect(303);
  expect(await db().consent.count({ where: { personId: volunteer.id } })).toBe(2);
  expect(await auditActionsFor(house, volunteer.id)).toEqual(["consent.withdrawn", "consent.given"]);
});

it("the download holds everything about the person from every table, and nothing about others", async () => {
  const volunteer = await buildMarkedVolunteer();
  await buildVolunteer(db(), { name: "Jemand anderes" });
  const browser = await house.as(volunteer);
  const json = await browser.get("/konto/daten.json").expect(200);
  expect([json.headers["cache-control"], json.headers["content-disposition"]]).toEqual([
    "no-store",
    'attachment; filename="meine-daten.json"',
  ]);
  const data = JSON.parse(json.text) as Record<string, readonly unknown[]>;
  const marks = [
    "name",
    "phone",
    "note",
    "address",
    "language",
    "wishes",
    "consent",
    "message",
    "enquiry",
    "contact",
    "answer",
    "by-mail",
    "subject",
    "letter",
    "reason",
    "file",
  ];
  for (const mark of marks) expect(json.text).toContain(`${CANARY}-${mark}`);
  for (const table of ["VolunteerSkill", "Availability", "Attribute", "OneTimeToken", "Session"])
    expect(data[table]).toHaveLength(1);
  expect(json.text).not.toMatch(/Jemand anderes|tokenHash|passwordHash/u);
  const csv = await browser.get("/konto/daten.csv").expect(200);
  expect([csv.headers["content-type"], csv.headers["cache-control"]]).toEqual(["text/csv; charset=utf-8", "no-store"]);
  for (const mark of marks) expect(csv.text).toContain(`${CANARY}-${mark}`);
  await house.visitor().get("/konto/daten.json").expect(303);
});

it("a cell a spreadsheet would run is disarmed", async () => {
  const volunteer = await buildVolunteer(db(), { name: "=HYPERLINK(1)", note: "@SUM(1)" });
  const { text } = await (await house.as(volunteer)).get("/konto/daten.csv").expect(200);
  expect(text).toContain(";'=HYPERLINK(1)");
  expect(
    text
      .split(/\r\n/u)
      .flatMap((line) => line.split(";"))
      .filter((cell) => /^"?[=+\-@\t]/u.test(cell)),
  ).toEqual([]);
});

it("erasing asks first; then nothing personal is left in any table, the count stays, and the session is over", async () => {
  const volunteer = await buildMarkedVolunteer();
  const coordinator = await house.staff("coordinator");
  const browser = await house.as(volunteer);
  const done = await db().assignment.create({
    data: { personId: volunteer.id, needId: (await buildNeed(db())).id, origin: "self", state: "attended" },
  });
  const asked = readPage(await browser.post("/konto/loeschen").expect(422));
  expect(asked.faults).toEqual(["Setzen Sie den Haken, wenn Sie alles löschen möchten."]);
  expect(await tablesWith(CANARY)).not.toEqual([]);
  await browser.post("/konto/loeschen", { confirm: "ja" }).expect(303);
  expect(await tablesWith(CANARY)).toEqual([]);
  expect(await db().person.findUniqueOrThrow({ where: { id: volunteer.id } })).toMatchObject({
    state: "anonymised",
    displayName: "–",
  });
  expect((await db().assignment.findUniqueOrThrow({ where: { id: done.id } })).state).toBe("attended");
  expect((await db().need.findUniqueOrThrow({ where: { id: volunteer.need.id } })).placesTaken).toBe(0);
  expect(await db().session.count()).toBe(0);
  await browser.get("/konto").expect(303);
  expect(await auditActionsFor(house, volunteer.id)).toEqual(["volunteer.erased"]);
  expect(await db().outbox.count()).toBe(1);
  await (await house.as(coordinator)).get(`/buero/freiwillige/${volunteer.id}`).expect(404);
});

it("somebody with a role at the desk is not erased from here", async () => {
  const { id } = await house.staff("editor", {
    scopeType: "organization",
    scopeId: "00000000-0000-4000-8000-000000000001",
  });
  await db().volunteerProfile.create({ data: { personId: id } });
  await (await house.as({ id, kind: "volunteer" })).post("/konto/loeschen", { confirm: "ja" }).expect(409);
  expect((await db().person.findUniqueOrThrow({ where: { id } })).state).toBe("active");
});

it("every column of the schema that leads to a person has a rule", async () => {
  const { rows } = await house.database2.pool.query<{ column: string }>(`
    SELECT k.conrelid::regclass::text || '.' || a.attname AS column FROM pg_constraint k
      JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey)
      WHERE k.contype = 'f' AND k.confrelid = '"Person"'::regclass
    UNION SELECT table_name || '.' || column_name FROM information_schema.columns
      WHERE table_schema = 'public' AND data_type = 'uuid'
        AND (column_name ~ '(ById|viewerId|actorId|personId|linkId)$' OR table_name || '.' || column_name = 'AuditEntry.resourceId')`);
  const inSchema = new Set(rows.map(({ column }) => column.replaceAll('"', "")));
  const ruled = PERSON_TABLES.flatMap(({ table, columns }) => columns.map((column) => `${table}.${column}`));
  expect([...inSchema].toSorted()).toEqual([...new Set([...ruled, ...DESK_WORK_COLUMNS])].toSorted());
  expect(PERSON_TABLES.every(({ table }) => table in Prisma.ModelName)).toBe(true);
});
