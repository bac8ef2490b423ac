import { sortKeyFrom } from "../../src/shared/ids/ids.ts";
import { dateColumn, dayOf } from "../../src/shared/clock.ts";
import { EXAMPLE_POINTS, EXAMPLE_POINT_TEXTS } from "./contactPointExamples.ts";
import { CONTACT_POINTS as KNOWN_POINTS } from "./contactPointRows.ts";
import { CONTACT_POINT_MARKS } from "./contactPointMarks.ts";
import { CONTACT_POINT_TEXTS } from "./contactPointTexts.ts";
import { linkTerms, linkThemes, storeTranslations } from "./links.ts";
import { seedLocations } from "./locations.ts";
import { before, seedId, verifiedOriginOf } from "./marks.ts";
import type { SeedContext, SeedDatabase } from "./marks.ts";
import type { SeedContactPoint } from "./seedContactPoint.ts";

const CONTACT_POINTS = [...KNOWN_POINTS, ...EXAMPLE_POINTS];

/** Writes contact points with services, places, opening hours, contacts, themes and translations. */
export async function seedContactPoints(db: SeedDatabase, { now }: SeedContext): Promise<void> {
  await seedLocations(db);
  await db.service.createMany({ data: CONTACT_POINTS.map(serviceRow) });
  const texts = new Set(CONTACT_POINTS.flatMap(({ hours }) => hours ?? []));
  await db.openingHours.createMany({ data: [...texts].map((text) => ({ id: seedId(`hours/${text}`), text })) });
  await db.serviceAtLocation.createMany({ data: CONTACT_POINTS.map((point) => contactPointRow(point, now)) });
  await db.phone.createMany({ data: CONTACT_POINTS.flatMap(phoneRows) });
  await db.contact.createMany({ data: CONTACT_POINTS.flatMap(contactRows) });
  const links = CONTACT_POINTS.map(({ key, themes }) => [`contactPoint/${key}`, themes] as const);
  await linkThemes(db, "service_at_location", links);
  await seedMarks(db);
  await storeTranslations(
    db,
    [...CONTACT_POINT_TEXTS, ...EXAMPLE_POINT_TEXTS].flatMap(({ key, en, ar }) => [
      { ...resourceOf(key), language: "en", fields: en },
      { ...resourceOf(key), language: "ar", fields: ar },
    ]),
  );
}

async function seedMarks(db: SeedDatabase): Promise<void> {
  const marks = Object.entries(CONTACT_POINT_MARKS);
  const concerns = marks.map(([key, mark]) => [`contactPoint/${key}`, mark.concerns ?? []] as const);
  const targets = marks.map(([key, mark]) => [`contactPoint/${key}`, mark.targets ?? []] as const);
  await linkTerms(db, "service_at_location", "concern", concerns);
  await linkTerms(db, "service_at_location", "target_group", targets);
  await db.requiredDocument.createMany({
    data: marks.flatMap(([key, { documents = [] }]) =>
      documents.map((document, position) => ({ serviceId: seedId(`service/${key}`), document, position })),
    ),
  });
}

function resourceOf(key: string) {
  return { resourceType: "service_at_location", resourceId: seedId(`contactPoint/${key}`) };
}

function serviceRow(point: SeedContactPoint) {
  return {
    id: seedId(`service/${point.key}`),
    organizationId: seedId(`organization/${point.organisation}`),
    name: point.service,
    feesDescription: point.fees ?? null,
    ...marksOf(point),
    eligibility: point.eligibility ?? null,
    applicationProcess: point.application ?? null,
    interpretationServices: point.interpretation ?? null,
    status: point.status ?? "active",
  };
}

function marksOf({ key }: SeedContactPoint) {
  const marks = CONTACT_POINT_MARKS[key];
  return { isFree: marks?.isFree ?? null, waitTime: marks?.waitTime ?? null };
}

function contactPointRow(point: SeedContactPoint, now: Date) {
  const { checkedDaysAgo } = point;
  return {
    id: seedId(`contactPoint/${point.key}`),
    slug: point.key,
    title: point.title,
    sortKey: sortKeyFrom(point.title),
    summary: point.summary,
    description: point.description,
    serviceId: seedId(`service/${point.key}`),
    locationId: seedId(`location/${point.location}`),
    languages: [...(point.languages ?? [])],
    openingHoursId: point.hours === undefined ? null : seedId(`hours/${point.hours}`),
    openingHoursNote: point.hoursNote ?? null,
    assuredOn: checkedDaysAgo === undefined ? null : dateColumn(dayOf(before(now, checkedDaysAgo))),
    assurerName: point.checkedBy ?? null,
    assureMethod: point.checkedHow ?? null,
    ...verifiedOriginOf(point.source, point.verified),
  };
}

function phoneRows({ key, phone }: SeedContactPoint) {
  return phone === undefined ? [] : [{ serviceAtLocationId: seedId(`contactPoint/${key}`), number: phone }];
}

function contactRows({ key, contact }: SeedContactPoint) {
  if (contact === undefined) return [];
  return [
    {
      serviceAtLocationId: seedId(`contactPoint/${key}`),
      department: contact.department,
      email: contact.email ?? null,
      isPublic: true,
    },
  ];
}
