import type { Feature } from "../../shared/feature.ts";
import { plainRoutes } from "./plain.routes.ts";

/** The start page in plain language (BITV NRW): it changes only with its texts. */
export function createPlain(): Feature {
  return { routes: plainRoutes() };
}
