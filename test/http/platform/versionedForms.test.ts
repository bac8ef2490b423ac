import { openTestHouse, type Browser, type TestHouse } from "../../support/app.ts";
import { buildConference, buildGroup } from "../../support/factories/conferences.ts";
import { buildContactPoint, buildOrganisation } from "../../support/factories/directory.ts";
import { buildEnquiry } from "../../support/factories/enquiries.ts";
import { buildEvent } from "../../support/factories/events.ts";
import { buildSpace } from "../../support/factories/focusSpaces.ts";
import { buildInitiative } from "../../support/factories/initiatives.ts";
import { buildArticle } from "../../support/factories/news.ts";
import { buildNeed, buildVocabulary, buildVolunteer } from "../../support/factories/volunteers.ts";
import { openForm } from "../../support/openForm.ts";
import { comparedFields, readPage } from "../../support/page.ts";

let house: TestHouse;
let terms: Readonly<Record<string, string>>;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  await house.empty();
  terms = await buildVocabulary(house.database.db);
});
afterAll(() => house.close());

const db = () => house.database.db;
const theme = () => terms["zusammenhalt"] ?? "";
const desk = async () => house.as(await house.staff("coordinator"));

interface Opened {
  readonly path: string;
  readonly browser?: Browser;
  /** What the stored record lacks for its form to be saved. */
  readonly fill?: Readonly<Record<string, string>>;
}

/** Each form that changes a record: the field that is left empty by mistake, and how a record comes to be. */
const FORMS: readonly (readonly [name: string, field: string, open: () => Promise<Opened>])[] = [
  ["theme", "name", () => Promise.resolve({ path: "/buero/themen/kreativ" })],
  ["conference", "title", async () => ({ path: `/buero/konferenzen/${(await buildConference(db())).slug}/angaben` })],
  ["working group", "title", async () => ({ path: `${(await withGroup()).path}/gruppen/ag-wohnen` })],
  ["measure", "title", () => record("massnahmen")],
  ["result", "text", () => record("ergebnisse")],
  ["contribution", "text", () => record("beitraege")],
  [
    "initiative",
    "name",
    async () => ({ path: `/buero/initiativen/${(await buildInitiative(db(), { name: "Alpha" })).slug}` }),
  ],
  ["focus space", "title", async () => ({ path: `/buero/fokusraeume/${(await space()).slug}` })],
  ["party of a focus space", "name", party],
  ["need", "title", need],
  [
    "volunteer at the desk",
    "name",
    async () => ({ path: `/buero/freiwillige/${(await buildVolunteer(db())).id}/angaben`, fill: { channel: "email" } }),
  ],
  [
    "own account",
    "name",
    async () => ({
      path: "/konto/angaben/kontakt",
      browser: await house.as(await buildVolunteer(db())),
      fill: { channel: "email" },
    }),
  ],
  ["operator", "name", operator],
  ["event", "title", async () => ({ path: `/buero/termine/${(await buildEvent(db())).id}` })],
  ["article", "title", async () => ({ path: `/buero/aktuelles/${(await buildArticle(db())).id}` })],
  [
    "organisation",
    "name",
    async () => ({ path: `/buero/organisationen/${(await buildOrganisation(db(), "Verein")).id}` }),
  ],
  ["contact point", "title", contactPoint],
  [
    "answer to an enquiry",
    "answer",
    async () => ({
      path: `/buero/anliegen/${(await buildEnquiry(db())).reference}`,
      fill: { step: "send", answer: "Ja." },
    }),
  ],
];

it.each(FORMS)("%s: a fault in between does not hide that somebody else has saved", async (_name, field, open) => {
  const { path, browser = await desk(), fill = {} } = await open();
  const opened = { ...openForm(await browser.get(path).expect(200), path), ...fill };
  await browser.post(path, { ...opened, [field]: "Fassung der anderen" }).expect(303);
  const faulty = openForm(await browser.post(path, { ...opened, [field]: "" }).expect(422), path);
  const mended = { ...faulty, ...fill, [field]: "Meine Fassung" };
  const refused = await browser.post(path, mended).expect(422);
  expect(readPage(refused).faults[0]).toContain("Wenn Sie jetzt speichern, gilt Ihre Fassung");
  expect(readPage(refused).value(field)).toBe("Meine Fassung");
  expect(comparedFields(refused.text)).toEqual([
    expect.objectContaining({ stored: "Fassung der anderen", typed: "Meine Fassung" }),
  ]);
  await browser.post(path, { ...openForm(refused, path), ...fill, [field]: "Meine Fassung" }).expect(303);
});

async function withGroup() {
  const { id, slug } = await buildConference(db());
  const given = { conferenceId: id, slug: "ag-wohnen", title: "AG Wohnen", themeId: theme(), position: 1 };
  return { path: `/buero/konferenzen/${slug}`, groupId: (await buildGroup(db(), given)).id };
}

async function record(kind: "massnahmen" | "ergebnisse" | "beitraege"): Promise<Opened> {
  const { path, groupId: meetingId } = await withGroup();
  const data = { meetingId, text: "Bänke aufstellen" };
  const rows = {
    massnahmen: () => db().measure.create({ data: { meetingId, title: "Bänke aufstellen" } }),
    ergebnisse: () => db().decision.create({ data }),
    beitraege: () => db().contribution.create({ data }),
  };
  return { path: `${path}/${kind}/${(await rows[kind]()).id}` };
}

function space() {
  return buildSpace(db(), { themeIds: [theme()] });
}

async function party(): Promise<Opened> {
  const { id, slug } = await space();
  const row = await db().spaceParty.create({ data: { spaceId: id, role: "owner", name: "Vera Vermieterin" } });
  return { path: `/buero/fokusraeume/${slug}/kontakte/${row.id}` };
}

async function need(): Promise<Opened> {
  return { path: `/buero/gesuche/${(await buildNeed(db(), { places: 2 })).id}/angaben` };
}

async function operator(): Promise<Opened> {
  const place = { street: "Beispielstraße 2", postalCode: "58089", city: "Hagen", email: "post@example.org" };
  return {
    path: "/buero/verwaltung/betreiber",
    browser: await house.as(await house.staff("administrator")),
    fill: { ...place, phone: "", responsible: "Vera Verantwortlich", carrierType: "association" },
  };
}

async function contactPoint(): Promise<Opened> {
  const { id } = await buildContactPoint(db(), (await buildOrganisation(db(), "Verein")).id);
  return {
    path: `/buero/anlaufstellen/${id}`,
    fill: { mainTheme: theme(), summary: "Wir lesen vor.", phone1: "02331 123456" },
  };
}
