import { randomUUID } from "node:crypto";

/** Name of the hidden field with which a form that adds a record is told from a second press of its button. */
export const FORM_ID = "formular";

/** True for the address of a form that adds a record. */
export function addsRecord(path: string): boolean {
  return path.endsWith("/neu");
}

/** The id of one opened form; random, so that nobody can use up somebody else's. */
export function newFormId(): string {
  return randomUUID();
}
