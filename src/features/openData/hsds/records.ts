import type { z } from "zod";
import type { Ask } from "../reader.ts";
import { readGraph, readVocabulary, type Graph, type Root } from "./graph.ts";
import type { Asked, Kind } from "./hsds.parameters.ts";
import * as schema from "./hsds.schema.ts";
import {
  shapeFullOrganization,
  shapeFullPlace,
  shapeFullService,
  shapeOrganization,
  shapePlace,
  shapeService,
} from "./shape.ts";
import type { Telling } from "./shape.ts";
import { shapeLocation, shapeTaxonomy, shapeTerm } from "./shapeParts.ts";

/** How a record is told: in short, or with everything around it. */
type Depth = "short" | "full";

type Shape = (telling: Telling, id: string) => unknown;
interface Form {
  readonly schema: z.ZodType;
  readonly shape: Shape;
}

const ROOTS: Readonly<Partial<Record<Kind, Root>>> = {
  services: "services",
  service_at_locations: "service_at_locations",
  organizations: "organizations",
  locations: "locations",
};

/** The schema and the shape of each kind. What has no parts is told whole. */
export const FORMS: Readonly<Record<Kind, Readonly<Record<Depth, Form>>>> = {
  services: {
    short: { schema: schema.service, shape: of("services", shapeService) },
    full: { schema: schema.fullService, shape: of("services", shapeFullService) },
  },
  service_at_locations: {
    short: { schema: schema.serviceAtLocation, shape: of("points", shapePlace) },
    full: { schema: schema.fullServiceAtLocation, shape: of("points", shapeFullPlace) },
  },
  organizations: {
    short: { schema: schema.organization, shape: of("organizations", shapeOrganization) },
    full: { schema: schema.fullOrganization, shape: of("organizations", shapeFullOrganization) },
  },
  locations: whole({ schema: schema.location, shape: of("locations", ({ graph }, row) => shapeLocation(graph, row)) }),
  taxonomies: whole({ schema: schema.taxonomy, shape: of("taxonomies", (_telling, row) => shapeTaxonomy(row)) }),
  taxonomy_terms: whole({ schema: schema.taxonomyTerm, shape: of("terms", ({ graph }, row) => termWith(graph, row)) }),
};

/** The depth that a list was asked for; single records are always full. */
export function depthOf({ full, full_service }: Pick<Asked, "full" | "full_service">): Depth {
  return full === true || full_service === true ? "full" : "short";
}

/** The records with these ids in their order, shaped and passed through their schema; those not there are left out. */
export async function readRecords(
  ask: Ask,
  given: {
    readonly kind: Kind;
    readonly ids: readonly string[];
    readonly depth: Depth;
    readonly origin: string;
    readonly now: Date;
  },
): Promise<{ readonly records: readonly unknown[]; readonly until: Date | null }> {
  const root = ROOTS[given.kind];
  const graph =
    root === undefined ? { ...EMPTY, ...(await readVocabulary(ask)) } : await readGraph(ask, root, given.ids);
  const form = FORMS[given.kind][given.depth];
  const telling = { graph, origin: given.origin, now: given.now };
  const shaped = given.ids.map((id) => form.shape(telling, id)).filter((record) => record !== undefined);
  return { records: shaped.map((record) => form.schema.parse(record)), until: nextEnd(graph, given.now) };
}

/** When the first of the standing notices ends. */
function nextEnd(graph: Graph, now: Date): Date | null {
  const ends = [...graph.points.values()].flatMap(({ alert_until: end }) =>
    end !== null && end > now ? [end.getTime()] : [],
  );
  return ends.length === 0 ? null : new Date(Math.min(...ends));
}

type Maps = "services" | "points" | "organizations" | "locations" | "taxonomies" | "terms";
type RowOf<M extends Maps> = Graph[M] extends ReadonlyMap<string, infer Row> ? Row : never;

function of<M extends Maps>(map: M, shape: (telling: Telling, row: RowOf<M>) => unknown): Shape {
  return (telling, id) => {
    const row = telling.graph[map].get(id) as RowOf<M> | undefined;
    return row && shape(telling, row);
  };
}

function whole(form: Form): Readonly<Record<Depth, Form>> {
  return { short: form, full: form };
}

function termWith(graph: Graph, row: RowOf<"terms">): unknown {
  const taxonomy = graph.taxonomies.get(row.taxonomy_id);
  return taxonomy && shapeTerm(row, taxonomy);
}

const NONE = new Map<string, never>();
const EMPTY: Omit<Graph, "terms" | "taxonomies"> = {
  services: NONE,
  servicesOf: NONE,
  points: NONE,
  pointsOf: NONE,
  organizations: NONE,
  locations: NONE,
  phonesOf: NONE,
  contactsOf: NONE,
  accessOf: NONE,
  documentsOf: NONE,
  attributesOf: NONE,
};
