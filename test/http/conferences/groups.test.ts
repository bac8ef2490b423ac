import { auditActionsFor, openTestHouse, type Browser, type TestHouse } from "../../support/app.ts";
import { buildConference, buildGroup } from "../../support/factories/conferences.ts";
import { buildThemes } from "../../support/factories/themes.ts";
import { readPage } from "../../support/page.ts";

let house: TestHouse;
let conferenceId: string;
let wohnen: string;
let kreativ: string;
let groups: { wohnen: string; kreativ: string };
let coordinator: Browser;
let lead: Browser;
let viewer: Browser;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  await house.empty();
  const { db } = house.database;
  const themes = await buildThemes(db, { wohnen: "Wohnen", kreativ: "KreativQuartier" });
  wohnen = themes["wohnen"] ?? "";
  kreativ = themes["kreativ"] ?? "";
  conferenceId = (await buildConference(db)).id;
  const given = { conferenceId, slug: "ag-wohnen", title: "AG Wohnen", themeId: wohnen, position: 1 };
  groups = {
    wohnen: (await buildGroup(db, given)).id,
    kreativ: (
      await buildGroup(db, { ...given, slug: "ag-kreativ", title: "AG Kreativ", themeId: kreativ, position: 2 })
    ).id,
  };
  coordinator = await house.as(await house.staff("coordinator"));
  lead = await house.as(await house.staff("theme_lead", { scopeType: "theme", scopeId: wohnen }));
  viewer = await house.as(await house.staff("viewer"));
});
afterAll(() => house.close());

const desk = "/buero/konferenzen/stadtteilkonferenz-7";
const order = async () =>
  (
    await house.database.db.meeting.findMany({
      where: { parentMeetingId: conferenceId },
      orderBy: { position: "asc" },
      select: { title: true },
    })
  ).map(({ title }) => title);

describe("working groups", () => {
  const group = (overrides: Readonly<Record<string, string>> = {}) => ({
    title: "AG Neu",
    summary: "Worum es ging.",
    mainThemeId: wohnen,
    version: "1",
    ...overrides,
  });

  it("are added at the end, moved up and down, and stay in their row at its ends", async () => {
    await coordinator.post(`${desk}/gruppen/neu`, group()).expect(303);
    expect(await order()).toEqual(["AG Wohnen", "AG Kreativ", "AG Neu"]);
    const added = await house.database.db.meeting.findFirstOrThrow({ where: { title: "AG Neu" } });
    await coordinator.post(`${desk}/gruppen/${added.slug}/verschieben`, { richtung: "hoch" }).expect(303);
    expect(await order()).toEqual(["AG Wohnen", "AG Neu", "AG Kreativ"]);
    await coordinator.post(`${desk}/gruppen/ag-wohnen/verschieben`, { richtung: "hoch" }).expect(303);
    await coordinator.post(`${desk}/gruppen/ag-kreativ/verschieben`, { richtung: "runter" }).expect(303);
    expect(await order()).toEqual(["AG Wohnen", "AG Neu", "AG Kreativ"]);
    await coordinator.post(`${desk}/gruppen/ag-kreativ/verschieben`, { richtung: "quer" }).expect(422);
    expect(await auditActionsFor(house, added.id)).toEqual(["working_group.added", "working_group.moved"]);
  });

  it("a name and a theme are needed; a stale form is told", async () => {
    const page = readPage(
      await coordinator.post(`${desk}/gruppen/neu`, group({ title: "", mainThemeId: "" })).expect(422),
    );
    expect(page.faults).toEqual(["Geben Sie der Arbeitsgruppe einen Namen.", "Wählen Sie ein Thema."]);
    expect(page.value("summary")).toBe("Worum es ging.");
    await coordinator.post(`${desk}/gruppen/ag-wohnen`, group()).expect(303);
    const stale = readPage(await coordinator.post(`${desk}/gruppen/ag-wohnen`, group({ title: "Spät" })).expect(422));
    expect(stale.faults[0]).toContain("Jemand anderes hat diesen Eintrag inzwischen geändert");
    expect(await order()).toEqual(["AG Neu", "AG Kreativ"]);
  });

  it("a theme lead changes their own group but gives it to no other theme; other groups are not there for them", async () => {
    await lead.post(`${desk}/gruppen/ag-wohnen`, group({ title: "AG Wohnen und mehr" })).expect(303);
    const given = readPage(
      await lead.post(`${desk}/gruppen/ag-wohnen`, group({ mainThemeId: kreativ, version: "2" })).expect(422),
    );
    expect(given.faults[0]).toContain("das Sie betreuen");
    await lead.get(`${desk}/gruppen/ag-kreativ`).expect(404);
    await lead.post(`${desk}/gruppen/ag-kreativ`, group()).expect(404);
    await lead.post(`${desk}/gruppen/neu`, group()).expect(403);
    await viewer.post(`${desk}/gruppen/ag-wohnen`, group()).expect(403);
    expect(await order()).toEqual(["AG Wohnen und mehr", "AG Kreativ"]);
  });

  it("a group that said something stays; an empty one can be removed", async () => {
    await house.database.db.decision.create({ data: { meetingId: groups.wohnen, text: "Ein Ergebnis." } });
    await coordinator.post(`${desk}/gruppen/ag-wohnen/entfernen`).expect(409);
    await lead.post(`${desk}/gruppen/ag-kreativ/entfernen`).expect(403);
    await coordinator.post(`${desk}/gruppen/ag-kreativ/entfernen`).expect(303);
    expect(await order()).toEqual(["AG Wohnen"]);
    expect(await auditActionsFor(house, groups.kreativ)).toEqual(["working_group.removed"]);
  });
});

describe.each([
  ["ergebnisse", "decision"],
  ["beitraege", "contribution"],
])("%s", (kind, name) => {
  const note = (overrides: Readonly<Record<string, string>> = {}) => ({
    meetingId: conferenceId,
    text: "Mehr Bänke.",
    mark: "",
    ...overrides,
  });
  const all = () =>
    name === "decision" ? house.database.db.decision.findMany() : house.database.db.contribution.findMany();

  it("are added, changed with the mark of what was read, and removed, each with a trace", async () => {
    await coordinator.post(`${desk}/${kind}/neu`, note()).expect(303);
    const id = (await all())[0]?.id ?? "";
    const mark = readPage(await coordinator.get(`${desk}/${kind}/${id}`).expect(200)).value("mark") ?? "";
    await coordinator.post(`${desk}/${kind}/${id}`, note({ text: "Mehr Bäume.", mark })).expect(303);
    const stale = readPage(await coordinator.post(`${desk}/${kind}/${id}`, note({ text: "Spät", mark })).expect(422));
    expect(stale.faults[0]).toContain("Jemand anderes hat diesen Eintrag inzwischen geändert");
    expect((await all()).map(({ text }) => text)).toEqual(["Mehr Bäume."]);
    expect(readPage(await house.visitor().get("/konferenzen/stadtteilkonferenz-7")).text).toContain("Mehr Bäume.");
    await coordinator.post(`${desk}/${kind}/${id}/entfernen`).expect(303);
    expect(await all()).toEqual([]);
    expect(await auditActionsFor(house, conferenceId)).toEqual([`${name}.added`, `${name}.changed`, `${name}.removed`]);
  });

  it("words are needed, and a meeting of this conference", async () => {
    const page = readPage(
      await coordinator.post(`${desk}/${kind}/neu`, note({ text: " ", meetingId: "" })).expect(422),
    );
    expect(page.faults).toHaveLength(2);
    const other = await buildConference(house.database.db, { slug: "andere", number: 6 });
    await coordinator.post(`${desk}/${kind}/neu`, note({ meetingId: other.id })).expect(404);
    await coordinator.get(`${desk}/${kind}/unsinn`).expect(404);
    expect(await all()).toEqual([]);
  });

  it("a theme lead writes into their group only; a viewer nowhere", async () => {
    await lead.post(`${desk}/${kind}/neu`, note({ meetingId: groups.wohnen })).expect(303);
    for (const meetingId of [conferenceId, groups.kreativ]) {
      const page = readPage(await lead.post(`${desk}/${kind}/neu`, note({ meetingId })).expect(422));
      expect(page.faults[0]).toContain("das Sie betreuen");
    }
    const id = (await all())[0]?.id ?? "";
    await viewer.post(`${desk}/${kind}/${id}`, note()).expect(403);
    await viewer.post(`${desk}/${kind}/${id}/entfernen`).expect(403);
    await coordinator.post(`${desk}/${kind}/neu`, note({ meetingId: groups.kreativ })).expect(303);
    const foreign = (await all()).find(({ meetingId }) => meetingId === groups.kreativ)?.id ?? "";
    await lead.post(`${desk}/${kind}/${foreign}/entfernen`).expect(404);
    expect(await all()).toHaveLength(2);
  });
});

describe("measures", () => {
  const measure = (overrides: Readonly<Record<string, string>> = {}) => ({
    meetingId: conferenceId,
    title: "Leerstände zählen",
    themeTermId: wohnen,
    organizationId: "",
    dueOn: "31.12.2026",
    progress: "40",
    status: "in_progress",
    statusNote: "",
    version: "1",
    ...overrides,
  });
  const all = () => house.database.db.measure.findMany({ orderBy: { position: "asc" } });

  it("are added, changed and removed, each with a trace", async () => {
    await coordinator.post(`${desk}/massnahmen/neu`, measure()).expect(303);
    const id = (await all())[0]?.id ?? "";
    await coordinator.post(`${desk}/massnahmen/${id}`, measure({ progress: "60" })).expect(303);
    const stale = readPage(await coordinator.post(`${desk}/massnahmen/${id}`, measure()).expect(422));
    expect(stale.faults[0]).toContain("Jemand anderes hat diesen Eintrag inzwischen geändert");
    expect((await all()).map(({ progress, version }) => [progress, version])).toEqual([[60, 2]]);
    await coordinator.post(`${desk}/massnahmen/${id}/entfernen`).expect(303);
    expect(await auditActionsFor(house, conferenceId)).toEqual(["measure.added", "measure.changed", "measure.removed"]);
  });

  it("one that stands still says why; faults keep what was typed", async () => {
    const page = readPage(await coordinator.post(`${desk}/massnahmen/neu`, measure({ status: "blocked" })).expect(422));
    expect(page.faults).toEqual(["Schreiben Sie in einem Satz, warum."]);
    expect(page.value("title")).toBe("Leerstände zählen");
    const many = readPage(
      await coordinator
        .post(`${desk}/massnahmen/neu`, measure({ title: "", progress: "101", status: "?" }))
        .expect(422),
    );
    expect(many.faults).toHaveLength(3);
    const unknown = "0198c0de-0000-7000-8000-000000000000";
    await coordinator.post(`${desk}/massnahmen/neu`, measure({ organizationId: unknown })).expect(422);
    await coordinator.post(`${desk}/massnahmen/neu`, measure({ themeTermId: unknown })).expect(422);
    expect(await all()).toEqual([]);
  });

  it("a theme lead keeps those of their group and of their theme, no others", async () => {
    await lead.post(`${desk}/massnahmen/neu`, measure()).expect(303);
    await lead.post(`${desk}/massnahmen/neu`, measure({ meetingId: groups.wohnen, themeTermId: "" })).expect(303);
    await lead.post(`${desk}/massnahmen/neu`, measure({ themeTermId: kreativ })).expect(422);
    await lead.post(`${desk}/massnahmen/neu`, measure({ meetingId: groups.kreativ })).expect(422);
    await coordinator.post(`${desk}/massnahmen/neu`, measure({ themeTermId: kreativ })).expect(303);
    const foreign = (await all()).find(({ themeTermId }) => themeTermId === kreativ)?.id ?? "";
    await lead.get(`${desk}/massnahmen/${foreign}`).expect(404);
    await lead.post(`${desk}/massnahmen/${foreign}`, measure()).expect(404);
    await lead.post(`${desk}/massnahmen/${foreign}/entfernen`).expect(404);
    await viewer.post(`${desk}/massnahmen/${foreign}`, measure()).expect(403);
    expect(await all()).toHaveLength(3);
  });
});
