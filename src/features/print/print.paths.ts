import { LANGUAGES, type Language } from "../../shared/text/languages.ts";

/** Addresses of printed matter and of lists in other people's sites. */
export const printPaths = {
  handout: (slug: string) => `/anlaufstellen/${encodeURIComponent(slug)}.pdf`,
  poster: (slug: string, languages: readonly Language[] = []) =>
    `/anlaufstellen/${encodeURIComponent(slug)}/aushang${languagesQuery(languages)}`,
  posterPdf: (slug: string, languages: readonly Language[] = []) =>
    `/anlaufstellen/${encodeURIComponent(slug)}/aushang.pdf${languagesQuery(languages)}`,
  short: (code: string) => `/a/${code}`,
  guide: () => "/stadtteilfuehrer",
  guidePdf: () => "/stadtteilfuehrer.pdf",
  partners: () => "/einbetten",
  embedded: () => "/einbetten/anlaufstellen",
  desk: () => "/buero/druck",
  embedding: () => "/buero/verwaltung/einbetten",
};

/** The query name of a poster's languages. */
export const LANGUAGES_QUERY = "sprachen";
const MOST_LANGUAGES = 2;

function languagesQuery(languages: readonly Language[]): string {
  return languages.length === 0 ? "" : `?${LANGUAGES_QUERY}=${languages.join(",")}`;
}

/** One or two languages of ours, each once, in the order asked for; the reader's own when none is asked for. */
export function readLanguages(value: unknown, own: Language): readonly Language[] {
  const asked = typeof value === "string" ? value.split(",") : [];
  const known = [...new Set(asked)].flatMap((code) => LANGUAGES.find((language) => language === code) ?? []);
  return known.length === 0 ? [own] : known.slice(0, MOST_LANGUAGES);
}
