import { auditActionsFor, openTestHouse, type Browser, type TestHouse } from "../../support/app.ts";
import { buildContactPoint, buildOrganisation, buildVocabulary } from "../../support/factories/directory.ts";
import { buildThemes } from "../../support/factories/themes.ts";
import { openForm } from "../../support/openForm.ts";
import { readPage } from "../../support/page.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(() => house.empty());
afterAll(() => house.close());

const db = () => house.database.db;
const mergePath = (word: string, kept: string, gone: string) => `/buero/zusammenfuehren/${word}/${kept}/${gone}`;
const chosen = (html: string) =>
  Object.fromEntries(
    Array.from(
      html.matchAll(/<input class="kern-form-check__radio"[^>]*name="([^"]+)" value="([^"]+)" checked/gu),
      ([, name, value]) => [name ?? "", value ?? ""],
    ),
  );

/** Opens the screen and presses the button, with other choices where a test wants them. */
async function merge(browser: Browser, path: string, choices: Readonly<Record<string, string>> = {}) {
  const page = await browser.get(path).expect(200);
  return browser.post(path, { ...openForm(page, path), ...chosen(page.text), ...choices });
}

async function twoPoints() {
  await buildVocabulary(db(), "accessibility", []);
  await buildVocabulary(db(), "language", ["de", "tr"]);
  const themes = await buildThemes(db());
  const { id: organisationId } = await buildOrganisation(db(), "Roter Stern");
  const kept = await buildContactPoint(db(), organisationId, { title: "Lesestube", summary: "Alt", languages: ["de"] });
  const gone = await buildContactPoint(db(), organisationId, {
    title: "Lese-Stube",
    summary: "Neu",
    description: "Mit Tee.",
    languages: ["tr"],
  });
  const link = { linkType: "service_at_location" as const, linkId: gone.id };
  await db().attribute.create({ data: { ...link, termId: themes["kreativ"] ?? "", isMain: true } });
  await db().phone.createMany({
    data: [
      { number: "+492331111", serviceAtLocationId: kept.id },
      { number: "+492331111", serviceAtLocationId: gone.id },
      { number: "+492331222", serviceAtLocationId: gone.id },
    ],
  });
  await db().contact.create({ data: { name: "Kanari", isPublic: false, serviceAtLocationId: gone.id } });
  await db().externalIdentifier.create({ data: { ...link, scheme: "osm", value: "1" } });
  const enquiry = await db().enquiry.create({ data: { reference: "W7K-4QX", text: "?" } });
  await db().referral.create({ data: { enquiryId: enquiry.id, answer: "Dort", serviceAtLocationId: gone.id } });
  const coordinator = await house.as(await house.staff("coordinator"));
  return { keptId: kept.id, goneId: gone.id, coordinator, path: mergePath("anlaufstellen", kept.id, gone.id) };
}

it("two contact points become one: chosen fields, everything attached, the other in the archive, its address leading on", async () => {
  const { keptId, goneId, coordinator, path } = await twoPoints();
  const page = readPage(await coordinator.get(path).expect(200));
  for (const text of ["Alt", "Neu", "Mit Tee."]) expect(page.text).toContain(text);
  expect((await merge(coordinator, path, { "wahl-summary": "geht" })).status).toBe(303);
  const kept = await db().serviceAtLocation.findUniqueOrThrow({
    where: { id: keptId },
    include: { phones: true, contacts: true, referrals: true },
  });
  expect(kept).toMatchObject({ title: "Lesestube", summary: "Neu", description: "Mit Tee.", state: "published" });
  expect(kept.languages.toSorted()).toEqual(["de", "tr"]);
  expect(kept.phones.map(({ number }) => number).toSorted()).toEqual(["+492331111", "+492331222"]);
  expect(kept.contacts).toMatchObject([{ name: "Kanari", isPublic: false }]);
  expect(kept.referrals).toHaveLength(1);
  expect(await db().attribute.count({ where: { linkId: keptId } })).toBe(1);
  expect(await db().externalIdentifier.findFirstOrThrow()).toMatchObject({ linkId: keptId });
  expect(await db().serviceAtLocation.findUniqueOrThrow({ where: { id: goneId } })).toMatchObject({
    state: "archived",
  });
  const moved = await house.visitor().get("/en/anlaufstellen/lese-stube?x=1").expect(301);
  expect(moved.headers["location"]).toBe("/en/anlaufstellen/lesestube?x=1");
  expect(await auditActionsFor(house, keptId)).toEqual(["record.merged", "contact_point.changed"]);
  expect(await auditActionsFor(house, goneId)).toEqual(["record.merged"]);
});

it("both histories are kept and lead to each other", async () => {
  const { keptId, goneId, coordinator, path } = await twoPoints();
  await merge(coordinator, path);
  const kept = readPage(await coordinator.get(`/buero/verlauf/anlaufstellen/${keptId}`).expect(200));
  expect(kept.text).toContain("Fassung 2 zusammengeführt");
  expect(kept.linkTo("Aufgenommen wurde: Lese-Stube (Verlauf)")).toBe(`/buero/verlauf/anlaufstellen/${goneId}`);
  const gone = readPage(await coordinator.get(`/buero/verlauf/anlaufstellen/${goneId}`).expect(200));
  expect(gone.linkTo("Dieser Eintrag ist aufgegangen in: Lesestube")).toBe(`/buero/verlauf/anlaufstellen/${keptId}`);
});

it("is undone by bringing the other one back and restoring: both have their address and content again", async () => {
  const { keptId, goneId, coordinator, path } = await twoPoints();
  await merge(coordinator, path, { "wahl-summary": "geht" });
  await coordinator.post(`/buero/anlaufstellen/${goneId}/zurueck`).expect(303);
  await house.visitor().get("/anlaufstellen/lese-stube").expect(200);
  const { version } = await db().serviceAtLocation.findUniqueOrThrow({ where: { id: keptId } });
  const restore = { number: "1", version: String(version) };
  await coordinator.post(`/buero/verlauf/anlaufstellen/${keptId}/wiederherstellen`, restore).expect(303);
  const kept = await db().serviceAtLocation.findUniqueOrThrow({ where: { id: keptId }, include: { phones: true } });
  expect(kept).toMatchObject({ summary: "Alt", description: "" });
  expect(kept.phones.map(({ number }) => number)).toEqual(["+492331111"]);
});

it("redirects after a merge of a merge lead to the last one in one step", async () => {
  const { keptId, goneId, coordinator, path } = await twoPoints();
  await db().serviceAtLocation.update({ where: { id: goneId }, data: { slug: "buecherstube" } });
  await merge(coordinator, path);
  const { id: organisationId } = await buildOrganisation(db(), "Pelmke");
  const third = await buildContactPoint(db(), organisationId, { title: "Bibliothek" });
  expect((await merge(coordinator, mergePath("anlaufstellen", third.id, keptId))).status).toBe(303);
  for (const slug of ["lese-stube", "buecherstube", "lesestube"]) {
    const answer = await house.visitor().get(`/anlaufstellen/${slug}`).expect(301);
    expect(answer.headers["location"]).toBe("/anlaufstellen/bibliothek");
  }
});

it("two merges at once: one is done, the other refused, whichever way round", async () => {
  const { keptId, goneId, coordinator, path } = await twoPoints();
  const back = mergePath("anlaufstellen", goneId, keptId);
  const [one, other] = [await coordinator.get(path), await coordinator.get(back)];
  const answers = await Promise.all([
    coordinator.post(path, { ...openForm(one, path), ...chosen(one.text) }),
    coordinator.post(back, { ...openForm(other, back), ...chosen(other.text) }),
  ]);
  expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
  expect(await db().serviceAtLocation.count({ where: { state: "archived" } })).toBe(1);
  expect(await db().auditEntry.count({ where: { action: "record.merged" } })).toBe(2);
});

it("a merge decided over an older version is refused, and nothing of it stays", async () => {
  const { goneId, coordinator, path } = await twoPoints();
  const page = await coordinator.get(path);
  await db().serviceAtLocation.update({ where: { id: goneId }, data: { version: { increment: 1 } } });
  const answer = await coordinator.post(path, { ...openForm(page, path), ...chosen(page.text) }).expect(422);
  expect(readPage(answer).faults[0]).toContain("Jemand anderes hat inzwischen");
  expect(await db().slugRedirect.count()).toBe(0);
  expect(await db().phone.count({ where: { serviceAtLocationId: goneId } })).toBe(2);
});

it("a choice that can't be stored comes back with its fault, and nothing of the merge stays", async () => {
  const { keptId, goneId, coordinator, path } = await twoPoints();
  await db().serviceAtLocation.update({ where: { id: goneId }, data: { summary: "x".repeat(400) } });
  const answer = await merge(coordinator, path, { "wahl-summary": "geht" });
  expect(answer.status).toBe(422);
  expect(readPage(answer).faults).toHaveLength(1);
  expect(await db().serviceAtLocation.findUniqueOrThrow({ where: { id: keptId } })).toMatchObject({ summary: "Alt" });
  expect(await db().auditEntry.count()).toBe(0);
});

it("two organisations become one: services, needs, claims, roles and contacts move over", async () => {
  const kept = await buildOrganisation(db(), "Roter Stern");
  const gone = await buildOrganisation(db(), "Roter Stern e.V.", { website: "https://example.org/" });
  await buildContactPoint(db(), gone.id);
  const from = { organizationId: gone.id };
  await db().need.create({ data: { ...from, slug: "hilfe", title: "Hilfe" } });
  await db().claimRequest.create({ data: { ...from, name: "E", email: "e@example.org" } });
  await db().contact.create({ data: { ...from, name: "Kanari Geheim" } });
  const person = await house.staff("editor", { scopeType: "organization", scopeId: gone.id });
  const coordinator = await house.as(await house.staff("coordinator"));
  const answer = await merge(coordinator, mergePath("organisationen", kept.id, gone.id));
  expect(readPage(answer).faults).toEqual([]);
  expect(answer.status).toBe(303);
  const row = await db().organization.findUniqueOrThrow({
    where: { id: kept.id },
    include: { services: true, needs: true, claims: true, contacts: true },
  });
  expect(row).toMatchObject({ name: "Roter Stern", website: "https://example.org/" });
  for (const part of [row.services, row.needs, row.claims, row.contacts]) expect(part).toHaveLength(1);
  const editor = await house.as(person);
  await editor.get(`/buero/organisationen/${kept.id}`).expect(200);
  await editor.get(`/buero/organisationen/${gone.id}`).expect(404);
  expect(await auditActionsFor(house, person.id)).toEqual(["role_grant.added"]);
});

it("an initiative and an organisation never become one, nor a record and itself", async () => {
  const organisation = await buildOrganisation(db(), "Roter Stern");
  const initiative = await buildOrganisation(db(), "Gartengruppe", { isInitiative: true });
  const other = await buildOrganisation(db(), "Garten", { isInitiative: true });
  const coordinator = await house.as(await house.staff("coordinator"));
  await coordinator.get(mergePath("organisationen", organisation.id, initiative.id)).expect(404);
  await coordinator.get(mergePath("initiativen", initiative.id, initiative.id)).expect(404);
  expect((await merge(coordinator, mergePath("initiativen", initiative.id, other.id))).status).toBe(303);
  const moved = await house.visitor().get("/initiativen/garten").expect(301);
  expect(moved.headers["location"]).toBe("/initiativen/gartengruppe");
});

it("merging is the coordination's alone", async () => {
  const { keptId, goneId, path } = await twoPoints();
  for (const role of ["viewer", "theme_lead", "editor", "administrator"] as const) {
    const browser = await house.as(await house.staff(role));
    await browser.get(path).expect(403);
    await browser.post(path, { keptVersion: "1", goneVersion: "1" }).expect(403);
    await browser.get(`/buero/doppelte/anlaufstellen/${keptId}`).expect(403);
    await browser
      .post("/buero/doppelte/verschieden", { art: "anlaufstellen", first: keptId, second: goneId })
      .expect(403);
  }
});

it("pairs that look alike are listed until somebody says that they are different", async () => {
  const { keptId, goneId, coordinator, path } = await twoPoints();
  const [first, second] = [keptId, goneId].toSorted();
  const page = readPage(await coordinator.get("/buero/doppelte").expect(200));
  expect(page.text).toContain("ähnlicher Name in derselben Straße");
  const partners = readPage(await coordinator.get(`/buero/doppelte/anlaufstellen/${keptId}`).expect(200));
  expect(partners.linkTo("Vergleichen und zusammenführen (Lese-Stube)")).toBe(path);
  await coordinator
    .post("/buero/doppelte/verschieden", { art: "anlaufstellen", first: first ?? "", second: second ?? "" })
    .expect(303);
  expect(readPage(await coordinator.get("/buero/doppelte").expect(200)).text).toContain("keine Einträge");
  expect(readPage(await coordinator.get(`/buero/doppelte/anlaufstellen/${keptId}`)).text).not.toContain("Lese-Stube");
  const found = readPage(await coordinator.get(`/buero/doppelte/anlaufstellen/${keptId}?q=lese`).expect(200));
  expect(found.linkTo("Vergleichen und zusammenführen (Lese-Stube)")).toBe(path);
});
