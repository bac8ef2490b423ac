import { openTestHouse, TEST_NOW, type TestHouse } from "../../support/app.ts";
import { processorTime } from "../../support/processorTime.ts";
import { buildEnquiry, buildReferralTarget } from "../../support/factories/enquiries.ts";
import { buildThemes } from "../../support/factories/themes.ts";
import { readPage } from "../../support/page.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(() => house.empty());
afterAll(() => house.close());

const db = () => house.database.db;
const daysAgo = (days: number) => new Date(TEST_NOW.getTime() - days * 86_400_000);
const refer = (index: number) => `${String.fromCharCode(65 + Math.floor(index / 8))}AA-22${String((index % 8) + 2)}`;

function buildRegistration(name: string, createdAt: Date, state: "active" | "invited" = "active") {
  return db().person.create({
    data: {
      displayName: name,
      sortKey: name.toLowerCase(),
      state,
      createdAt,
      email: `${String(createdAt.getTime())}@example.org`,
      volunteerProfile: { create: {} },
    },
  });
}

function buildInitiative(name: string, createdAt: Date) {
  return db().organization.create({
    data: { slug: name.toLowerCase().replaceAll(" ", "-"), name, sortKey: name, isInitiative: true, createdAt },
  });
}

/** Ten of each kind, every one older than the one before. */
async function buildForty(): Promise<readonly string[]> {
  const titles: string[] = [];
  for (let index = 0; index < 10; index += 1) {
    const [number, age] = [String(index).padStart(2, "0"), daysAgo(index * 3 + 1)];
    const named = [
      `Frage ${number} wartet hier`,
      `Freiwillige ${number}`,
      `Initiative ${number}`,
      `Anlaufstelle ${number}`,
    ];
    await buildEnquiry(db(), { reference: refer(index), text: named[0] ?? "", createdAt: age });
    await buildRegistration(named[1] ?? "", age);
    await buildInitiative(named[2] ?? "", age);
    await buildReferralTarget(db(), { title: named[3] ?? "", slug: `ort-${number}`, assuredOn: null, createdAt: age });
    titles.push(...named);
  }
  return titles;
}

it("forty things wait: none is lost, the oldest stands first, and the figures agree", async () => {
  const titles = await buildForty();
  const coordinator = await house.as(await house.staff("coordinator"));
  const page = readPage(await coordinator.get("/buero").expect(200));
  expect(titles.filter((title) => !page.hasLink(title))).toEqual([]);
  expect(page.heading).toBe("Heute, Freitag, 27. November 2026");
  expect(page.text).toContain("28 überfällig");
  expect(page.text).toContain("12 diese Woche");
  expect(page.text).toContain("10 Anlaufstellen zu prüfen");
  const order = [9, 6, 4, 2, 0].map((number) => page.text.indexOf(`Frage 0${String(number)} wartet`));
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(page.text).toContain("40 offen");
});

it("each thing leads to the page of its next step", async () => {
  await buildEnquiry(db());
  const person = await buildRegistration("Beispiel Freiwillige", daysAgo(1));
  await buildInitiative("Gruppe Nord", daysAgo(1));
  const place = await buildReferralTarget(db(), { assuredOn: "2026-05-01" });
  const coordinator = await house.as(await house.staff("coordinator"));
  const page = readPage(await coordinator.get("/buero"));
  expect(page.linkTo("Wo gibt es einen Deutschkurs am Vormittag?")).toBe("/buero/anliegen/W7K-4QX");
  expect(page.linkTo("Beispiel Freiwillige")).toBe(`/buero/freiwillige/${person.id}`);
  expect(page.linkTo("Gruppe Nord")).toBe("/buero/initiativen/gruppe-nord/themen");
  expect(page.linkTo("VHS Hagen, Villa Post")).toBe(`/buero/anlaufstellen/${place.id}`);
});

it("what is done no longer waits: answered, welcomed, given a theme, checked, archived", async () => {
  const themes = await buildThemes(db());
  await buildEnquiry(db(), { state: "solved", closedAt: TEST_NOW });
  const person = await buildRegistration("Beispiel Begrüßte", daysAgo(1));
  await db().volunteerProfile.update({ where: { personId: person.id }, data: { contactedAt: TEST_NOW } });
  const initiative = await buildInitiative("Gruppe Süd", daysAgo(1));
  await db().attribute.create({
    data: { termId: themes["kreativ"] ?? "", linkType: "organization", linkId: initiative.id },
  });
  await buildReferralTarget(db(), { assuredOn: "2026-06-01" });
  const archived = await buildReferralTarget(db(), { slug: "alt", assuredOn: null });
  await db().serviceAtLocation.update({ where: { id: archived.id }, data: { state: "archived" } });
  const coordinator = await house.as(await house.staff("coordinator"));
  const page = readPage(await coordinator.get("/buero"));
  expect(page.text).toContain("Hier wartet nichts auf Sie.");
  expect(page.text).not.toContain("offen");
});

it("what waits on others stands apart, and comes back two weeks after 'ask again'", async () => {
  await buildEnquiry(db(), { state: "follow_up", text: "Ist der Kurs zustande gekommen?" });
  await buildRegistration("Noch ohne Bestätigung", daysAgo(2), "invited");
  const coordinator = await house.as(await house.staff("coordinator"));
  await db().$executeRaw`UPDATE "Enquiry" SET "updatedAt" = ${daysAgo(3)}`;
  expect(readPage(await coordinator.get("/buero")).text).toContain("0 diese Woche 2 warten auf andere");
  await db().$executeRaw`UPDATE "Enquiry" SET "updatedAt" = ${daysAgo(15)}`;
  expect(readPage(await coordinator.get("/buero")).text).toContain("1 diese Woche 1 wartet auf andere");
});

it("5,000 waiting things: right counts, at most 50 rows of a kind and group, under 100 ms", async () => {
  await db().$executeRaw`INSERT INTO "Enquiry" ("id", "reference", "text", "createdAt", "updatedAt")
    SELECT gen_random_uuid(), 'N' || g, 'Frage Nummer ' || g || ' wartet', ${TEST_NOW}::timestamptz - make_interval(mins => g), ${TEST_NOW}
    FROM generate_series(1, 3000) g`;
  await db().$executeRaw`INSERT INTO "Person" ("id", "displayName", "sortKey", "state", "createdAt", "updatedAt")
    SELECT gen_random_uuid(), 'Person ' || g, 'person', 'active', ${TEST_NOW}::timestamptz - make_interval(days => 8, mins => g), ${TEST_NOW} FROM generate_series(1, 2000) g`;
  await db().$executeRaw`INSERT INTO "VolunteerProfile" ("personId") SELECT "id" FROM "Person"`;
  const coordinator = await house.as(await house.staff("coordinator"));
  const page = readPage(await coordinator.get("/buero").expect(200));
  expect(page.text).toContain("2.000 überfällig");
  expect(page.text).toContain("3.000 diese Woche");
  expect(page.text).toContain("5.000 offen");
  expect(page.linkTo("1.950 weitere: Freiwillige")).toBe("/buero/freiwillige");
  expect(page.linkTo("2.950 weitere: Anliegen")).toBe("/buero/anliegen");
  expect(page.hasLink("Frage Nummer 3000 wartet")).toBe(true);
  expect(page.hasLink("Frage Nummer 2950 wartet")).toBe(false);
  expect(await processorTime(5, () => coordinator.get("/buero"))).toBeLessThan(100);
});

describe("each role sees its own", () => {
  it("a viewer reads figures and no name or text", async () => {
    await buildForty();
    const page = readPage(await (await house.as(await house.staff("viewer"))).get("/buero").expect(200));
    expect(page.text).toContain("28 überfällig");
    expect(page.text).toContain("Anliegen eingegangen");
    expect(page.text).not.toMatch(/Frage 0|Freiwillige 0|Initiative 0/u);
    expect(page.hasLink("Anliegen erfassen")).toBe(false);
  });

  it("a theme lead sees what waits in the theme, an editor what belongs to the organisation", async () => {
    const themes = await buildThemes(db());
    const inTheme = await buildReferralTarget(db(), { title: "Im Thema", slug: "im-thema", assuredOn: null });
    await db().attribute.create({
      data: { termId: themes["kreativ"] ?? "", linkType: "service_at_location", linkId: inTheme.id },
    });
    const organization = await db().organization.create({
      data: { slug: "verein", name: "Verein", sortKey: "verein" },
    });
    await buildReferralTarget(db(), {
      title: "Vom Verein",
      slug: "vom-verein",
      assuredOn: null,
      organizationId: organization.id,
    });
    // an open need waits for helpers, however long; one that is not published yet waits for those who write it
    await db().need.createMany({
      data: [
        { slug: "gesuch", title: "Gießen helfen", state: "open" as const, createdAt: daysAgo(20) },
        { slug: "entwurf", title: "Bänke streichen", state: "draft" as const },
      ].map((need) => ({ ...need, organizationId: organization.id })),
    });
    await buildReferralTarget(db(), { title: "Fremd", slug: "fremd", assuredOn: null });
    await buildEnquiry(db());
    const lead = await house.as(
      await house.staff("theme_lead", { scopeType: "theme", scopeId: themes["kreativ"] ?? "" }),
    );
    const editor = await house.as(await house.staff("editor", { scopeType: "organization", scopeId: organization.id }));
    const [seenByLead, seenByEditor] = [readPage(await lead.get("/buero")), readPage(await editor.get("/buero"))];
    expect(["Im Thema", "Vom Verein", "Gießen helfen", "Fremd"].map(seenByLead.hasLink)).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect(["Im Thema", "Vom Verein", "Gießen helfen", "Fremd"].map(seenByEditor.hasLink)).toEqual([
      false,
      true,
      true,
      false,
    ]);
    for (const page of [seenByLead, seenByEditor]) expect(page.text).not.toContain("Deutschkurs");
    expect(seenByLead.text).toContain("1 offen");
    expect(seenByEditor.text).toContain("2 offen");
    expect(seenByEditor.text).toContain("0 überfällig");
    expect(seenByEditor.text).toMatch(/Wartet auf andere 1 .*Gießen helfen/u);
  });

  it.each([
    ["administrator", "Personen und Rollen"],
    ["jury", "Mein Konto"],
  ] as const)("the %s is told honestly what to do here, and gets no counts", async (role, link) => {
    await buildForty();
    const page = readPage(await (await house.as(await house.staff(role))).get("/buero").expect(200));
    expect(page.heading).toBe("Willkommen im Büro");
    expect(page.hasLink(link)).toBe(true);
    expect(page.text).not.toMatch(/Frage 0|Freiwillige 0|offen/u);
  });

  it("guests sign in first, volunteers have no door here", async () => {
    await house.visitor().get("/buero").expect(303);
    const person = await buildRegistration("Beispiel Freiwillige", daysAgo(1));
    await (await house.as({ id: person.id, kind: "volunteer" })).get("/buero").expect(403);
  });
});

it("the week counts from Monday in Berlin, also across the change of the clocks", async () => {
  house.clock.now = new Date("2026-10-26T08:00:00Z");
  await buildEnquiry(db(), { reference: "AAA-222", createdAt: new Date("2026-10-25T22:30:00Z") });
  await buildEnquiry(db(), { reference: "BBB-222", createdAt: new Date("2026-10-25T23:30:00Z") });
  const coordinator = await house.as(await house.staff("coordinator"));
  expect(readPage(await coordinator.get("/buero")).text).toContain("Anliegen eingegangen 1 davon beantwortet 0");
});
