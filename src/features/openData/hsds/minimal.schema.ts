import { z } from "zod";
import { openSchemas } from "../docs/registry.ts";

/** What somebody who keeps a copy needs to know of a service (`minimal`). */
export const minimalService = z
  .object({ id: z.uuid(), modified_date: z.iso.datetime() })
  .register(openSchemas, { id: "MinimalService" });
