import { z } from "zod";
import { openTestHouse, type TestHouse } from "../../support/app.ts";
import { buildPlace, type PlaceWishes } from "../../support/factories/contactPoints.ts";
import { buildThemes } from "../../support/factories/themes.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  await house.empty();
  await buildThemes(house.database.db);
});
afterAll(() => house.close());

// The types of schema.org 29.0 that the page uses, with those properties that each of them has; no other passes.
const text = z.string().min(1);
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/u);
const openingHours = z.strictObject({
  "@type": z.literal("OpeningHoursSpecification"),
  dayOfWeek: z.array(z.string().regex(/^https:\/\/schema\.org\/(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$/u)).min(1),
  opens: time,
  closes: time,
});
const place = z.strictObject({
  "@type": z.literal("Place"),
  name: text,
  address: z
    .strictObject({
      "@type": z.literal("PostalAddress"),
      streetAddress: text,
      postalCode: text.optional(),
      addressLocality: text,
      addressCountry: z.literal("DE"),
    })
    .optional(),
  geo: z.strictObject({ "@type": z.literal("GeoCoordinates"), latitude: z.number(), longitude: z.number() }).optional(),
  amenityFeature: z
    .array(z.strictObject({ "@type": z.literal("LocationFeatureSpecification"), name: text, value: z.boolean() }))
    .optional(),
});
const service = z.strictObject({
  "@type": z.literal("Service"),
  "@id": z.string().regex(/^urn:uuid:/u),
  name: text,
  description: text.optional(),
  url: z.url(),
  category: z.array(text).optional(),
  audience: z.array(z.strictObject({ "@type": z.literal("Audience"), audienceType: text })).optional(),
  provider: z.strictObject({ "@type": z.literal("Organization"), name: text, url: z.url().optional() }),
  hoursAvailable: z.array(openingHours).optional(),
  offers: z
    .strictObject({ "@type": z.literal("Offer"), price: z.literal(0), priceCurrency: z.literal("EUR") })
    .optional(),
  availableChannel: z.strictObject({
    "@type": z.literal("ServiceChannel"),
    serviceUrl: z.url(),
    servicePhone: z.array(z.strictObject({ "@type": z.literal("ContactPoint"), telephone: text })).optional(),
    availableLanguage: z.array(text).optional(),
    serviceLocation: place,
  }),
});
const webPage = z.strictObject({
  "@context": z.literal("https://schema.org"),
  "@type": z.literal("WebPage"),
  "@id": z.url(),
  url: z.url(),
  name: text,
  inLanguage: z.literal("de"),
  dateModified: z.iso.datetime(),
  lastReviewed: z.iso.date().optional(),
  license: z.url(),
  creditText: text,
  mainEntity: service,
});

async function factsOf(title: string, wishes: PlaceWishes = {}): Promise<z.infer<typeof webPage>> {
  const id = await buildPlace(house.database.db, title, wishes);
  const { slug } = await house.database.db.serviceAtLocation.findUniqueOrThrow({ where: { id } });
  const { text: html } = await house.visitor().get(`/anlaufstellen/${slug}`).expect(200);
  const scripts = Array.from(
    html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gsu),
    ([, json = ""]) => json,
  );
  expect(scripts).toHaveLength(1);
  return webPage.parse(JSON.parse(scripts[0] ?? ""));
}

it("the page of a contact point says what it says in schema.org too", async () => {
  const facts = await factsOf("Mietberatung", {
    hours: "Mo,Th 15:00-18:00; PH off",
    wheelchair: "no",
    service: { isFree: true },
    point: { languages: ["de", "tr"], assuredOn: new Date("2026-10-01") },
  });
  expect(facts).toMatchObject({
    url: "http://stadtteilladen.test/anlaufstellen/mietberatung",
    license: "https://creativecommons.org/licenses/by/4.0/",
    lastReviewed: "2026-10-01",
    mainEntity: {
      name: "Mietberatung",
      provider: { name: "Verein Mietberatung" },
      offers: { price: 0 },
      hoursAvailable: [
        { dayOfWeek: ["https://schema.org/Monday", "https://schema.org/Thursday"], opens: "15:00", closes: "18:00" },
      ],
      availableChannel: {
        availableLanguage: ["de", "tr"],
        serviceLocation: {
          address: { streetAddress: "Lange Straße 1", addressLocality: "Hagen" },
          amenityFeature: [{ value: false }],
        },
      },
    },
  });
});

it.each([
  ["24/7", [["00:00", "23:59"]]],
  ["Fr 18:00-24:00", [["18:00", "00:00"]]],
  ["Fr 18:00-02:00", [["18:00", "02:00"]]],
  ["Sa[1] 10:00-12:00", undefined],
  ["Mo 10:00-12:00; Jul-Aug off", undefined],
  ["Mo 08:30+", undefined],
])("hours that a week cannot say wholly are left to the page: %s", async (hours, expected) => {
  const { hoursAvailable } = (await factsOf("Zeiten", { hours })).mainEntity;
  expect(hoursAvailable?.map(({ opens, closes }) => [opens, closes])).toEqual(expected);
});

it("nothing that was typed can end the element or begin another", async () => {
  const title = `</script><script>alert("x")</script><!--`;
  const facts = await factsOf(title, { point: { summary: "</SCRIPT\u2028<img src=x onerror=alert(1)>" } });
  expect(facts.name).toBe(title);
  expect(facts.mainEntity.description).toContain("<img src=x");
});

it("where it ended there are no hours", async () => {
  const facts = await factsOf("Alter Laden", {
    hours: "24/7",
    service: { status: "defunct" },
    point: { verified: "historic" },
  });
  expect(facts.mainEntity.hoursAvailable).toBeUndefined();
});
