/** What kinds of place there are. */
export const SPACE_KINDS = ["shop", "room", "square", "yard", "facade", "garden", "passage"] as const;
export type SpaceKind = (typeof SPACE_KINDS)[number];

/** How far a place is from being used; for vacancies told step by step. */
export const VACANCY_STATES = [
  "unknown",
  "vacant",
  "owner_contacted",
  "viewing",
  "agreed",
  "in_use",
  "ended",
  "let",
  "lost",
] as const;
export type VacancyState = (typeof VACANCY_STATES)[number];

/** States a form can set; archiving is a step of its own. */
export const EDITABLE_STATES = ["draft", "published", "needs_check"] as const;

export const PARTY_ROLES = ["owner", "manager", "keyholder"] as const;
export type PartyRole = (typeof PARTY_ROLES)[number];

/** Kinds that lie outdoors and belong to everybody. */
export const OUTDOORS: ReadonlySet<SpaceKind> = new Set(["square", "passage"]);

/** The address in the query for each kind: words a visitor can read and share. */
export const KIND_ADDRESS: Readonly<Record<SpaceKind, string>> = {
  shop: "laden",
  room: "raum",
  square: "platz",
  yard: "hof",
  facade: "fassade",
  garden: "garten",
  passage: "durchgang",
};

/** The kind a query names; null for none and for nonsense. */
export function kindFromAddress(text: unknown): SpaceKind | null {
  return SPACE_KINDS.find((kind) => KIND_ADDRESS[kind] === text) ?? null;
}

/** Ways in which the desk checks a space. */
export const CHECK_WAYS = ["visit", "phone", "mail"] as const;
export type CheckWay = (typeof CHECK_WAYS)[number];
