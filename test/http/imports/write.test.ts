import { auditActionsFor, openTestHouse, type Browser, type TestHouse } from "../../support/app.ts";
import { buildTerms } from "../../support/factories/contactPoints.ts";
import { checkTable, reportOf, row, runImport, table } from "../../support/importFile.ts";
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
const stateOf = (id: string) => db().importRun.findUniqueOrThrow({ where: { id } });

it("a table becomes published contact points with everything it says, found by the search and kept as versions", async () => {
  const themes = await buildTerms(db(), "theme", { wohnen: "Wohnen", bildung: "Bildung" });
  const id = await checkTable(
    house,
    coordinator,
    table(
      row("A1", "Mietberatung", { theme: "Bildung, wohnen", fees: "5 Euro" }),
      row("A2", "Nähcafé", { phone: "02331 123456, Durchwahl" }),
    ),
  );
  expect(await db().serviceAtLocation.count()).toBe(0);
  const report = await reportOf(coordinator, id);
  expect(report["A1"]).toBe("neu");
  expect(report["A2"]).toContain("Telefon");
  await coordinator.post(`/buero/import/${id}/schreiben`).expect(409);
  expect(house.jobs).toEqual([]);

  const sound = await checkTable(
    house,
    coordinator,
    table(row("A1", "Mietberatung", { theme: "Bildung, wohnen", fees: "5 Euro" }), row("A2", "Nähcafé")),
  );
  await runImport(house, coordinator, sound);
  const point = await db().serviceAtLocation.findUniqueOrThrow({
    where: { slug: "mietberatung" },
    include: {
      service: { include: { organization: true } },
      location: { include: { address: true } },
      phones: true,
      contacts: true,
      openingHours: true,
    },
  });
  expect(point).toMatchObject({
    state: "published",
    source: "Sozialatlas",
    openingHours: { text: "Mo-Fr 09:00-12:00" },
  });
  expect(point.service).toMatchObject({
    name: "Mietberatung",
    feesDescription: "5 Euro",
    organization: { name: "Verein Nord", state: "published" },
  });
  expect(point.location).toMatchObject({
    wheelchair: "yes",
    address: { address1: "Lange Straße 1", postalCode: "58089", city: "Hagen" },
  });
  expect(point.phones.map(({ number }) => number)).toEqual(["+492331123456"]);
  expect(point.contacts).toMatchObject([{ email: "post@example.org", isPublic: true }]);
  expect(
    await db().attribute.findMany({ select: { termId: true, isMain: true }, orderBy: { isMain: "desc" } }),
  ).toEqual([
    { termId: themes["bildung"], isMain: true },
    { termId: themes["wohnen"], isMain: false },
  ]);
  expect(await db().organization.count()).toBe(1);
  expect(await db().recordVersion.count({ where: { linkType: "service_at_location" } })).toBe(2);
  expect(await auditActionsFor(house, point.id)).toEqual(["contact_point.added"]);
  expect(await auditActionsFor(house, sound)).toEqual([
    "import.added",
    "import.assured",
    "import.started",
    "import.closed",
  ]);
  expect(await stateOf(sound)).toMatchObject({ state: "done", content: null, doneRows: 2 });
  expect(readPage(await house.visitor().get("/suche?q=Mietberatung").expect(200)).text).toContain("Mietberatung");
  await coordinator.get("/buero/anlaufstellen/" + point.id).expect(200);
});

it("without the tick new entries wait at the desk", async () => {
  const id = await checkTable(house, coordinator, table(row("A1", "Mietberatung")), { publish: false });
  await runImport(house, coordinator, id);
  expect(await db().serviceAtLocation.findMany({ select: { state: true } })).toEqual([{ state: "submitted" }]);
  await house.visitor().get("/anlaufstellen/mietberatung").expect(404);
});

it("the same table again writes nothing; a changed cell changes its entry and nothing else", async () => {
  const rows = [row("A1", "Mietberatung"), row("A2", "Nähcafé")];
  await runImport(house, coordinator, await checkTable(house, coordinator, table(...rows)));
  const [audits, versions] = [
    await db().auditEntry.count({ where: { resourceType: "contact_point" } }),
    await db().recordVersion.count(),
  ];

  const again = await checkTable(house, coordinator, table(...rows));
  expect(await reportOf(coordinator, again)).toEqual({ A1: "unverändert", A2: "unverändert" });
  await runImport(house, coordinator, again);
  expect(await db().auditEntry.count({ where: { resourceType: "contact_point" } })).toBe(audits);
  expect(await db().recordVersion.count()).toBe(versions);

  const changed = await checkTable(
    house,
    coordinator,
    table(row("A1", "Mietberatung", { phone: "02331 99999", street: "Rehstraße 2" }), rows[1] ?? ""),
  );
  const said = await reportOf(coordinator, changed);
  expect(said["A1"]).toMatch(/^geändert Geändert: .*Telefon/u);
  expect(said["A2"]).toBe("unverändert");
  await runImport(house, coordinator, changed);
  expect(await reportOf(coordinator, changed)).toEqual(said);
  const points = await db().serviceAtLocation.findMany({
    orderBy: { title: "asc" },
    select: {
      version: true,
      slug: true,
      phones: { select: { number: true } },
      location: { select: { address: { select: { address1: true } } } },
    },
  });
  expect(points).toEqual([
    {
      version: 2,
      slug: "mietberatung",
      phones: [{ number: "+49233199999" }],
      location: { address: { address1: "Rehstraße 2" } },
    },
    {
      version: 1,
      slug: "naehcafe",
      phones: [{ number: "+492331123456" }],
      location: { address: { address1: "Lange Straße 1" } },
    },
  ]);
  expect(await db().service.count()).toBe(2);
  expect(await db().location.count()).toBe(2);
  const entry = await db().auditEntry.findFirstOrThrow({ where: { action: "contact_point.changed" } });
  expect((entry.changes as { field: string }[]).map(({ field }) => field).toSorted()).toEqual(["phones", "street"]);
});

it("an entry whose service others share gets its own, and the others stay as they are", async () => {
  await runImport(house, coordinator, await checkTable(house, coordinator, table(row("A1", "Mietberatung"))));
  const first = await db().serviceAtLocation.findFirstOrThrow();
  await db().serviceAtLocation.create({
    data: {
      slug: "zweite",
      title: "Zweite",
      sortKey: "zweite",
      serviceId: first.serviceId,
      locationId: first.locationId,
    },
  });
  const id = await checkTable(
    house,
    coordinator,
    table(row("A1", "Mietberatung", { fees: "frei", street: "Rehstraße 2" })),
  );
  await runImport(house, coordinator, id);
  const [changed, other] = await Promise.all(
    ["mietberatung", "zweite"].map((slug) =>
      db().serviceAtLocation.findUniqueOrThrow({
        where: { slug },
        include: { service: true, location: { include: { address: true } } },
      }),
    ),
  );
  expect(changed).toMatchObject({
    service: { feesDescription: "frei" },
    location: { address: { address1: "Rehstraße 2" } },
  });
  expect(other).toMatchObject({
    service: { feesDescription: null },
    location: { address: { address1: "Lange Straße 1" } },
  });
});
