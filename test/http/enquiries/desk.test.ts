import { auditActionsFor, openTestHouse, TEST_NOW, type Browser, type TestHouse } from "../../support/app.ts";
import { buildEnquiry, buildReferralTarget } from "../../support/factories/enquiries.ts";
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
const answer = {
  step: "send",
  search: "",
  contactPointId: "",
  answer: "Kommen Sie am Montag um 15 Uhr.",
  next: "wait",
  version: "1",
};
const taken = {
  kind: "question",
  channel: "phone",
  text: "Sucht einen Platz im Chor.",
  language: "tr",
  contactName: "Beispiel Anruferin",
  contactEmail: "",
  contactPhone: "02331 2073622",
};

describe("taking an enquiry", () => {
  it("the coordinator writes down what came by phone; it gets a number and a trace", async () => {
    const response = await coordinator.post("/buero/anliegen/neu", taken).expect(303);
    const enquiry = await db().enquiry.findFirstOrThrow();
    expect(enquiry).toMatchObject({ channel: "phone", language: "tr", contactPhone: "+4923312073622", state: "new" });
    expect(response.headers["location"]).toBe(`/buero/anliegen/${enquiry.reference}`);
    expect(await auditActionsFor(house, enquiry.id)).toEqual(["enquiry.received"]);
  });

  it("without a text it comes back with 422 and the rest", async () => {
    const page = readPage(await coordinator.post("/buero/anliegen/neu", { ...taken, text: "" }).expect(422));
    expect(page.faults).toEqual(["Schreiben Sie kurz, worum es geht."]);
    expect(page.value("contactName")).toBe("Beispiel Anruferin");
  });
});

describe("answering", () => {
  it("with a contact point: referred, and one mail in the writer's language with address, phone and link", async () => {
    const target = await buildReferralTarget(db());
    const enquiry = await buildEnquiry(db(), { language: "en" });
    await coordinator.post("/buero/anliegen/W7K-4QX", { ...answer, contactPointId: target.id }).expect(303);
    const [mail, ...others] = await db().outbox.findMany();
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ recipient: "bewohner@example.org", template: "enquiry.answered", language: "en" });
    expect(mail?.text).toContain("Hello,");
    expect(mail?.text).toContain("Kommen Sie am Montag");
    expect(mail?.text).toContain("Wehringhauser Straße 38, 58089 Hagen");
    expect(mail?.text).toContain("02331 2073622");
    expect(mail?.text).toContain("http://stadtteilladen.test/anlaufstellen/vhs-villa-post");
    expect(await db().enquiry.findUniqueOrThrow({ where: { id: enquiry.id } })).toMatchObject({
      state: "referred",
      version: 2,
    });
    expect(await auditActionsFor(house, enquiry.id)).toEqual(["enquiry.answered"]);
    const audit = JSON.stringify(await db().auditEntry.findMany());
    expect(audit).not.toContain("Montag");
    expect(audit).not.toContain("bewohner@");
  });

  it("without an address the answer is kept to be told, and no mail leaves", async () => {
    await buildEnquiry(db(), { contactEmail: null });
    await coordinator.post("/buero/anliegen/W7K-4QX", answer).expect(303);
    expect(await db().outbox.count()).toBe(0);
    const page = readPage(await coordinator.get("/buero/anliegen/W7K-4QX").expect(200));
    expect(page.text).toContain("Kommen Sie am Montag um 15 Uhr. (zum Sagen am Telefon oder am Tisch)");
    expect((await db().enquiry.findFirstOrThrow()).state).toBe("answered");
  });

  it.each([
    ["followUp", "follow_up"],
    ["close", "solved"],
  ])("afterwards %s: the state becomes %s", async (next, state) => {
    await buildEnquiry(db());
    await coordinator.post("/buero/anliegen/W7K-4QX", { ...answer, next }).expect(303);
    const enquiry = await db().enquiry.findFirstOrThrow();
    expect(enquiry.state).toBe(state);
    expect(enquiry.closedAt !== null).toBe(state === "solved");
  });

  it("search and preview change nothing and keep what was typed and chosen", async () => {
    const target = await buildReferralTarget(db());
    await buildEnquiry(db());
    const found = readPage(
      await coordinator
        .post("/buero/anliegen/W7K-4QX", { ...answer, step: "search", search: "Deutschkurs" })
        .expect(200),
    );
    expect(found.text).toContain("VHS Hagen, Villa Post");
    expect(found.value("answer")).toBe(answer.answer);
    const preview = readPage(
      await coordinator
        .post("/buero/anliegen/W7K-4QX", { ...answer, step: "preview", contactPointId: target.id })
        .expect(200),
    );
    expect(preview.text).toContain(
      "So kommt die E-Mail an Guten Tag, Kommen Sie am Montag um 15 Uhr. VHS Hagen, Villa Post",
    );
    expect(await db().referral.count()).toBe(0);
    expect(await db().outbox.count()).toBe(0);
  });

  it("a search for % or _ finds what holds them, not everything", async () => {
    await buildReferralTarget(db());
    await buildEnquiry(db());
    for (const search of ["%", "_", "\\"]) {
      const page = readPage(
        await coordinator.post("/buero/anliegen/W7K-4QX", { ...answer, step: "search", search }).expect(200),
      );
      expect(page.text).toContain("Keine Anlaufstelle gefunden");
    }
  });

  it("without words: 422, and the chosen contact point stays chosen", async () => {
    const target = await buildReferralTarget(db());
    await buildEnquiry(db());
    const response = await coordinator
      .post("/buero/anliegen/W7K-4QX", { ...answer, answer: "", contactPointId: target.id })
      .expect(422);
    expect(readPage(response).faults).toEqual(["Schreiben Sie eine Antwort."]);
    expect(response.text).toMatch(new RegExp(`value="${target.id}" checked`, "u"));
  });

  it("two coordinators answer at once: the second is told, keeps the words, and nothing is sent twice", async () => {
    await buildEnquiry(db());
    await coordinator.post("/buero/anliegen/W7K-4QX", answer).expect(303);
    const page = readPage(
      await coordinator.post("/buero/anliegen/W7K-4QX", { ...answer, answer: "Zweite" }).expect(422),
    );
    expect(page.faults[0]).toContain("Jemand anderes hat diesen Eintrag inzwischen geändert");
    expect(page.value("answer")).toBe("Zweite");
    expect(page.value("version")).toBe("2");
    expect(await db().outbox.count()).toBe(1);
  });

  it("a contact point that is not public, or does not exist, is refused", async () => {
    const target = await buildReferralTarget(db());
    await db().serviceAtLocation.update({ where: { id: target.id }, data: { state: "archived" } });
    await buildEnquiry(db());
    for (const contactPointId of [target.id, "01890000-0000-7000-8000-000000000000"]) {
      const page = readPage(
        await coordinator.post("/buero/anliegen/W7K-4QX", { ...answer, contactPointId }).expect(422),
      );
      expect(page.faults).toEqual(["Diese Anlaufstelle ist nicht mehr öffentlich. Wählen Sie eine andere."]);
    }
    expect(await db().referral.count()).toBe(0);
  });
});

describe("closing and opening again", () => {
  it("solved needs an answer, unsolved does not; closed ones are opened again before an answer", async () => {
    const enquiry = await buildEnquiry(db());
    await coordinator.post("/buero/anliegen/W7K-4QX/schliessen", { result: "solved", version: "1" }).expect(409);
    await coordinator.post("/buero/anliegen/W7K-4QX/schliessen", { result: "unsolved", version: "1" }).expect(303);
    await coordinator.post("/buero/anliegen/W7K-4QX", { ...answer, version: "2" }).expect(422);
    await coordinator.post("/buero/anliegen/W7K-4QX/oeffnen", { version: "2" }).expect(303);
    expect(await db().enquiry.findFirstOrThrow()).toMatchObject({ state: "new", closedAt: null, version: 3 });
    await coordinator.post("/buero/anliegen/W7K-4QX/oeffnen", { version: "3" }).expect(409);
    expect(await auditActionsFor(house, enquiry.id)).toEqual(["enquiry.closed", "enquiry.reopened"]);
    expect(readPage(await coordinator.get("/buero/anliegen/W7K-4QX")).text).toContain("Wieder geöffnet");
  });

  it("an old version, a missing result or a made-up number changes nothing", async () => {
    await buildEnquiry(db());
    await coordinator.post("/buero/anliegen/W7K-4QX/schliessen", { result: "unsolved", version: "7" }).expect(409);
    await coordinator.post("/buero/anliegen/W7K-4QX/schliessen", { version: "1" }).expect(422);
    await coordinator.post("/buero/anliegen/ZZZ-222/schliessen", { result: "unsolved", version: "1" }).expect(404);
    await coordinator.get("/buero/anliegen/ZZZ-222").expect(404);
    await coordinator.get("/buero/anliegen/%27%3B--").expect(404);
    expect((await db().enquiry.findFirstOrThrow()).version).toBe(1);
  });
});

describe("who reads what", () => {
  const routes = [
    ["get", "/buero/anliegen/W7K-4QX"],
    ["get", "/buero/anliegen/neu"],
    ["post", "/buero/anliegen/neu"],
    ["post", "/buero/anliegen/W7K-4QX"],
    ["post", "/buero/anliegen/W7K-4QX/schliessen"],
    ["post", "/buero/anliegen/W7K-4QX/oeffnen"],
  ] as const;

  it.each(["viewer", "jury", "administrator"] as const)("a %s reads and changes no enquiry", async (role) => {
    await buildEnquiry(db());
    const browser = await house.as(await house.staff(role));
    for (const [method, path] of routes) expect((await browser[method](path)).status).toBe(403);
    const list = await browser.get("/buero/anliegen");
    expect(list.status).toBe(role === "viewer" ? 200 : 403);
    for (const word of ["Deutschkurs", "Bewohner", "bewohner@example.org"]) expect(list.text).not.toContain(word);
  });

  it("theme leads, editors and guests are kept out as well", async () => {
    await buildEnquiry(db());
    const scopeId = "01890000-0000-7000-8000-000000000000";
    const lead = await house.as(await house.staff("theme_lead", { scopeType: "theme", scopeId }));
    const editor = await house.as(await house.staff("editor", { scopeType: "organization", scopeId }));
    for (const browser of [lead, editor]) {
      await browser.get("/buero/anliegen").expect(403);
      for (const [method, path] of routes) expect((await browser[method](path)).status).toBe(403);
    }
    await house.visitor().get("/buero/anliegen/W7K-4QX").expect(303);
    await house.visitor().post("/buero/anliegen/W7K-4QX", answer).expect(401);
  });

  it("opening one leaves a trace, and a line in the person's own list if it belongs to somebody", async () => {
    const { id: personId } = await house.staff("viewer");
    const enquiry = await buildEnquiry(db(), { personId });
    const page = readPage(await coordinator.get("/buero/anliegen/W7K-4QX").expect(200));
    expect(page.linkTo("bewohner@example.org")).toBe("mailto:bewohner@example.org");
    expect(await auditActionsFor(house, enquiry.id)).toEqual(["enquiry.read"]);
    expect(await db().personalDataView.count({ where: { personId, reason: "enquiry" } })).toBe(1);
  });
});

describe("the list", () => {
  it("new ones first, the oldest first; filters and the number narrow it; 51 need a second page", async () => {
    const hours = (count: number) => new Date(TEST_NOW.getTime() - count * 3_600_000);
    await buildEnquiry(db(), { reference: "AAA-222", text: "Ältere Frage hier", createdAt: hours(300) });
    await buildEnquiry(db(), { reference: "BBB-222", text: "Jüngere Frage hier", createdAt: hours(2) });
    await buildEnquiry(db(), {
      reference: "CCC-222",
      text: "Beantwortet und uralt",
      state: "answered",
      createdAt: hours(900),
    });
    await buildEnquiry(db(), { reference: "DDD-222", text: "Längst geschlossen", state: "solved", closedAt: hours(1) });
    const { text } = readPage(await coordinator.get("/buero/anliegen").expect(200));
    const order = ["Ältere Frage", "Jüngere Frage", "Beantwortet und"].map((words) => text.indexOf(words));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order).not.toContain(-1);
    expect(text).not.toContain("Längst geschlossen");
    expect(readPage(await coordinator.get("/buero/anliegen?stand=geschlossen")).text).toContain("Längst geschlossen");
    const one = readPage(await coordinator.get("/buero/anliegen?nr=ddd222"));
    expect(one.hasLink("Längst geschlossen")).toBe(true);
    expect(one.text).not.toContain("Ältere Frage");
    expect(readPage(await coordinator.get("/buero/anliegen?nr=ZZZ-999")).text).toContain("gibt es kein Anliegen");
    await coordinator.get("/buero/anliegen?stand=x&art=y&seite=-3&nr=%00").expect(400);
    await coordinator.get("/buero/anliegen?stand=x&art=y&seite=-3&nr=zz").expect(200);
    await db().enquiry.createMany({
      data: Array.from({ length: 50 }, (_, index) => ({
        reference: `E${String(index)}`,
        text: `Nummer ${String(index)} fragt`,
        createdAt: hours(1),
      })),
    });
    expect(readPage(await coordinator.get("/buero/anliegen")).hasLink("weiter")).toBe(true);
    expect(readPage(await coordinator.get("/buero/anliegen?seite=2")).hasLink("Beantwortet und uralt")).toBe(true);
  });
});
