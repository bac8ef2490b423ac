import { auditActionsFor, openTestHouse, type Browser, type TestHouse } from "../../support/app.ts";
import { buildContactPoint, buildOrganisation, buildVocabulary } from "../../support/factories/directory.ts";
import { buildThemes } from "../../support/factories/themes.ts";
import { daysLater } from "../../support/factories/upkeep.ts";
import { openForm } from "../../support/openForm.ts";
import { readPage } from "../../support/page.ts";

let house: TestHouse;
let coordinator: Browser;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  await house.empty();
  coordinator = await house.as(await house.staff("coordinator"));
});
afterAll(() => house.close());

const db = () => house.database.db;
const mergePath = (word: string, kept: string, gone: string) => `/buero/zusammenfuehren/${word}/${kept}/${gone}`;
const undo = (word: string, kept: string, gone: string) =>
  coordinator.post(`${mergePath(word, kept, gone)}/rueckgaengig`);

async function merge(word: string, kept: string, gone: string): Promise<void> {
  const path = mergePath(word, kept, gone);
  const page = await coordinator.get(path).expect(200);
  const chosen = Object.fromEntries(
    Array.from(
      page.text.matchAll(/<input class="kern-form-check__radio"[^>]*name="([^"]+)" value="([^"]+)" checked/gu),
      ([, name, value]) => [name ?? "", value ?? ""],
    ),
  );
  await coordinator.post(path, { ...openForm(page, path), ...chosen }).expect(303);
}

/** Two reading rooms; the second one has everything that can hang on a contact point. */
async function twoPoints() {
  await buildVocabulary(db(), "accessibility", []);
  await buildVocabulary(db(), "language", ["de"]);
  const themes = await buildThemes(db());
  const { id: organisationId } = await buildOrganisation(db(), "Roter Stern");
  const { id: keptId } = await buildContactPoint(db(), organisationId, { title: "Lesestube", summary: "Alt" });
  const { id: goneId } = await buildContactPoint(db(), organisationId, {
    title: "Lese-Stube",
    description: "Mit Tee.",
  });
  const link = { linkType: "service_at_location" as const, linkId: goneId };
  await db().attribute.create({ data: { ...link, termId: themes["kreativ"] ?? "", isMain: true } });
  await db().phone.createMany({
    data: [
      { number: "+492331111", serviceAtLocationId: keptId },
      { number: "+492331111", serviceAtLocationId: goneId },
      { number: "+492331222", serviceAtLocationId: goneId },
    ],
  });
  await db().contact.create({ data: { name: "Kanari", isPublic: false, serviceAtLocationId: goneId } });
  await db().externalIdentifier.create({ data: { ...link, scheme: "osm", value: "1" } });
  await db().slugRedirect.create({ data: { linkType: link.linkType, slug: "buecherstube", linkId: goneId } });
  await db().changeProposal.create({ data: { ...link, origin: "visitor", message: "Tür klemmt" } });
  await db().freshnessTask.create({ data: { ...link, dueOn: house.clock.now, state: "call" } });
  await db().setting.create({ data: { key: "desk", value: { deskPointId: goneId } } });
  const enquiry = await db().enquiry.create({ data: { reference: "W7K-4QX", text: "?" } });
  await db().referral.create({ data: { enquiryId: enquiry.id, answer: "Dort", serviceAtLocationId: goneId } });
  return { keptId, goneId, organisationId };
}

/** Everything that hangs on a contact point, in short. */
async function hangsOn(id: string) {
  const row = await db().serviceAtLocation.findUniqueOrThrow({
    where: { id },
    include: { phones: { orderBy: { number: "asc" } }, contacts: true, referrals: true },
  });
  const where = { linkId: id };
  return {
    state: row.state,
    phones: row.phones.map(({ number }) => number),
    contacts: row.contacts.map(({ name }) => name),
    referrals: row.referrals.length,
    terms: await db().attribute.count({ where }),
    identifiers: await db().externalIdentifier.count({ where }),
    proposals: await db().changeProposal.count({ where }),
    checks: await db().freshnessTask.count({ where }),
    isDesk: (await db().setting.count({ where: { value: { path: ["deskPointId"], equals: id } } })) > 0,
  };
}

it("gives back everything that moved from a contact point, which has its addresses again", async () => {
  const { keptId, goneId } = await twoPoints();
  const before = [await hangsOn(keptId), await hangsOn(goneId)];
  await merge("anlaufstellen", keptId, goneId);
  expect(await hangsOn(goneId)).toMatchObject({ state: "archived", phones: ["+492331111"], contacts: [] });
  const answer = await undo("anlaufstellen", keptId, goneId).expect(303);
  expect([await hangsOn(keptId), await hangsOn(goneId)]).toEqual(before);
  await house.visitor().get("/anlaufstellen/lese-stube").expect(200);
  const former = await house.visitor().get("/anlaufstellen/buecherstube").expect(301);
  expect(former.headers["location"]).toBe("/anlaufstellen/lese-stube");
  expect((await auditActionsFor(house, goneId)).at(-1)).toBe("record.unmerged");
  expect((await auditActionsFor(house, keptId)).at(-1)).toBe("record.unmerged");
  const compare = readPage(await coordinator.get(answer.headers["location"] ?? "").expect(200));
  expect(compare.text).toContain("Was danach dazukam oder entschieden wurde, ist hier geblieben.");
  expect(compare.text).toContain("Mit Tee.");
  expect(compare.text).toContain("Fassung 1 wiederherstellen");
});

it("says beforehand what goes back and what stays, on the merge, and on both histories with the button", async () => {
  const { keptId, goneId } = await twoPoints();
  const first = readPage(await coordinator.get(mergePath("anlaufstellen", keptId, goneId)).expect(200));
  expect(first.text).toContain("Was danach dazukommt oder entschieden wird, bleibt.");
  await merge("anlaufstellen", keptId, goneId);
  const action = `${mergePath("anlaufstellen", keptId, goneId)}/rueckgaengig`;
  for (const id of [keptId, goneId]) {
    const history = await coordinator.get(`/buero/verlauf/anlaufstellen/${id}`).expect(200);
    expect(history.text).toContain(`action="${action}"`);
    expect(readPage(history).text).toContain("bleibt, was danach dazukam oder entschieden wurde");
  }
  const viewer = await house.as(await house.staff("viewer"));
  const seen = await viewer.get(`/buero/verlauf/anlaufstellen/${keptId}`).expect(200);
  expect(seen.text).not.toContain(action);
  await undo("anlaufstellen", keptId, goneId).expect(303);
  const after = readPage(await coordinator.get(`/buero/verlauf/anlaufstellen/${keptId}`).expect(200));
  expect(after.text).toContain("wieder getrennt");
  expect(after.text).not.toContain("Aufgenommen wurde");
  await undo("anlaufstellen", keptId, goneId).expect(404);
});

it("what came or was decided after the merge stays where it is, and what was changed goes back as it is", async () => {
  const { keptId, goneId } = await twoPoints();
  await merge("anlaufstellen", keptId, goneId);
  house.clock.now = daysLater(house.clock.now, 1);
  coordinator = await house.as(await house.staff("coordinator"));
  const decided = { state: "declined" as const, reason: "Nein", decidedAt: house.clock.now };
  await db().changeProposal.updateMany({ data: decided });
  await db().freshnessTask.updateMany({ data: { state: "done", outcome: "confirmed", doneAt: house.clock.now } });
  await db().phone.create({ data: { number: "+492331333", serviceAtLocationId: keptId } });
  await db().phone.updateMany({ where: { number: "+492331222" }, data: { description: "Büro" } });
  await undo("anlaufstellen", keptId, goneId).expect(303);
  expect(await hangsOn(keptId)).toMatchObject({ proposals: 1, checks: 1, phones: ["+492331111", "+492331333"] });
  expect(await hangsOn(goneId)).toMatchObject({ proposals: 0, checks: 0, phones: ["+492331111", "+492331222"] });
  expect(await db().phone.findFirstOrThrow({ where: { number: "+492331222" } })).toMatchObject({ description: "Büro" });
});

it("gives an organisation back what it had: services, needs, claims, contacts, groups, and its editors' access", async () => {
  const kept = await buildOrganisation(db(), "Roter Stern");
  const gone = await buildOrganisation(db(), "Roter Stern e.V.", { state: "needs_check" });
  await db().organization.update({ where: { id: kept.id }, data: { parentId: gone.id } });
  const child = await buildOrganisation(db(), "Chor", { parentId: gone.id });
  await buildContactPoint(db(), gone.id);
  const from = { organizationId: gone.id };
  await db().need.create({ data: { ...from, slug: "hilfe", title: "Hilfe" } });
  await db().claimRequest.create({ data: { ...from, name: "E", email: "e@example.org" } });
  await db().contact.create({ data: { ...from, name: "Kanari" } });
  const person = await house.staff("editor", { scopeType: "organization", scopeId: gone.id });
  await merge("organisationen", kept.id, gone.id);
  await db().need.create({ data: { organizationId: kept.id, slug: "neu", title: "Neu" } });
  await undo("organisationen", kept.id, gone.id).expect(303);
  const owned = { services: true, needs: true, claims: true, contacts: true };
  const rows = await Promise.all(
    [gone, kept].map(({ id }) => db().organization.findUniqueOrThrow({ where: { id }, include: owned })),
  );
  expect(rows[0]).toMatchObject({ state: "needs_check", archivedAt: null, needs: [{ slug: "hilfe" }] });
  for (const part of [rows[0]?.services, rows[0]?.claims, rows[0]?.contacts]) expect(part).toHaveLength(1);
  expect(rows[1]).toMatchObject({
    parentId: gone.id,
    services: [],
    claims: [],
    contacts: [],
    needs: [{ slug: "neu" }],
  });
  expect(await db().organization.findUniqueOrThrow({ where: { id: child.id } })).toMatchObject({ parentId: gone.id });
  const editor = await house.as(person);
  await editor.get(`/buero/organisationen/${gone.id}`).expect(200);
  await editor.get(`/buero/organisationen/${kept.id}`).expect(404);
  expect(await auditActionsFor(house, person.id)).toEqual(["role_grant.added", "role_grant.added"]);
});

it("a merge of a merge is undone the last one first, and says so", async () => {
  const { keptId, goneId, organisationId } = await twoPoints();
  await merge("anlaufstellen", keptId, goneId);
  const { id: thirdId } = await buildContactPoint(db(), organisationId, { title: "Bibliothek" });
  await merge("anlaufstellen", thirdId, keptId);
  const early = await undo("anlaufstellen", keptId, goneId).expect(303);
  expect(readPage(await coordinator.get(early.headers["location"] ?? "")).text).toContain("selbst im Archiv");
  expect(await hangsOn(goneId)).toMatchObject({ state: "archived" });
  await undo("anlaufstellen", thirdId, keptId).expect(303);
  await undo("anlaufstellen", keptId, goneId).expect(303);
  expect(await hangsOn(goneId)).toMatchObject({ state: "published", phones: ["+492331111", "+492331222"] });
  for (const slug of ["lesestube", "lese-stube", "bibliothek"])
    await house.visitor().get(`/anlaufstellen/${slug}`).expect(200);
});

it("is not undone while the organisation of the other one is gone; and by the coordination alone", async () => {
  const { keptId, goneId, organisationId } = await twoPoints();
  const other = await buildOrganisation(db(), "Pelmke");
  await db().service.updateMany({
    where: { atLocations: { some: { id: keptId } } },
    data: { organizationId: other.id },
  });
  await merge("anlaufstellen", keptId, goneId);
  for (const role of ["viewer", "theme_lead", "editor"] as const) {
    const browser = await house.as(await house.staff(role));
    await browser.post(`${mergePath("anlaufstellen", keptId, goneId)}/rueckgaengig`).expect(403);
  }
  await db().organization.update({ where: { id: organisationId }, data: { state: "archived" } });
  const refused = await undo("anlaufstellen", keptId, goneId).expect(303);
  expect(readPage(await coordinator.get(refused.headers["location"] ?? "")).text).toContain(
    "Holen Sie sie zuerst zurück",
  );
  expect(await hangsOn(goneId)).toMatchObject({ state: "archived", contacts: [] });
  await undo("anlaufstellen", keptId, keptId).expect(404);
  await undo("initiativen", "x", goneId).expect(404);
});
