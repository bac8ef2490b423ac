import { createForgetClaims } from "../../../src/features/claims/index.ts";
import { auditActionsFor, openTestHouse, type Browser, type TestHouse } from "../../support/app.ts";
import { buildContactPoint, buildOrganisation } from "../../support/factories/directory.ts";
import { oldStamp } from "../../support/factories/enquiries.ts";
import { readPage } from "../../support/page.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(() => house.empty());
afterAll(() => house.close());

const asked = {
  name: "Erika Beispiel",
  email: "erika@example.org",
  role: "Vorstand",
  message: "Rufen Sie gern an.",
  stempel: oldStamp(),
  website: "",
};
const DAY_MS = 86_400_000;
const claims = () => house.database.db.claimRequest;
const letters = () => house.database.db.outbox.findMany({ orderBy: { createdAt: "asc" } });
const later = (days: number) => {
  house.clock.now = new Date(house.clock.now.getTime() + days * DAY_MS);
};
const organisation = () => buildOrganisation(house.database.db, "Roter Stern", { website: "https://example.org/" });

async function askedLink(fields: Readonly<Record<string, string>> = asked): Promise<string> {
  await house.visitor().post("/pflegen/roter-stern", fields).expect(303);
  const mail = (await letters()).at(-1);
  return /\/pflegen\/antrag\/[\w-]+/u.exec(mail?.text ?? "")?.[0] ?? "";
}

/** A confirmed claim, as the coordination finds it. */
async function confirmedClaim(): Promise<{ id: string; link: string; organisationId: string; coordinator: Browser }> {
  const { id: organisationId } = await organisation();
  const link = await askedLink();
  await house.visitor().post(`${link}/bestaetigen`).expect(303);
  const { id } = await claims().findFirstOrThrow({ select: { id: true } });
  return { id, link, organisationId, coordinator: await house.as(await house.staff("coordinator")) };
}

it("a page of an organisation leads to the claim, and the mail holds a link, none of the words", async () => {
  const { id } = await organisation();
  await buildContactPoint(house.database.db, id);
  const page = readPage(await house.visitor().get("/anlaufstellen/lesestube").expect(200));
  expect(page.linkTo("Das ist unsere Einrichtung")).toBe("/pflegen/roter-stern");
  expect(readPage(await house.visitor().get("/ar/pflegen/roter-stern").expect(200)).text).toContain("هل تعملون هنا؟");
  await askedLink();
  const [mail] = await letters();
  expect(mail).toMatchObject({ recipient: "erika@example.org", template: "claim.confirm", language: "de" });
  for (const word of ["Erika", "Vorstand", "Rufen"]) expect(mail?.text).not.toContain(word);
  const claim = await claims().findFirstOrThrow();
  expect(claim).toMatchObject({ state: "open", confirmedAt: null, role: "Vorstand" });
  expect(JSON.stringify(claim)).not.toContain("/pflegen/");
  expect(await auditActionsFor(house, claim.id)).toEqual(["claim.requested"]);
  expect(JSON.stringify(await house.database.db.auditEntry.findMany())).not.toContain("Erika");
});

it("opening the link changes nothing; the button confirms, and the coordination finds the claim then", async () => {
  await organisation();
  const link = await askedLink();
  const coordinator = await house.as(await house.staff("coordinator"));
  await house.visitor().get(link).expect(200);
  const { id } = await claims().findFirstOrThrow({ where: { confirmedAt: null }, select: { id: true } });
  await coordinator.get(`/buero/antraege/${id}`).expect(404);
  for (const _press of [1, 2]) await house.visitor().post(`${link}/bestaetigen`).expect(303);
  expect(readPage(await house.visitor().get(link)).text).toContain("Das Büro prüft Ihren Antrag");
  const page = readPage(await coordinator.get(`/buero/antraege/${id}`).expect(200));
  for (const text of ["Roter Stern", "Vorstand", "Rufen Sie gern an.", "selben Domain"])
    expect(page.text).toContain(text);
  const today = readPage(await coordinator.get("/buero").expect(200));
  expect(today.text).toContain("Antrag auf Pflege");
  expect(await auditActionsFor(house, id)).toEqual(["claim.requested", "claim.confirmed"]);
});

it("accepting invites the person as an editor of this organisation alone, once", async () => {
  const { id, link, organisationId, coordinator } = await confirmedClaim();
  const version = "2";
  const answers = await Promise.all([1, 2].map(() => coordinator.post(`/buero/antraege/${id}/annehmen`, { version })));
  expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 422]);
  const person = await house.database.db.person.findFirstOrThrow({
    where: { email: "erika@example.org" },
    include: { roleGrants: true },
  });
  expect(person.roleGrants).toMatchObject([{ role: "editor", scopeType: "organization", scopeId: organisationId }]);
  expect((await letters()).map(({ template }) => template)).toEqual(["claim.confirm", "credential.invitation"]);
  expect(await claims().findFirstOrThrow()).toMatchObject({ state: "accepted" });
  expect(readPage(await house.visitor().get(link)).text).toContain("angenommen");
});

it("somebody with access gets the role and a letter, no invitation", async () => {
  const { id, coordinator, organisationId } = await confirmedClaim();
  const { db } = house.database;
  const credential = { create: { login: "erika@example.org", passwordHash: "x" } };
  const person = await db.person.create({
    data: { displayName: "Erika", sortKey: "erika", email: "Erika@example.org", state: "active", credential },
  });
  await coordinator.post(`/buero/antraege/${id}/annehmen`, { version: "2" }).expect(303);
  expect(await db.roleGrant.findMany({ where: { personId: person.id } })).toMatchObject([{ scopeId: organisationId }]);
  expect((await letters()).at(-1)).toMatchObject({ template: "claim.accepted", recipient: "erika@example.org" });
});

it("rejecting needs a reason, which reaches the person", async () => {
  const { id, link, coordinator } = await confirmedClaim();
  const empty = await coordinator.post(`/buero/antraege/${id}/ablehnen`, { reason: " ", version: "2" }).expect(422);
  expect(readPage(empty).faults).toHaveLength(1);
  const stale = await coordinator.post(`/buero/antraege/${id}/ablehnen`, { reason: "Nein", version: "1" }).expect(422);
  expect(readPage(stale).value("reason")).toBe("Nein");
  await coordinator
    .post(`/buero/antraege/${id}/ablehnen`, { reason: "Dort kennt Sie niemand.", version: "2" })
    .expect(303);
  expect((await letters()).at(-1)?.text).toContain("Dort kennt Sie niemand.");
  expect(readPage(await house.visitor().get(link)).text).toContain("Dort kennt Sie niemand.");
  await coordinator.post(`/buero/antraege/${id}/annehmen`, { version: "3" }).expect(422);
  expect(await house.database.db.person.count({ where: { email: "erika@example.org" } })).toBe(0);
  expect((await auditActionsFor(house, id)).at(-1)).toBe("claim.rejected");
});

it("the person withdraws; a second press changes nothing, and nothing can be decided then", async () => {
  const { id, link, coordinator } = await confirmedClaim();
  for (const _press of [1, 2]) await house.visitor().post(`${link}/zurueckziehen`).expect(303);
  expect(await claims().findFirstOrThrow()).toMatchObject({ state: "withdrawn", decidedAt: null });
  await coordinator.post(`/buero/antraege/${id}/annehmen`, { version: "3" }).expect(422);
  expect((await auditActionsFor(house, id)).filter((action) => action === "claim.withdrawn")).toHaveLength(1);
});

it("known, waiting and unknown addresses get the same answer", async () => {
  const { id, organisationId } = await confirmedClaim();
  const { db } = house.database;
  const grant = { create: { role: "editor" as const, scopeType: "organization" as const, scopeId: organisationId } };
  const credential = { create: { login: "pflegt@example.org", passwordHash: "x" } };
  const known = { displayName: "P", sortKey: "p", email: "pflegt@example.org", credential, roleGrants: grant };
  await db.person.create({ data: known });
  const answers = [];
  for (const email of ["erika@example.org", "pflegt@example.org", "neu@example.org"])
    answers.push(
      await house
        .visitor()
        .post("/pflegen/roter-stern", { ...asked, email })
        .expect(303),
    );
  expect(new Set(answers.map(({ headers }) => headers["location"])).size).toBe(1);
  expect((await letters()).slice(-3).map(({ template }) => template)).toEqual([
    "claim.confirm",
    "claim.known",
    "claim.confirm",
  ]);
  expect(await claims().count()).toBe(2);
  expect(await claims().findUniqueOrThrow({ where: { id } })).toMatchObject({ role: "Vorstand" });
});

it("what was confirmed is not overwritten by somebody who knows the address", async () => {
  const { id } = await confirmedClaim();
  await askedLink({ ...asked, name: "Jemand Anderes", role: "Gast" });
  expect(await claims().findUniqueOrThrow({ where: { id } })).toMatchObject({
    name: "Erika Beispiel",
    role: "Vorstand",
  });
});

it("nobody's mailbox is filled: the fourth letter of a day does not leave, and the answer stays the same", async () => {
  await organisation();
  for (let time = 1; time <= 5; time += 1) await house.visitor().post("/pflegen/roter-stern", asked).expect(303);
  expect(await letters()).toHaveLength(3);
  expect(await claims().count()).toBe(1);
});

it.each([
  { name: " " },
  { email: "kein-postfach" },
  { role: "" },
  { website: "https://spam.example" },
  { stempel: "gefälscht" },
])("a form with %o comes back with everything typed", async (wrong) => {
  await organisation();
  const page = readPage(
    await house
      .visitor()
      .post("/pflegen/roter-stern", { ...asked, ...wrong })
      .expect(422),
  );
  expect(page.faults).toHaveLength(1);
  expect(page.value("message")).toBe(asked.message);
  expect(await claims().count()).toBe(0);
});

it("a hidden organisation, a forged link and one that is over answer 404", async () => {
  const { id } = await organisation();
  const link = await askedLink();
  later(8);
  await house.visitor().get(link).expect(404);
  await house.visitor().post(`${link}/bestaetigen`).expect(404);
  for (const token of ["x", "a".repeat(43), "..%2F"]) await house.visitor().get(`/pflegen/antrag/${token}`).expect(404);
  await house.database.db.organization.update({ where: { id }, data: { state: "draft" } });
  await house.visitor().get("/pflegen/roter-stern").expect(404);
  await house.visitor().get("/pflegen/%00").expect(400);
});

it("a claim at the desk is the coordination's alone", async () => {
  const { id } = await confirmedClaim();
  for (const role of ["viewer", "administrator", "theme_lead"] as const) {
    const browser = await house.as(await house.staff(role, undefined));
    await browser.get(`/buero/antraege/${id}`).expect(403);
    await browser.post(`/buero/antraege/${id}/annehmen`, { version: "2" }).expect(403);
  }
  await house.visitor().get(`/buero/antraege/${id}`).expect(303);
});

it("claims are forgotten: unconfirmed ones after seven days, decided ones after 90, open ones never", async () => {
  const forget = createForgetClaims(house.deps);
  const { id } = await confirmedClaim();
  await askedLink({ ...asked, email: "nie-bestaetigt@example.org" });
  later(8);
  expect(await forget()).toBe(1);
  const coordinator = await house.as(await house.staff("coordinator"));
  await coordinator.post(`/buero/antraege/${id}/ablehnen`, { reason: "Nein", version: "2" }).expect(303);
  later(80);
  expect(await forget()).toBe(0);
  later(11);
  expect(await forget()).toBe(1);
  expect(await claims().count()).toBe(0);
});
