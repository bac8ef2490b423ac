import { openTestHouse, type Browser, type TestHouse } from "../../support/app.ts";
import { buildEntry } from "../../support/factories/upkeep.ts";
import { openForm } from "../../support/openForm.ts";
import { readPage } from "../../support/page.ts";

let house: TestHouse;
let editor: Browser;
let coordinator: Browser;
let path: string;
let organisationId: string;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  await house.empty();
  const entry = await buildEntry(house.database.db, "Lesestube", {
    organisation: { reviewMode: "after_review" },
    point: { hours: "Mo 09:00-12:00; PH off" },
  });
  organisationId = entry.organisationId;
  path = `/buero/anlaufstellen/${entry.id}`;
  editor = await house.as(await house.staff("editor", { scopeType: "organization", scopeId: entry.organisationId }));
  coordinator = await house.as(await house.staff("coordinator"));
});
afterAll(() => house.close());

const db = () => house.database.db;
const point = () => db().serviceAtLocation.findFirstOrThrow({ include: { openingHours: true } });
const open = async (browser: Browser) => openForm(await browser.get(path).expect(200), path);

it("an editor's save becomes a proposal and says so; accepted it is what they typed, hours included", async () => {
  const form = await open(editor);
  const day = Object.keys(form).find((name) => form[name] === "9:00–12:00") ?? "";
  await editor.post(path, { ...form, title: "Lesestube am Platz", [day]: "9–13" }).expect(303);
  expect(readPage(await editor.get(path)).text).toContain("liegt jetzt der Stadtteilkoordination vor");
  expect(await point()).toMatchObject({ title: "Lesestube", version: 1 });
  const proposal = await db().changeProposal.findFirstOrThrow();
  expect(proposal).toMatchObject({
    origin: "editor",
    fields: { title: "Lesestube am Platz", hours: "Mo 09:00-13:00; PH off" },
    base: { title: "Lesestube", hours: "Mo 09:00-12:00; PH off" },
  });
  const desk = `/buero/pflege/vorschlaege/${proposal.id}`;
  const accept = openForm(await coordinator.get(desk).expect(200), `${desk}/annehmen`);
  await coordinator.post(`${desk}/annehmen`, accept).expect(303);
  const after = await point();
  expect(after).toMatchObject({ title: "Lesestube am Platz", version: 2 });
  expect(after.openingHours?.text).toBe("Mo 09:00-13:00; PH off");
  expect((await db().outbox.findFirstOrThrow()).recipient).toMatch(/^editor-/u);
});

it("nothing changed proposes nothing; a newer proposal takes the place of the older one", async () => {
  const form = await open(editor);
  await editor.post(path, form).expect(303);
  expect(await db().changeProposal.count()).toBe(0);
  await editor.post(path, { ...form, summary: "Eins" }).expect(303);
  await editor.post(path, { ...form, summary: "Zwei" }).expect(303);
  const states = await db().changeProposal.findMany({
    orderBy: { createdAt: "asc" },
    select: { state: true, fields: true },
  });
  expect(states).toEqual([
    { state: "withdrawn", fields: { summary: "Eins" } },
    { state: "open", fields: { summary: "Zwei" } },
  ]);
});

it("faults and old versions come back as ever", async () => {
  const form = await open(editor);
  await editor.post(path, { ...form, title: "" }).expect(422);
  await db().serviceAtLocation.updateMany({ data: { version: 2, title: "Neu" } });
  const page = readPage(await editor.post(path, { ...form, summary: "Alt" }).expect(422));
  expect(page.faults[0]).toContain("inzwischen geändert");
  expect(await db().changeProposal.count()).toBe(0);
});

it("without review, and for the coordination, a save is public at once", async () => {
  await coordinator.post(path, { ...(await open(coordinator)), summary: "Vom Büro" }).expect(303);
  expect(await point()).toMatchObject({ summary: "Vom Büro", version: 2 });
  await db().organization.updateMany({ data: { reviewMode: "at_once" } });
  await editor.post(path, { ...(await open(editor)), summary: "Vom Träger" }).expect(303);
  expect(await point()).toMatchObject({ summary: "Vom Träger", version: 3 });
  expect(await db().changeProposal.count()).toBe(0);
});

it("the coordination sets it on the organisation; an editor cannot", async () => {
  const page = `/buero/organisationen/${organisationId}`;
  const form = openForm(await coordinator.get(page).expect(200), page);
  expect(form["reviewMode"]).toBe("after_review");
  await coordinator.post(page, { ...form, reviewMode: "at_once" }).expect(303);
  expect(await db().organization.findFirstOrThrow()).toMatchObject({ reviewMode: "at_once" });
  const own = openForm(await editor.get(page).expect(200), page);
  expect(own["reviewMode"]).toBeUndefined();
  await editor.post(page, { ...own, reviewMode: "after_review" }).expect(422);
});

it("an initiative's public change waits, its contact is stored at once, and its website is taken over", async () => {
  const { slug } = await db().organization.create({
    data: { name: "Chor", slug: "chor", sortKey: "chor", isInitiative: true, parentId: organisationId },
  });
  const page = `/buero/initiativen/${slug}`;
  const form = openForm(await editor.get(page).expect(200), page);
  const typed = { ...form, goal: "Singen", website: "chor.example.org", contactName: "Beispiel A" };
  await editor.post(page, typed).expect(303);
  const stored = () =>
    db().organization.findUniqueOrThrow({ where: { slug }, include: { initiativeProfile: true, contacts: true } });
  expect(await stored()).toMatchObject({ website: null, contacts: [{ name: "Beispiel A", isPublic: false }] });
  expect((await stored()).initiativeProfile?.goal ?? "").toBe("");
  const proposal = await db().changeProposal.findFirstOrThrow();
  expect(proposal.fields).toEqual({ goal: "Singen", homepage: "chor.example.org" });
  const desk = `/buero/pflege/vorschlaege/${proposal.id}`;
  await coordinator
    .post(`${desk}/annehmen`, openForm(await coordinator.get(desk).expect(200), `${desk}/annehmen`))
    .expect(303);
  expect(await stored()).toMatchObject({
    website: "https://chor.example.org/",
    initiativeProfile: { goal: "Singen" },
    contacts: [{ name: "Beispiel A" }],
  });
});
