import { clusterPlaces } from "../../../src/assets/map/clusters.ts";

const place = (title: string, latitude: number, longitude: number) => ({
  title,
  href: `/${title}`,
  latitude,
  longitude,
});
const places = [place("a", 51.35, 7.46), place("b", 51.3501, 7.4601), place("c", 51.37, 7.5)];
const titles = (zoom: number) =>
  clusterPlaces(places, zoom, 48)
    .map(({ places: own }) => own.map(({ title }) => title).join(""))
    .sort();

it("places that would cover each other are one marker from afar, and their own from near", () => {
  expect(titles(1)).toEqual(["abc"]);
  expect(titles(13)).toEqual(["ab", "c"]);
  expect(titles(22)).toEqual(["a", "b", "c"]);
});

it("a group stands in the middle of its places, and no place is lost", () => {
  const [group] = clusterPlaces(places.slice(0, 2), 10, 48);
  expect(group?.latitude).toBeCloseTo(51.35005, 6);
  expect(group?.longitude).toBeCloseTo(7.46005, 6);
  const many = Array.from({ length: 500 }, (_, nr) => place(String(nr), 51.3 + (nr % 25) / 500, 7.4 + nr / 5000));
  const held = clusterPlaces(many, 15, 48).flatMap(({ places: own }) => own);
  expect(held).toHaveLength(500);
});
