import { stringify } from "csv-stringify/sync";
import { CSV_RULES } from "../../../shared/documents/csvRules.ts";
import { phoneText } from "../../../shared/text/phoneText.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import type { Cell, PersonExport } from "./exportVolunteer.ts";
import { wordsFor, type TermNames } from "./exportWords.ts";

const AREAS = [
  "VolunteerProfile",
  "VolunteerSkill",
  "Availability",
  "Attribute",
  "Attachment",
  "Consent",
  "Assignment",
  "PersonalDataView",
  "Referral",
  "Enquiry",
  "ChangeProposal",
  "FreshnessTask",
  "ClaimRequest",
  "Outbox",
  "OneTimeToken",
  "Session",
  "Credential",
  "RoleGrant",
  "AuditEntry",
  "Person",
  "VolunteerAnswer",
  "Rejection",
  "BatchCell",
  "CoverAsk",
  "SeriesAdoption",
  "HoursEntry",
  "Certificate",
  "ContactTask",
  "ClearanceCheck",
  "GuardianConsent",
  "AccessCard",
  "Passkey",
] as const;

const FIELDS = [
  "maxHoursPerWeek",
  "maxTimes",
  "maxTimesPer",
  "guardianRemindedAt",
  "wishes",
  "pausedUntil",
  "contactedAt",
  "skill",
  "level",
  "weekday",

  "startMinute",
  "endMinute",
  "priority",
  "theme",
  "createdAt",
  "title",
  "fileName",
  "purpose",
  "textVersion",
  "text",
  "language",
  "channel",
  "givenAt",
  "withdrawnAt",
  "need",
  "state",
  "origin",
  "message",
  "startsAt",
  "endsAt",
  "day",
  "reason",
  "role",
  "answer",
  "reference",
  "kind",
  "contactName",
  "contactEmail",
  "contactPhone",
  "subject",
  "template",
  "sentAt",
  "expiresAt",
  "usedAt",
  "expire",
  "login",
  "passwordChangedAt",
  "validFrom",
  "validUntil",
  "revokedAt",
  "at",
  "action",
  "resourceType",
  "displayName",
  "email",
  "phone",
  "postalAddress",
  "preferredChannel",
  "languages",
  "uiLanguage",
  "plainLanguage",
  "source",
  "note",
  "lastActiveAt",
  "deactivatedAt",
  "updatedAt",
  "basicLanguages",
  "homeStreet",
  "homeLatitude",
  "homeLongitude",
  "maxDistanceM",
  "mobility",
  "isAdult",
  "bornOn",
  "remindDayBefore",
  "remindHoursBefore",
  "calendarKeySince",
  "canTeach",
  "season",
  "isLate",
  "declineReason",
  "contestText",
  "contestAnswer",
  "wentWell",
  "statement",
  "isDoubled",
  "by",
  "askedAt",
  "answeredAt",
  "endedAt",
  "minutes",
  "number",
  "issuedAt",
  "doneAt",
  "certificateOn",
  "seenOn",
  "isSuitable",
  "deleteAfter",
  "guardianName",
  "guardianEmail",
  "guardianPhone",
  "decidedAt",
  "label",
  "lastUsedAt",
] as const;

interface Column {
  readonly table: string;
  readonly field: string;
}

/**
 * One line a value, in words: area, number of the record, field, value; codes as the words of the pages. Cells that a
 * spreadsheet would run are disarmed.
 */
export function personExportCsv(reader: Reader, data: PersonExport, names: TermNames): string {
  const header = (["area", "number", "field", "value"] as const).map((name) => reader.t(`volunteers:csv.${name}`));
  const lines = Object.entries(data).flatMap(([table, rows]) =>
    rows.flatMap((row, index) =>
      Object.entries(row).map(([field, value]) => [
        areaName(reader, table),
        String(index + 1),
        fieldName(reader, field),
        cellText(reader, { table, field }, nameIn(names, field, value)),
      ]),
    ),
  );
  return stringify([header, ...lines], { ...CSV_RULES, bom: true, delimiter: ";" });
}

function areaName({ t }: Reader, table: string): string {
  const known = AREAS.find((area) => area === table);
  return known ? t(`volunteers:area.${known}`) : table;
}

function fieldName({ t }: Reader, field: string): string {
  const known = FIELDS.find((name) => name === field);
  return known ? t(`volunteers:data.${known}`) : field;
}

const MOMENT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/u;
const DAY = /^\d{4}-\d\d-\d\d$/u;

const TERM_FIELDS: readonly string[] = ["skill", "theme", "statement"];

function nameIn(names: TermNames, field: string, value: Cell): Cell {
  return typeof value === "string" && TERM_FIELDS.includes(field) ? (names.get(value) ?? value) : value;
}

function cellText(reader: Reader, column: Column, value: Cell): string {
  if (value === null) return "";
  if (typeof value === "boolean") return reader.t(value ? "frame:form.yes" : "frame:form.no");
  if (typeof value === "number")
    return wordsFor(reader, column, String(value)) ?? numberText(reader, column.field, value);
  const parts = typeof value === "string" ? [value] : value;
  return parts.map((part) => wordsFor(reader, column, part) ?? plainText(reader, part)).join(", ");
}

function plainText({ format }: Reader, text: string): string {
  if (MOMENT.test(text)) return format.moment(new Date(text));
  return DAY.test(text) ? format.day(new Date(`${text}T12:00:00Z`)) : phoneText(text);
}

function numberText({ format }: Reader, field: string, value: number): string {
  if (field === "weekday") return format.weekdayName(value);
  if (field !== "startMinute" && field !== "endMinute") return format.number(value);
  return `${String(Math.floor(value / 60))}:${String(value % 60).padStart(2, "0")}`;
}
