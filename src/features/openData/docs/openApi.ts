import { z } from "zod";
import type { TextKey } from "../../../shared/text/keys.ts";
import type { Translate } from "../../../shared/text/texts.ts";
import type { Licence } from "../licence/licence.ts";
import { PARAMETER_TEXTS } from "../parameters.ts";
import { OPERATIONS, type Operation } from "./operations.ts";
import { openSchemas } from "./registry.ts";

type JsonSchema = Readonly<Record<string, unknown>>;

interface ApiParameter {
  readonly name: string;
  readonly in: "query" | "path";
  readonly required: boolean;
  readonly description: string;
  readonly schema: JsonSchema;
}

interface ApiResponse {
  readonly description: string;
  readonly content?: Readonly<Record<string, { readonly schema?: JsonSchema }>>;
}

export interface ApiOperation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly parameters: readonly ApiParameter[];
  readonly responses: Readonly<Record<string, ApiResponse>>;
}

/** An OpenAPI 3.1 document, as far as ours goes. */
export interface OpenApi {
  readonly openapi: "3.1.0";
  readonly info: {
    readonly title: string;
    readonly version: string;
    readonly description: string;
    readonly license: { readonly name: string; readonly url: string };
  };
  readonly servers: readonly { readonly url: string }[];
  readonly tags: readonly { readonly name: Operation["tag"]; readonly description: string }[];
  readonly paths: Readonly<Record<string, { readonly get: ApiOperation }>>;
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> };
}

interface Telling {
  readonly t: Translate;
  readonly origin: string;
  readonly licence: Licence;
}

const TAGS = {
  hsds: "openData:tag.hsds",
  files: "openData:tag.files",
  description: "openData:tag.description",
} as const satisfies Record<Operation["tag"], TextKey>;
const PROBLEMS = {
  400: "openData:answer.400",
  404: "openData:answer.404",
  429: "openData:answer.429",
  503: "openData:answer.503",
} as const satisfies Record<number, TextKey>;

const problem = z
  .object({ type: z.string(), title: z.string(), status: z.number().int(), detail: z.string(), instance: z.string() })
  .register(openSchemas, { id: "Problem" });

/** The description of the open data (OpenAPI 3.1), from the schemas that read the questions and shape the answers. */
export function openApiDocument(telling: Telling): OpenApi {
  const { t, origin, licence } = telling;
  return {
    openapi: "3.1.0",
    info: {
      title: t("openData:reference.title"),
      version: "1.0.0",
      description: t("openData:reference.licence", { licence: licence.name, attribution: licence.attribution }),
      license: { name: licence.name, url: licence.url },
    },
    servers: [{ url: origin }],
    tags: Object.entries(TAGS).map(([name, key]) => ({ name: name as Operation["tag"], description: t(key) })),
    paths: Object.fromEntries(OPERATIONS.map((operation) => [operation.path, { get: describe(t, operation) }])),
    components: { schemas: componentSchemas() },
  };
}

function describe(t: Translate, operation: Operation): ApiOperation {
  const { id, tag, summary, kind } = operation;
  const problems = Object.entries(PROBLEMS).filter(([status]) => mayAnswer(operation, status));
  return {
    operationId: id,
    tags: [tag],
    summary: kind === null ? t(summary) : t(summary, { kind: t(kind) }),
    parameters: [...(operation.hasId ? [idParameter(t)] : []), ...queryParameters(t, operation)],
    responses: {
      200: { description: t("openData:answer.200"), content: contentOf(operation) },
      304: { description: t("openData:answer.304") },
      ...Object.fromEntries(
        problems.map(([status, key]) => [
          status,
          { description: t(key), content: { "application/problem+json": { schema: refTo(problem) } } },
        ]),
      ),
    },
  };
}

function mayAnswer({ hasId, query }: Operation, status: string): boolean {
  if (status === "404") return hasId;
  return status !== "400" || query !== null;
}

function contentOf({ answers }: Operation): NonNullable<ApiResponse["content"]> {
  return Object.fromEntries(
    Object.entries(answers).map(([type, schema]) => [type, schema === null ? {} : { schema: refTo(schema) }]),
  );
}

function refTo(schema: z.ZodType): JsonSchema {
  return { $ref: pathOf(openSchemas.get(schema)?.id ?? "") };
}

function pathOf(id: string): string {
  return `#/components/schemas/${id}`;
}

function idParameter(t: Translate): ApiParameter {
  const schema = { type: "string", format: "uuid" };
  return { name: "id", in: "path", required: true, description: t("openData:parameter.id"), schema };
}

function queryParameters(t: Translate, { query }: Operation): readonly ApiParameter[] {
  return Object.entries(query?.shape ?? {}).map(([name, schema]) => ({
    name,
    in: "query" as const,
    required: false,
    description: t(PARAMETER_TEXTS[name as keyof typeof PARAMETER_TEXTS]),
    schema: parameterSchema(schema as z.ZodType),
  }));
}

/** What a parameter becomes (a number), or, where that cannot be said, what is typed (a date). */
function parameterSchema(schema: z.ZodType): JsonSchema {
  const output = tidy(z.toJSONSchema(schema, { io: "output", unrepresentable: "any" }));
  return "type" in output ? output : tidy(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }));
}

function componentSchemas(): Readonly<Record<string, JsonSchema>> {
  const { schemas } = z.toJSONSchema(openSchemas, { uri: pathOf, io: "output" });
  const byName = Object.entries(schemas).toSorted(([one], [other]) => one.localeCompare(other, "en"));
  return Object.fromEntries(byName.map(([name, schema]) => [name, tidy(schema)]));
}

/** Without what the place in the document says already, and without patterns that only spell out a format. */
function tidy(schema: object): JsonSchema {
  return JSON.parse(
    JSON.stringify(schema, (key, value: unknown) => {
      if (key === "$schema" || key === "$id") return undefined;
      if (typeof value !== "object" || value === null || !("format" in value)) return value;
      return Object.fromEntries(Object.entries(value).filter(([name]) => name !== "pattern"));
    }),
  ) as JsonSchema;
}
