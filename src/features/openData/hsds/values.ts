import { z } from "zod";

// HSDS knows no empty values: what is not known is left out.

const mailAddress = z.email();

/** A text; undefined when there is none. */
export function words(value: string | null): string | undefined {
  return value === null || value.trim() === "" ? undefined : value;
}

/** A list; undefined when it is empty. */
export function some<Item>(list: readonly Item[]): Item[] | undefined {
  return list.length === 0 ? undefined : [...list];
}

/** A web address in ASCII (RFC 3986); undefined for what is none. */
export function webAddress(value: string | null): string | undefined {
  return value !== null && /^https?:/u.test(value) && URL.canParse(value) ? new URL(value).href : undefined;
}

/** A mail address; undefined for what is none. */
export function mail(value: string | null): string | undefined {
  return value !== null && mailAddress.safeParse(value).success ? value : undefined;
}
