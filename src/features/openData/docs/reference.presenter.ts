import type { Reader } from "../../../shared/text/reader.ts";
import { columnText } from "../files/csv.ts";
import { COLUMNS } from "../files/pointRecord.ts";
import type { Licence } from "../licence/licence.ts";
import { openDataPaths } from "../openData.paths.ts";
import type { ApiOperation, OpenApi } from "./openApi.ts";
import type { ReferenceOperation, ReferencePage, ReferenceParameter, ReferenceSchema } from "./reference.pages.ts";

/** The reference page, from the OpenAPI document itself, so that the two cannot disagree. */
export function presentReference(reader: Reader, document: OpenApi, licence: Licence): ReferencePage {
  const { t, href } = reader;
  const operations = Object.entries(document.paths);
  return {
    title: t("openData:reference.title"),
    description: t("openData:reference.lead"),
    crumbs: [{ label: t("frame:start"), href: href("/") }],
    alternates: [{ type: "application/atom+xml", href: openDataPaths.changes(), title: t("openData:changes.title") }],
    lead: t("openData:reference.lead"),
    licence: document.info.description,
    licenceHref: licence.url,
    openApiHref: href(openDataPaths.openApi()),
    rules: RULES.map((key) => t(key)),
    groups: document.tags.map(({ name, description }) => ({
      heading: description,
      operations: operations
        .filter(([, { get }]) => get.tags.includes(name))
        .map(([path, { get }]) => presentOperation(path, get)),
    })),
    columns: COLUMNS.map((name) => ({ name, text: t(columnText(name)) })),
    schemas: Object.entries(document.components.schemas).map(([name, schema]) => presentSchema(name, schema)),
  };
}

const RULES = [
  "openData:rule.published",
  "openData:rule.paging",
  "openData:rule.cors",
  "openData:rule.limits",
  "openData:rule.errors",
  "openData:rule.time",
] as const;

function presentOperation(path: string, operation: ApiOperation): ReferenceOperation {
  const content = operation.responses["200"]?.content ?? {};
  return {
    anchor: `op-${operation.operationId}`,
    summary: operation.summary,
    path,
    href: path.includes("{") ? "" : path,
    parameters: operation.parameters.map(({ name, schema, description }) => ({
      name,
      type: typeOf(schema),
      description,
    })),
    types: Object.keys(content).join(", "),
    schemas: Object.values(content).flatMap(({ schema }) => (schema ? refsIn(schema).map(linkTo) : [])),
  };
}

function presentSchema(name: string, schema: Readonly<Record<string, unknown>>): ReferenceSchema {
  const properties = (schema["properties"] ?? {}) as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  const required = (schema["required"] ?? []) as readonly string[];
  const fields: readonly ReferenceParameter[] = Object.entries(properties).map(([field, value]) => ({
    name: `${field}${required.includes(field) ? " *" : ""}`,
    type: typeOf(value),
    description: refsIn(value).join(", "),
  }));
  return { anchor: anchorOf(name), name, fields };
}

/** "string (uuid)", "json | ndjson", "array": a schema in one word. */
function typeOf(schema: Readonly<Record<string, unknown>>): string {
  const { type, format, enum: values } = schema as { type?: string; format?: string; enum?: readonly string[] };
  if (values) return values.filter((value) => value !== "").join(" | ");
  if (type === undefined) return "anyOf" in schema ? typesIn(schema["anyOf"]) : "object";
  return format === undefined ? type : `${type} (${format})`;
}

function typesIn(all: unknown): string {
  const types = (all as readonly Readonly<Record<string, unknown>>[]).map(typeOf);
  return [...new Set(types)].join(" | ");
}

/** The names of the schemas that stand anywhere in one. */
function refsIn(schema: unknown): readonly string[] {
  const found = JSON.stringify(schema).matchAll(/#\/components\/schemas\/(\w+)/gu);
  return [...new Set(Array.from(found, ([, name = ""]) => name))];
}

function linkTo(name: string): { name: string; href: string } {
  return { name, href: `#${anchorOf(name)}` };
}

function anchorOf(name: string): string {
  return `schema-${name}`;
}
