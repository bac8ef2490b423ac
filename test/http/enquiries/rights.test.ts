import { auditActionsFor, openTestHouse, TEST_NOW, type Browser, type TestHouse } from "../../support/app.ts";
import { buildEnquiry } from "../../support/factories/enquiries.ts";
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
