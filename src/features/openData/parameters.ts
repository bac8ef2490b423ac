import type { z } from "zod";
import { visitOf } from "../../shared/http/visit.ts";
import type { TextKey } from "../../shared/text/keys.ts";
import { sendProblem, type Answering } from "./answers.routes.ts";

/** The text that tells what a parameter must be; the reference page and the refusal say the same. */
export const PARAMETER_TEXTS = {
  page: "openData:parameter.page",
  per_page: "openData:parameter.perPage",
  format: "openData:parameter.format",
  search: "openData:parameter.search",
  modified_after: "openData:parameter.modifiedAfter",
  taxonomy_term_id: "openData:parameter.taxonomyTermId",
  taxonomy_id: "openData:parameter.taxonomyId",
  organization_id: "openData:parameter.organizationId",
  parent_id: "openData:parameter.parentId",
  top_only: "openData:parameter.topOnly",
  postcode: "openData:parameter.postcode",
  proximity: "openData:parameter.proximity",
  minimal: "openData:parameter.minimal",
  full: "openData:parameter.full",
  full_service: "openData:parameter.fullService",
} as const satisfies Record<string, TextKey>;

/** Reads the query; null when it was refused with 400, naming the parameter and what it must be. */
export function readParameters<Asked>(
  { req, res }: Pick<Answering, "req" | "res">,
  schema: z.ZodType<Asked> & { readonly shape: Readonly<Record<string, unknown>> },
): Asked | null {
  const parsed = schema.safeParse(req.query);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  if (issue?.code === "unrecognized_keys") {
    const known = Object.keys(schema.shape).join(", ");
    const name = issue.keys[0] ?? "";
    sendProblem(res, 400, known === "" ? "openData:problem.noParameters" : "openData:problem.unknownParameter", {
      name,
      known,
    });
    return null;
  }
  const name = String(issue?.path[0] ?? "");
  const expected = PARAMETER_TEXTS[name as keyof typeof PARAMETER_TEXTS];
  const { t } = readerOf(res);
  sendProblem(res, 400, "openData:problem.parameter", { name, expected: t(expected) });
  return null;
}

function readerOf(res: Answering["res"]) {
  const { texts, language } = visitOf(res);
  return { t: texts.translate(texts.has(language, "openData") ? language : "de") };
}
