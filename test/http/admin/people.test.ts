import { auditActionsFor, openTestHouse, TEST_ORIGIN, type TestHouse } from "../../support/app.ts";
import { buildAccount, signIn } from "../../support/factories/accounts.ts";
import { buildThemes } from "../../support/factories/themes.ts";
import { readPage } from "../../support/page.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(() => house.empty());
afterAll(() => house.close());

const PEOPLE = "/buero/verwaltung/personen";
const someone = {
  displayName: "Nele Neu",
  email: "nele@example.org",
  role: "viewer",
  themeId: "",
  organizationId: "",
  validUntil: "",
};

const administrator = async () => house.as(await house.staff("administrator"));
const invitedId = async () =>
  (await house.database.db.person.findFirstOrThrow({ where: { email: someone.email }, select: { id: true } })).id;

it("an invitation: the person stands in the list, the mail holds the link, and its end is seven days away", async () => {
  const admin = await administrator();
  await admin.post(`${PEOPLE}/neu`, { ...someone, validUntil: "2027-03-31" }).expect(303);
  const page = readPage(await admin.get(PEOPLE).expect(200));
  expect(page.hasLink("Nele Neu")).toBe(true);
  expect(page.text).toContain("Lesezugang, 27. November 2026 bis 31. März 2027");
  expect(page.text).toContain("eingeladen, Link gilt bis 4. Dezember 2026");
  const mail = await house.database.db.outbox.findFirstOrThrow();
  expect(mail.recipient).toBe("nele@example.org");
  expect(mail.text).toContain(`${TEST_ORIGIN}/einladung/`);
  expect(await auditActionsFor(house, await invitedId())).toEqual([
    "person.added",
    "role_grant.added",
    "credential.invited",
  ]);
});

it("without a mail server nobody is told that an invitation is under way: it waits in the outbox", async () => {
  const quiet = await openTestHouse({ sendsMail: false });
  try {
    const admin = await quiet.as(await quiet.staff("administrator"));
    const done = await admin.post(`${PEOPLE}/neu`, someone).expect(303);
    const page = readPage(await admin.get(done.headers["location"] ?? "").expect(200));
    expect(page.text).toContain("Die Einladung liegt im Postausgang");
    expect(page.text).not.toContain("unterwegs");
  } finally {
    await quiet.close();
  }
});

it("a theme lead needs a theme, an editor an organisation, and the end must lie ahead", async () => {
  const themes = await buildThemes(house.database.db);
  const admin = await administrator();
  const lead = await admin.post(`${PEOPLE}/neu`, { ...someone, role: "theme_lead" }).expect(422);
  expect(readPage(lead).faults).toEqual(["Wählen Sie das Thema, um das sich die Person kümmert."]);
  expect(readPage(lead).value("displayName")).toBe("Nele Neu");
  const editor = { ...someone, role: "editor", validUntil: "2026-11-26" };
  expect(readPage(await admin.post(`${PEOPLE}/neu`, editor).expect(422)).faults).toHaveLength(2);
  const unknown = { ...someone, role: "theme_lead", themeId: "01900000-0000-7000-8000-000000000000" };
  await admin.post(`${PEOPLE}/neu`, unknown).expect(422);
  await admin.post(`${PEOPLE}/neu`, { ...someone, role: "theme_lead", themeId: themes["kreativ"] ?? "" }).expect(303);
  const grant = await house.database.db.roleGrant.findFirstOrThrow({ where: { role: "theme_lead" } });
  expect(grant).toMatchObject({ scopeType: "theme", scopeId: themes["kreativ"] });
});

it("an address that has access, and fields the form does not have, are refused", async () => {
  const { login } = await buildAccount(house);
  const admin = await administrator();
  const page = readPage(await admin.post(`${PEOPLE}/neu`, { ...someone, email: login.toUpperCase() }).expect(422));
  expect(page.faults[0]).toContain("schon einen Zugang");
  for (const field of ["id", "state", "grantedById", "personId", "passwordHash", "isExample", "__proto__"])
    await admin.post(`${PEOPLE}/neu`, { ...someone, [field]: "x" }).expect(field === "__proto__" ? 303 : 422);
});

it("a volunteer who is invited stays the same person", async () => {
  const { id } = await house.database.db.person.create({
    data: { displayName: "Nele Engagiert", sortKey: "nele", email: someone.email, state: "active", source: "web" },
  });
  const admin = await administrator();
  await admin.post(`${PEOPLE}/neu`, someone).expect(303);
  expect(await invitedId()).toBe(id);
  expect(readPage(await admin.get(`${PEOPLE}/${id}`)).heading).toBe("Nele Engagiert");
});

it("sending the invitation again makes the first link worthless", async () => {
  const admin = await administrator();
  await admin.post(`${PEOPLE}/neu`, someone).expect(303);
  const id = await invitedId();
  const linkIn = async () => {
    const mail = await house.database.db.outbox.findFirstOrThrow({ orderBy: { id: "desc" } });
    return /(\/einladung\/\S+)/u.exec(mail.text)?.[1] ?? "";
  };
  const first = await linkIn();
  await admin.post(`${PEOPLE}/${id}/einladen`).expect(303);
  await house.visitor().get(first).expect(410);
  await house
    .visitor()
    .get(await linkIn())
    .expect(200);
});

it("a role given and taken away counts at once, and both stand in the log", async () => {
  const { id, login } = await buildAccount(house, { role: "viewer" });
  const viewer = await signIn(house, login);
  const admin = await administrator();
  const role = { role: "coordinator", themeId: "", organizationId: "", validUntil: "" };
  await viewer.get("/buero/themen/neu").expect(403);
  await admin.post(`${PEOPLE}/${id}/rollen`, role).expect(303);
  await viewer.get("/buero/themen/neu").expect(200);
  expect(readPage(await admin.post(`${PEOPLE}/${id}/rollen`, role).expect(422)).faults[0]).toContain("schon");
  const { id: grantId } = await house.database.db.roleGrant.findFirstOrThrow({ where: { role: "coordinator" } });
  await admin.post(`${PEOPLE}/${id}/rollen/${grantId}/entziehen`).expect(303);
  await viewer.get("/buero/themen/neu").expect(403);
  expect(await auditActionsFor(house, id)).toEqual(["credential.signed_in", "role_grant.added", "role_grant.revoked"]);
});

it("switching off signs out everywhere at once; switching on brings the roles back", async () => {
  const { id, login } = await buildAccount(house);
  const coordinator = await signIn(house, login);
  const admin = await administrator();
  await admin.post(`${PEOPLE}/${id}/abschalten`).expect(303);
  await coordinator.get("/buero/konto").expect(303);
  expect(await house.database.db.session.count({ where: { sess: { path: ["personId"], equals: id } } })).toBe(0);
  await admin.post(`${PEOPLE}/${id}/anschalten`).expect(303);
  await coordinator.get("/buero/konto").expect(303);
  house.clock.now = new Date(house.clock.now.getTime() + 60_000);
  await (await signIn(house, login)).get("/buero/themen").expect(200);
});

it("the last administrator keeps role and access, and is told why", async () => {
  const { id, login } = await buildAccount(house, { role: "administrator" });
  const own = await signIn(house, login);
  await house.staff("administrator");
  const { id: grantId } = await house.database.db.roleGrant.findFirstOrThrow({ where: { personId: id } });
  const page = readPage(await own.post(`${PEOPLE}/${id}/rollen/${grantId}/entziehen`).expect(409));
  expect(page.text).toContain("Sonst könnte niemand mehr Personen einladen");
  await own.post(`${PEOPLE}/${id}/abschalten`).expect(409);
  await own.get(PEOPLE).expect(200);
});

it("two administrators switch each other off at the same moment: one stays", async () => {
  for (let round = 0; round < 5; round += 1) {
    await house.empty();
    const one = await buildAccount(house, { role: "administrator", login: "eins@example.org" });
    const two = await buildAccount(house, { role: "administrator", login: "zwei@example.org" });
    const [first, second] = [await house.as(one), await house.as(two)];
    const answers = await Promise.all([
      first.post(`${PEOPLE}/${two.id}/abschalten`),
      second.post(`${PEOPLE}/${one.id}/abschalten`),
    ]);
    expect(answers.map((answer) => answer.status).filter((status) => status === 303)).toHaveLength(1);
    expect(await house.database.db.person.count({ where: { deactivatedAt: null } })).toBe(1);
  }
});

it("nobody but the administration sees or changes people", async () => {
  const { id } = await buildAccount(house);
  for (const role of ["coordinator", "theme_lead", "editor", "jury", "viewer"] as const) {
    const themes = role === "theme_lead" ? await buildThemes(house.database.db) : {};
    const organization =
      role === "editor"
        ? await house.database.db.organization.create({ data: { name: "Verein", slug: "verein", sortKey: "verein" } })
        : null;
    const scope =
      role === "theme_lead"
        ? ({ scopeType: "theme", scopeId: themes["kreativ"] ?? "" } as const)
        : organization && ({ scopeType: "organization", scopeId: organization.id } as const);
    const browser = await house.as(await house.staff(role, scope ?? undefined));
    await browser.get(PEOPLE).expect(403);
    await browser.post(`${PEOPLE}/neu`, someone).expect(403);
    await browser.post(`${PEOPLE}/${id}/abschalten`).expect(403);
  }
  await house.visitor().get(PEOPLE).expect(303);
});

it("unknown and malformed ids, and people without access, answer 404", async () => {
  const { id } = await house.database.db.person.create({
    data: { displayName: "Nur Freiwillig", sortKey: "nur", source: "web", state: "active" },
  });
  const admin = await administrator();
  for (const path of [id, "x", "01900000-0000-7000-8000-000000000000", "%27"]) {
    await admin.get(`${PEOPLE}/${path}`).expect(404);
    await admin.post(`${PEOPLE}/${path}/abschalten`).expect(404);
  }
});

it("four invitations to one address at once: one person, and the others are told why", async () => {
  const admin = await administrator();
  const answers = await Promise.all(Array.from({ length: 4 }, () => admin.post(`${PEOPLE}/neu`, someone)));
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 422, 422, 422]);
  expect(await house.database.db.person.count({ where: { email: someone.email } })).toBe(1);
});

it("an address that a volunteer takes at the same moment is said at the field", async () => {
  const admin = await administrator();
  const answer = await house.database.db.$transaction(async (tx) => {
    const { email } = someone;
    await tx.person.create({ data: { displayName: "Zuvor", sortKey: "zuvor", email, state: "active", source: "web" } });
    const sent = admin.post(`${PEOPLE}/neu`, someone).then((response) => response);
    await waitForLock(house);
    return { sent };
  });
  expect(readPage(await answer.sent).faults[0]).toContain("Zu dieser Adresse gibt es schon einen Zugang");
});

/** Waits until one of the requests waits for a row that somebody else is writing. */
async function waitForLock({ database2 }: TestHouse): Promise<void> {
  for (let tried = 0; tried < 500; tried += 1) {
    const { rows } = await database2.pool.query(
      `SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`,
    );
    if (rows.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error("Nobody waited for the row");
}
