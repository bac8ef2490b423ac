import fc from "fast-check";
import { openTestHouse, type TestHouse } from "../../support/app.ts";
import { contactPointFields } from "../../support/contactPointFields.ts";
import { buildContactPoint, buildOrganisation, buildVocabulary } from "../../support/factories/directory.ts";
import { buildThemes } from "../../support/factories/themes.ts";
import { readPage } from "../../support/page.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(() => house.empty());
afterAll(() => house.close());

const db = () => house.database.db;
const words = (max: number) =>
  fc.oneof(fc.constant(""), fc.string({ maxLength: max, unit: fc.constantFrom(..."abcäöüßعربي'\"<>&% -".split("")) }));
const ticks = (all: readonly string[]) => fc.subarray([...all]);

const versionsOf = async (linkId: string) =>
  db().recordVersion.findMany({
    where: { linkId },
    orderBy: { number: "asc" },
    select: { number: true, snapshot: true },
  });

/** A version without what a restore leaves as it is today. */
function content(snapshot: unknown): unknown {
  const {
    slug: _slug,
    assuredOn: _on,
    assurerName: _name,
    assureMethod: _how,
    ...rest
  } = snapshot as Record<string, unknown>;
  return rest;
}

it("every version of a contact point comes back just as it was", async () => {
  const themes = await buildThemes(db());
  await buildVocabulary(db(), "accessibility", ["lift", "seating"]);
  await buildVocabulary(db(), "language", ["de", "tr", "ar"]);
  const { id: organisationId } = await buildOrganisation(db(), "Roter Stern");
  const { id } = await buildContactPoint(db(), organisationId);
  const coordinator = await house.as(await house.staff("coordinator"));
  const fields = fc.record({
    title: words(40).map((text) => `T${text.trim()}`),
    summary: words(60),
    description: words(200),
    serviceName: words(40).map((text) => `S${text.trim()}`),
    fees: words(40),
    isFree: fc.constantFrom("yes", "no", "unknown"),
    documents: fc
      .array(fc.constantFrom("Ausweis", "Bescheid", "Mietvertrag"), { maxLength: 3 })
      .map((all) => all.join("\n")),
    street: fc.constantFrom("", "Lange Str. 65", "Bachstraße 2"),
    wheelchair: fc.constantFrom("yes", "limited", "no", "unknown"),
    frage_lift: fc.constantFrom("yes", "partly", "no", "unknown"),
    placeName: words(30).map((text) => `P${text.trim()}`),
    phone1: fc.constantFrom("", "02331 111111", "0176 12345678"),
    phone2: fc.constantFrom("", "02331 222222"),
    mail: fc.constantFrom("", "a@example.org"),
    languages: ticks(["de", "tr", "ar"]),
    interpretedLanguages: ticks(["de", "tr", "ar"]),
    mainTheme: fc.constantFrom("", themes["zusammenhalt"] ?? ""),
    themes: ticks([themes["kreativ"] ?? ""]),
    hoursNote: words(60),
    mo: fc.constantFrom("", "9-12", "9:30-17"),
    tu: fc.constantFrom("", "14-18"),
    tuRhythm: fc.constantFrom("every", "odd"),
    phoneType1: fc.constantFrom("voice", "fax"),
    anmerkung_lift: words(30),
    state: fc.constantFrom("draft", "published", "needs_check"),
  });
  await fc.assert(
    fc.asyncProperty(fields, fields, async (first, second) => {
      const save = async (typed: typeof first) => {
        const { version } = await db().serviceAtLocation.findUniqueOrThrow({
          where: { id },
          select: { version: true },
        });
        const whole = {
          ...contactPointFields(organisationId, themes),
          verified: "no",
          ...typed,
          version: String(version),
        };
        const answer = await coordinator.post(`/buero/anlaufstellen/${id}`, whole);
        expect(readPage(answer).faults).toEqual([]);
        return versionsOf(id);
      };
      const kept = (await save(first)).at(-1);
      await save(second);
      const { version } = await db().serviceAtLocation.findUniqueOrThrow({ where: { id }, select: { version: true } });
      const order = { number: String(kept?.number), version: String(version) };
      await coordinator.post(`/buero/verlauf/anlaufstellen/${id}/wiederherstellen`, order).expect(303);
      expect(content((await versionsOf(id)).at(-1)?.snapshot)).toEqual(content(kept?.snapshot));
    }),
    { numRuns: 12 },
  );
}, 120_000);

it("every version of a space comes back just as it was", async () => {
  const themes = await buildThemes(db());
  const coordinator = await house.as(await house.staff("coordinator"));
  const base = { kind: "shop", vacancyState: "vacant", state: "published", seenOn: "2026-11-01", version: "1" };
  const first = {
    ...base,
    title: "Laden",
    summary: "Alt",
    mainThemeId: themes["zusammenhalt"] ?? "",
    address: "Lange Str. 1",
  };
  await coordinator.post("/buero/fokusraeume/neu", first).expect(303);
  const { id } = await db().space.findFirstOrThrow({ select: { id: true } });
  const themesNow = [themes["zusammenhalt"] ?? ""];
  const second = {
    ...first,
    title: "Platz",
    summary: "Neu",
    mainThemeId: themes["kreativ"] ?? "",
    themeIds: themesNow,
  };
  await coordinator
    .post("/buero/fokusraeume/laden", { ...second, address: "", areaM2: "40", isSensitive: "ja" })
    .expect(303);
  const order = { number: "1", version: "2" };
  await coordinator.post(`/buero/verlauf/fokusraeume/${id}/wiederherstellen`, order).expect(303);
  const versions = await versionsOf(id);
  expect(versions).toHaveLength(3);
  expect(versions[2]?.snapshot).toEqual(versions[0]?.snapshot);
  expect(versions[1]?.snapshot).not.toEqual(versions[0]?.snapshot);
});

it("every version of an initiative comes back just as it was, its private contact untouched", async () => {
  const coordinator = await house.as(await house.staff("coordinator"));
  const first = {
    name: "Gartengruppe",
    goal: "Grün",
    since: "2020",
    email: "a@example.org",
    state: "published",
    version: "1",
  };
  const secret = { contactName: "Kanari Geheim", contactPhone: "0176 12345678" };
  await coordinator.post("/buero/initiativen/neu", { ...first, ...secret }).expect(303);
  const { id } = await db().organization.findFirstOrThrow({ select: { id: true } });
  const second = { ...first, ...secret, name: "Garten", goal: "", meetingSchedule: "freitags" };
  await coordinator.post("/buero/initiativen/gartengruppe", second).expect(303);
  const order = { number: "1", version: "2" };
  await coordinator.post(`/buero/verlauf/initiativen/${id}/wiederherstellen`, order).expect(303);
  const versions = await versionsOf(id);
  expect(versions[2]?.snapshot).toEqual(versions[0]?.snapshot);
  expect(JSON.stringify(versions)).not.toContain("Kanari");
  expect(await db().contact.findMany()).toMatchObject([{ name: "Kanari Geheim", isPublic: false }]);
});
