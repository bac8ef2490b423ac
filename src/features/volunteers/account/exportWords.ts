import { VIEW_REASONS } from "../../../shared/audit/viewReasons.ts";
import type { TextKey } from "../../../shared/text/keys.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import type { LoadChoices } from "../choices.ts";
import { LETTER_SUBJECTS, LINK_PURPOSES, LOGGED_THINGS, LOGGED_VERBS, SESSION_KINDS } from "./ownLog.vocabulary.ts";

/** The words behind the codes of one kind: "volunteers:channel.email" for "email". */
function keyed<Prefix extends string, Code extends string>(prefix: Prefix, codes: readonly Code[]) {
  return Object.fromEntries(codes.map((code) => [code, `${prefix}.${code}`])) as Record<Code, `${Prefix}.${Code}`>;
}

const CHANNELS = keyed("volunteers:channel", ["email", "phone", "post", "in_person"]);
const SOURCES = keyed("volunteers:source", ["web", "desk", "paper"]);
const DECLINES = keyed("taking:reason", ["no_time", "too_far", "not_my_thing", "too_much", "health", "other"]);
const THINGS = keyed("ownLog:thing", LOGGED_THINGS);
const VERBS: Readonly<Record<string, TextKey>> = keyed("ownLog:verb", LOGGED_VERBS);
const LETTERS: Readonly<Record<string, TextKey>> = keyed("ownLog:letter", LETTER_SUBJECTS);
const ROLES = keyed("volunteers:role", ["administrator", "coordinator", "theme_lead", "editor", "jury", "viewer"]);

/** Columns of the export that hold codes a person reads as words, with the words the pages use. */
const WORDS: Readonly<Record<string, Readonly<Record<string, TextKey>>>> = {
  "Person.preferredChannel": CHANNELS,
  "Person.source": SOURCES,
  "Person.state": keyed("volunteers:personState", ["invited", "active", "dormant", "anonymised"]),
  "VolunteerProfile.mobility": keyed("profile:mobility", ["on_foot", "wheelchair", "bicycle", "car"]),
  "VolunteerProfile.maxTimesPer": keyed("volunteers:timesPer", ["week", "month"]),
  "VolunteerSkill.level": keyed("profile:level", ["1", "2", "3"]),
  "VolunteerAnswer.answer": keyed("profile:answer", ["fits", "partly", "no"]),
  "Availability.priority": keyed("volunteers:priority", ["primary", "secondary"]),
  "Availability.season": keyed("volunteers:season", ["all_year", "summer", "winter"]),
  "Consent.purpose": keyed("volunteers:purpose", ["volunteering"]),
  "Consent.channel": SOURCES,
  "GuardianConsent.channel": SOURCES,
  "GuardianConsent.state": keyed("volunteers:guardianState", ["asked", "given", "refused", "withdrawn"]),
  "Assignment.state": keyed("volunteers:assignment", [
    "suggested",
    "offered",
    "accepted",
    "confirmed",
    "attended",
    "no_show",
    "excused",
    "declined",
    "expired",
    "withdrawn",
    "waitlisted",
  ]),
  "Assignment.origin": keyed("volunteers:origin", [
    "self",
    "offer",
    "coordinator",
    "adoption",
    "waiting_list",
    "swap",
    "cover",
    "batch",
  ]),
  "Assignment.declineReason": DECLINES,
  "Rejection.reason": DECLINES,
  "Rejection.by": keyed("volunteers:rejectedBy", ["person", "organization", "coordinator"]),
  "BatchCell.state": keyed("volunteers:cell", ["proposed", "accepted", "dropped"]),
  "CoverAsk.answer": keyed("volunteers:coverAnswer", ["yes", "no", "too_late"]),
  "HoursEntry.state": keyed("thanks:state", ["reported", "confirmed", "refused"]),
  "Certificate.kind": keyed("proofs:kind", ["certificate", "card_sheet", "thanks"]),
  "ContactTask.channel": CHANNELS,
  "ContactTask.state": keyed("volunteers:taskState", ["open", "done", "void"]),
  "Enquiry.kind": keyed("enquiries:kind", ["question", "barrier", "correction"]),
  "Enquiry.channel": keyed("enquiries:channel", ["walk_in", "phone", "mail", "web", "letter"]),
  "Enquiry.state": keyed("enquiries:state", ["new", "answered", "referred", "follow_up", "solved", "unsolved"]),
  "Outbox.state": keyed("volunteers:mailState", ["queued", "sent", "failed"]),
  "PersonalDataView.reason": keyed("volunteers:reason", [...VIEW_REASONS, "other"]),
  "OneTimeToken.purpose": keyed("ownLog:token", LINK_PURPOSES),
  "Session.kind": keyed("ownLog:session", SESSION_KINDS),
  "AuditEntry.resourceType": THINGS,
  "PersonalDataView.role": ROLES,
  "RoleGrant.role": ROLES,
};

const LANGUAGE_FIELDS: readonly string[] = ["languages", "basicLanguages", "uiLanguage", "language"];
const LANGUAGE_CODE = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/u;

type Tell = (t: Reader["t"], first: string, second: string) => string | null;

/** Codes of two halves ("assignment.accepted"), told by their halves. */
const PAIRED: Readonly<Record<string, Tell>> = {
  "AuditEntry.action": (t, thing, verb) => {
    const [what, done] = [(THINGS as Readonly<Record<string, TextKey>>)[thing], VERBS[verb]];
    return what === undefined || done === undefined ? null : t("ownLog:did", { thing: t(what), verb: t(done) });
  },
  "Outbox.template": (t, subject) => {
    const about = LETTERS[subject];
    return about === undefined ? null : t(about);
  },
};

function pairedWords(t: Reader["t"], tell: Tell, code: string): string | null {
  const [first = "", second = ""] = code.split(".");
  return tell(t, first, second);
}

/** The words for a code in a column; null where the column holds none, or the code is not known. */
export function wordsFor({ t, format }: Reader, column: { table: string; field: string }, code: string): string | null {
  const name = `${column.table}.${column.field}`;
  const key = WORDS[name]?.[code];
  if (key !== undefined) return t(key);
  const paired = PAIRED[name];
  if (paired !== undefined) return pairedWords(t, paired, code);
  const isLanguage = LANGUAGE_FIELDS.includes(column.field) && LANGUAGE_CODE.test(code);
  return isLanguage ? format.languageName(code) : null;
}

/** Names of themes, skills and statements in the reader's language, by the name in the file. */
export type TermNames = ReadonlyMap<string, string>;

/** What is not in use any more keeps the name it has in the file. */
export async function loadTermNames(
  loadChoices: LoadChoices,
  { language }: Pick<Reader, "language">,
): Promise<TermNames> {
  if (language === "de") return new Map();
  const [stored, read] = await Promise.all([loadChoices("de"), loadChoices(language)]);
  return new Map(
    (["themes", "skills", "statements"] as const).flatMap((kind) => {
      const names = new Map<string, string>(read[kind].map(({ code, name }) => [code, name]));
      return stored[kind].map(({ code, name }) => [name, names.get(code) ?? name] as const);
    }),
  );
}
