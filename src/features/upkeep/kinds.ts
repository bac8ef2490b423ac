import type { KeptLink, RecordKind } from "../proposals/index.ts";

/** The kinds of entries that are kept up to date, by the name under which the database links to them. */
export type Kinds = Readonly<Record<KeptLink, RecordKind>>;

/** Whether everybody can see an entry in this state. */
export function isPublic({ state }: { readonly state: string }): boolean {
  return state === "published" || state === "needs_check";
}
