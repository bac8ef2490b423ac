import type { AccessAnswer, Wheelchair } from "../../src/generated/prisma/client.ts";
import { seedId } from "./marks.ts";
import type { SeedDatabase } from "./marks.ts";

interface SeedLocation {
  readonly key: string;
  readonly name: string;
  readonly street?: string;
  readonly postalCode?: string;
  readonly wheelchair?: Wheelchair;
  readonly transportation?: string;
  readonly access?: readonly (readonly [feature: string, answer: AccessAnswer, details?: string])[];
}

const QUARTER = "58089";
const CENTRE = "58095";

/** Places without a point on the map: none of them was geocoded. Barriers are told only where a source names them. */
const LOCATIONS: readonly SeedLocation[] = [
  { key: "pelmke", name: "Kulturzentrum Pelmke", street: "Pelmkestr. 14", postalCode: QUARTER },
  { key: "lange-strasse-65", name: "Roter Stern Wehringhausen", street: "Lange Str. 65", postalCode: QUARTER },
  {
    key: "volme-galerie",
    name: "Volme-Galerie, 1. Obergeschoss",
    street: "Volme-Galerie, 1. Obergeschoss",
    postalCode: CENTRE,
  },
  { key: "villa-post", name: "Villa Post", street: "Wehringhauser Str. 38", postalCode: QUARTER },
  { key: "waschsalon", name: "Luthers Waschsalon", street: "Körnerstraße 75", postalCode: CENTRE },
  {
    key: "wilhelmsplatz",
    name: "Wilhelmsplatz",
    street: "Wilhelmsplatz",
    postalCode: QUARTER,
    wheelchair: "yes",
    transportation: "Bushaltestellen am Platz, barrierefrei ausgebaut",
    access: [
      ["entrance_step_free", "yes", "Rampen auf den Platz"],
      ["tactile_guidance", "yes"],
    ],
  },
  { key: "bodelschwinghplatz", name: "Bodelschwinghplatz", street: "Bodelschwinghplatz", postalCode: QUARTER },
  { key: "bohne", name: "Bohne" },
  { key: "augustastrasse", name: "Unterführung zur Augustastraße" },
  { key: "lange-strasse-22", name: "Lange Straße 22", street: "Lange Straße 22", postalCode: QUARTER },
  { key: "kultopia", name: "Kultopia", street: "Konkordiastraße 23–25", postalCode: CENTRE },
  { key: "allerwelthaus", name: "AllerWeltHaus", street: "Potthofstraße 22", postalCode: CENTRE },
  { key: "falken", name: "Falken am Wilhelmsplatz", street: "Bismarckstraße 20", postalCode: QUARTER },
  {
    key: "paulus",
    name: "Gemeindehaus und Pauluskirche",
    street: "Borsigstraße 11",
    postalCode: QUARTER,
    access: [["induction_loop", "partly", "In der Pauluskirche"]],
  },
  { key: "rathaus", name: "Rathaus", street: "Rathausstraße 11", postalCode: CENTRE },
  {
    key: "koordination",
    name: "Beispielbüro der Koordination",
    street: "Beispielstraße 1",
    postalCode: QUARTER,
    wheelchair: "yes",
    access: [
      ["entrance_step_free", "yes"],
      ["door_wide", "yes", "Eingang 95 cm"],
      ["toilet_wheelchair", "yes", "Schlüssel am Tresen"],
      ["guide_dog", "yes"],
      ["quiet_room", "yes", "Nach Absprache"],
      ["seating", "yes"],
      ["induction_loop", "no"],
      ["plain_language", "partly", "Gespräch ja, Formulare noch nicht"],
    ],
  },
  {
    key: "lesestube",
    name: "Beispielraum im Hinterhaus",
    street: "Beispielstraße 2",
    postalCode: QUARTER,
    wheelchair: "limited",
    access: [
      ["entrance_step_free", "no", "Eine Stufe, 12 cm, Rampe liegt bereit"],
      ["toilet_wheelchair", "no"],
      ["seating", "yes"],
    ],
  },
];

/** Writes places, addresses and what is known about barriers. */
export async function seedLocations(db: SeedDatabase): Promise<void> {
  await db.location.createMany({
    data: LOCATIONS.map(({ key, name, wheelchair, transportation }) => ({
      id: seedId(`location/${key}`),
      name,
      wheelchair: wheelchair ?? "unknown",
      transportation: transportation ?? null,
    })),
  });
  await db.address.createMany({
    data: LOCATIONS.flatMap(({ key, street, postalCode }) =>
      street === undefined || postalCode === undefined
        ? []
        : [{ locationId: seedId(`location/${key}`), address1: street, postalCode, city: "Hagen" }],
    ),
  });
  await db.accessibility.createMany({
    data: LOCATIONS.flatMap(({ key, access = [] }) =>
      access.map(([feature, answer, details]) => ({
        locationId: seedId(`location/${key}`),
        feature,
        answer,
        details: details ?? null,
      })),
    ),
  });
}
