import type { Language } from "../../shared/text/languages.ts";

/** The language of letters about an account: English for those who chose it, else German. */
export function mailLanguage(uiLanguage: string): Language {
  return uiLanguage === "en" ? "en" : "de";
}
