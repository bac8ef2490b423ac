import type { WorkBy } from "../../shared/db/unitOfWork.ts";
import { contentMark } from "../../shared/forms/contentMark.ts";
import type { DuplicateFinder, Lookalike } from "./finder.queries.ts";

/** Hidden field of a form that was shown a warning: which entries its person has seen. */
const ANYWAY = "trotzdem";

/** The hidden field for these entries; other ones warn again. None when nothing looks alike. */
export function anywayField(found: readonly Lookalike[]): Readonly<Record<string, string>> {
  return found.length === 0 ? {} : { [ANYWAY]: markOf(found) };
}

function markOf(found: readonly Lookalike[]): string {
  return contentMark(...found.map(({ id }) => id).toSorted());
}

/**
 * True when nothing looks alike, or when the person has seen just these and adds the record all the same. Also for the
 * second press of a form: what looks alike is what the first one has added, and the unit of work refuses to add it again.
 */
export async function isMeant(
  asked: Pick<DuplicateFinder, "wasSent">,
  { body, by }: { readonly body: unknown; readonly by: WorkBy },
  found: readonly Lookalike[],
): Promise<boolean> {
  const seen = ((body ?? {}) as Readonly<Record<string, unknown>>)[ANYWAY];
  return found.length === 0 || seen === markOf(found) || asked.wasSent(by.form ?? null);
}

/** A body without the field, for its strict schema. */
export function withoutAnyway(body: unknown): Record<string, unknown> {
  const { [ANYWAY]: _seen, ...rest } = (body ?? {}) as Record<string, unknown>;
  return rest;
}
