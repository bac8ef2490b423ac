import type { SeedTerm } from "./seedTerm.ts";

/** Code (BCP 47), German name, own name, English and Arabic name. */
type LanguageRow = readonly [code: string, name: string, endonym: string, en: string, ar: string];

const ROWS: readonly LanguageRow[] = [
  ["de", "Deutsch", "Deutsch", "German", "الألمانية"],
  ["tr", "Türkisch", "Türkçe", "Turkish", "التركية"],
  ["ar", "Arabisch", "العربية", "Arabic", "العربية"],
  ["ro", "Rumänisch", "Română", "Romanian", "الرومانية"],
  ["bg", "Bulgarisch", "Български", "Bulgarian", "البلغارية"],
  ["en", "Englisch", "English", "English", "الإنجليزية"],
  ["uk", "Ukrainisch", "Українська", "Ukrainian", "الأوكرانية"],
  ["ru", "Russisch", "Русский", "Russian", "الروسية"],
  ["el", "Griechisch", "Ελληνικά", "Greek", "اليونانية"],
  ["it", "Italienisch", "Italiano", "Italian", "الإيطالية"],
  ["pl", "Polnisch", "Polski", "Polish", "البولندية"],
  ["ku", "Kurdisch", "Kurdî", "Kurdish", "الكردية"],
  ["fa", "Persisch", "فارسی", "Persian", "الفارسية"],
  ["fr", "Französisch", "Français", "French", "الفرنسية"],
  ["es", "Spanisch", "Español", "Spanish", "الإسبانية"],
  ["sq", "Albanisch", "Shqip", "Albanian", "الألبانية"],
  ["sr", "Serbisch", "Srpski", "Serbian", "الصربية"],
  ["rom", "Romani", "Romani čhib", "Romani", "الرومنية (لغة الروما)"],
  ["gsg", "Deutsche Gebärdensprache", "DGS", "German Sign Language", "لغة الإشارة الألمانية"],
];

/** Languages of the quarter, the most asked for first; the description is the language's own name. */
export const LANGUAGES: readonly SeedTerm[] = ROWS.map(([code, name, endonym, en, ar]) => ({
  code,
  name,
  description: endonym,
  en: { name: en },
  ar: { name: ar },
}));
