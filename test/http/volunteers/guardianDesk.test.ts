import { openTestHouse, type TestHouse } from "../../support/app.ts";
import { buildMinor, buildNeed, buildVocabulary, buildVolunteer } from "../../support/factories/volunteers.ts";
import { readPage } from "../../support/page.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  await house.empty();
  await buildVocabulary(house.database.db);
});
afterAll(() => house.close());

const db = () => house.database.db;
const onPaper = {
  source: "paper",
  name: "Mia Beispiel",
  channel: "in_person",
  jahreszeit: "gleich",
  doppelt: "",
  alter: "jung",
  geboren: "2010-05-14",
  sorgeName: "Ute Beispiel",
  sorgeMail: "",
  sorgePhone: "",
  sorgePapier: "ja",
  consent: "ja",
};

it("on paper: the desk enters a minor with the signed consent, records answers, and changes who has custody", async () => {
  const need = await buildNeed(db(), { places: 3 });
  const desk = await house.as(await house.staff("coordinator"));
  const answer = await desk.post("/buero/freiwillige/neu", onPaper).expect(303);
  const id = answer.headers["location"]?.split("/").at(-1) ?? "";
  expect(await db().guardianConsent.findFirstOrThrow({ where: { personId: id } })).toMatchObject({
    state: "given",
    channel: "paper",
    guardianEmail: null,
  });
  await desk.post(`/buero/gesuche/${need.id}/zusagen`, { person: id, schicht: "" }).expect(303);
  const step = (schritt: string) => desk.post(`/buero/freiwillige/${id}/einwilligung`, { schritt });
  await step("zurueck").expect(303);
  expect((await db().assignment.findFirstOrThrow({ where: { personId: id } })).state).toBe("withdrawn");
  await desk.post(`/buero/gesuche/${need.id}/zusagen`, { person: id, schicht: "" }).expect(422);
  await step("geben").expect(303);
  await step("geben").expect(409);
  await step("erfunden").expect(422);
  const page = readPage(await desk.get(`/buero/freiwillige/${id}`).expect(200));
  expect(page.text).toContain("16 Jahre, geboren am 14. Mai 2010.");
  const version = readPage(await desk.get(`/buero/freiwillige/${id}/alter`)).value("version") ?? "";
  const fields = {
    alter: "jung",
    geboren: "2010-05-14",
    sorgeName: "Udo",
    sorgeMail: "udo@example.org",
    sorgePhone: "",
  };
  await desk.post(`/buero/freiwillige/${id}/alter`, { ...fields, version }).expect(303);
  expect(await db().guardianConsent.findMany({ where: { personId: id } })).toMatchObject([
    { guardianName: "Udo", state: "asked" },
  ]);
  expect(await db().outbox.count({ where: { recipient: "udo@example.org" } })).toBe(1);
  const stale = await desk.post(`/buero/freiwillige/${id}/alter`, { ...fields, version }).expect(422);
  expect(readPage(stale).faults[0]).toContain("inzwischen geändert");
});

it("nobody but the coordination sees or changes age and guardian at the desk", async () => {
  const { id } = await buildMinor(db(), { bornOn: "2010-05-14" });
  for (const role of ["viewer", "jury", "administrator"] as const) {
    const browser = await house.as(await house.staff(role));
    await browser.get(`/buero/freiwillige/${id}/alter`).expect(403);
    await browser.post(`/buero/freiwillige/${id}/alter`, {}).expect(403);
    await browser.post(`/buero/freiwillige/${id}/einwilligung`, { schritt: "geben" }).expect(403);
  }
  const other = await house.as(await buildVolunteer(db()));
  await other.get("/konto/sorgeberechtigt").expect(404);
});
