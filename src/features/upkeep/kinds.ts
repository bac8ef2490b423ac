import type { KeptLink, RecordKind, ReviewedKind } from "../proposals/index.ts";

/** The kinds of entries that are kept up to date, by the name under which the database links to them. */
export type Kinds = Readonly<Record<KeptLink, RecordKind>>;

/** Kinds of records that changes are proposed of: organisations are not asked whether they are up to date. */
export type Subject = "contact_point" | "initiative" | "organisation";
export type ReviewedKinds = Readonly<Record<Subject, ReviewedKind>>;

/** Whether everybody can see an entry in this state. */
export function isPublic({ state }: { readonly state: string }): boolean {
  return state === "published" || state === "needs_check";
}
