import { distanceBetween, streetName, streetsOf } from "../../../src/features/contactPoints/streets.ts";

it.each([
  ["Lange Str. 65", "Lange Straße"],
  ["Lange Straße 22", "Lange Straße"],
  ["Pelmkestr. 14", "Pelmkestraße"],
  ["Konkordiastraße 23–25", "Konkordiastraße"],
  ["Wehringhauser Str. 38 a", "Wehringhauser Straße"],
  ["Wilhelmsplatz", null],
  ["Volme-Galerie, 1. Obergeschoss", "Volme-Galerie"],
  ["", null],
])("the street of “%s” is %s", (address, street) => {
  expect(streetName(address)).toBe(street);
});

it("a street is one, however it is written, and lies in the middle of its addresses", () => {
  const streets = streetsOf([
    { street: "Lange Str. 65", point: { latitude: 51.35, longitude: 7.45 } },
    { street: "Lange Straße 22", point: { latitude: 51.36, longitude: 7.47 } },
    { street: "Bismarckstraße 20", point: { latitude: 51.34, longitude: 7.46 } },
    { street: "Wilhelmsplatz", point: { latitude: 51.3, longitude: 7.4 } },
  ]);
  expect(streets.map(({ code, name }) => [code, name])).toEqual([
    ["bismarckstrasse", "Bismarckstraße"],
    ["lange-strasse", "Lange Straße"],
  ]);
  expect(streets[1]?.latitude).toBeCloseTo(51.355, 6);
  expect(streets[1]?.longitude).toBeCloseTo(7.46, 6);
});

it("a hundredth of a degree to the north is 1,112 m, to the east less in Hagen", () => {
  const here = { latitude: 51.35, longitude: 7.46 };
  expect(distanceBetween(here, { latitude: 51.36, longitude: 7.46 })).toBeCloseTo(1112, 0);
  expect(distanceBetween(here, { latitude: 51.35, longitude: 7.47 })).toBeCloseTo(694.5, 0);
});
