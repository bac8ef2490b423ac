import { openTestHouse, type TestHouse } from "../../support/app.ts";
import { buildPlace } from "../../support/factories/contactPoints.ts";
import { buildThemes } from "../../support/factories/themes.ts";
import { readPage } from "../../support/page.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(() => house.empty());
afterAll(() => house.close());

const CANARY = "kanarienvogel-4711";

async function buildDesk(): Promise<string> {
  const { db } = house.database;
  const themes = await buildThemes(db);
  const id = await buildPlace(db, "Beratungstisch", {
    hours: "Mo-Fr 08:00-17:00; PH off",
    themes: [themes["zusammenhalt"] ?? ""],
    wheelchair: "limited",
    street: "Lange Straße 22",
    service: {
      feesDescription: "kostenlos",
      applicationProcess: "Ohne Termin.",
      interpretationServices: "auf Anfrage",
    },
    point: {
      summary: "Hilfe bei Formularen.",
      description: "Wir hören zu.",
      languages: ["de", "tr"],
      assuredOn: new Date("2026-11-03"),
      assurerName: "der Koordination",
      assureMethod: "phone",
      source: "Aushang",
    },
  });
  await db.phone.create({ data: { number: "+492331336967", serviceAtLocationId: id } });
  await db.contact.createMany({
    data: [
      { serviceAtLocationId: id, department: "Empfang", email: "empfang@example.org", isPublic: true },
      {
        serviceAtLocationId: id,
        name: CANARY,
        email: `${CANARY}@example.org`,
        phone: "+4915100004711",
        isPublic: false,
      },
    ],
  });
  return id;
}

it("a visitor reads state, hours, contact, languages, access, costs, and who checked it when", async () => {
  await buildDesk();
  const response = await house.visitor().get("/anlaufstellen/beratungstisch").expect(200);
  const page = readPage(response);
  expect(page.heading).toBe("Beratungstisch");
  for (const text of [
    "Jetzt geöffnet, schließt um 17 Uhr",
    "Hilfe bei Formularen.",
    "Wir hören zu.",
    "Freitag , heute 8–17 Uhr",
    "Sonntag zu",
    "Nächster Feiertag: Freitag, 25. Dezember (1. Weihnachtstag): zu.",
    "Zum Teil Mit Rollstuhl erreichbar",
    "Deutsch und Türkisch",
    "auf Anfrage",
    "kostenlos",
    "Ohne Termin.",
    "Angaben geprüft am 3. November 2026 von: der Koordination, per Telefon.",
    "Quelle: Aushang",
    "58089 Hagen",
  ]) {
    expect(page.text).toContain(text);
  }
  expect(page.linkTo("02331 336967")).toBe("tel:+492331336967");
  expect(page.linkTo("empfang@example.org")).toBe("mailto:empfang@example.org");
  expect(page.linkTo("Sozialer Zusammenhalt")).toBe("/themen/zusammenhalt");
  expect(page.linkTo("Fehler melden")).toBe("/anlaufstellen/beratungstisch/fehler");
  expect(page.linkTo("Auf der Karte zeigen (OpenStreetMap)")).toBe(
    "https://www.openstreetmap.org/search?query=Lange%20Stra%C3%9Fe%2022%2C%2058089%20Hagen",
  );
  expect(response.text).toMatch(/<button[^>]* hidden data-print>/u);
});

it("a contact that is not public is on no page, in no card and found by no search", async () => {
  await buildDesk();
  for (const url of [
    "/anlaufstellen/beratungstisch",
    "/ar/anlaufstellen/beratungstisch",
    "/anlaufstellen/beratungstisch.vcf",
    "/anlaufstellen",
    `/anlaufstellen?q=${CANARY}`,
    `/suche?q=${CANARY}`,
  ]) {
    const { text } = await house.visitor().get(url).expect(200);
    expect(text).not.toContain("4711@");
    expect(text).not.toContain("15100004711");
    expect(text.replaceAll(/value="[^"]*"|<title>[^<]*<\/title>|href="[^"]*"/gu, "").includes(`${CANARY}@`)).toBe(
      false,
    );
  }
});

it("an entry that nobody checked, or not for long, says so", async () => {
  const { db } = house.database;
  await buildPlace(db, "Nie geprüft");
  await buildPlace(db, "Lange her", {
    hours: "24/7",
    point: { assuredOn: new Date("2025-09-01"), assurerName: "dem Team" },
  });
  const never = readPage(await house.visitor().get("/anlaufstellen/nie-geprueft").expect(200));
  expect(never.text).toContain("Diese Angaben sind noch nicht geprüft.");
  expect(never.text).toContain("Zeiten unbekannt");
  expect(never.text).toContain("Nicht geprüft Mit Rollstuhl erreichbar");
  const long = readPage(await house.visitor().get("/anlaufstellen/lange-her").expect(200));
  expect(long.text).toContain("Seit 14 Monaten nicht bestätigt. Angaben geprüft am 1. September 2025 von: dem Team.");
});

it("a historic place says that it is gone and shows no hours; a paused one says so", async () => {
  const { db } = house.database;
  await buildPlace(db, "Alter Laden", {
    hours: "24/7",
    service: { status: "defunct" },
    point: { verified: "historic" },
  });
  await buildPlace(db, "Pause", { hours: "24/7", service: { status: "temporarily_closed" } });
  await buildPlace(db, "Zu", { hours: 'off "zu seit 2023"' });
  const historic = readPage(await house.visitor().get("/anlaufstellen/alter-laden").expect(200));
  expect(historic.text).toContain("Diese Anlaufstelle gibt es nicht mehr.");
  expect(historic.text).toContain("gibt es nicht mehr");
  expect(historic.text).not.toContain("Montag");
  expect(readPage(await house.visitor().get("/anlaufstellen/pause").expect(200)).text).toContain(
    "vorübergehend geschlossen",
  );
  const shut = readPage(await house.visitor().get("/anlaufstellen/zu").expect(200));
  expect(shut.text).toContain("zu seit 2023");
});

it.each(["gibtesnicht", "Beratungstisch", "..%2F..%2Fetc", "%00", "a".repeat(300), "entwurf"])(
  "the address %s is no place",
  async (slug) => {
    await buildDesk();
    await buildPlace(house.database.db, "Entwurf", { point: { state: "draft" } });
    const { status } = await house.visitor().get(`/anlaufstellen/${slug}`);
    expect([400, 404]).toContain(status);
    const card = await house.visitor().get(`/anlaufstellen/${slug}.vcf`);
    expect([400, 404]).toContain(card.status);
  },
);

it("a change is seen at once, although the page is kept", async () => {
  const id = await buildDesk();
  await house.visitor().get("/anlaufstellen/beratungstisch").expect(200);
  await house.unitOfWork({ actor: { kind: "system" } as never, requestId: null }, async ({ tx, audit }) => {
    await tx.serviceAtLocation.update({ where: { id }, data: { summary: "Jetzt auch abends." } });
    audit({ action: "contact_point.changed", resourceType: "contact_point", resourceId: id });
  });
  house.cache.changed("contact_point");
  expect((await house.visitor().get("/anlaufstellen/beratungstisch").expect(200)).text).toContain("Jetzt auch abends.");
});

it("the vCard is a file to save, in UTF-8, of public facts alone", async () => {
  await buildDesk();
  const response = await house.visitor().get("/anlaufstellen/beratungstisch.vcf").buffer(true).expect(200);
  expect(response.headers["content-type"]).toBe("text/vcard; charset=utf-8");
  expect(response.headers["content-disposition"]).toBe('attachment; filename="beratungstisch.vcf"');
  expect(response.text).toContain("FN:Beratungstisch\r\n");
  expect(response.text).toContain("tel:+492331336967");
  expect(response.text).toContain("EMAIL:empfang@example.org");
});

it("in Arabic the frame is Arabic, names are German, the telephone runs from left to right", async () => {
  await buildDesk();
  const { text } = await house.visitor().get("/ar/anlaufstellen/beratungstisch").expect(200);
  expect(text).toContain("مفتوح الآن، يغلق الساعة");
  expect(text).toContain('<bdi lang="de">Beratungstisch</bdi>');
  expect(text).toMatch(/<a class="tel" href="tel:\+492331336967" dir="ltr">/u);
  expect(text).toContain("الألمانية والتركية");
});
