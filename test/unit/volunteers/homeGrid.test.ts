import fc from "fast-check";
import { roundHome } from "../../../src/features/volunteers/profile/homeGrid.ts";

const METRES_PER_DEGREE = 111_195;
const near = fc.record({
  latitude: fc.double({ min: 51.3, max: 51.4, noNaN: true }),
  longitude: fc.double({ min: 7.4, max: 7.5, noNaN: true }),
});

it("a home becomes the nearest crossing of a grid of 250 m: never further than 180 m, and the same for neighbours", () => {
  fc.assert(
    fc.property(near, (home) => {
      const corner = roundHome(home);
      const north = (corner.latitude - home.latitude) * METRES_PER_DEGREE;
      const east = (corner.longitude - home.longitude) * METRES_PER_DEGREE * Math.cos((51.35 * Math.PI) / 180);
      expect(Math.hypot(north, east)).toBeLessThan(180);
      expect(roundHome(corner)).toEqual(corner);
    }),
  );
});

it("the whole quarter has few corners, so that no house can be told from one", () => {
  const corners = new Set<string>();
  for (let latitude = 51.349; latitude < 51.359; latitude += 0.0002)
    for (let longitude = 7.449; longitude < 7.464; longitude += 0.0002)
      corners.add(JSON.stringify(roundHome({ latitude, longitude })));
  expect(corners.size).toBeLessThan(40);
});
