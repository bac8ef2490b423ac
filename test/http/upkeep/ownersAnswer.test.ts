import { auditActionsFor, openTestHouse, TEST_NOW, type TestHouse } from "../../support/app.ts";
import { buildEntry, daysLater, linkOfLetter } from "../../support/factories/upkeep.ts";
import { openForm } from "../../support/openForm.ts";
import { comparedFields, readPage } from "../../support/page.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(() => house.empty());
afterAll(() => house.close());

const db = () => house.database.db;
const task = () => db().freshnessTask.findFirstOrThrow();
const letters = () => db().outbox.findMany({ orderBy: { createdAt: "asc" } });
const point = () => db().serviceAtLocation.findFirstOrThrow();
const at = (days: number) => {
  house.clock.now = daysLater(TEST_NOW, days);
};

it("gone: the entry is doubted and waits for the desk, it is not deleted", async () => {
  const { id } = await buildEntry(db());
  await house.askOwners();
  await house
    .visitor()
    .post(await linkOfLetter(db()), { antwort: "weg" })
    .expect(303);
  expect(await point()).toMatchObject({ state: "needs_check", assuredOn: null });
  expect(await task()).toMatchObject({ state: "done", outcome: "gone" });
  expect(await auditActionsFor(house, id)).toEqual(["contact_point.doubted"]);
});

it("gone: nowhere does the entry say that it is open, until the desk has looked into it", async () => {
  const { id } = await buildEntry(db(), "Lesestube", { point: { hours: "24/7" } });
  expect((await house.visitor().get("/anlaufstellen?offen=jetzt")).text).toContain("Lesestube");
  await house.askOwners();
  const link = await linkOfLetter(db());
  await house.visitor().post(link, { antwort: "weg" }).expect(303);
  const page = await house.visitor().get("/anlaufstellen/lesestube").expect(200);
  expect(page.text).toContain("wird gerade geprüft, bitte vorher fragen");
  expect(page.text).not.toContain("Jetzt geöffnet");
  expect(page.text).not.toContain("OpeningHoursSpecification");
  expect((await house.visitor().get("/ar/anlaufstellen/lesestube")).text).toContain("اسأل قبل أن تذهب");
  for (const path of ["/anlaufstellen?offen=jetzt", "/anlaufstellen?tag=2026-11-30", "/"]) {
    expect((await house.visitor().get(path).expect(200)).text).not.toContain("Lesestube");
  }
  const coordinator = await house.as(await house.staff("coordinator"));
  await coordinator.post(`/buero/anlaufstellen/${id}/geprueft`, { method: "phone" }).expect(303);
  expect((await house.visitor().get("/anlaufstellen?offen=jetzt")).text).toContain("Lesestube");
});

it("changed: stored at once, with the hours of a line, and checked by the owner", async () => {
  await buildEntry(db(), "Lesestube", { point: { hours: "Mo-We 09:00-12:00; PH off" } });
  await house.askOwners();
  const link = await linkOfLetter(db());
  const form = openForm(await house.visitor().get(`${link}/aendern`).expect(200), `${link}/aendern`);
  expect(form).toMatchObject({ zeit_mo: "9:00–12:00", zeit_th: "", title: "Lesestube", mail: "lesestube@example.org" });
  const typed = { ...form, phone1: "02331 99887", zeit_th: "15-18 Uhr" };
  const done = await house.visitor().post(`${link}/aendern`, typed).expect(303);
  expect(done.headers["location"]).toBe("/pflege/danke/changed");
  const stored = await db().serviceAtLocation.findFirstOrThrow({ include: { phones: true, openingHours: true } });
  expect(stored.phones.map(({ number }) => number)).toEqual(["+49233199887"]);
  expect(stored.openingHours?.text).toBe("Mo-We 09:00-12:00; Th 15:00-18:00; PH off");
  expect(stored).toMatchObject({ assureMethod: "owner", state: "published" });
  expect(await db().changeProposal.findFirstOrThrow()).toMatchObject({
    origin: "owner",
    state: "accepted",
    fields: { phone1: "02331 99887", hours: "Mo-We 09:00-12:00; Th 15:00-18:00; PH off" },
  });
  expect(await task()).toMatchObject({ state: "done", outcome: "changed" });
});

it("changed under review: a proposal for the desk, the entry stays as it is", async () => {
  await buildEntry(db(), "Lesestube", { organisation: { reviewMode: "after_review" } });
  await house.askOwners();
  const link = await linkOfLetter(db());
  const form = openForm(await house.visitor().get(`${link}/aendern`), `${link}/aendern`);
  const done = await house
    .visitor()
    .post(`${link}/aendern`, { ...form, title: "Lesestube am Platz" })
    .expect(303);
  expect(done.headers["location"]).toBe("/pflege/danke/proposed");
  expect(await point()).toMatchObject({ title: "Lesestube", assuredOn: null, version: 1 });
  expect(await db().changeProposal.findFirstOrThrow()).toMatchObject({
    origin: "owner",
    state: "open",
    fields: { title: "Lesestube am Platz" },
    base: { title: "Lesestube" },
  });
});

it("a wrong form comes back with what was typed; nothing changed is no change; the link still works", async () => {
  await buildEntry(db());
  await house.askOwners();
  const link = await linkOfLetter(db());
  const form = openForm(await house.visitor().get(`${link}/aendern`), `${link}/aendern`);
  const wrong = { ...form, title: "", mail: "nein", zeit_mo: "morgens", phone1: "12" };
  const page = readPage(await house.visitor().post(`${link}/aendern`, wrong).expect(422));
  expect(page.faults).toHaveLength(4);
  expect(page.value("zeit_mo")).toBe("morgens");
  const same = readPage(await house.visitor().post(`${link}/aendern`, form).expect(422));
  expect(same.faults[0]).toContain("nichts geändert");
  await house
    .visitor()
    .post(`${link}/aendern`, { ...form, state: "archived" })
    .expect(422);
  await house.visitor().post(link, { antwort: "alles" }).expect(422);
  await house.visitor().get(link).expect(200);
});

it("an entry that somebody else saved meanwhile is laid beside what was typed", async () => {
  await buildEntry(db());
  await house.askOwners();
  const link = await linkOfLetter(db());
  const form = openForm(await house.visitor().get(`${link}/aendern`), `${link}/aendern`);
  await db().serviceAtLocation.updateMany({ data: { title: "Lesestube Süd", version: 2 } });
  const conflict = await house
    .visitor()
    .post(`${link}/aendern`, { ...form, summary: "Neu" })
    .expect(422);
  expect(comparedFields(conflict.text).map(({ label, stored }) => [label, stored])).toEqual([
    ["Name der Anlaufstelle", "Lesestube Süd"],
    ["Kurz in einem Satz", "leer"],
  ]);
  expect(await point()).toMatchObject({ title: "Lesestube Süd", summary: "" });
});

it("an initiative's owner is asked too, and its own form changes it", async () => {
  const { id } = await db().organization.create({
    data: { name: "Chor", slug: "chor", sortKey: "chor", isInitiative: true, email: "chor@example.org" },
  });
  await house.askOwners();
  const link = await linkOfLetter(db());
  const form = openForm(await house.visitor().get(`${link}/aendern`), `${link}/aendern`);
  await house
    .visitor()
    .post(`${link}/aendern`, { ...form, homepage: "chor.example.org" })
    .expect(303);
  expect(await db().organization.findUniqueOrThrow({ where: { id } })).toMatchObject({
    website: "https://chor.example.org/",
    state: "published",
  });
  for (const months of [11, 13]) {
    at(months * 30.5);
    await house.askOwners();
  }
  expect(await letters()).toHaveLength(2);
});

it("the page speaks English and Arabic", async () => {
  await buildEntry(db());
  await house.askOwners();
  const link = await linkOfLetter(db());
  expect(readPage(await house.visitor().get(`/en${link}`).expect(200)).heading).toBe("Is this entry still right?");
  const arabic = await house.visitor().get(`/ar${link}`).expect(200);
  expect(arabic.text).toContain('dir="rtl"');
  expect(readPage(await house.visitor().get(`/ar${link}/aendern`).expect(200)).heading).toBe("ما الذي تغيّر؟");
});
