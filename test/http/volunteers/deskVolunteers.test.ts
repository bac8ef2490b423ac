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
const coordinator = async () => house.as(await house.staff("coordinator"));

const onPaper = {
  source: "paper",
  name: "Emil vom Papierbogen",
  channel: "in_person",
  email: "",
  phone: "",
  address: "",
  "zeit-2-0": "1",
  jahreszeit: "gleich",
  thema: [],
  "kann-kochen": "2",
  "spricht-ro": "1",
  wishes: "",
  hours: "",
  remindDayBefore: "ja",
  alter: "erwachsen",
  consent: "ja",
};

it("somebody without mail is registered from paper, is a member at once, and is put on a need", async () => {
  const browser = await coordinator();
  const answer = await browser.post("/buero/freiwillige/neu", onPaper).expect(303);
  const id = answer.headers["location"]?.split("/").at(-1) ?? "";
  const person = await db().person.findUniqueOrThrow({
    where: { id },
    include: { consents: true, volunteerProfile: true },
  });
  expect(person).toMatchObject({ state: "active", source: "paper", email: null, preferredChannel: "in_person" });
  expect(person.consents).toMatchObject([
    { channel: "paper", language: "de", text: expect.stringContaining("jederzeit widerrufen") as string },
  ]);
  expect(person.volunteerProfile?.contactedAt).toEqual(house.clock.now);
  expect(person).toMatchObject({ languages: ["ro"], volunteerProfile: { basicLanguages: ["ro"], isAdult: true } });
  expect(await auditActionsFor(house, id)).toEqual(["volunteer.registered_at_desk"]);
  const need = await buildNeed(db(), { places: 2 });
  await browser.post(`/buero/gesuche/${need.id}/zusagen`, { person: id, schicht: "" }).expect(303);
  expect(await db().assignment.findFirstOrThrow({ where: { personId: id } })).toMatchObject({
    state: "confirmed",
    origin: "coordinator",
  });
  expect(await db().outbox.count()).toBe(0);
  expect(readPage(await browser.get(`/buero/gesuche/${need.id}`)).text).toContain("ohne E-Mail");
});

it("faults on the desk's form keep what was typed; a mail that belongs to somebody is told at its field", async () => {
  await buildVolunteer(db(), { email: "anna@example.org" });
  const browser = await coordinator();
  const { consent: _consent, ...rest } = onPaper;
  const page = readPage(await browser.post("/buero/freiwillige/neu", rest).expect(422));
  expect([page.faults, page.value("name")]).toEqual([
    ["Ohne Zustimmung dürfen wir nichts speichern."],
    "Emil vom Papierbogen",
  ]);
  const taken = readPage(
    await browser.post("/buero/freiwillige/neu", { ...onPaper, email: "anna@example.org" }).expect(422),
  );
  expect(taken.faults).toEqual(["Diese E-Mail-Adresse gehört schon zu jemandem."]);
});

it("only the coordination registers, opens and changes people; everybody else is refused", async () => {
  const volunteer = await buildVolunteer(db());
  for (const role of ["viewer", "jury", "administrator"] as const) {
    const browser = await house.as(await house.staff(role));
    await browser.post("/buero/freiwillige/neu", onPaper).expect(403);
    await browser.get(`/buero/freiwillige/${volunteer.id}`).expect(403);
    await browser.post(`/buero/freiwillige/${volunteer.id}/status`, { schritt: "confirm" }).expect(403);
    await browser.post(`/buero/freiwillige/${volunteer.id}/loeschen`, { confirm: "ja" }).expect(403);
  }
  expect(await db().person.count({ where: { state: "anonymised" } })).toBe(0);
});

it("the desk hands out the same data as the account, and each time leaves a trace with its reason", async () => {
  const volunteer = await buildVolunteer(db(), { name: "Kanarie Auskunft", phone: "+492331123456" });
  const path = `/buero/freiwillige/${volunteer.id}`;
  const browser = await coordinator();
  const page = readPage(await browser.get(path).expect(200));
  expect(page.linkTo("Alles herunterladen (CSV, für Tabellen)")).toBe(`${path}/daten.csv`);
  const administrator = await house.as(await house.staff("administrator"));
  await administrator.get(`${path}/daten.csv`).expect(200);
  const json = await browser.get(`${path}/daten.json`).expect(200);
  expect([json.headers["cache-control"], json.headers["content-disposition"]]).toEqual([
    "no-store",
    'attachment; filename="auskunft.json"',
  ]);
  const own = await (await house.as(volunteer)).get("/konto/daten.json").expect(200);
  const withoutSession = (text: string) => ({ ...(JSON.parse(text) as object), Session: [] });
  expect(withoutSession(json.text)).toEqual(withoutSession(own.text));
  expect(json.text).toContain("Kanarie Auskunft");
  expect(await db().personalDataView.count({ where: { personId: volunteer.id, reason: "export" } })).toBe(2);
  const log = await db().auditEntry.findMany({ where: { action: "person.viewed", resourceId: volunteer.id } });
  expect(
    log.map(({ changes }) => JSON.stringify(changes)).filter((changes) => changes.includes("export")),
  ).toHaveLength(2);
  expect(readPage(await (await house.as(volunteer)).get("/konto").expect(200)).text).toContain("um sie herauszugeben");
  for (const role of ["viewer", "jury"] as const)
    await (await house.as(await house.staff(role))).get(`${path}/daten.json`).expect(403);
  const other = await buildVolunteer(db(), { name: "Andere", email: "andere@example.org" });
  await (await house.as(other)).get(`${path}/daten.json`).expect(403);
  await browser.get("/buero/freiwillige/01900000-0000-7000-8000-000000000000/daten.json").expect(404);
});

it("new ones stand on top, the longest waiting first; the search knows name, skill, theme and free time", async () => {
  const browser = await coordinator();
  await buildVolunteer(db(), { name: "Alte Bekannte", contactedAt: new Date("2026-01-01") });
  const first = await buildVolunteer(db(), { name: "Zweite Neue" });
  const second = await buildVolunteer(db(), { name: "Erste Neue" });
  await db().person.update({ where: { id: second.id }, data: { createdAt: new Date("2026-11-01") } });
  const names = (text: string) =>
    Array.from(text.matchAll(/(Alte Bekannte|Zweite Neue|Erste Neue)/gu), ([name]) => name);
  expect(names(readPage(await browser.get("/buero/freiwillige")).text)).toEqual([
    "Erste Neue",
    "Zweite Neue",
    "Alte Bekannte",
  ]);
  await db().volunteerSkill.create({ data: { personId: first.id, termId: vocabulary["garten"] ?? "" } });
  await db().availability.create({ data: { personId: first.id, weekday: 1, startMinute: 540, endMinute: 660 } });
  await db().attribute.create({ data: { linkType: "person", linkId: first.id, termId: vocabulary["kreativ"] ?? "" } });
  for (const query of ["q=zweite", "kann=garten", "thema=kreativ", "zeit=0-0", "q=neue&kann=garten&zeit=0-0"]) {
    expect(names(readPage(await browser.get(`/buero/freiwillige?${query}`)).text)).toEqual(["Zweite Neue"]);
  }
  expect(readPage(await browser.get("/buero/freiwillige?zeit=0-1")).text).toContain("Niemand gefunden.");
  expect(readPage(await browser.get("/buero/freiwillige?q=%25&seite=x&zeit=9-9")).text).toContain("Niemand gefunden.");
});

it("opening somebody's details leaves a trace with a reason", async () => {
  const volunteer = await buildVolunteer(db());
  const staff = await house.staff("coordinator");
  const browser = await house.as(staff);
  await browser.get(`/buero/freiwillige/${volunteer.id}`).expect(200);
  await browser.get(`/buero/freiwillige/${volunteer.id}/angaben`).expect(200);
  const views = await db().personalDataView.findMany({ orderBy: { id: "asc" } });
  expect(views).toMatchObject([
    { viewerId: staff.id, personId: volunteer.id, reason: "page" },
    { viewerId: staff.id, personId: volunteer.id, reason: "edit" },
  ]);
  await browser.get("/buero/freiwillige/keine-kennung").expect(404);
  await browser.get(`/buero/freiwillige/${staff.id}`).expect(404);
});

it("the coordination confirms by phone, notes the first talk, writes a note, and puts to rest", async () => {
  const volunteer = await buildVolunteer(db(), { state: "invited", email: null, phone: "+492331123456" });
  const need = await buildNeed(db());
  const browser = await coordinator();
  const step = (schritt: string) => browser.post(`/buero/freiwillige/${volunteer.id}/status`, { schritt });
  await step("confirm").expect(303);
  await step("contacted").expect(303);
  await browser.post(`/buero/freiwillige/${volunteer.id}/notiz`, { note: "Mag Kaffee." }).expect(303);
  await db().assignment.create({
    data: { personId: volunteer.id, needId: need.id, origin: "coordinator", state: "confirmed" },
  });
  const own = await house.as(volunteer);
  await own.get("/konto").expect(200);
  await step("deactivate").expect(303);
  await own.get("/konto").expect(303);
  const person = await db().person.findUniqueOrThrow({
    where: { id: volunteer.id },
    include: { volunteerProfile: true },
  });
  expect(person).toMatchObject({ state: "active", note: "Mag Kaffee.", deactivatedAt: house.clock.now });
  expect(person.volunteerProfile?.contactedAt).toEqual(house.clock.now);
  expect((await db().need.findUniqueOrThrow({ where: { id: need.id } })).placesTaken).toBe(0);
  await step("reactivate").expect(303);
  await step("befoerdern").expect(422);
  expect(await auditActionsFor(house, volunteer.id)).toEqual([
    "volunteer.confirmed_at_desk",
    "volunteer.contacted",
    "volunteer.noted",
    "volunteer.deactivated",
    "volunteer.reactivated",
  ]);
  expect(JSON.stringify(await db().auditEntry.findMany())).not.toContain("Kaffee");
});

it("a new mail address, written by the desk, ends sessions and links of the old one", async () => {
  const volunteer = await buildVolunteer(db(), { email: "alt@example.org" });
  await house.visitor().post("/konto/anmelden", { email: "alt@example.org", gesuch: "" }).expect(303);
  const own = await house.as(volunteer);
  const { source: _source, alter: _age, consent: _consent, ...fields } = onPaper;
  const changed = { ...fields, email: "neu@example.org", channel: "email", version: "1" };
  await (await coordinator()).post(`/buero/freiwillige/${volunteer.id}/angaben`, changed).expect(303);
  await own.get("/konto").expect(303);
  expect(await db().oneTimeToken.count()).toBe(0);
  expect((await db().person.findUniqueOrThrow({ where: { id: volunteer.id } })).email).toBe("neu@example.org");
});

it("a pause in the past is refused with the day kept", async () => {
  const volunteer = await buildVolunteer(db());
  const page = readPage(
    await (await coordinator()).post(`/buero/freiwillige/${volunteer.id}/pause`, { until: "2020-01-01" }).expect(422),
  );
  expect([page.faults, page.value("until")]).toEqual([["Wählen Sie einen Tag, der noch kommt."], "2020-01-01"]);
});

it("on request the coordination erases somebody, after confirming", async () => {
  const volunteer = await buildVolunteer(db(), { name: "Anna Beispiel" });
  const browser = await coordinator();
  await browser.post(`/buero/freiwillige/${volunteer.id}/loeschen`).expect(422);
  await browser.post(`/buero/freiwillige/${volunteer.id}/loeschen`, { confirm: "ja" }).expect(303);
  expect((await db().person.findUniqueOrThrow({ where: { id: volunteer.id } })).state).toBe("anonymised");
  expect(readPage(await browser.get("/buero/freiwillige")).text).not.toContain("Anna Beispiel");
  await browser.get(`/buero/freiwillige/${volunteer.id}`).expect(404);
});

it("readers of the desk see numbers and no personal field, on the list and on a need", async () => {
  const secret = { name: "Kanarie Geheim", email: "kanarie@example.org", phone: "+4923310815", note: "Kanarie-Notiz" };
  const volunteer = await buildVolunteer(db(), secret);
  const need = await buildNeed(db(), { places: 2 });
  await db().assignment.create({
    data: { personId: volunteer.id, needId: need.id, origin: "self", state: "confirmed" },
  });
  const viewer = await house.as(await house.staff("viewer"));
  for (const path of [
    "/buero/freiwillige",
    "/buero/freiwillige?q=kanarie",
    "/buero/gesuche",
    `/buero/gesuche/${need.id}`,
  ]) {
    const { text } = await viewer.get(path).expect(200);
    expect(text).not.toMatch(/kanarie@|Kanarie Geheim|0815|Notiz/iu);
  }
  expect(readPage(await viewer.get("/buero/freiwillige")).text).toContain(
    "Namen und Angaben sieht nur die Koordination.",
  );
  const jury = await house.as(await house.staff("jury"));
  for (const path of ["/buero/freiwillige", "/buero/gesuche", `/buero/gesuche/${need.id}`])
    await jury.get(path).expect(403);
});
