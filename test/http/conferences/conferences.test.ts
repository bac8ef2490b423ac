import { auditActionsFor, openTestHouse, type TestHouse } from "../../support/app.ts";
import { buildConference, buildGroup } from "../../support/factories/conferences.ts";
import { buildThemes } from "../../support/factories/themes.ts";
import { readPage } from "../../support/page.ts";

let house: TestHouse;
let themes: Readonly<Record<string, string>>;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  await house.empty();
  themes = await buildThemes(house.database.db, { wohnen: "Wohnen", kreativ: "KreativQuartier" });
});
afterAll(() => house.close());

const fields = (overrides: Readonly<Record<string, string>> = {}) => ({
  number: "8",
  title: "8. Stadtteilkonferenz",
  summary: "Wie es weitergeht.",
  description: "Alle sind eingeladen.",
  day: "27.11.2026",
  from: "13:00",
  to: "17.30",
  dateNote: "",
  locationText: "Kultopia",
  participants: "offen für alle",
  state: "invited",
  source: "",
  seenOn: "",
  version: "1",
  ...overrides,
});
const stored = (slug: string) => house.database.db.meeting.findUniqueOrThrow({ where: { slug } });
const coordinator = async () => house.as(await house.staff("coordinator"));

describe("the public pages", () => {
  it("list all conferences, newest first, say honestly what is not on record, and tell how the programme ended", async () => {
    const { db } = house.database;
    await buildConference(db, { slug: "k6", number: 6, title: "6. Stadtteilkonferenz", startsAt: null, endsAt: null });
    await buildConference(db);
    await buildConference(db, { slug: "k8", number: 8, title: "Geheimer Entwurf", state: "draft" });
    const page = readPage(await house.visitor().get("/konferenzen").expect(200));
    expect(page.text.indexOf("7. Stadtteilkonferenz")).toBeLessThan(page.text.indexOf("6. Stadtteilkonferenz"));
    expect(page.text).toContain("Datum nicht belegt");
    expect(page.text).toContain("Samstag, 26. März 2022, 13 bis 17 Uhr");
    expect(page.text).not.toContain("Geheimer Entwurf");
    expect(page.text).toContain("Das Programm Soziale Stadt endete 2023");
    expect(page.linkTo("Wie das Programm endete")).toBeNull();
  });

  it("the notice leads to the article as soon as that is public", async () => {
    const article = { slug: "soziale-stadt-beendet", title: "Soziale Stadt beendet", state: "published" } as const;
    await house.database.db.article.create({ data: article });
    const page = readPage(await house.visitor().get("/konferenzen").expect(200));
    expect(page.linkTo("Wie das Programm endete")).toBe("/aktuelles/soziale-stadt-beendet");
  });

  it("a conference shows results, groups with their houses, measures with who, when and how far, and all others", async () => {
    const { db } = house.database;
    const { id } = await buildConference(db);
    const group = await buildGroup(db, {
      conferenceId: id,
      slug: "ag-wohnen",
      title: "Immobilien und Wohnen",
      themeId: themes["wohnen"] ?? "",
      position: 1,
    });
    await db.decision.create({ data: { meetingId: id, text: "Es braucht eine Anlaufstelle. Für alle im Viertel." } });
    await db.decision.create({ data: { meetingId: group.id, text: "Ein Leerstandsmelder." } });
    const organization = { slug: "pelmke", name: "KUZ Pelmke", sortKey: "kuz pelmke", isInitiative: true };
    await db.measure.create({
      data: {
        meeting: { connect: { id: group.id } },
        organization: { create: organization },
        title: "Leerstände zählen",
        status: "in_progress",
        progress: 40,
        dueOn: new Date("2026-12-31"),
        statusNote: "Sechs sind gezählt.",
      },
    });
    const page = readPage(await house.visitor().get("/konferenzen/stadtteilkonferenz-7").expect(200));
    expect(page.heading).toBe("7. Stadtteilkonferenz");
    for (const text of [
      "Es braucht eine Anlaufstelle Für alle im Viertel.",
      "Leerstände zählen",
      "zu 40 % geschafft",
      "bis 31. Dezember 2026",
      "Sechs sind gezählt.",
      "Nr. 7: 26. März 2022",
    ])
      expect(page.text).toContain(text);
    expect(page.linkTo("KUZ Pelmke")).toBe("/initiativen/pelmke");
    const groupHref = page.linkTo("Immobilien und Wohnen") ?? "";
    const groupPage = readPage(await house.visitor().get(groupHref).expect(200));
    expect(groupPage.text).toContain("Ein Leerstandsmelder.");
    expect(groupPage.hasLink("Was es heute zum Thema Wohnen gibt")).toBe(true);
    const english = readPage(await house.visitor().get("/en/konferenzen/stadtteilkonferenz-7").expect(200));
    expect(english.text).toContain("Saturday, 26 March 2022, 13:00 to 17:00");
  });

  it("drafts, archived ones and groups of others are not there", async () => {
    const { db } = house.database;
    const draft = await buildConference(db, { state: "draft" });
    await buildGroup(db, {
      conferenceId: draft.id,
      slug: "ag",
      title: "AG",
      themeId: themes["wohnen"] ?? "",
      position: 1,
    });
    for (const address of ["stadtteilkonferenz-7", "stadtteilkonferenz-7/gruppen/ag", "ag", "gibtsnicht"])
      await house.visitor().get(`/konferenzen/${address}`).expect(404);
  });
});

describe("keeping a conference", () => {
  it("the coordinator announces one with a day typed by hand: public at once, with a trace", async () => {
    await (await coordinator()).post("/buero/konferenzen/neu", fields()).expect(303);
    const meeting = await stored("stadtteilkonferenz-8");
    expect([meeting.startsAt?.toISOString(), meeting.endsAt?.toISOString(), meeting.timesKnown]).toEqual([
      "2026-11-27T12:00:00.000Z",
      "2026-11-27T16:30:00.000Z",
      true,
    ]);
    expect(await auditActionsFor(house, meeting.id)).toEqual(["conference.added"]);
    const page = readPage(await house.visitor().get("/konferenzen/stadtteilkonferenz-8").expect(200));
    expect(page.text).toContain("Freitag, 27. November 2026, 13 bis 17:30 Uhr");
  });

  it("faults keep what was typed: no title, an end before the beginning, hours without a day", async () => {
    const desk = await coordinator();
    const faults = async (overrides: Readonly<Record<string, string>>) => {
      const page = readPage(await desk.post("/buero/konferenzen/neu", fields(overrides)).expect(422));
      expect(page.value("description")).toBe("Alle sind eingeladen.");
      return page.faults;
    };
    expect(await faults({ title: "", day: "30.02.2026" })).toEqual([
      "Geben Sie der Konferenz einen Titel.",
      "Geben Sie ein Datum ein wie 27.11.2026.",
    ]);
    expect(await faults({ to: "12:00" })).toEqual(["Das Ende muss nach dem Beginn liegen."]);
    expect(await faults({ day: "" })).toEqual(["Zu einer Uhrzeit gehört ein Tag."]);
    expect(await faults({ from: "" })).toEqual(["Zu einem Ende gehört ein Beginn."]);
    expect(await house.database.db.meeting.count()).toBe(0);
  });

  it("of two people who change the same conference the second is told", async () => {
    const { id } = await buildConference(house.database.db);
    const desk = await coordinator();
    const address = "/buero/konferenzen/stadtteilkonferenz-7/angaben";
    expect(readPage(await desk.get(address).expect(200)).value("from")).toBe("13:00");
    await desk.post(address, fields({ title: "Erste" })).expect(303);
    const page = readPage(await desk.post(address, fields({ title: "Zweite" })).expect(422));
    expect(page.faults[0]).toContain("Jemand anderes hat diesen Eintrag inzwischen geändert");
    expect((await stored("stadtteilkonferenz-7")).title).toBe("Erste");
    expect(await auditActionsFor(house, id)).toEqual(["conference.changed"]);
  });

  it("a viewer reads everything and changes nothing; theme leads do not keep conferences; others stay outside", async () => {
    await buildConference(house.database.db, { state: "draft" });
    const desk = "/buero/konferenzen";
    const viewer = await house.as(await house.staff("viewer"));
    const lead = await house.as(
      await house.staff("theme_lead", { scopeType: "theme", scopeId: themes["wohnen"] ?? "" }),
    );
    for (const person of [viewer, lead]) {
      expect(readPage(await person.get(desk).expect(200)).hasLink("Neue Konferenz")).toBe(false);
      const page = await person.get(`${desk}/stadtteilkonferenz-7`).expect(200);
      expect(page.text).not.toContain('<form class="post" method="post" action="/buero');
      await person.post(`${desk}/neu`, fields()).expect(403);
      await person.post(`${desk}/stadtteilkonferenz-7/angaben`, fields()).expect(403);
      await person.post(`${desk}/stadtteilkonferenz-7/archiv`, { version: "1" }).expect(403);
    }
    for (const role of ["jury", "administrator", "editor"] as const)
      await (await house.as(await house.staff(role))).get(desk).expect(403);
    expect((await stored("stadtteilkonferenz-7")).version).toBe(1);
  });

  it("archiving takes a conference off the public pages and brings it back", async () => {
    const { id } = await buildConference(house.database.db);
    const desk = await coordinator();
    const archive = "/buero/konferenzen/stadtteilkonferenz-7/archiv";
    await desk.post(archive, { version: "1" }).expect(303);
    await house.visitor().get("/konferenzen/stadtteilkonferenz-7").expect(404);
    await desk.post(archive, { version: "1" }).expect(409);
    await desk.post(archive, { version: "2" }).expect(303);
    await house.visitor().get("/konferenzen/stadtteilkonferenz-7").expect(200);
    expect(await auditActionsFor(house, id)).toEqual(["conference.archived", "conference.restored"]);
  });
});

it("a conference's number is its own: a second one is told at the field, also when both come at once", async () => {
  const browser = await coordinator();
  const posts = Array.from({ length: 4 }, () => browser.post("/buero/konferenzen/neu", fields()));
  const answers = await Promise.all(posts);
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 422, 422, 422]);
  const refused = answers.find(({ status }) => status === 422);
  if (!refused) throw new Error("none was refused");
  expect(readPage(refused).faults).toEqual(["Diese Nummer hat schon eine andere Konferenz."]);
  expect(refused.text).toContain('href="#number"');
  await browser.post("/buero/konferenzen/neu", fields({ number: "", title: "Ohne Nummer" })).expect(303);
  await browser.post("/buero/konferenzen/neu", fields({ number: "", title: "Auch ohne" })).expect(303);
  await browser.post("/buero/konferenzen/ohne-nummer/angaben", fields({ title: "Ohne Nummer" })).expect(422);
});
