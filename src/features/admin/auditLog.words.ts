import { z } from "zod";
import { VIEW_REASONS } from "../../shared/audit/viewReasons.ts";
import type { Reader } from "../../shared/text/reader.ts";
import type { AuditRow } from "./auditLog.queries.ts";
import { FIELDS } from "./auditLog.fields.ts";
import { codedValue } from "./auditLog.values.ts";
import { SAID, THINGS, VERBS } from "./auditLog.vocabulary.ts";

// The log in sentences: some actions have one of their own, the others are put together from a thing and a verb;
// what is known to neither is shown by its name.

const isOneOf = <Word extends string>(words: readonly Word[], word: string): word is Word =>
  (words as readonly string[]).includes(word);

/** The entry as one sentence: who did what, with the record's name where it may be told. */
export function sentenceOf(reader: Reader, row: AuditRow): string {
  const who = whoOf(reader, row);
  if (isOneOf(SAID, row.action))
    return reader.t(`admin:said.${row.action}`, { who, what: row.resourceName ?? reader.t("admin:audit.someone") });
  const words = wordsOf(reader, row.action);
  if (!words) return reader.t("admin:audit.plain", { who, action: row.action });
  return row.resourceName === null
    ? reader.t("admin:audit.sentence", { who, ...words })
    : reader.t("admin:audit.sentenceNamed", { who, ...words, what: row.resourceName });
}

/** "theme.changed" as a thing and a verb; null when one of them is not known. */
function wordsOf(reader: Reader, action: string): { thing: string; verb: string } | null {
  const [thing = "", verb = ""] = action.split(".");
  if (!isOneOf(THINGS, thing) || !isOneOf(VERBS, verb)) return null;
  return { thing: reader.t(`admin:thing.${thing}`), verb: reader.t(`admin:verb.${verb}`) };
}

/** Who acted; signing in is done by a guest, who is then the person concerned. */
function whoOf(reader: Reader, { actorKind, actorName, resourceType, resourceName }: AuditRow): string {
  if (actorName !== null) return actorName;
  if (actorKind === "guest" && resourceType === "credential" && resourceName !== null) return resourceName;
  if (actorKind === "system") return reader.t("admin:audit.system");
  return reader.t(actorKind === "volunteer" ? "admin:audit.volunteer" : "admin:audit.guest");
}

/** An action in words for the filter, without who and what. */
export function actionName(reader: Reader, action: string): string {
  if (isOneOf(SAID, action)) return reader.t(`admin:said.${action}`, { who: "…", what: "…" });
  const words = wordsOf(reader, action);
  return words ? `${words.thing} ${words.verb}` : action;
}

const LONGEST = 160;

const storedChanges = z
  .array(z.object({ field: z.string(), old: z.unknown().optional(), new: z.unknown().optional() }))
  .catch([]);

/** The changes of an entry as "field: old → new"; personal fields stand there without values. */
export function changesOf(reader: Reader, changes: unknown): readonly string[] {
  return storedChanges.parse(changes).map(({ field, old, new: next }) => {
    if (field === "reason") return reasonOf(reader, next);
    const label = fieldName(reader, field);
    if (isEmpty(old) && isEmpty(next)) return reader.t("admin:audit.changeUntold", { field: label });
    const told = (value: unknown) =>
      (typeof value === "string" && codedValue(reader, field, value)) || valueOf(reader, value);
    return reader.t("admin:audit.change", { field: label, old: told(old), new: told(next) });
  });
}

/** Themes of initiatives are told one by one: "theme.zusammenhalt". */
const OF_A_THEME = /^theme\.(?<code>.+)$/u;

function fieldName(reader: Reader, field: string): string {
  if (isOneOf(FIELDS, field)) return reader.t(`admin:field.${field}`);
  const code = OF_A_THEME.exec(field)?.groups?.["code"];
  return code === undefined ? field : reader.t("admin:audit.themeField", { code });
}

/** Why somebody opened another person's data; a later kind of reason is told as it is stored. */
function reasonOf(reader: Reader, stored: unknown): string {
  const told = VIEW_REASONS.find((reason) => reason === stored);
  return reader.t("admin:audit.reason", {
    reason: told ? reader.t(`admin:audit.reason.${told}`) : valueOf(reader, stored),
  });
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === "";
}

function valueOf(reader: Reader, value: unknown): string {
  if (isEmpty(value)) return reader.t("admin:audit.empty");
  if (typeof value === "boolean") return reader.t(value ? "admin:audit.yes" : "admin:audit.no");
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
