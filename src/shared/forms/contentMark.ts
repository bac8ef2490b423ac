import { hashToken } from "../ids/ids.ts";

/** A short mark of a record's content, for optimistic checks of rows that carry no version of their own. */
export function contentMark(...content: readonly (string | null)[]): string {
  return hashToken(JSON.stringify(content)).slice(0, 16);
}
