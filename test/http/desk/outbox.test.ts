import { auditActionsFor, openTestHouse, TEST_ORIGIN, type TestHouse } from "../../support/app.ts";
import { readPage } from "../../support/page.ts";

const letter = {
  recipient: "empfaenger@example.org",
  subject: "Bitte bestätigen",
  text: `Öffnen Sie ${TEST_ORIGIN}/mitmachen/bestaetigen/abc oder https://evil.example/x.\nDanke <b>`,
  template: "registration.confirm",
};

describe("in a demo", () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openTestHouse({ sendsMail: false, isDemo: true });
  });
  beforeEach(() => house.empty());
  afterAll(() => house.close());

  it("the outbox is everybody's mailbox: secret links can be followed", async () => {
    await house.database.db.outbox.create({ data: letter });
    const coordinator = await house.as(await house.staff("coordinator"));
    const page = readPage(await coordinator.get("/buero/postausgang").expect(200));
    expect(page.linkTo(`${TEST_ORIGIN}/mitmachen/bestaetigen/abc`)).toBe("/mitmachen/bestaetigen/abc");
  });
});

describe("while no mail server is set up", () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openTestHouse({ sendsMail: false });
  });
  beforeEach(() => house.empty());
  afterAll(() => house.close());

  it("text and recipient can be read, and only our own links followed", async () => {
    const text = `Lesen Sie ${TEST_ORIGIN}/konto oder https://evil.example/x.\nDanke <b>`;
    await house.database.db.outbox.create({ data: { ...letter, text } });
    const coordinator = await house.as(await house.staff("coordinator"));
    const response = await coordinator.get("/buero/postausgang").expect(200);
    const page = readPage(response);
    expect(page.text).toContain("An: empfaenger@example.org");
    expect(page.linkTo(`${TEST_ORIGIN}/konto`)).toBe("/konto");
    expect(response.text).not.toContain('href="https://evil.example');
    expect(response.text).not.toContain("<b>\n</p>");
    expect(response.text).toContain("Danke &lt;b&gt;");
  });

  it("secret links of other people are cut out of the text, in every language and wherever they stand", async () => {
    const token = "Zx9_".repeat(11).slice(0, 43);
    const paths = [
      `/mitmachen/bestaetigen/${token}?gesuch=beete`,
      `/ar/mitmachen/bestaetigen/${token}`,
      `/konto/link/${token}`,
      `/en/konto/link/kurz-1`,
      `/irgendwo/${token}`,
    ];
    for (const path of paths)
      await house.database.db.outbox.create({ data: { ...letter, text: `Vorn ${TEST_ORIGIN}${path} hinten` } });
    const person = await house.staff("coordinator");
    await house.database.db.roleGrant.create({ data: { personId: person.id, role: "administrator" } });
    const response = await (await house.as(person)).get("/buero/postausgang").expect(200);
    expect(response.text).not.toMatch(/Zx9_|kurz-1|bestaetigen|konto\/link/u);
    const cut = "Vorn [Link nur für die Empfängerin oder den Empfänger] hinten";
    expect(readPage(response).text.split(cut)).toHaveLength(paths.length + 1);
  });

  it.each(["viewer", "jury"] as const)("a %s may not look", async (role) => {
    const row = await house.database.db.outbox.create({ data: { ...letter, state: "failed" } });
    const browser = await house.as(await house.staff(role));
    await browser.get("/buero/postausgang").expect(403);
    await browser.post(`/buero/postausgang/${row.id}/senden`).expect(403);
  });

  it("letters that open an account are for administrators alone, and theirs alone", async () => {
    const letters = [
      { recipient: "a@example.org", subject: "Einladung", text: "geheim", template: "credential.invitation" },
      { recipient: "b@example.org", subject: "Bestätigung", text: "offen", template: "registration.confirm" },
    ];
    await house.database.db.outbox.createMany({ data: letters });
    const invitation = await house.database.db.outbox.findFirstOrThrow({
      where: { template: "credential.invitation" },
    });
    const coordinator = await house.as(await house.staff("coordinator"));
    const administrator = await house.as(await house.staff("administrator"));
    const atDesk = (await coordinator.get("/buero/postausgang").expect(200)).text;
    expect([atDesk.includes("Einladung"), atDesk.includes("Bestätigung")]).toEqual([false, true]);
    const atAdministration = (await administrator.get("/buero/postausgang").expect(200)).text;
    expect([atAdministration.includes("Einladung"), atAdministration.includes("Bestätigung")]).toEqual([true, false]);
    await coordinator.post(`/buero/postausgang/${invitation.id}/senden`).expect(404);
  });
});

describe("with a mail server", () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openTestHouse({ sendsMail: true });
  });
  beforeEach(() => house.empty());
  afterAll(() => house.close());

  it("only the facts are shown, even of a mail still waiting", async () => {
    await house.database.db.outbox.create({ data: letter });
    const coordinator = await house.as(await house.staff("coordinator"));
    const page = readPage(await coordinator.get("/buero/postausgang").expect(200));
    expect(page.text).toContain("Bitte bestätigen Anmeldung bestätigen");
    expect(page.text).not.toContain("empfaenger");
    expect(page.text).not.toContain("Öffnen Sie");
  });

  it("a refused mail is sent once more: a new one takes its place, the old one is emptied, the audit knows", async () => {
    const { db } = house.database;
    const row = await db.outbox.create({ data: { ...letter, attempts: 9, lastError: "EENVELOPE 550" } });
    const coordinator = await house.as(await house.staff("coordinator"));
    expect(readPage(await coordinator.get("/buero/postausgang")).text).toContain("nicht angekommen");
    await coordinator.post(`/buero/postausgang/${row.id}/senden`).expect(303);
    await coordinator.post(`/buero/postausgang/${row.id}/senden`).expect(409);
    expect(await db.outbox.findUniqueOrThrow({ where: { id: row.id } })).toMatchObject({
      state: "failed",
      recipient: "",
      text: "",
    });
    const [fresh, ...others] = await db.outbox.findMany({ where: { state: "queued" } });
    expect(others).toEqual([]);
    expect(fresh).toMatchObject({ recipient: letter.recipient, text: letter.text, attempts: 0 });
    expect(house.jobs).toEqual([{ queue: "mail", data: { outboxId: fresh?.id } }]);
    expect(await auditActionsFor(house, row.id)).toEqual(["mail.sent_again"]);
    expect(JSON.stringify(await db.auditEntry.findMany())).not.toContain("empfaenger");
  });

  it("a mail that is waiting or was sent, or does not exist, is not sent again", async () => {
    const { db } = house.database;
    const waiting = await db.outbox.create({ data: letter });
    const sent = await db.outbox.create({ data: { ...letter, state: "sent", recipient: "", text: "" } });
    const coordinator = await house.as(await house.staff("coordinator"));
    await coordinator.post(`/buero/postausgang/${waiting.id}/senden`).expect(409);
    await coordinator.post(`/buero/postausgang/${sent.id}/senden`).expect(409);
    await coordinator.post("/buero/postausgang/01890000-0000-7000-8000-000000000000/senden").expect(404);
    await coordinator.post("/buero/postausgang/x/senden").expect(404);
    expect(await db.outbox.count()).toBe(2);
  });

  it("the newest first, fifty to a page", async () => {
    await house.database.db.outbox.createMany({
      data: Array.from({ length: 51 }, (_, index) => ({
        ...letter,
        subject: `Brief ${String(index)}.`,
        createdAt: new Date(Date.UTC(2026, 10, 1, 0, index)),
      })),
    });
    const coordinator = await house.as(await house.staff("coordinator"));
    const first = readPage(await coordinator.get("/buero/postausgang?seite=abc").expect(200));
    expect(first.text.indexOf("Brief 50.")).toBeLessThan(first.text.indexOf("Brief 49."));
    expect(first.text).not.toContain("Brief 0.");
    expect(readPage(await coordinator.get("/buero/postausgang?seite=2")).text).toContain("Brief 0.");
  });
});
