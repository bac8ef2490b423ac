import { z } from "zod";

/** The schemas of open data by the names they have in the OpenAPI document. */
export const openSchemas = z.registry<{ id: string }>();
