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
const saturday = { from: "2026-11-28T09:00:00Z", to: "2026-11-28T11:00:00Z" };

it("a visitor sees open needs with their free places and narrows them to a theme", async () => {
  await buildNeed(db(), { title: "Beete gießen", places: 8, themeIds: [vocabulary["zusammenhalt"] ?? ""] });
  await buildNeed(db(), { title: "Fotos", places: 2, themeIds: [vocabulary["kreativ"] ?? ""] });
  await buildNeed(db(), { title: "Noch ein Entwurf", state: "draft" });
  const all = await house.visitor().get("/mitmachen").expect(200);
  expect(readPage(all).text).toContain("noch 8 von 8 Plätzen");
  expect(readPage(all).hasLink("Noch ein Entwurf")).toBe(false);
  expect(all.headers["set-cookie"]).toBeUndefined();
  const narrowed = readPage(await house.visitor().get("/mitmachen?thema=kreativ").expect(200));
  expect([narrowed.hasLink("Fotos"), narrowed.hasLink("Beete gießen")]).toEqual([true, false]);
  expect(readPage(await house.visitor().get("/mitmachen?thema=gibts-nicht").expect(200)).hasLink("Fotos")).toBe(true);
});

it("a guest who wants to help is led to sign in or register and comes back to the need", async () => {
  const need = await buildNeed(db(), { slug: "beete" });
  const answer = await house.visitor().post(`/mitmachen/${need.slug}/zusage`).expect(303);
  expect(answer.headers["location"]).toBe("/konto/anmelden?gesuch=beete");
  const page = readPage(await house.visitor().get("/konto/anmelden?gesuch=beete").expect(200));
  expect(page.value("gesuch")).toBe("beete");
  expect(page.linkTo("Zeit anbieten")).toBe("/mitmachen/anmelden?gesuch=beete");
  expect(readPage(await house.visitor().get("/konto/anmelden?gesuch=//boese.example")).value("gesuch")).toBe("");
});

it("a volunteer joins: the place is taken, the trace written, one letter queued", async () => {
  const need = await buildNeed(db(), { places: 3 });
  const volunteer = await buildVolunteer(db());
  const browser = await house.as(volunteer);
  await browser.post(`/mitmachen/${need.slug}/zusage`).expect(303);
  expect((await db().need.findUniqueOrThrow({ where: { id: need.id } })).placesTaken).toBe(1);
  const assignment = await db().assignment.findFirstOrThrow({ where: { personId: volunteer.id } });
  expect(assignment).toMatchObject({ state: "accepted", origin: "self" });
  expect(await auditActionsFor(house, assignment.id)).toEqual(["assignment.joined"]);
  expect(await db().outbox.findMany({ select: { template: true } })).toEqual([{ template: "need.accepted" }]);
  expect(readPage(await browser.get(`/mitmachen/${need.slug}`)).text).toContain("Sie sind dabei.");
});

it("a double click makes one assignment and one letter", async () => {
  const need = await buildNeed(db(), { places: 3 });
  const browser = await house.as(await buildVolunteer(db()));
  const answers = await Promise.all(Array.from({ length: 5 }, () => browser.post(`/mitmachen/${need.slug}/zusage`)));
  expect(answers.map((answer) => answer.status).toSorted()).toEqual([303, 409, 409, 409, 409]);
  expect([await db().assignment.count(), await db().outbox.count()]).toEqual([1, 1]);
});

it("somebody who has not confirmed cannot join, nor without consent, nor a staff account", async () => {
  const need = await buildNeed(db(), { places: 3 });
  const unconfirmed = await house.as(await buildVolunteer(db(), { state: "invited" }));
  const answer = await unconfirmed.post(`/mitmachen/${need.slug}/zusage`).expect(409);
  expect(readPage(answer).text).toContain("Ihre Anmeldung ist noch nicht bestätigt.");
  const without = await house.as(await buildVolunteer(db(), { hasConsent: false }));
  await without.post(`/mitmachen/${need.slug}/zusage`).expect(409);
  const staff = await house.as(await house.staff("coordinator"));
  await staff.post(`/mitmachen/${need.slug}/zusage`).expect(403);
  expect(await db().assignment.count()).toBe(0);
});

it("a need with dates: a date must be chosen, overlapping ones are refused, past ones too", async () => {
  const first = await buildNeed(db(), {
    shifts: [
      { ...saturday, places: 2 },
      { from: "2026-11-20T09:00:00Z", to: "2026-11-20T11:00:00Z" },
    ],
  });
  const second = await buildNeed(db(), { shifts: [{ from: "2026-11-28T10:00:00Z", to: "2026-11-28T12:00:00Z" }] });
  const browser = await house.as(await buildVolunteer(db()));
  expect(readPage(await browser.post(`/mitmachen/${first.slug}/zusage`).expect(409)).text).toContain(
    "Wählen Sie einen Termin aus.",
  );
  await browser.post(`/mitmachen/${first.slug}/zusage`, { schicht: first.shiftIds[0] ?? "" }).expect(303);
  const overlap = await browser
    .post(`/mitmachen/${second.slug}/zusage`, { schicht: second.shiftIds[0] ?? "" })
    .expect(409);
  expect(readPage(overlap).text).toContain("Zu dieser Zeit sind Sie schon in einem anderen Einsatz eingetragen.");
  await browser.post(`/mitmachen/${first.slug}/zusage`, { schicht: first.shiftIds[1] ?? "" }).expect(409);
  await browser.post(`/mitmachen/${first.slug}/zusage`, { schicht: second.shiftIds[0] ?? "" }).expect(404);
  await browser.post(`/mitmachen/${first.slug}/zusage`, { schicht: "keine" }).expect(404);
  expect(readPage(await house.visitor().get(`/mitmachen/${first.slug}`)).text).toContain(
    "Samstag, 28. November 2026, 10 Uhr bis 12 Uhr",
  );
});

it("where a certificate of conduct is needed, the desk is asked first and no place is taken", async () => {
  const need = await buildNeed(db(), { requiresClearance: true });
  const browser = await house.as(await buildVolunteer(db()));
  await browser.post(`/mitmachen/${need.slug}/zusage`).expect(303);
  await browser.post(`/mitmachen/${need.slug}/zusage`).expect(409);
  expect(await db().assignment.findMany({ select: { state: true } })).toEqual([{ state: "suggested" }]);
  expect((await db().need.findUniqueOrThrow({ where: { id: need.id } })).placesTaken).toBe(0);
});

it("drafts and closed needs are not there for the public", async () => {
  const draft = await buildNeed(db(), { state: "draft" });
  const closed = await buildNeed(db(), { state: "closed" });
  await house.visitor().get(`/mitmachen/${draft.slug}`).expect(404);
  await house.visitor().get(`/mitmachen/${closed.slug}`).expect(404);
  const browser = await house.as(await buildVolunteer(db()));
  await browser.post(`/mitmachen/${closed.slug}/zusage`).expect(409);
});

it("a kept page is renewed as soon as a place is taken", async () => {
  const need = await buildNeed(db(), { places: 2 });
  expect(readPage(await house.visitor().get("/mitmachen")).text).toContain("noch 2 von 2 Plätzen");
  await (await house.as(await buildVolunteer(db()))).post(`/mitmachen/${need.slug}/zusage`).expect(303);
  house.cache.changed("assignment");
  expect(readPage(await house.visitor().get("/mitmachen")).text).toContain("noch 1 von 2 Plätzen");
});

it("stands in Arabic: the house's words from the right, an initiative's German words set apart", async () => {
  const { slug } = await buildNeed(db(), { title: "Beete gießen", places: 2 });
  const list = await house.visitor().get("/ar/mitmachen").expect(200);
  expect(readPage(list).heading).toBe("شاركوا معنا");
  expect(readPage(list).text).toContain("بقي 2 من مكانين");
  const need = await house.visitor().get(`/ar/mitmachen/${slug}`).expect(200);
  expect(need.text).toContain("<bdi>Beete gießen</bdi>");
  expect(readPage(need).text).not.toMatch(/Plätze|Ich helfe mit|Auf einen Blick/u);
});
