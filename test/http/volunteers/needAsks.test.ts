import { auditActionsFor, openTestHouse, type TestHouse } from "../../support/app.ts";
import { buildPlace } from "../../support/factories/contactPoints.ts";
import { buildNeed, buildVocabulary } from "../../support/factories/volunteers.ts";
import { comparedFields, readPage } from "../../support/page.ts";

let house: TestHouse;
let vocabulary: Readonly<Record<string, string>>;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  await house.empty();
  vocabulary = await buildVocabulary(house.database.db);
  const { id: taxonomyId } = await db().taxonomy.upsert({
    where: { code: "statement" },
    create: { code: "statement", name: "Aussagen" },
    update: {},
  });
  const statements = { draussen: "Ich bin gern draußen.", allein: "Ich arbeite gern selbstständig." };
  for (const [code, name] of Object.entries(statements)) {
    await db().taxonomyTerm.upsert({
      where: { taxonomyId_code: { taxonomyId, code } },
      create: { taxonomyId, code, name },
      update: { name },
    });
  }
});
afterAll(() => house.close());

const db = () => house.database.db;
const coordinator = async () => house.as(await house.staff("coordinator"));

const asked = {
  title: "Suppe kochen",
  summary: "Für alle.",
  description: "",
  organisation: "",
  mainTheme: "",
  timeKind: "flexible",
  timeText: "mittags",
  hoursMin: "",
  hoursMax: "",
  opensDay: "2026-12-01",
  opensTime: "",
  places: "6",
  placesMin: "2",
  newcomerSeats: "1",
  location: "Küche im Hof",
  place: "",
  requiredLanguages: ["de"],
  languages: ["tr", "de"],
  minimumAge: "18",
  requiresClearance: "ja",
  newcomersWelcome: "ja",
  "kann-kochen": "r2",
  "kann-garten": "w1",
  "kann-uebersetzen": "",
  "aussage-draussen": "no",
  "aussage-allein": "fits",
  version: "1",
};

async function add(fields: Readonly<Record<string, string | readonly string[]>> = asked) {
  const answer = await (await coordinator()).post("/buero/gesuche/neu", fields).expect(303);
  return answer.headers["location"]?.split("/").at(-1) ?? "";
}

it("what a need asks for is stored, and stands on its page in plain words", async () => {
  const needId = await add();
  const need = await db().need.findUniqueOrThrow({ where: { id: needId }, include: { skills: true, answers: true } });
  expect(need).toMatchObject({
    state: "draft",
    placesMin: 2,
    newcomerSeats: 1,
    requiredLanguages: ["de"],
    languages: ["tr"],
  });
  expect(need.opensAt).toEqual(new Date("2026-12-01T07:00:00Z"));
  expect(need.skills.map(({ termId, isRequired, minLevel }) => [termId, isRequired, minLevel])).toEqual(
    expect.arrayContaining([
      [vocabulary["kochen"], true, 2],
      [vocabulary["garten"], false, 1],
    ]),
  );
  expect(need.answers.map((one) => one.answer).toSorted()).toEqual(["fits", "no"]);
  await (await coordinator()).post(`/buero/gesuche/${needId}/stand/veroeffentlichen`).expect(303);
  const { text } = readPage(await house.visitor().get(`/mitmachen/${need.slug}`).expect(200));
  for (const words of [
    "Nötig Kochen (gut)",
    "Willkommen Garten",
    "Sprachen, die nötig sind Deutsch",
    "Sprachen, die helfen Türkisch",
    "mindestens 2 von 6 nötig und 1 Platz für Neue",
    "Zusagen ab 1. Dezember 2026, 8 Uhr",
    "Das passt, wenn Sie sagen Ich arbeite gern selbstständig.",
    "Das passt eher nicht, wenn Sie sagen Ich bin gern draußen.",
    "Führungszeugnis",
  ]) {
    expect(text).toContain(words);
  }
});

it("the form shows what is stored; what is taken back is gone, what was retired stays", async () => {
  const needId = await add();
  const browser = await coordinator();
  const form = readPage(await browser.get(`/buero/gesuche/${needId}/angaben`).expect(200));
  expect([
    form.value("placesMin"),
    form.value("newcomerSeats"),
    form.value("opensDay"),
    form.value("opensTime"),
  ]).toEqual(["2", "1", "2026-12-01", "08:00"]);
  await db().taxonomyTerm.update({ where: { id: vocabulary["garten"] ?? "" }, data: { isActive: false } });
  const { "kann-garten": _retired, ...fields } = asked;
  await browser
    .post(`/buero/gesuche/${needId}/angaben`, { ...fields, "kann-kochen": "", "aussage-allein": "" })
    .expect(303);
  const skills = await db().needSkill.findMany({ where: { needId } });
  expect(skills.map((skill) => skill.termId)).toEqual([vocabulary["garten"]]);
  expect(await db().needAnswer.count({ where: { needId } })).toBe(1);
  expect(await auditActionsFor(house, needId)).toEqual(["need.added", "need.changed"]);
});

it("a street of the quarter or a contact point gives the point; anything else is told at its field and kept", async () => {
  await buildPlace(db(), "Offene Küche", {
    street: "Lange Straße 12",
    location: { latitude: 51.35, longitude: 7.46, geoQuality: "geocoded" },
  });
  house.cache.clear();
  const onStreet = await add({ ...asked, place: "Lange Str. 3" });
  const atPoint = await add({ ...asked, place: "offene küche" });
  const needs = await db().need.findMany({ where: { id: { in: [onStreet, atPoint] } }, orderBy: { createdAt: "asc" } });
  expect(needs.map(({ placeCode, latitude, longitude }) => [placeCode?.slice(0, 2), latitude, longitude])).toEqual([
    ["s:", 51.35, 7.46],
    ["p:", 51.35, 7.46],
  ]);
  const browser = await coordinator();
  await browser.post(`/buero/gesuche/${atPoint}/stand/veroeffentlichen`).expect(303);
  const page = readPage(
    await house
      .visitor()
      .get(`/mitmachen/${needs[1]?.slug ?? ""}`)
      .expect(200),
  );
  expect(page.linkTo("Offene Küche")).toBe("/anlaufstellen/offene-kueche");
  expect(readPage(await browser.get(`/buero/gesuche/${onStreet}/angaben`)).value("place")).toBe("Lange Straße");
  const refused = readPage(await browser.post("/buero/gesuche/neu", { ...asked, place: "Mondgasse" }).expect(422));
  expect(refused.faults).toEqual([
    "Das finden wir nicht. Schreiben Sie eine Straße, die im Verzeichnis vorkommt, oder den Namen einer Anlaufstelle genau wie dort.",
  ]);
  expect([refused.value("place"), refused.value("placesMin")]).toEqual(["Mondgasse", "2"]);
});

it("numbers that cannot be are told in words; unknown answers are refused", async () => {
  const browser = await coordinator();
  const wrong = { ...asked, placesMin: "7", newcomerSeats: "9", opensDay: "", opensTime: "9" };
  const page = readPage(await browser.post("/buero/gesuche/neu", wrong).expect(422));
  expect(page.faults).toEqual([
    "Es können nicht mehr nötig sein, als Plätze da sind.",
    "Es können nicht mehr Plätze für Neue sein, als Plätze da sind.",
    "Geben Sie zur Uhrzeit auch den Tag an.",
  ]);
  await browser.post("/buero/gesuche/neu", { ...asked, "kann-kochen": "r9" }).expect(422);
  await browser.post("/buero/gesuche/neu", { ...asked, "kann-fliegen": "r1" }).expect(422);
  expect(await db().need.count()).toBe(0);
});

it("two people at one need: the second sees field by field what the first saved", async () => {
  const needId = await add();
  const browser = await coordinator();
  await browser.post(`/buero/gesuche/${needId}/angaben`, { ...asked, "kann-kochen": "r3", placesMin: "3" }).expect(303);
  const stale = await browser
    .post(`/buero/gesuche/${needId}/angaben`, {
      ...asked,
      opensTime: "8",
      languages: ["tr"],
      placesMin: "4",
      "aussage-allein": "partly",
    })
    .expect(422);
  expect(comparedFields(stale.text)).toEqual([
    { label: "Mindestens nötig", stored: "3", typed: "4" },
    { label: "Kochen", stored: "nötig, sehr gut", typed: "nötig, gut" },
    { label: "Ich arbeite gern selbstständig.", stored: "passt", typed: "passt teils" },
  ]);
});

it("a need without the new answers is as it was before", async () => {
  const { slug } = await buildNeed(db(), { places: 2 });
  const { text } = readPage(await house.visitor().get(`/mitmachen/${slug}`).expect(200));
  for (const words of ["Nötig", "Willkommen", "für Neue", "So ist die Aufgabe", "Zusagen ab"])
    expect(text).not.toContain(words);
});
