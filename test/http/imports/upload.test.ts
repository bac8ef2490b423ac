import { openTestHouse, type Browser, type TestHouse } from "../../support/app.ts";
import { checkTable, confirmMapping, reportOf, row, runImport, table, upload } from "../../support/importFile.ts";
import { openForm } from "../../support/openForm.ts";
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
const utf16 = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]);

it("only coordination and administration come near it", async () => {
  const id = await checkTable(house, coordinator, table(row("A1", "Eins")));
  await (await house.as(await house.staff("administrator"))).get(`/buero/import/${id}`).expect(200);
  for (const role of ["viewer", "theme_lead", "editor", "jury"] as const) {
    const browser = await house.as(await house.staff(role));
    for (const path of ["", "/neu", `/${id}`, `/${id}/zuordnung`, `/${id}/bericht.csv`])
      await browser.get(`/buero/import${path}`).expect(403);
    for (const path of ["zuordnung", "schreiben", "abbrechen"])
      await browser.post(`/buero/import/${id}/${path}`).expect(403);
    expect((await upload(house, browser, [{ name: "a.csv", content: table(row("A2", "Zwei")) }])).status).toBe(403);
  }
  await coordinator.get("/buero/import/keine-id").expect(404);
  await coordinator.get("/buero/import/01890000-0000-7000-8000-000000000000").expect(404);
  expect(await db().importRun.count()).toBe(1);
});

it.each([
  ["UTF-8", Buffer.from(table(row("A1", "Nähcafé")))],
  ["UTF-8 mit Kennzeichen (BOM)", Buffer.from(`\uFEFF${table(row("A1", "Nähcafé"))}`)],
  ["UTF-16", utf16(table(row("A1", "Nähcafé")))],
  ["Windows-1252", Buffer.from(table(row("A1", "Nähcafé")), "latin1")],
])("%s is recognised, told, and read with its umlauts", async (name, content) => {
  const answer = await upload(house, coordinator, [{ name: "liste.csv", content }]);
  const page = readPage(await coordinator.get(answer.headers["location"] ?? "").expect(200));
  expect(page.text).toContain(`gelesen als ${name}, getrennt durch Semikolon`);
  expect(page.text).toContain("Nähcafé");
});

it("commas and tabs are recognised, and quoted cells may hold lines and delimiters", async () => {
  for (const [delimiter, word] of [
    [",", "Komma"],
    ["\t", "Tabulator"],
  ] as const) {
    const content = ["id,titel,organisation,beschreibung", `7,"Eins, zwei","Verein ""Nord""","Zeile\nzwei"`]
      .join("\n")
      .replaceAll(/,(?! )/gu, delimiter);
    const answer = await upload(house, coordinator, [{ name: "liste.csv", content }]);
    expect(readPage(await coordinator.get(answer.headers["location"] ?? "").expect(200)).text).toContain(
      `getrennt durch ${word}`,
    );
  }
});

const BAD: readonly (readonly [string, string | Buffer, string])[] = [
  ["an empty file", "", "leer"],
  ["headings alone", table(), "keine Zeilen"],
  ["NUL", table(row("A1", "Eins"), row("A2", "Zw\0ei")), "Zeile 3"],
  ["a ZIP", Buffer.concat([Buffer.from("PK\x03\x04"), Buffer.alloc(40, 7)]), "keine CSV-Datei"],
  ["a PDF", Buffer.from("%PDF-1.7\n%\xE2\xE3\x00\x01\x02"), "keine CSV-Datei"],
  [
    "mixed encodings",
    Buffer.concat([Buffer.from(table(row("A1", "Nähcafé"))), Buffer.from("\r\nB;caf\xE9", "latin1")]),
    "gemischt",
  ],
  ["broken UTF-16", Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x41]), "Zeile 1"],
  ["an open quote", table(row("A1", "Eins"), row("A2", '"Zwei')), "Zeile 3"],
  ["a quote within a cell", table(row("A1", 'Ei"ns')), "Zeile 2"],
  ["a missing cell", table(row("A1", "Eins"), "A2;Zwei"), "Zeile 3 hat 2 Zellen"],
  ["a heading twice", "id;titel;titel\n1;2;3", "heißen „titel“"],
];
it.each(BAD)("%s is refused with a reason and nothing is stored", async (_name, content, reason) => {
  const answer = await upload(house, coordinator, [{ name: "liste.csv", content }]);
  expect(answer.status).toBe(422);
  expect(readPage(answer).faults.join()).toContain(reason);
  expect(readPage(answer).value("scheme")).toBe("Sozialatlas");
  expect(await db().importRun.count()).toBe(0);
});

it("no file, a file too many, a wrong source: told beside the field", async () => {
  expect(readPage(await upload(house, coordinator, [])).faults).toEqual(["Wählen Sie eine Datei."]);
  const file = { name: "a.csv", content: table(row("A1", "Eins")) };
  expect(readPage(await upload(house, coordinator, [file, file])).faults.join()).toContain("Eine Datei genügt");
  expect(readPage(await upload(house, coordinator, [file], "=1+1")).faults.join()).toContain("Nur Buchstaben");
});

it("too many rows and too many bytes are refused before anything is stored", async () => {
  const many = `id;titel;organisation\n${"1;2;3\n".repeat(50_001)}`;
  const answer = await upload(house, coordinator, [{ name: "viele.csv", content: many }]);
  expect(answer.status).toBe(422);
  expect(readPage(answer).faults.join()).toContain("Mehr als 50.000 Zeilen");
  const million = `id;titel;organisation\n${"1234567;Eine Anlaufstelle;Verein\n".repeat(1_000_000)}`;
  const large = await upload(house, coordinator, [{ name: "million.csv", content: million }]);
  expect(large.status).toBe(413);
  expect(readPage(large).faults.join()).toContain("größer als 20 Megabyte");
  expect(await db().importRun.count()).toBe(0);
}, 60_000);

it("formulas are text: kept as they are, and harmless in the report", async () => {
  const evil = ["=HYPERLINK(0)", "+1", "@SUM", "-2"];
  const id = await checkTable(
    house,
    coordinator,
    table(...evil.map((title, index) => row(`=${String(index)}`, title))),
  );
  const { text } = await coordinator.get(`/buero/import/${id}/bericht.csv`).expect(200);
  expect(text).not.toMatch(/(?:^|[;\n"])[=+@-]/mu);
  expect(text).toContain("'=HYPERLINK(0)");
  await runImport(house, coordinator, id);
  const titles = await db().serviceAtLocation.findMany({ select: { title: true } });
  expect(titles.map(({ title }) => title).toSorted()).toEqual(evil.toSorted());
  const quoted = await checkTable(
    house,
    coordinator,
    table(...evil.map((title, index) => row(`'=${String(index)}`, `'${title}`))),
  );
  expect(Object.values(await reportOf(coordinator, quoted))).toEqual(evil.map(() => "unverändert"));
});

it("faulty rows say what is wrong, by field, in both languages, and hold back everything", async () => {
  const id = await checkTable(
    house,
    coordinator,
    table(
      row("", "Ohne"),
      row("B", ""),
      row("C", "Zeiten", { hours: "immer mal" }),
      row("D", "Doppelt"),
      row("D", "Doppelt"),
      row("E", "Thema", { theme: "Angeln" }),
      row("F", "Gut"),
    ),
  );
  const report = await reportOf(coordinator, id);
  expect(report[""]).toContain("Kennung: Die Kennung fehlt");
  expect(report["B"]).toContain("fehlerhaft Titel:");
  expect(report["C"]).toContain("Öffnungszeiten: Die Öffnungszeiten sind nicht lesbar");
  expect(report["D"]).toContain("steht schon weiter oben");
  expect(report["E"]).toContain("Ein Thema steht nicht in unserer Wortliste");
  expect(report["F"]).toBe("neu");
  const page = readPage(await coordinator.get(`/en/buero/import/${id}?auswahl=faulty`).expect(200));
  expect(page.text).toContain("5 faulty rows");
  expect(page.text).toContain("A theme is not in our word list.");
  expect(page.text).not.toContain("Gut");
  expect(page.hasLink("Change the mapping")).toBe(true);
  await coordinator.post(`/buero/import/${id}/schreiben`).expect(409);
});

it("the mapping can be changed: needed fields are asked for, none is given twice, nonsense is refused", async () => {
  const content = "nummer;was;wer\n1;Mietberatung;Verein";
  const mapping = (await upload(house, coordinator, [{ name: "x.csv", content }])).headers["location"] ?? "";
  const fields = openForm(await coordinator.get(mapping).expect(200), mapping);
  expect(readPage(await coordinator.post(mapping, fields).expect(422)).faults.length).toBeGreaterThan(0);
  const twice = await coordinator.post(mapping, { ...fields, spalte_1: "title", spalte_2: "title" }).expect(422);
  expect(readPage(twice).faults.join()).toContain("demselben Feld");
  await coordinator.post(mapping, { ...fields, spalte_1: "state", spalte_2: "organisation" }).expect(422);
  await coordinator.post(mapping, { ...fields, spalte_9: "title" }).expect(422);
  const right = { ...fields, spalte_1: "title", spalte_2: "organisation" };
  await coordinator.post(mapping, right).expect(303);
  const stale = await coordinator.post(mapping, right).expect(422);
  expect(readPage(stale).faults).not.toEqual([]);
  expect(await db().importRun.findFirstOrThrow()).toMatchObject({ state: "checked", version: 2 });
});

it("a long report comes page by page", async () => {
  const rows = Array.from({ length: 130 }, (_one, index) => row(`N${String(index)}`, `Eintrag ${String(index)}.`));
  const id = await checkTable(house, coordinator, table(...rows));
  const first = readPage(await coordinator.get(`/buero/import/${id}`).expect(200));
  expect(first.text).toContain("130 neue Einträge");
  expect(first.text).not.toContain("Eintrag 129.");
  expect(readPage(await coordinator.get(`/buero/import/${id}?seite=2`).expect(200)).text).toContain("Eintrag 129.");
  await coordinator.get(`/buero/import/${id}?seite=999&auswahl=quatsch`).expect(200);
});

const HSDS: Readonly<Record<string, string>> = {
  "organizations.csv": "id,name,description,website\no1,Caritas,Hilfe,https://caritas.example",
  "services.csv":
    "id,organization_id,name,description,status,fees_description\ns1,o1,Schuldnerberatung,Rat bei Schulden,active,kostenfrei",
  "locations.csv": "id,location_type,name\nl1,physical,Haus A\nl2,physical,Haus B",
  "service_at_locations.csv": "id,service_id,location_id\nx1,s1,l1\nx2,s1,l2",
  "addresses.csv":
    "id,location_id,address_1,city,state_province,postal_code,country,address_type\na1,l1,Lange Straße 1,Hagen,NW,58089,DE,physical",
  "phones.csv": "id,service_at_location_id,number,type\np1,x1,02331 777,voice\np2,x1,02331 778,fax",
  "schedules.csv":
    'id,service_at_location_id,freq,interval,byday,opens_at,closes_at,description\nh1,x1,WEEKLY,,"MO,TU",09:00,12:00,\nh2,x1,WEEKLY,,FR,14:00,16:00,\nh3,x2,WEEKLY,2,MO,09:00,12:00,jeden zweiten Montag',
};
const hsds = (files = HSDS) => Object.entries(files).map(([name, content]) => ({ name, content }));

it("HSDS tables become contact points; hours that no text can say become words", async () => {
  const mapping = (await upload(house, coordinator, hsds())).headers["location"] ?? "";
  await confirmMapping(coordinator, mapping, true);
  const id = mapping.split("/")[3] ?? "";
  expect(await reportOf(coordinator, id)).toEqual({ x1: "neu", x2: "neu" });
  await runImport(house, coordinator, id);
  const points = await db().serviceAtLocation.findMany({
    orderBy: { slug: "asc" },
    select: {
      title: true,
      openingHoursNote: true,
      openingHours: { select: { text: true } },
      phones: { select: { number: true } },
      location: { select: { name: true } },
      service: { select: { feesDescription: true, organization: { select: { name: true, website: true } } } },
    },
  });
  const service = {
    feesDescription: "kostenfrei",
    organization: { name: "Caritas", website: "https://caritas.example/" },
  };
  expect(points).toEqual([
    {
      title: "Schuldnerberatung",
      openingHoursNote: null,
      openingHours: { text: "Mo,Tu 09:00-12:00; Fr 14:00-16:00" },
      phones: [{ number: "+492331777" }],
      location: { name: "Haus A" },
      service,
    },
    {
      title: "Schuldnerberatung",
      openingHoursNote: "jeden zweiten Montag",
      openingHours: null,
      phones: [],
      location: { name: "Haus B" },
      service,
    },
  ]);
  const again = (await upload(house, coordinator, hsds())).headers["location"] ?? "";
  await confirmMapping(coordinator, again, true);
  expect(await reportOf(coordinator, again.split("/")[3] ?? "")).toEqual({ x1: "unverändert", x2: "unverändert" });
});

it("an incomplete or foreign set of HSDS tables is refused by the name of the file", async () => {
  const { "services.csv": _services, ...without } = HSDS;
  expect(readPage(await upload(house, coordinator, hsds(without))).faults.join()).toContain("services.csv");
  expect(
    readPage(await upload(house, coordinator, [...hsds(), { name: "fremd.csv", content: "a\n1" }])).faults.join(),
  ).toContain("fremd.csv");
  const broken = { ...HSDS, "locations.csv": "id,name\nl1" };
  expect(readPage(await upload(house, coordinator, hsds(broken))).faults.join()).toContain("locations.csv: Zeile 2");
});
