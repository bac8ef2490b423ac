/** A place in degrees (WGS 84). */
interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** A street somebody can say they live near, with the middle of its corner of the grid: the exact place stays outside. */
export interface HomeStreet extends Point {
  readonly name: string;
}

const METRES_PER_DEGREE = 111_195;
const GRID_M = 250;
/** The latitude of Wehringhausen: one grid for the whole town, so that a corner is the same for everybody. */
const LATITUDE = 51.35;
const LATITUDE_STEP = GRID_M / METRES_PER_DEGREE;
const LONGITUDE_STEP = GRID_M / (METRES_PER_DEGREE * Math.cos((LATITUDE * Math.PI) / 180));

/** The nearest crossing of a grid of 250 m, at most 177 m away. */
export function roundHome({ latitude, longitude }: Point): Point {
  return {
    latitude: toStep(latitude, LATITUDE_STEP),
    longitude: toStep(longitude, LONGITUDE_STEP),
  };
}

function toStep(value: number, step: number): number {
  return Number((Math.round(value / step) * step).toFixed(5));
}
