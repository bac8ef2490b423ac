import { auditActionsFor, openTestHouse, type TestHouse } from "../../support/app.ts";
import { buildReferralTarget, oldStamp } from "../../support/factories/enquiries.ts";
import { readPage } from "../../support/page.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(() => house.empty());
afterAll(() => house.close());

const asked = {
  text: "Wer hilft mir mit einem Formular?",
  language: "de",
  contactName: "Beispiel Bewohnerin",
  contactEmail: "bewohnerin@example.org",
  contactPhone: "",
  seite: "",
  stempel: oldStamp(),
  website: "",
};
const enquiries = () => house.database.db.enquiry.findMany();
const mails = () => house.database.db.outbox.findMany();

it("a resident sends an enquiry and gets a reference, a mail copy without their words, and an audit entry", async () => {
  const answer = await house.visitor().post("/kontakt", asked).expect(303);
  const enquiry = await house.database.db.enquiry.findFirstOrThrow();
  expect(enquiry).toMatchObject({ kind: "question", channel: "web", state: "new", text: asked.text, pagePath: null });
  const sent = `/kontakt/gesendet?nr=${enquiry.reference}`;
  expect(answer.headers["location"]).toBe(sent);
  expect(readPage(await house.visitor().get(sent)).text).toContain(enquiry.reference);
  const copy = await house.database.db.outbox.findFirstOrThrow();
  expect(copy).toMatchObject({ recipient: "bewohnerin@example.org", template: "enquiry.received" });
  expect(copy.text).toContain(enquiry.reference);
  expect(copy.text).not.toContain("Formular");
  expect(copy.text).not.toContain("Bewohnerin");
  expect(await auditActionsFor(house, enquiry.id)).toEqual(["enquiry.received"]);
  expect(JSON.stringify(await house.database.db.auditEntry.findMany())).not.toContain("bewohnerin");
});

it("without any way to be reached an enquiry is taken and no mail leaves", async () => {
  const nobody = { ...asked, contactName: "", contactEmail: "" };
  await house.visitor().post("/kontakt", nobody).expect(303);
  expect(await enquiries()).toHaveLength(1);
  expect(await mails()).toHaveLength(0);
});

it("the page shows the desk with today's state, in German and in Arabic", async () => {
  const { id: deskPointId } = await buildReferralTarget(house.database.db, {
    slug: "unser-buero",
    title: "Beratungstisch",
    hours: "Mo,Th 15:00-18:00; We 10:00-13:00; PH off",
  });
  await house.database.db.setting.create({ data: { key: "operator", value: { deskPointId } } });
  const page = readPage(await house.visitor().get("/kontakt").expect(200));
  expect(page.linkTo("Beratungstisch")).toBe("/anlaufstellen/unser-buero");
  expect(page.text).toContain("geschlossen, öffnet Mo");
  const arabic = await house.visitor().get("/ar/kontakt").expect(200);
  expect(readPage(arabic).heading).toBe("اتصل بنا");
  expect(arabic.text).toContain('<option value="ar" selected>العربية</option>');
});

it("search words come along, and a page with a mistake is named and kept as a correction", async () => {
  expect(readPage(await house.visitor().get("/kontakt?q=Fahrrad")).value("text")).toBe("Ich suche: Fahrrad");
  const page = readPage(await house.visitor().get("/kontakt?seite=/fokusraeume/hof").expect(200));
  expect(page.heading).toBe("Fehler melden");
  expect(page.value("seite")).toBe("/fokusraeume/hof");
  await house
    .visitor()
    .post("/kontakt", { ...asked, seite: "/anlaufstellen/pelmke-kneipe" })
    .expect(303);
  expect((await enquiries())[0]).toMatchObject({ kind: "correction", pagePath: "/anlaufstellen/pelmke-kneipe" });
});

it.each(["//evil.example/x", "https://evil.example", "javascript:alert(1)", "/a b", "/x?y=<script>", "/A"])(
  "a foreign or broken page address (%s) is ignored",
  async (seite) => {
    const page = readPage(
      await house
        .visitor()
        .get(`/kontakt?seite=${encodeURIComponent(seite)}`)
        .expect(200),
    );
    expect(page.heading).toBe("Kontakt");
  },
);

it("an empty text comes back with 422 and everything else that was typed", async () => {
  const page = readPage(
    await house
      .visitor()
      .post("/kontakt", { ...asked, text: " ", contactPhone: "12" })
      .expect(422),
  );
  expect(page.faults).toContain("Schreiben Sie kurz, worum es geht.");
  expect(page.value("contactName")).toBe("Beispiel Bewohnerin");
  expect(page.value("contactEmail")).toBe("bewohnerin@example.org");
  expect(page.value("contactPhone")).toBe("12");
  expect(await enquiries()).toHaveLength(0);
});

it.each([
  "a@example.org\r\nBcc: victim@example.org",
  "a@example.org,b@example.org",
  "a@example.org%0aBcc:victim@example.org",
  '"a\\nBcc: v@example.org"@example.org',
  "a@example.org\u2028Bcc: v@example.org",
  "Name <a@example.org>",
])("a mail address with a second recipient (%j) is refused and nothing is sent", async (contactEmail) => {
  await house
    .visitor()
    .post("/kontakt", { ...asked, contactEmail })
    .expect(422);
  expect(await mails()).toHaveLength(0);
});

it("a name with header lines stays one line and reaches no mail", async () => {
  await house
    .visitor()
    .post("/kontakt", { ...asked, contactName: "A\r\nBcc: victim@example.org\r\n\r\nHello" })
    .expect(303);
  expect((await enquiries())[0]?.contactName).toBe("A Bcc: victim@example.org Hello");
  const sent = await mails();
  expect(sent.map((mail) => mail.recipient)).toEqual(["bewohnerin@example.org"]);
  expect(JSON.stringify(sent)).not.toContain("victim");
});

it("a filled bait field, a missing or a fresh stamp is refused; the words stay on the page", async () => {
  for (const change of [
    { website: "http://spam.example" },
    { stempel: "" },
    { stempel: oldStamp(new Date(house.clock.now.getTime() + 59_500)) },
  ]) {
    const page = readPage(
      await house
        .visitor()
        .post("/kontakt", { ...asked, ...change })
        .expect(422),
    );
    expect(page.value("text")).toBe(asked.text);
  }
  expect(await enquiries()).toHaveLength(0);
});

it("a double click is one enquiry with one number and one mail", async () => {
  const [first, second] = await Promise.all([
    house.visitor().post("/kontakt", asked),
    house.visitor().post("/kontakt", asked),
  ]);
  expect(first.headers["location"]).toBe(second.headers["location"]);
  expect(await enquiries()).toHaveLength(1);
  expect(await mails()).toHaveLength(1);
});

it("one address may send thirty enquiries an hour, then the words stay on the page; a mailbox gets three copies", async () => {
  for (let number = 1; number <= 30; number += 1) {
    await house
      .visitor()
      .post("/kontakt", { ...asked, text: `Frage ${String(number)}` })
      .expect(303);
  }
  for (const path of ["/kontakt", "/barrierefreiheit/melden"]) {
    const sent = { ...asked, text: "Frage 31" };
    const page = readPage(await house.visitor().post(path, sent).expect(429));
    expect(page.faults).toHaveLength(1);
    expect([page.value("text"), page.value("contactEmail")]).toEqual(["Frage 31", asked.contactEmail]);
  }
  expect(await enquiries()).toHaveLength(30);
  expect(await mails()).toHaveLength(3);
});

it("the confirmation looks alike for a number that exists and one that does not; nonsense leads to the form", async () => {
  await house.visitor().post("/kontakt", asked).expect(303);
  const reference = (await enquiries())[0]?.reference ?? "";
  const real = await house.visitor().get(`/kontakt/gesendet?nr=${reference}`).expect(200);
  const guessed = await house.visitor().get("/kontakt/gesendet?nr=ZZZ-222").expect(200);
  expect(guessed.text.replaceAll("ZZZ-222", "")).toBe(real.text.replaceAll(reference, ""));
  for (const nonsense of ["nr=1", "nr=<b>", "nr=W7K-4QX&nr=W7K-4QX", ""]) {
    await house.visitor().get(`/kontakt/gesendet?${nonsense}`).expect(303).expect("Location", "/kontakt");
  }
});

it("a barrier is reported with its own form, in the writer's words", async () => {
  expect(readPage(await house.visitor().get("/barrierefreiheit/melden").expect(200)).heading).toBe("Barriere melden");
  await house
    .visitor()
    .post("/barrierefreiheit/melden", { ...asked, seite: "Liste der Termine" })
    .expect(303);
  expect((await enquiries())[0]).toMatchObject({ kind: "barrier", pagePath: "Liste der Termine" });
  const { seite: _none, ...withoutPage } = asked;
  const refused = readPage(
    await house
      .visitor()
      .post("/barrierefreiheit/melden", { ...withoutPage, text: "" })
      .expect(422),
  );
  expect(refused.faults).toEqual(["Schreiben Sie kurz, was Sie hindert."]);
});

it("a visitor gets no cookie from any of it", async () => {
  for (const path of ["/kontakt", "/barrierefreiheit/melden", "/kontakt/gesendet?nr=W7K-4QX"]) {
    expect((await house.visitor().get(path)).headers["set-cookie"]).toBeUndefined();
  }
});
