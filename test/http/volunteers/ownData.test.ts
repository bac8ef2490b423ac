import { Prisma } from "../../../src/generated/prisma/client.ts";
import { DESK_WORK_COLUMNS, PERSON_TABLES } from "../../../src/features/volunteers/account/personTables.repo.ts";
import { DIRECTORY_COLUMNS } from "../../../src/features/volunteers/account/upkeepTables.repo.ts";
import { auditActionsFor, openTestHouse, type TestHouse } from "../../support/app.ts";
import { buildUpkeepOf } from "../../support/factories/upkeepOf.ts";
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
  await buildUpkeepOf(db(), { personId, email: `${CANARY}@Example.org`, now: house.clock.now }, marked);
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
    "proposal",
    "report",
    "call",
    "claim",
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
  const named = csv.text.split("\r\n").map((line) => line.split(";"));
  const technical = Object.entries(data).flatMap(([table, rows]) => [
    table,
    ...rows.flatMap((row) => Object.keys(row as object)),
  ]);
  expect(
    named.filter(
      ([area = "", , field = ""]) => area !== "Person" && [area, field].some((name) => technical.includes(name)),
    ),
  ).toEqual([]);
  expect(csv.text).toContain("Freie Zeiten;1;Wochentag;");
  const english = (await browser.get("/en/konto/daten.csv").expect(200)).text;
  expect(english).toContain("Area;Number;Field;Value");
  expect(english).toContain("Free times;1;Weekday;");
  await house.visitor().get("/konto/daten.json").expect(303);
});

it("people read telephone numbers as they are written, not as they are stored", async () => {
  const volunteer = await buildVolunteer(db(), { phone: "+492331123456" });
  const browser = await house.as(volunteer);
  expect(readPage(await browser.get("/konto").expect(200)).text).toContain("02331 123456");
  expect(readPage(await browser.get("/konto/angaben/kontakt").expect(200)).value("phone")).toBe("02331 123456");
  expect((await browser.get("/konto/daten.csv").expect(200)).text).toContain("Telefon;02331 123456");
  const desk = await house.as(await house.staff("coordinator"));
  expect(readPage(await desk.get(`/buero/freiwillige/${volunteer.id}`).expect(200)).text).toContain("02331 123456");
  await db().person.update({ where: { id: volunteer.id }, data: { phone: "+41446681800" } });
  expect(readPage(await browser.get("/konto").expect(200)).text).toContain("+41 44 668 18 00");
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
        AND (column_name ~ '(ById|viewerId|actorId|personId|linkId|concernsId)$' OR table_name || '.' || column_name = 'AuditEntry.resourceId')`);
  const inSchema = new Set(rows.map(({ column }) => column.replaceAll('"', "")));
  const ruled = PERSON_TABLES.flatMap(({ table, columns }) => columns.map((column) => `${table}.${column}`));
  expect([...inSchema].toSorted()).toEqual(
    [...new Set([...ruled, ...DESK_WORK_COLUMNS, ...DIRECTORY_COLUMNS])].toSorted(),
  );
  expect(PERSON_TABLES.every(({ table }) => table in Prisma.ModelName)).toBe(true);
});
