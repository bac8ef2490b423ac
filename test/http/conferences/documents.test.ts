import supertest from "supertest";
import { auditActionsFor, openTestHouse, TEST_ORIGIN, type TestHouse } from "../../support/app.ts";
import { buildConference } from "../../support/factories/conferences.ts";
import { readPage } from "../../support/page.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(() => house.empty());
afterAll(() => house.close());

const PDF = "%PDF-1.4\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";
const form = "/buero/konferenzen/stadtteilkonferenz-7/dokumente/neu";
const cookieOf = async (role: "coordinator" | "viewer" | "theme_lead") =>
  (await house.as(await house.staff(role))).cookie ?? "";

interface Upload {
  readonly name?: string;
  readonly content?: string | Buffer;
  readonly title?: string;
}

function upload(cookie: string, { name = "ergebnisse.pdf", content = PDF, title = "Ergebnisse" }: Upload = {}) {
  return supertest(house.handle)
    .post(form)
    .set("Cookie", cookie)
    .set("Origin", TEST_ORIGIN)
    .field("title", title)
    .attach("datei", Buffer.from(content as string), { filename: name });
}
const rows = () =>
  house.database.db.attachment.findMany({ select: { id: true, fileName: true, mediaType: true, byteSize: true } });

it("the coordinator uploads a PDF: it stands on the page with kind and size and downloads as it came", async () => {
  const { id } = await buildConference(house.database.db);
  await upload(await cookieOf("coordinator")).expect(303);
  expect(await auditActionsFor(house, id)).toEqual(["document.added"]);
  const page = readPage(await house.visitor().get("/konferenzen/stadtteilkonferenz-7").expect(200));
  expect(page.text).toContain("PDF, 1 KB");
  const answer = await house
    .visitor()
    .get(page.linkTo("Ergebnisse") ?? "")
    .buffer(true)
    .expect(200);
  expect((answer.body as Buffer).toString()).toBe(PDF);
  expect(answer.headers).toMatchObject({
    "content-type": "application/pdf",
    "content-disposition": 'attachment; filename="ergebnisse.pdf"',
    "content-security-policy": "default-src 'none'; sandbox",
    "x-content-type-options": "nosniff",
  });
  expect(answer.headers["set-cookie"]).toBeUndefined();
  const again = house.visitor().get(page.linkTo("Ergebnisse") ?? "");
  await again.set("If-None-Match", answer.headers["etag"] ?? "").expect(304);
});

it("names that lead elsewhere become plain names", async () => {
  await buildConference(house.database.db);
  const cookie = await cookieOf("coordinator");
  for (const name of ["../../../etc/passwd.txt", "..\\..\\boot.txt", "Größe & Maß.txt"])
    await upload(cookie, { name, content: "Text" }).expect(303);
  expect((await rows()).map(({ fileName }) => fileName).sort()).toEqual(["boot.txt", "groesse-mass.txt", "passwd.txt"]);
});

test.each<[string, Upload, string]>([
  ["a page named .pdf", { content: "<!doctype html><script>1</script>" }, "Das ist kein vollständiges PDF"],
  ["a drawing named .pdf", { content: "<svg onload='x()'/>" }, "Das ist kein vollständiges PDF"],
  ["a PDF with a page behind it", { content: `${PDF}<script>1</script>` }, "Das ist kein vollständiges PDF"],
  ["a drawing", { name: "bild.svg", content: "<svg/>" }, "Wählen Sie eine Datei mit der Endung"],
  ["an empty file", { content: "" }, "Diese Datei ist leer"],
  ["no title", { title: " " }, "Geben Sie dem Dokument einen Titel."],
])("%s comes back with the reason and the title kept", async (_what, given, fault) => {
  await buildConference(house.database.db);
  const page = readPage(await upload(await cookieOf("coordinator"), given).expect(422));
  expect(page.faults).toHaveLength(1);
  expect(page.faults[0]).toContain(fault);
  expect(page.value("title")?.trim()).toBe((given.title ?? "Ergebnisse").trim());
  expect(await rows()).toEqual([]);
});

it("eleven megabytes are too much (413), kindly said", async () => {
  await buildConference(house.database.db);
  const page = readPage(
    await upload(await cookieOf("coordinator"), { content: Buffer.alloc(11 * 1024 * 1024, "a") }).expect(413),
  );
  expect(page.text).toContain("Das ist zu groß zum Hochladen.");
  expect(await rows()).toEqual([]);
});

it("a form that is not one is refused: NUL and bad UTF-8 in a field, nested names, a second file, a field too many", async () => {
  await buildConference(house.database.db);
  const cookie = await cookieOf("coordinator");
  await upload(cookie, { title: "a\0b" }).expect(400);
  await upload(cookie, { title: "a\uFFFDb" }).expect(400);
  await upload(cookie).field("title[x]", "y").expect(400);
  await upload(cookie).attach("zweite", Buffer.from(PDF), "b.pdf").expect(400);
  await upload(cookie).field("state", "published").expect(422);
  expect(await rows()).toEqual([]);
});

it("only the coordination uploads, and nobody from another site", async () => {
  await buildConference(house.database.db);
  await upload(await cookieOf("viewer")).expect(403);
  await upload(await cookieOf("theme_lead")).expect(403);
  await upload("").expect(401);
  await upload(await cookieOf("coordinator"))
    .set("Origin", "https://boese.example")
    .expect(403);
  expect(await rows()).toEqual([]);
});

it("documents of a draft or archived conference are there for the desk alone", async () => {
  const { id, slug } = await buildConference(house.database.db, { state: "draft" });
  await upload(await cookieOf("coordinator")).expect(303);
  const address = `/dokumente/${(await rows())[0]?.id ?? ""}/ergebnisse.pdf`;
  const viewer = await house.as(await house.staff("viewer"));
  const jury = await house.as(await house.staff("jury"));
  await house.visitor().get(address).expect(404);
  await jury.get(address).expect(404);
  await viewer.get(address).expect(200);
  await house.database.db.meeting.update({ where: { id }, data: { state: "documented" } });
  await house.visitor().get(address).expect(200);
  await house.database.db.meeting.update({ where: { slug }, data: { archivedAt: house.clock.now } });
  await house.visitor().get(address).expect(404);
});

it("a wrong name, a wrong id and nonsense answer 404", async () => {
  await buildConference(house.database.db);
  await upload(await cookieOf("coordinator")).expect(303);
  const id = (await rows())[0]?.id ?? "";
  for (const address of [`${id}/anders.pdf`, "0198c0de-0000-7000-8000-000000000000/ergebnisse.pdf", "x/ergebnisse.pdf"])
    await house.visitor().get(`/dokumente/${address}`).expect(404);
});

it("removing takes a document away and leaves a trace; one of another conference is not there", async () => {
  const { id } = await buildConference(house.database.db);
  await buildConference(house.database.db, { slug: "andere", number: 6 });
  await upload(await cookieOf("coordinator")).expect(303);
  const documentId = (await rows())[0]?.id ?? "";
  const desk = await house.as(await house.staff("coordinator"));
  await desk.post(`/buero/konferenzen/andere/dokumente/${documentId}/entfernen`).expect(404);
  await desk.post("/buero/konferenzen/andere/dokumente/unsinn/entfernen").expect(404);
  await desk.post(`/buero/konferenzen/stadtteilkonferenz-7/dokumente/${documentId}/entfernen`).expect(303);
  expect(await rows()).toEqual([]);
  expect(await auditActionsFor(house, id)).toEqual(["document.added", "document.removed"]);
});
