import { openTestHouse, type TestHouse } from "../../support/app.ts";
import { contactPointFields } from "../../support/contactPointFields.ts";
import { buildTerms } from "../../support/factories/contactPoints.ts";
import { buildContactPoint, buildOrganisation, buildVocabulary } from "../../support/factories/directory.ts";
import { buildThemes } from "../../support/factories/themes.ts";
import { readPage } from "../../support/page.ts";

let house: TestHouse;
let organisationId: string;
let themes: Readonly<Record<string, string>>;
let concerns: Readonly<Record<string, string>>;
let targets: Readonly<Record<string, string>>;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  await house.empty();
  const { db } = house.database;
  organisationId = (await buildOrganisation(db, "Roter Stern")).id;
  themes = await buildThemes(db);
  await buildVocabulary(db, "accessibility", ["lift", "seating"]);
  await buildVocabulary(db, "language", ["de", "tr"]);
  concerns = await buildTerms(db, "concern", { geld: "Geld und Schulden", wohnen: "Wohnen und Miete" });
  targets = await buildTerms(db, "target_group", { kinder: "Kinder" });
});
afterAll(() => house.close());

const NEW = "/buero/anlaufstellen/neu";
const fields = () => ({ ...contactPointFields(organisationId, themes), state: "published", verified: "no" });
const rich = () => ({
  ...fields(),
  isFree: "yes",
  documents: "Ausweis\n\n  Mietvertrag ",
  waitTime: "zwei Wochen",
  application: "Rufen Sie an.",
  interpretation: "nach Absprache",
  interpretedLanguages: ["tr"],
  concerns: [concerns["geld"] ?? ""],
  targets: [targets["kinder"] ?? ""],
  phone1: "02331 123456",
  phoneType1: "cell",
  phoneNote1: "nur vormittags",
  phone2: "02331 123457",
  phoneType2: "textphone",
});
const coordination = async () => house.as(await house.staff("coordinator"));
const services = () => house.database.db.service;
const point = (title: string) => house.database.db.serviceAtLocation.findFirstOrThrow({ where: { title } });
const edit = (id: string) => `/buero/anlaufstellen/${id}`;

it("what a service costs, asks for and how long it takes is stored, shown to everybody, and stands in the form again", async () => {
  const coordinator = await coordination();
  await coordinator.post(NEW, rich()).expect(303);
  const { id, slug } = await point("Repair-Café");
  const shown = readPage(await house.visitor().get(`/anlaufstellen/${slug}`).expect(200)).text;
  for (const text of [
    "kostenlos",
    "Mitbringen Ausweis; Mietvertrag",
    "zwei Wochen",
    "Rufen Sie an.",
    "Hilft bei Geld und Schulden",
    "Vor allem für Kinder",
    "Mobil, nur vormittags",
    "Schreibtelefon (TTY)",
  ]) {
    expect(shown).toContain(text);
  }
  expect(shown).toMatch(/Sprachmittlung Türkisch; nach Absprache/u);
  const form = readPage(await coordinator.get(edit(id)).expect(200));
  expect([form.value("documents"), form.value("waitTime"), form.value("phoneNote1")]).toEqual([
    "Ausweis\nMietvertrag",
    "zwei Wochen",
    "nur vormittags",
  ]);
  await coordinator.post(edit(id), rich()).expect(303);
  const entry = await house.database.db.auditEntry.findFirstOrThrow({ where: { action: "contact_point.changed" } });
  expect(entry.changes).toEqual([]);
  expect(await house.database.db.requiredDocument.count()).toBe(2);
});

it("one service at two places: chosen for the second, changed for both, and each page names the other", async () => {
  const coordinator = await coordination();
  await coordinator.post(NEW, rich()).expect(303);
  const first = await point("Repair-Café");
  const own = { title: "Repair-Café im Hof", street: "Rehstraße 4", phone1: "", mail: "" };
  const second = { ...fields(), ...own, serviceId: first.serviceId, serviceName: "" };
  const answer = await coordinator.post(NEW, second).expect(303);
  const added = await point("Repair-Café im Hof");
  expect(answer.headers["location"]).toBe(edit(added.id));
  expect(added.serviceId).toBe(first.serviceId);
  expect(await services().findMany()).toMatchObject([{ name: "Reparieren", isFree: true, waitTime: "zwei Wochen" }]);
  const form = readPage(await coordinator.get(edit(added.id)).expect(200));
  expect(form.text).toContain("Dasselbe Angebot gibt es auch hier: Repair-Café.");
  const page = readPage(await house.visitor().get("/anlaufstellen/repair-cafe-im-hof").expect(200));
  expect(page.text).toContain("Auch hier: Repair-Café");
  expect(page.linkTo("Repair-Café")).toBe("/anlaufstellen/repair-cafe");
  await coordinator.post(edit(added.id), { ...rich(), title: "Repair-Café im Hof", waitTime: "keine" }).expect(303);
  expect((await services().findMany()).map(({ waitTime }) => waitTime)).toEqual(["keine"]);
});

it("a place can leave a shared service: the others keep theirs", async () => {
  const coordinator = await coordination();
  await coordinator.post(NEW, rich()).expect(303);
  const first = await point("Repair-Café");
  await coordinator.post(NEW, { ...fields(), title: "Im Hof", serviceId: first.serviceId }).expect(303);
  const { id } = await point("Im Hof");
  await coordinator
    .post(edit(id), { ...fields(), title: "Im Hof", serviceId: "neu", serviceName: "Nähen" })
    .expect(303);
  expect((await services().findMany({ orderBy: { name: "asc" } })).map(({ name }) => name)).toEqual([
    "Nähen",
    "Reparieren",
  ]);
  expect((await point("Repair-Café")).serviceId).toBe(first.serviceId);
});

it("a service of another organisation is refused, and so is a service without a name; everything typed is kept", async () => {
  const coordinator = await coordination();
  const other = await buildOrganisation(house.database.db, "Pelmke");
  await buildContactPoint(house.database.db, other.id, { title: "Pelmke" });
  const { serviceId } = await point("Pelmke");
  const foreign = readPage(await coordinator.post(NEW, { ...rich(), serviceId }).expect(422));
  expect(foreign.faults).toEqual(["Wählen Sie ein Angebot dieser Organisation oder ein neues."]);
  expect(foreign.value("documents")).toBe("Ausweis\n\n  Mietvertrag ");
  const nameless = readPage(await coordinator.post(NEW, { ...rich(), serviceName: " " }).expect(422));
  expect(nameless.faults).toEqual(["Schreiben Sie in wenigen Wörtern, was es dort gibt."]);
  const invented = { ...rich(), concerns: ["00000000-0000-4000-8000-000000000000"] };
  expect(readPage(await coordinator.post(NEW, invented).expect(422)).faults).toEqual([
    "Ein gewähltes Wort gibt es nicht mehr. Wählen Sie neu.",
  ]);
  expect(await house.database.db.serviceAtLocation.count()).toBe(1);
});

it("a theme lead changes no service that is also offered where they may not edit", async () => {
  const coordinator = await coordination();
  await coordinator.post(NEW, rich()).expect(303);
  const { serviceId, id } = await point("Repair-Café");
  const elsewhere = { ...fields(), title: "Im Hof", serviceId, mainTheme: themes["sauberkeit"] ?? "", themes: [] };
  await coordinator.post(NEW, elsewhere).expect(303);
  const scope = { scopeType: "theme" as const, scopeId: themes["kreativ"] ?? "" };
  const lead = await house.as(await house.staff("theme_lead", scope));
  const { state: _state, verified: _verified, ...own } = rich();
  const page = readPage(await lead.post(edit(id), { ...own, waitTime: "keine" }).expect(422));
  expect(page.faults[0]).toContain("auch an Orten, für die Sie nicht zuständig sind");
  await lead.post(edit(id), { ...own, title: "Repair-Café am Abend" }).expect(303);
  expect((await services().findFirstOrThrow()).waitTime).toBe("zwei Wochen");
});

it("the form opens its first part, and every part with a fault", async () => {
  const open = (html: string) =>
    Array.from(html.matchAll(/<details class="form__part"([^>]*)><summary><h2>([^<]*)</gu)).flatMap(
      ([, attribute, name]) => (attribute?.includes("open") ? [name] : []),
    );
  const coordinator = await coordination();
  expect(open((await coordinator.get(NEW).expect(200)).text)).toEqual(["Was und wer"]);
  const wrong = await coordinator.post(NEW, { ...rich(), postalCode: "5", frage_lift: "maybe" }).expect(422);
  expect(open(wrong.text)).toEqual(["Was und wer", "Ort", "Barrierefreiheit"]);
  const organisation = await coordinator.post("/buero/organisationen/neu", { name: "X", phone1: "abc" }).expect(422);
  expect(open(organisation.text)).toContain("Die Organisation");
  expect(open(organisation.text)).toContain("So ist die Organisation zu erreichen");
});
