import { z } from "zod";

// The query parameters of the standard that this directory answers. One that is not named is refused instead of being
// passed over: an answer that ignores a condition looks like the right one.

const HIGHEST_PAGE = 1_000_000;
const MOST_PER_PAGE = 100;
const LONGEST_SEARCH = 200;

const wholeNumber = (most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/u)
    .transform(Number)
    .pipe(z.number().int().min(1).max(most));
const flag = z.enum(["true", "false", ""]).transform((value) => value !== "false");
const moment = z
  .union([z.iso.datetime({ offset: true, local: true }), z.iso.date()])
  .transform((text) => new Date(text))
  .refine((date) => !Number.isNaN(date.getTime()));

const paging = {
  page: wholeNumber(HIGHEST_PAGE).default(1),
  per_page: wholeNumber(MOST_PER_PAGE).default(20),
  format: z.enum(["json", "ndjson"]).default("json"),
};
const search = z.string().max(LONGEST_SEARCH).optional();
/** German postcodes, and those of other countries that a place may have. */
const postcode = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9 -]{1,9}$/u);
const MOST_METRES = 100_000;
const narrowing = {
  search,
  modified_after: moment.optional(),
  taxonomy_term_id: z.uuid().optional(),
  taxonomy_id: z.uuid().optional(),
  organization_id: z.uuid().optional(),
};

export const parameters = {
  services: z.strictObject({ ...paging, ...narrowing, minimal: flag.default(false), full: flag.default(false) }),
  service_at_locations: z
    .strictObject({
      ...paging,
      ...narrowing,
      full: flag.default(false),
      postcode: postcode.optional(),
      proximity: wholeNumber(MOST_METRES).optional(),
    })
    .refine(({ postcode, proximity }) => proximity === undefined || postcode !== undefined, { path: ["proximity"] }),
  organizations: z.strictObject({
    ...paging,
    search,
    modified_after: moment.optional(),
    taxonomy_term_id: z.uuid().optional(),
    full: flag.default(false),
    full_service: flag.default(false),
  }),
  locations: z.strictObject({ ...paging, search, modified_after: moment.optional() }),
  taxonomies: z.strictObject({ ...paging, search }),
  taxonomy_terms: z.strictObject({
    ...paging,
    search,
    taxonomy_id: z.uuid().optional(),
    parent_id: z.uuid().optional(),
    top_only: flag.default(false),
  }),
} as const;

export type Kind = keyof typeof parameters;
export const KINDS = Object.keys(parameters) as Kind[];

/** The conditions of all kinds; a kind knows only some. */
export interface Conditions {
  readonly search?: string;
  readonly modified_after?: Date;
  readonly taxonomy_term_id?: string;
  readonly taxonomy_id?: string;
  readonly organization_id?: string;
  readonly postcode?: string;
  /** Metres from the middle of the postcode. */
  readonly proximity?: number;
  readonly parent_id?: string;
  readonly top_only?: boolean;
}

export interface Asked extends Conditions {
  readonly page: number;
  readonly per_page: number;
  readonly format: "json" | "ndjson";
  readonly minimal?: boolean;
  readonly full?: boolean;
  readonly full_service?: boolean;
}

/** Parameters that only narrow, without the paging. */
export function parameterNames(kind: Kind): readonly string[] {
  return Object.keys(parameters[kind].shape);
}
