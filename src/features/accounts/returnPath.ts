import { splitLanguage } from "../../shared/text/languages.ts";

const LONGEST = 500;
const SIGN_IN_PAGES = /^\/(?:anmelden|abmelden|einladung|passwort|zweiter-schluessel)(?:[/?#]|$)/u;

/**
 * Where to go after signing in: a path of our own with one leading slash, or null. Whatever a browser could read as
 * another host (a second slash, a backslash, white space it drops) is refused, also after dots are resolved.
 */
export function ownPathFrom(value: unknown): string | null {
  if (typeof value !== "string" || value.length > LONGEST || !/^\/(?!\/)[^\\\s\p{Cc}]*$/u.test(value)) return null;
  if (!URL.canParse(value, "http://local")) return null;
  const url = new URL(value, "http://local");
  if (url.origin !== "http://local" || url.pathname.startsWith("//")) return null;
  const path = `${url.pathname}${url.search}`;
  return SIGN_IN_PAGES.test(splitLanguage(path).rest) ? null : path;
}
