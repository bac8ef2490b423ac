import type { Response } from "supertest";
import { openTestHouse, type TestHouse } from "../../support/app.ts";
import { buildPlace } from "../../support/factories/contactPoints.ts";
import { buildThemes } from "../../support/factories/themes.ts";
import { HOSTILE_TEXTS } from "../../support/hostileTexts.ts";
import { readPdf, squeezed, type ReadPdf } from "../../support/pdf.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(() => house.empty());
afterAll(() => house.close());

const CANARY = "kanarienvogel-4711";

function asBuffer(response: Response): Buffer {
  return response.body as Buffer;
}

async function fetchPdf(path: string): Promise<ReadPdf> {
  const response = await house.visitor().get(path).buffer(true).expect(200);
  expect(response.headers["content-type"]).toBe("application/pdf");
  return readPdf(asBuffer(response));
}

function expectSays(text: string | undefined, words: readonly string[]): void {
  for (const word of words) expect(text).toContain(squeezed(word));
}

function expectAccessible(pdf: ReadPdf, language: string, title: string): void {
  expect(pdf).toMatchObject({ isMarked: true, uaPart: "1", language, title });
  expect(pdf.roles).toEqual(expect.arrayContaining(["Document", "H1", "P", "Figure"]));
  expect(pdf.faces.every((face) => /^(FiraSans|Vollkorn|NotoSansArabic)-/u.test(face))).toBe(true);
}

async function buildDesk(): Promise<string> {
  const { db } = house.database;
  const themes = await buildThemes(db);
  const id = await buildPlace(db, "Beratungstisch", {
    hours: "Mo-Th 08:00-17:00; Fr 08:00-12:00; PH off",
    themes: [themes["zusammenhalt"] ?? ""],
    wheelchair: "yes",
    street: "Lange Straße 22",
    service: { feesDescription: "kostenlos" },
    point: {
      summary: "Hilfe bei Formularen.",
      description: "Wir hören zu.",
      languages: ["de", "tr"],
      source: "Aushang",
    },
  });
  await db.phone.create({ data: { number: "+492331336967", serviceAtLocationId: id } });
  await db.contact.create({
    data: {
      name: CANARY,
      email: `${CANARY}@example.org`,
      phone: "+491511234711",
      isPublic: false,
      serviceAtLocationId: id,
    },
  });
  await db.translation.create({
    data: {
      resourceType: "service_at_location",
      resourceId: id,
      language: "ar",
      field: "summary",
      text: "مساعدة في ملء الاستمارات",
    },
  });
  return id;
}

const codeOf = async (id: string) =>
  (await house.database.db.serviceAtLocation.findUniqueOrThrow({ where: { id }, select: { shortCode: true } }))
    .shortCode;

it("an entry as a hand-out: tagged, titled, complete, with its short link drawn and written, nothing private", async () => {
  const code = await codeOf(await buildDesk());
  const pdf = await fetchPdf("/anlaufstellen/beratungstisch.pdf");
  expectAccessible(pdf, "de", "Beratungstisch");
  expect(pdf.size.map(Math.round)).toEqual([595, 842]);
  expect(pdf.alternatives).toEqual([`QR-Code mit der Adresse stadtteilladen.test/a/${code}`]);
  expectSays(pdf.pages[0], [
    "Beratungstisch",
    "Hilfe bei Formularen.",
    "Wir hören zu.",
    "Sozialer Zusammenhalt",
    "Montag bis Donnerstag",
    "8–17 Uhr",
    "02331 336967",
    "Lange Straße 22",
    "kostenlos",
    `stadtteilladen.test/a/${code}`,
    "Stand: 27. November 2026",
  ]);
  expect(pdf.pages.join()).not.toContain(CANARY);
  expect(pdf.pages.join()).not.toContain("0151");
});

it("a poster hangs on one page in one or two languages, with eight slips of which one is read aloud", async () => {
  const code = await codeOf(await buildDesk());
  const german = await fetchPdf("/anlaufstellen/beratungstisch/aushang.pdf");
  expectAccessible(german, "de", "Beratungstisch");
  expect(german.pages).toHaveLength(1);
  expectSays(german.pages[0], ["Anlaufstelle in Wehringhausen", "Freitag", "8–12 Uhr", "Hilfe bei Formularen."]);
  expect(german.pages[0]?.split(squeezed("02331 336967"))).toHaveLength(10);
  const spoken = german.spoken[0] ?? "";
  expect(spoken.split(squeezed("02331 336967"))).toHaveLength(3);
  const order = ["Beratungstisch", "8–12Uhr", "HilfebeiFormularen.", `a/${code}`].map((words) => spoken.indexOf(words));
  expect(order.slice(0, 3)).toEqual(order.slice(0, 3).toSorted((a, b) => a - b));
  expect(spoken.endsWith(`stadtteilladen.test/a/${code}`)).toBe(true);
  const both = await fetchPdf("/anlaufstellen/beratungstisch/aushang.pdf?sprachen=ar,de");
  expectAccessible(both, "ar", "Beratungstisch");
  expect(both.pages).toHaveLength(1);
  expect(both.faces).toContain("NotoSansArabic-Regular");
  expectSays(both.pages[0], ["Öffnungszeiten", "Hilfe bei Formularen.", `stadtteilladen.test/ar/a/${code}`]);
  expect(both.alternatives[0]).toContain(`/ar/a/${code}`);
});

it("the poster as a page says the same, chooses the languages, and leaves its address to the short link", async () => {
  const code = await codeOf(await buildDesk());
  const { text } = await house.visitor().get("/anlaufstellen/beratungstisch/aushang?sprachen=de,ar").expect(200);
  expect(text).toContain('<section lang="de" dir="ltr">');
  expect(text).toContain('<section lang="ar" dir="rtl">');
  expect(text).toContain("مساعدة في ملء الاستمارات");
  expect(text).toContain(`stadtteilladen.test/<wbr>a/${code}`);
  expect(text).toContain('href="/anlaufstellen/beratungstisch/aushang.pdf?sprachen=de,ar"');
  expect(text).not.toContain(CANARY);
  for (const nonsense of ["?sprachen=xx", "?sprachen=", "?sprachen[]=de", "?sprachen=de,de,de"]) {
    const page = await house.visitor().get(`/anlaufstellen/beratungstisch/aushang${nonsense}`).expect(200);
    expect(page.text.match(/<section lang=/gu)).toHaveLength(1);
  }
});

it("a list with its filters as a hand-out", async () => {
  await buildDesk();
  await buildPlace(house.database.db, "Lesestube");
  const all = await fetchPdf("/anlaufstellen.pdf");
  expectAccessible(all, "de", "Anlaufstellen");
  expectSays(all.pages[0], ["2 Orte", "Beratungstisch", "Lesestube", "Mo–Do", "Telefon 02331 336967"]);
  const some = await fetchPdf("/anlaufstellen.pdf?thema=zusammenhalt");
  expectSays(some.pages[0], ["Sozialer Zusammenhalt", "1 von 2 Orten", "Beratungstisch"]);
  expect(some.pages[0]).not.toContain("Lesestube");
  expect(some.alternatives[0]).toContain("/anlaufstellen?thema=zusammenhalt");
  expectSays((await fetchPdf("/anlaufstellen.pdf?q=quastenflosser")).pages[0], ["keine Anlaufstelle"]);
});

it("the quarter guide: sheets to fold, each theme with its places, once each, an imprint", async () => {
  const { db } = house.database;
  const themes = await buildThemes(db);
  for (let number = 0; number < 30; number += 1) {
    const own = [themes["kreativ"], themes["zusammenhalt"]].flatMap((id) => id ?? []);
    await buildPlace(db, `Werkstatt ${String(number)}x`, { themes: number % 2 === 0 ? own : own.toReversed() });
  }
  await buildPlace(db, "Ohne Thema");
  await buildPlace(db, "Vorbei", { point: { verified: "historic" } });
  await db.setting.create({
    data: { key: "operator", value: { name: "Verein Träger", responsible: "Vera Beispiel" } },
  });
  const pdf = await fetchPdf("/stadtteilfuehrer.pdf");
  expectAccessible(pdf, "de", "Anlaufstellen in Wehringhausen");
  expect(pdf.size.map(Math.round)).toEqual([842, 595]);
  expect(pdf.pages.length % 2).toBe(0);
  const whole = pdf.pages.join("");
  for (let number = 0; number < 30; number += 1) expect(whole.split(`Werkstatt${String(number)}x`)).toHaveLength(2);
  expectSays(whole, ["KreativQuartier", "Weitere Anlaufstellen", "Ohne Thema"]);
  expect(whole).not.toContain("Vorbei");
  expectSays(pdf.pages[0], ["Stand: 27. November 2026", "Impressum", "Verein Träger", "Verantwortlich: Vera Beispiel"]);
  const { text } = await house.visitor().get("/stadtteilfuehrer").expect(200);
  expect(text).toContain("Werkstatt 7x");
  expect(text).toContain("Verein Träger");
});

it.each(["en", "ar"])("every document in %s", async (language) => {
  await buildDesk();
  const own = { en: "Where to turn in Wehringhausen", ar: "أماكن المساعدة في فيرينغهاوزن" }[language] ?? "";
  expectAccessible(await fetchPdf(`/${language}/anlaufstellen/beratungstisch.pdf`), language, "Beratungstisch");
  expectAccessible(await fetchPdf(`/${language}/anlaufstellen/beratungstisch/aushang.pdf`), language, "Beratungstisch");
  expectAccessible(await fetchPdf(`/${language}/stadtteilfuehrer.pdf`), language, own);
  expect((await fetchPdf(`/${language}/anlaufstellen.pdf`)).uaPart).toBe("1");
});

const MARKUP = '#panic("x") #read("/etc/passwd") $x^2$ *b* _i_ `c` <l> @r \\ "q" ]#[ // /* = - +';
const HARD = [
  MARKUP,
  `${MARKUP}\n\n= neu\r\nzeile\t\u0001`,
  "🎉👩‍👩‍👧‍👦 Fest 汉字 \u202Eumgedreht\u202C \u{1F600}",
  "a".repeat(140),
  `${"ä\u0301\u0302\u0303\u0304\u0305".repeat(20)} Z̵͎̒a̷l̵g̸o`,
  "مرحبا Mixed \u2066123\u2069 بكم",
  ...HOSTILE_TEXTS.slice(0, 12),
];

it("no text breaks a document or becomes more than text", async () => {
  const { db } = house.database;
  const themes = await buildThemes(db);
  for (const [index, text] of HARD.entries()) {
    const id = await buildPlace(db, `Ort ${String(index)}`, {
      hours: 'Mo 09:00-12:00 "#panic(1) $"',
      themes: [themes["kreativ"] ?? ""],
      street: text,
      service: { feesDescription: text },
      point: { title: text, summary: text, description: text, openingHoursNote: text, source: text },
    });
    await db.phone.create({ data: { number: "+49233112345", description: text, serviceAtLocationId: id } });
  }
  for (const [index, text] of HARD.entries()) {
    for (const ending of [".pdf", "/aushang.pdf?sprachen=de,ar"]) {
      const pdf = await fetchPdf(`/anlaufstellen/ort-${String(index)}${ending}`);
      expect(pdf.uaPart).toBe("1");
      if (index === 0) expectSays(pdf.pages.join(""), [text.slice(0, 12), '#read("/etc/passwd")']);
    }
  }
  expect((await fetchPdf("/anlaufstellen.pdf")).pages.join("")).toContain('#panic("x")');
  expect((await fetchPdf("/stadtteilfuehrer.pdf")).uaPart).toBe("1");
}, 60_000);

it("what is not public has no sheet; a former address leads to the present one", async () => {
  const { db } = house.database;
  const id = await buildDesk();
  await db.serviceAtLocation.update({ where: { id }, data: { slug: "neuer-name" } });
  const moved = await house.visitor().get("/en/anlaufstellen/beratungstisch/aushang.pdf?sprachen=de").expect(301);
  expect(moved.headers["location"]).toContain("/en/anlaufstellen/neuer-name/aushang.pdf");
  await db.serviceAtLocation.update({ where: { id }, data: { state: "draft" } });
  for (const path of [".pdf", "/aushang", "/aushang.pdf"])
    await house.visitor().get(`/anlaufstellen/neuer-name${path}`).expect(404);
  for (const path of ["/anlaufstellen/%20.pdf", "/anlaufstellen/Ä/aushang", "/anlaufstellen/gibt-es-nicht.pdf"])
    await house.visitor().get(path).expect(404);
});

it("the same content is the same document: known by its mark, changed with the entry and the day", async () => {
  const id = await buildDesk();
  const visitor = house.visitor();
  const path = "/anlaufstellen/beratungstisch/aushang.pdf";
  const first = await visitor.get(path).expect(200);
  const { etag = "" } = first.headers;
  expect(asBuffer(await visitor.get(path).expect(200)).equals(asBuffer(first))).toBe(true);
  await visitor.get(path).set("If-None-Match", etag).expect(304);
  await house.database.db.serviceAtLocation.update({ where: { id }, data: { summary: "Anders" } });
  expect((await visitor.get(path).set("If-None-Match", etag).expect(200)).headers["etag"]).not.toBe(etag);
  house.clock.now = new Date(house.clock.now.getTime() + 86_400_000);
  const tomorrow = await fetchPdf(path);
  expectSays(tomorrow.pages[0], ["28. November 2026"]);
});
