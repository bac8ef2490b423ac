import type { z } from "zod";
import type { TextKey } from "../../../shared/text/keys.ts";
import { featureCollection } from "../files/geoJson.ts";
import { KINDS, parameters, type Kind } from "../hsds/hsds.parameters.ts";
import { base, pages } from "../hsds/hsds.schema.ts";
import { FORMS } from "../hsds/records.ts";
import { openDataPaths } from "../openData.paths.ts";

/** One address of the open data, as the OpenAPI document and the reference page tell it. */
export interface Operation {
  readonly path: string;
  readonly id: string;
  readonly tag: "hsds" | "files" | "description";
  readonly summary: TextKey;
  /** The kind of record, for summaries that name one. */
  readonly kind: TextKey | null;
  readonly query: z.ZodObject | null;
  readonly hasId: boolean;
  /** What comes back, by media type; null for what no schema describes. */
  readonly answers: Readonly<Record<string, z.ZodType | null>>;
}

const KIND_TEXTS: Readonly<Record<Kind, TextKey>> = {
  services: "openData:kind.services",
  service_at_locations: "openData:kind.serviceAtLocations",
  organizations: "openData:kind.organizations",
  locations: "openData:kind.locations",
  taxonomies: "openData:kind.taxonomies",
  taxonomy_terms: "openData:kind.taxonomyTerms",
};

const JSON_TYPE = "application/json";
const plain = { kind: null, query: null, hasId: false } as const;

/** All addresses, in the order of the reference. */
export const OPERATIONS: readonly Operation[] = [
  {
    ...plain,
    path: openDataPaths.hsds(),
    id: "hsdsBase",
    tag: "hsds",
    summary: "openData:operation.base",
    answers: { [JSON_TYPE]: base },
  },
  ...KINDS.flatMap((kind) => [listOf(kind), oneOf(kind)]),
  {
    ...plain,
    path: openDataPaths.geoJson(),
    id: "geoJson",
    tag: "files",
    summary: "openData:operation.geoJson",
    answers: { "application/geo+json": featureCollection },
  },
  {
    ...plain,
    path: openDataPaths.csv(),
    id: "csv",
    tag: "files",
    summary: "openData:operation.csv",
    answers: { "text/csv": null },
  },
  {
    ...plain,
    path: openDataPaths.csvMetadata(),
    id: "csvMetadata",
    tag: "files",
    summary: "openData:operation.csvMetadata",
    answers: { [JSON_TYPE]: null },
  },
  {
    ...plain,
    path: openDataPaths.changes(),
    id: "changes",
    tag: "files",
    summary: "openData:operation.changes",
    answers: { "application/atom+xml": null },
  },
  {
    ...plain,
    path: openDataPaths.openApi(),
    id: "openApi",
    tag: "description",
    summary: "openData:operation.openApi",
    answers: { [JSON_TYPE]: null },
  },
];

function listOf(kind: Kind): Operation {
  return {
    path: openDataPaths.hsds(kind),
    id: `list_${kind}`,
    tag: "hsds",
    summary: "openData:operation.list",
    kind: KIND_TEXTS[kind],
    query: parameters[kind],
    hasId: false,
    answers: { [JSON_TYPE]: pages[kind], "application/x-ndjson": null },
  };
}

function oneOf(kind: Kind): Operation {
  return {
    path: `${openDataPaths.hsds(kind)}/{id}`,
    id: `get_${kind}`,
    tag: "hsds",
    summary: "openData:operation.one",
    kind: KIND_TEXTS[kind],
    query: null,
    hasId: true,
    answers: { [JSON_TYPE]: FORMS[kind].full.schema },
  };
}
