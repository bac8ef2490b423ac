import { auditActionsFor, openTestHouse, type Browser, type TestHouse } from "../../support/app.ts";
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
