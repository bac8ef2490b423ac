import { openTestHouse, type TestHouse } from "../../support/app.ts";
import { openForm } from "../../support/openForm.ts";
import { buildReferralTarget, oldStamp } from "../../support/factories/enquiries.ts";
import { readPage } from "../../support/page.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(() => house.empty());
afterAll(() => house.close());

const OPERATOR = "/buero/verwaltung/betreiber";
const operator = {
  name: "Trägerverein Beispiel e. V.",
  street: "Beispielstraße 2",
  postalCode: "58089",
  city: "Hagen",
  email: "post@example.org",
  phone: "",
  responsible: "Vera Verantwortlich",
  carrierType: "association",
  version: "0",
};
const PHONE = "02331 2073622";
const administrator = async () => house.as(await house.staff("administrator"));
const contactPage = async () => readPage(await house.visitor().get("/kontakt").expect(200));
const buildPoint = () =>
  buildReferralTarget(house.database.db, {
    slug: "ladenlokal",
    title: "Ladenlokal am Platz",
    hours: "Mo-Fr 09:00-17:00",
  });

it("the administrator chooses the desk among the published points, and the contact page shows it", async () => {
  const { id } = await buildPoint();
  const draft = await buildReferralTarget(house.database.db, { slug: "entwurf", title: "Ein Entwurf" });
  await house.database.db.serviceAtLocation.update({ where: { id: draft.id }, data: { state: "draft" } });
  const admin = await administrator();
  const form = await admin.get(OPERATOR).expect(200);
  expect(form.text).toContain(`<option value="${id}">Ladenlokal am Platz</option>`);
  expect(form.text).not.toContain("Ein Entwurf");
  await admin.post(OPERATOR, { ...operator, deskPointId: id }).expect(303);
  expect(openForm(await admin.get(OPERATOR), OPERATOR)["deskPointId"]).toBe(id);
  const page = await contactPage();
  expect(page.linkTo("Ladenlokal am Platz")).toBe("/anlaufstellen/ladenlokal");
  expect(page.text).toContain(PHONE);
  const coordinator = await house.as(await house.staff("coordinator"));
  expect((await coordinator.get("/buero").expect(200)).text).toContain('href="/anlaufstellen/ladenlokal"');
  const log = await house.database.db.auditEntry.findFirstOrThrow({ where: { action: "operator.changed" } });
  expect(log.changes).toContainEqual({ field: "deskPoint", old: "", new: "Ladenlokal am Platz" });
});

it("without a choice no phone is shown and the form works, whatever the point's address is", async () => {
  await buildReferralTarget(house.database.db, { slug: "koordination", title: "Koordination" });
  const page = await contactPage();
  expect(page.hasLink("Koordination")).toBe(false);
  expect(page.text).not.toContain(PHONE);
  const asked = { text: "Wo ist der Deutschkurs?", contactName: "", contactEmail: "", contactPhone: "" };
  await house
    .visitor()
    .post("/kontakt", { ...asked, language: "de", seite: "", website: "", stempel: oldStamp() })
    .expect(303);
  expect(await house.database.db.enquiry.count()).toBe(1);
  const coordinator = await house.as(await house.staff("coordinator"));
  await coordinator.get("/buero").expect(200);
});

it("an archived point is not shown any more, says so at the operator, and can stay chosen or be let go", async () => {
  const { id } = await buildPoint();
  const admin = await administrator();
  await admin.post(OPERATOR, { ...operator, deskPointId: id }).expect(303);
  await house.database.db.serviceAtLocation.update({ where: { id }, data: { state: "archived" } });
  expect((await contactPage()).text).not.toContain(PHONE);
  const form = await admin.get(OPERATOR).expect(200);
  expect(form.text).toContain("Ladenlokal am Platz (nicht veröffentlicht, wird nicht gezeigt)");
  await admin.post(OPERATOR, { ...operator, version: "1", city: "Hagen-Mitte", deskPointId: id }).expect(303);
  await admin.post(OPERATOR, { ...operator, version: "2", deskPointId: "" }).expect(303);
  const refused = await admin.post(OPERATOR, { ...operator, version: "3", deskPointId: id }).expect(422);
  expect(readPage(refused).faults).toEqual([
    "Diese Anlaufstelle ist nicht mehr veröffentlicht. Wählen Sie eine andere.",
  ]);
  const unknown = { ...operator, version: "3", deskPointId: "01900000-0000-7000-8000-000000000000" };
  await admin.post(OPERATOR, unknown).expect(422);
  await admin.post(OPERATOR, { ...operator, version: "3", deskPointId: "koordination" }).expect(422);
});
