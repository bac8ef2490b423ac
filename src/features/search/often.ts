import type { TextKey } from "../../shared/text/keys.ts";
import type { Reader } from "../../shared/text/reader.ts";

// What people ask for most, in the words the directory itself uses.
const OFTEN: readonly (readonly [label: TextKey, query: string])[] = [
  ["start:often.repair", "Fahrrad"],
  ["start:often.german", "Deutsch"],
  ["start:often.room", "Raum"],
  ["start:often.breakfast", "Frühstück"],
];

/** Searches that help to begin, for the start page and for the empty search page. */
export function oftenSearched({ t, href }: Reader): readonly { readonly label: string; readonly href: string }[] {
  return OFTEN.map(([label, query]) => ({ label: t(label), href: href(`/suche?q=${encodeURIComponent(query)}`) }));
}
