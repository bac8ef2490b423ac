import { auditActionsFor, openTestHouse, TEST_NOW, type TestHouse } from "../../support/app.ts";
import { oldStamp } from "../../support/factories/enquiries.ts";
import { buildEntry } from "../../support/factories/upkeep.ts";
import { openForm } from "../../support/openForm.ts";
import { comparedFields, readPage } from "../../support/page.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(() => house.empty());
afterAll(() => house.close());

const db = () => house.database.db;
const PATH = "/anlaufstellen/lesestube/fehler";
const proposals = () => db().changeProposal.findMany();

/** The form as a visitor opens it, a minute ago. */
async function opened(path = PATH) {
  return { ...openForm(await house.visitor().get(path).expect(200), path), stempel: oldStamp() };
}

it("a visitor corrects a field on the entry's page; the desk gets the difference, the entry stays", async () => {
  const { id } = await buildEntry(db());
  const entry = readPage(await house.visitor().get("/anlaufstellen/lesestube").expect(200));
  expect(entry.linkTo("Fehler melden")).toBe(PATH);
  const form = await opened();
  expect(form).toMatchObject({ title: "Lesestube", street: "Lange Straße 1", website: "" });
  const typed = { ...form, street: "Lange Straße 2", nachricht: "Umgezogen", antwortAn: "Wer@Example.org" };
  const sent = await house.visitor().post(PATH, typed).expect(303);
  expect(sent.headers["location"]).toBe(`${PATH}/gesendet`);
  expect(readPage(await house.visitor().get(`${PATH}/gesendet`)).text).toContain("Lesestube");
  const [proposal] = await proposals();
  expect(proposal).toMatchObject({
    linkId: id,
    origin: "visitor",
    state: "open",
    fields: { street: "Lange Straße 2" },
    base: { street: "Lange Straße 1" },
    message: "Umgezogen",
    senderEmail: "wer@example.org",
  });
  expect(await auditActionsFor(house, proposal?.id ?? "")).toEqual(["change_proposal.made"]);
  expect(JSON.stringify(await db().auditEntry.findMany())).not.toContain("example.org");
  expect(await db().serviceAtLocation.findFirstOrThrow()).toMatchObject({ version: 1 });
});

it("words alone are enough, neither words nor a change is not; a double click is one report", async () => {
  await buildEntry(db());
  const form = await opened();
  const empty = readPage(await house.visitor().post(PATH, form).expect(422));
  expect(empty.faults).toEqual(["Ändern Sie eine Angabe, oder schreiben Sie, was nicht stimmt."]);
  const words = { ...form, nachricht: "Am Freitag war zu." };
  await house.visitor().post(PATH, words).expect(303);
  await house.visitor().post(PATH, words).expect(303);
  expect(await proposals()).toHaveLength(1);
  expect(await proposals()).toMatchObject([{ fields: {}, message: "Am Freitag war zu.", senderEmail: null }]);
});

it("machines are kept out: no stamp, a fresh stamp, a filled bait; what was typed stays", async () => {
  await buildEntry(db());
  const form = { ...(await opened()), nachricht: "Bitte ändern" };
  const fresh = oldStamp(new Date(TEST_NOW.getTime() + 59_000));
  const traps: readonly Record<string, string>[] = [{ stempel: "" }, { stempel: fresh }, { website: "x" }];
  for (const trap of traps) {
    const page = readPage(
      await house
        .visitor()
        .post(PATH, { ...form, ...trap })
        .expect(422),
    );
    expect(page.value("nachricht")).toBe("Bitte ändern");
  }
  expect(await proposals()).toEqual([]);
});

it("thirty reports an hour from one address, then a pause", async () => {
  await buildEntry(db());
  const form = await opened();
  for (let number = 1; number <= 30; number += 1) {
    await house
      .visitor()
      .post(PATH, { ...form, nachricht: `Hinweis ${String(number)}` })
      .expect(303);
  }
  const refused = readPage(
    await house
      .visitor()
      .post(PATH, { ...form, nachricht: "Noch einer" })
      .expect(429),
  );
  expect(refused.value("nachricht")).toBe("Noch einer");
});

it.each([
  ["mail with a second recipient", { antwortAn: "a@example.org\r\nBcc: b@example.org" }],
  ["a foreign field", { state: "archived" }],
  ["an endless message", { nachricht: "x".repeat(2001) }],
  ["hours that are none", { zeit_mo: "1'; DROP TABLE" }],
])("hostile input is refused with 422: %s", async (_name, trap) => {
  await buildEntry(db());
  await house
    .visitor()
    .post(PATH, { ...(await opened()), nachricht: "Hallo", ...trap })
    .expect(422);
  expect(await proposals()).toEqual([]);
});

it("only what everybody sees can be reported; markup stays text", async () => {
  await buildEntry(db(), "Lesestube", { point: { state: "draft" } });
  await house.visitor().get(PATH).expect(404);
  await house.visitor().post(PATH, {}).expect(404);
  await house.visitor().get("/anlaufstellen/..%2Fx/fehler").expect(404);
  await db().serviceAtLocation.updateMany({ data: { state: "needs_check", title: "<b>Stube</b>" } });
  const page = await house.visitor().get(PATH).expect(200);
  expect(page.text).not.toContain("<b>Stube");
  expect(page.headers["cache-control"]).toBe("no-store");
});

it("an entry that changed since the form was opened is shown beside what was typed", async () => {
  await buildEntry(db());
  const form = await opened();
  await db().serviceAtLocation.updateMany({ data: { title: "Lesestube Süd", version: 2 } });
  const conflict = await house
    .visitor()
    .post(PATH, { ...form, nachricht: "Hm" })
    .expect(422);
  expect(comparedFields(conflict.text)).toEqual([
    { label: "Name der Anlaufstelle", stored: "Lesestube Süd", typed: "Lesestube" },
  ]);
  expect(await proposals()).toEqual([]);
});

it("an initiative has the same form, its website included", async () => {
  await db().organization.create({ data: { name: "Chor", slug: "chor", sortKey: "chor", isInitiative: true } });
  const path = "/initiativen/chor/fehler";
  await house
    .visitor()
    .post(path, { ...(await opened(path)), homepage: "chor.example.org" })
    .expect(303);
  expect(await proposals()).toMatchObject([{ linkType: "organization", fields: { homepage: "chor.example.org" } }]);
  expect(readPage(await house.visitor().get("/initiativen/chor")).linkTo("Fehler melden")).toBe(path);
});

it("the old address of a report leads to the new one", async () => {
  await buildEntry(db());
  const answer = await house.visitor().get("/kontakt?seite=/anlaufstellen/lesestube").expect(303);
  expect(answer.headers["location"]).toBe(PATH);
  const foreign = await house.visitor().get("/en/kontakt?seite=/initiativen/chor").expect(303);
  expect(foreign.headers["location"]).toBe("/en/initiativen/chor/fehler");
  await house.visitor().get("/kontakt?seite=/fokusraeume/hof").expect(200);
});
