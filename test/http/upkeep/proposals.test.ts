import { auditActionsFor, openTestHouse, TEST_NOW, type Browser, type TestHouse } from "../../support/app.ts";
import { buildEntry } from "../../support/factories/upkeep.ts";
import { openForm } from "../../support/openForm.ts";
import { readPage } from "../../support/page.ts";

let house: TestHouse;
let coordinator: Browser;
let entryId: string;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  await house.empty();
  coordinator = await house.as(await house.staff("coordinator"));
  entryId = (await buildEntry(house.database.db, "Lesestube", { point: { hours: "Mo 09:00-12:00; PH off" } })).id;
});
afterAll(() => house.close());

const db = () => house.database.db;
const point = () =>
  db().serviceAtLocation.findFirstOrThrow({
    include: { openingHours: true, phones: true, contacts: true, location: { include: { address: true } } },
  });
const row = () => db().changeProposal.findFirstOrThrow();
const pageOf = (id: string) => `/buero/pflege/vorschlaege/${id}`;

function propose(given: object = {}) {
  return db().changeProposal.create({
    data: {
      linkType: "service_at_location",
      linkId: entryId,
      origin: "visitor",
      fields: { street: "Lange Straße 2", phone1: "02331 99887" },
      base: { street: "Lange Straße 1", phone1: "02331 123456" },
      message: "Umgezogen",
      senderEmail: "wer@example.org",
      ...given,
    },
  });
}

/** What the form for taking over sends, with all its fields ticked as they come. */
async function acceptance(id: string) {
  return openForm(await coordinator.get(pageOf(id)).expect(200), `${pageOf(id)}/annehmen`);
}

it("the desk lists what waits, shows both values, and takes all of it over through the entry's own form", async () => {
  const { id } = await propose();
  expect(readPage(await coordinator.get("/buero")).text).toContain("Vorschlag");
  expect(readPage(await coordinator.get("/buero/pflege").expect(200)).linkTo("Lesestube")).toBe(pageOf(id));
  const page = readPage(await coordinator.get(pageOf(id)).expect(200));
  for (const text of [
    "Lange Straße 1",
    "Lange Straße 2",
    "02331 123456",
    "02331 99887",
    "Umgezogen",
    "wer@example.org",
  ]) {
    expect(page.text).toContain(text);
  }
  const form = await acceptance(id);
  expect(form["felder"]).toEqual(["street", "phone1"]);
  await coordinator.post(`${pageOf(id)}/annehmen`, form).expect(303);
  const after = await point();
  expect(after.location.address?.address1).toBe("Lange Straße 2");
  expect(after.phones.map(({ number }) => number)).toEqual(["+49233199887"]);
  expect(after.openingHours?.text).toBe("Mo 09:00-12:00; PH off");
  expect(after).toMatchObject({ version: 2, state: "published", assuredOn: null });
  expect(await row()).toMatchObject({ state: "accepted", senderEmail: null });
  expect(await db().outbox.findMany()).toMatchObject([{ recipient: "wer@example.org", template: "proposal.accepted" }]);
  expect(await auditActionsFor(house, id)).toEqual(["change_proposal.accepted"]);
  expect(await auditActionsFor(house, entryId)).toEqual(["contact_point.changed"]);
  expect(readPage(await coordinator.get(pageOf(id))).text).toContain("Übernommen am");
});

it("single fields are taken over, the others stay", async () => {
  const { id } = await propose();
  await coordinator.post(`${pageOf(id)}/annehmen`, { ...(await acceptance(id)), felder: "phone1" }).expect(303);
  const after = await point();
  expect(after.location.address?.address1).toBe("Lange Straße 1");
  expect(after.phones[0]?.number).toBe("+49233199887");
});

it("hours are proposed as one text and read as days", async () => {
  const { id } = await propose({
    fields: { hours: "Mo,Fr 09:00-12:00; PH off" },
    base: { hours: "Mo 09:00-12:00; PH off" },
  });
  const page = readPage(await coordinator.get(pageOf(id)));
  expect(page.text).toContain("Montag 9:00–12:00; Freitag 9:00–12:00");
  await coordinator.post(`${pageOf(id)}/annehmen`, await acceptance(id)).expect(303);
  expect((await point()).openingHours?.text).toBe("Mo,Fr 09:00-12:00; PH off");
});

it("a field that was saved since is a conflict: it is named, not ticked, and only taken over on purpose", async () => {
  const { id } = await propose();
  await db().address.updateMany({ data: { address1: "Bahnhofstraße 5" } });
  const page = readPage(await coordinator.get(pageOf(id)));
  expect(page.text).toContain("Inzwischen geändert. Der Vorschlag ging aus von: Lange Straße 1");
  expect((await acceptance(id))["felder"]).toBe("phone1");
  await db().address.updateMany({ data: { address1: "Lange Straße 2" } });
  expect(readPage(await coordinator.get(pageOf(id))).text).toContain("Steht schon so im Eintrag.");
});

it("an entry saved while somebody decides is shown anew instead of overwritten", async () => {
  const { id } = await propose();
  const form = await acceptance(id);
  await db().serviceAtLocation.updateMany({ data: { title: "Lesestube Süd", version: { increment: 1 } } });
  const page = readPage(await coordinator.post(`${pageOf(id)}/annehmen`, form).expect(409));
  expect(page.faults[0]).toContain("inzwischen geändert");
  expect(await row()).toMatchObject({ state: "open", senderEmail: "wer@example.org" });
  await coordinator.post(`${pageOf(id)}/annehmen`, await acceptance(id)).expect(303);
});

it("two people deciding at once: one counts, the other gets clear words", async () => {
  const { id } = await propose();
  const form = await acceptance(id);
  const answers = await Promise.all([
    coordinator.post(`${pageOf(id)}/annehmen`, form),
    coordinator.post(`${pageOf(id)}/ablehnen`, { version: form["version"] ?? "", grund: "Stimmt nicht" }),
    coordinator.post(`${pageOf(id)}/annehmen`, form),
  ]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409, 409]);
  const late = answers.find(({ status }) => status === 409);
  expect(late && readPage(late).faults[0]).toContain("schon jemand entschieden");
  expect(await db().outbox.count()).toBe(1);
});

it("declined with a reason that reaches the sender in their language; the address is emptied", async () => {
  const { id } = await propose({ language: "en" });
  const empty = readPage(await coordinator.post(`${pageOf(id)}/ablehnen`, { version: "1", grund: " " }).expect(422));
  expect(empty.faults).toEqual(["Schreiben Sie, warum Sie den Vorschlag nicht übernehmen."]);
  await coordinator.post(`${pageOf(id)}/ablehnen`, { version: "1", grund: "Wir waren dort." }).expect(303);
  expect(await row()).toMatchObject({ state: "declined", reason: "Wir waren dort.", senderEmail: null });
  const [letter] = await db().outbox.findMany();
  expect(letter).toMatchObject({ recipient: "wer@example.org", template: "proposal.declined", language: "en" });
  expect(letter?.text).toContain("Wir waren dort.");
  expect(letter?.text).toContain("/en/anlaufstellen/lesestube");
  expect(await point()).toMatchObject({ version: 1 });
});

it("without an address nothing is sent; words alone are closed as settled", async () => {
  const { id } = await propose({ fields: {}, base: {}, senderEmail: null });
  const form = await acceptance(id);
  await coordinator.post(`${pageOf(id)}/annehmen`, form).expect(303);
  expect(await row()).toMatchObject({ state: "accepted" });
  expect(await point()).toMatchObject({ version: 1 });
  expect(await db().outbox.count()).toBe(0);
});

it("nothing ticked, an unknown field, or values that do not fit are refused and decide nothing", async () => {
  const { id } = await propose({ fields: { street: "Lange Straße 2", mail: "kaputt" }, base: {} });
  const form = await acceptance(id);
  const { felder: _none, ...nothing } = form;
  expect(readPage(await coordinator.post(`${pageOf(id)}/annehmen`, nothing).expect(422)).faults[0]).toContain(
    "mindestens eine Angabe",
  );
  const wrong = readPage(await coordinator.post(`${pageOf(id)}/annehmen`, { ...form, felder: "mail" }).expect(422));
  expect(wrong.faults[0]).toContain("E-Mail-Adresse");
  expect(await row()).toMatchObject({ state: "open" });
  await coordinator.post(`${pageOf(id)}/annehmen`, { ...form, version: "x" }).expect(422);
});

it("what a proposal names beside the form's fields is never stored", async () => {
  const { id } = await propose({
    fields: { street: "Lange Straße 2", state: "archived", slug: "x", seeded: "1" },
    base: {},
  });
  const form = await acceptance(id);
  await coordinator.post(`${pageOf(id)}/annehmen`, { ...form, felder: ["street", "slug", "seeded"] }).expect(303);
  expect(await point()).toMatchObject({ state: "published", slug: "lesestube" });
});

it("an owner's accepted change also counts as a check on the day it came", async () => {
  const { id } = await propose({ origin: "owner", createdAt: new Date(TEST_NOW.getTime() - 3 * 86_400_000) });
  await coordinator.post(`${pageOf(id)}/annehmen`, await acceptance(id)).expect(303);
  const after = await point();
  expect(after).toMatchObject({ assureMethod: "owner", assurerName: "Träger Lesestube" });
  expect(after.assuredOn?.toISOString()).toBe("2026-11-24T00:00:00.000Z");
});

it("viewers read without the address and decide nothing; theme leads, editors and guests do not get in", async () => {
  const { id } = await propose();
  const viewer = await house.as(await house.staff("viewer"));
  const page = readPage(await viewer.get(pageOf(id)).expect(200));
  expect(page.text).not.toContain("wer@example.org");
  expect(page.text).not.toContain("Ablehnen");
  await viewer.post(`${pageOf(id)}/annehmen`, {}).expect(403);
  await viewer.post(`${pageOf(id)}/ablehnen`, {}).expect(403);
  await viewer.post("/buero/pflege/fristen", {}).expect(403);
  const editor = await house.as(await house.staff("editor", { scopeType: "organization", scopeId: entryId }));
  await editor.get(pageOf(id)).expect(403);
  await house.visitor().get(pageOf(id)).expect(303);
  await coordinator.get(pageOf("nicht")).expect(404);
  await coordinator.get(pageOf("00000000-0000-7000-8000-000000000000")).expect(404);
});

it("the coordination sets the periods; a second save of an old form is a conflict", async () => {
  const form = openForm(await coordinator.get("/buero/pflege"), "/buero/pflege/fristen");
  expect(form).toMatchObject({ contactPoints: "6", initiatives: "12", spaces: "12", perDay: "5", version: "0" });
  await coordinator.post("/buero/pflege/fristen", { ...form, contactPoints: "3" }).expect(303);
  const late = readPage(await coordinator.post("/buero/pflege/fristen", { ...form, perDay: "9" }).expect(422));
  expect(late.faults[0]).toContain("inzwischen geändert");
  for (const contactPoints of ["0", "61", "", "drei"]) {
    await coordinator.post("/buero/pflege/fristen", { ...form, version: "1", contactPoints }).expect(422);
  }
  const { value } = await db().setting.findUniqueOrThrow({ where: { key: "freshness" } });
  expect(value).toEqual({ contactPoints: 3, initiatives: 12, spaces: 12, perDay: 5 });
  expect(await db().auditEntry.count({ where: { action: "freshness.changed" } })).toBe(1);
});
