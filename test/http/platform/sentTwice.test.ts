import { openTestHouse, type TestHouse } from "../../support/app.ts";
import { contactPointFields } from "../../support/contactPointFields.ts";
import { buildConference } from "../../support/factories/conferences.ts";
import { buildNeed, buildOrganisation, buildVocabulary } from "../../support/factories/volunteers.ts";
import { openForm } from "../../support/openForm.ts";
import type { Role } from "../../../src/shared/access/actor.ts";

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

interface Adding {
  readonly path: string;
  /** Where the second press leads. */
  readonly above: string;
  readonly fill: Readonly<Record<string, string | readonly string[]>>;
  readonly count: () => Promise<number>;
  readonly role?: Role;
}

const FORMS: readonly (readonly [name: string, open: () => Adding | Promise<Adding>])[] = [
  [
    "theme",
    () => ({ ...at("themen"), fill: { name: "Klima", shortName: "Klima", house: "wohnen" }, count: themeCount }),
  ],
  [
    "event",
    () => ({
      ...at("termine"),
      fill: { title: "Fest", startsOn: "2026-12-01", startsAt: "10:00" },
      count: () => db().event.count(),
    }),
  ],
  ["article", () => ({ ...at("aktuelles"), fill: { title: "Neues" }, count: () => db().article.count() })],
  ["organisation", () => ({ ...at("organisationen"), fill: { name: "Verein" }, count: organisations })],
  ["initiative", () => ({ ...at("initiativen"), fill: { name: "Alpha" }, count: organisations })],
  ["contact point", contactPoint],
  ["need", () => ({ ...at("gesuche"), fill: { title: "Gießen", places: "2" }, count: () => db().need.count() })],
  ["shift", shift],
  [
    "focus space",
    () => ({
      ...at("fokusraeume"),
      fill: { title: "Laden", kind: "shop", mainThemeId: theme(), summary: "Klein.", locationText: "am Markt" },
      count: () => db().space.count(),
    }),
  ],
  [
    "conference",
    () => ({
      ...at("konferenzen"),
      fill: { title: "Treffen", summary: "Worum es geht." },
      count: () => db().meeting.count(),
    }),
  ],
  ["working group", workingGroup],
  [
    "enquiry at the desk",
    () => ({ ...at("anliegen"), fill: { text: "Wo ist was?" }, count: () => db().enquiry.count() }),
  ],
  [
    "volunteer at the desk",
    () => ({
      ...at("freiwillige"),
      fill: {
        name: "Emil",
        channel: "phone",
        phone: "02331 123456",
        source: "paper",
        alter: "erwachsen",
        consent: "ja",
      },
      count: () => db().person.count({ where: { displayName: "Emil" } }),
    }),
  ],
  [
    "invitation",
    () => ({
      ...at("verwaltung/personen"),
      role: "administrator" as const,
      fill: { displayName: "Ina", email: "ina@example.org", role: "coordinator" },
      count: () => db().outbox.count(),
    }),
  ],
];

it.each(FORMS)("%s: two presses of the button add one record", async (_name, open) => {
  const { path, above, fill, count, role = "coordinator" } = await open();
  const browser = await house.as(await house.staff(role));
  const fields = { ...openForm(await browser.get(path).expect(200), path), ...fill };
  const before = await count();
  const both = await Promise.all([browser.post(path, fields), browser.post(path, fields)]);
  expect(both.map(({ status }) => status)).toEqual([303, 303]);
  const late = await browser.post(path, fields).expect(303);
  expect(late.headers["location"]).toBe(above);
  await browser.get(above).expect(200);
  expect((await count()) - before).toBe(1);
});

it("a form sent although another entry looks alike adds one record as well", async () => {
  await buildOrganisation(db(), "Verein");
  const browser = await house.as(await house.staff("coordinator"));
  const { path, above } = at("organisationen");
  const opened = { ...openForm(await browser.get(path).expect(200), path), name: "Verein" };
  const warned = openForm(await browser.post(path, opened).expect(422), path);
  const both = await Promise.all([browser.post(path, warned), browser.post(path, warned)]);
  expect(both.map(({ status }) => status)).toEqual([303, 303]);
  const late = await browser.post(path, warned).expect(303);
  expect(late.headers["location"]).toBe(above);
  expect(await organisations()).toBe(2);
  await browser.post(path, opened).expect(422);
});

it("a form that came back with a fault is not used up: mended, it is saved", async () => {
  const browser = await house.as(await house.staff("coordinator"));
  const path = "/buero/themen/neu";
  const fields = openForm(await browser.get(path).expect(200), path);
  await browser.post(path, { ...fields, name: "" }).expect(422);
  await browser.post(path, { ...fields, name: "Klima", shortName: "Klima", house: "wohnen" }).expect(303);
  expect(await db().taxonomyTerm.count({ where: { name: "Klima" } })).toBe(1);
});

it("a refusal inside the work leaves the form usable", async () => {
  const browser = await house.as(await house.staff("administrator"));
  const path = "/buero/verwaltung/personen/neu";
  const fields = { ...openForm(await browser.get(path).expect(200), path), displayName: "Ina", role: "theme_lead" };
  await browser.post(path, { ...fields, email: "ina@example.org" }).expect(422);
  await browser.post(path, { ...fields, email: "ina@example.org", role: "coordinator" }).expect(303);
  expect(await db().person.count({ where: { displayName: "Ina" } })).toBe(1);
});

function at(list: string): { path: string; above: string } {
  return { path: `/buero/${list}/neu`, above: `/buero/${list}` };
}

function themeCount(): Promise<number> {
  return db().taxonomyTerm.count();
}

function organisations(): Promise<number> {
  return db().organization.count();
}

async function contactPoint(): Promise<Adding> {
  const { version: _version, ...fill } = contactPointFields(await buildOrganisation(db(), "Verein"), terms);
  const { frage_lift: _lift, anmerkung_lift: _note, frage_seating: _seating, ...known } = fill;
  return { ...at("anlaufstellen"), fill: known, count: () => db().serviceAtLocation.count() };
}

async function shift(): Promise<Adding> {
  const above = `/buero/gesuche/${(await buildNeed(db(), { shifts: [] })).id}`;
  const fill = { day: "2026-12-01", from: "10:00", to: "12:00", maxPeople: "2" };
  return { path: `${above}/schichten/neu`, above, fill, count: () => db().shift.count() };
}

async function workingGroup(): Promise<Adding> {
  const above = `/buero/konferenzen/${(await buildConference(db())).slug}`;
  const fill = { title: "AG Neu", mainThemeId: theme() };
  return { path: `${above}/gruppen/neu`, above, fill, count: () => db().meeting.count() };
}
