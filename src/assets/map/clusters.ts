/** A place as the map shows it. */
export interface MapPlace {
  readonly title: string;
  readonly href: string;
  readonly latitude: number;
  readonly longitude: number;
}

/** Places so near to each other that their markers would overlap. */
export interface Cluster {
  readonly places: readonly MapPlace[];
  readonly latitude: number;
  readonly longitude: number;
}

/** Web Mercator (EPSG:3857) in pixels of the whole world at a zoom, tiles of 256. */
function pixelsOf({ latitude, longitude }: MapPlace, zoom: number): readonly [x: number, y: number] {
  const world = 256 * 2 ** zoom;
  const sine = Math.sin((latitude * Math.PI) / 180);
  return [(longitude / 360 + 0.5) * world, (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * world];
}

/** Groups places by the cells of a grid of so many pixels; a group stands in the middle of its places. */
export function clusterPlaces(places: readonly MapPlace[], zoom: number, cell: number): readonly Cluster[] {
  const cells = new Map<string, MapPlace[]>();
  for (const place of places) {
    const key = pixelsOf(place, zoom)
      .map((pixel) => String(Math.floor(pixel / cell)))
      .join(" ");
    cells.set(key, [...(cells.get(key) ?? []), place]);
  }
  return [...cells.values()].map((group) => ({
    places: group,
    latitude: group.reduce((sum, { latitude }) => sum + latitude, 0) / group.length,
    longitude: group.reduce((sum, { longitude }) => sum + longitude, 0) / group.length,
  }));
}
