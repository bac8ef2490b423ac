import { recordPaths } from "../../shared/versions/recordLinks.ts";

/** Desk addresses of the histories. */
export const versionPaths = {
  list: recordPaths.history,
  compare: (word: string, id: string, pair: { readonly older: number; readonly newer: number }) =>
    `/buero/verlauf/${word}/${id}/vergleich?von=${String(pair.older)}&bis=${String(pair.newer)}`,
  compareAction: (word: string, id: string) => `/buero/verlauf/${word}/${id}/vergleich`,
  restore: (word: string, id: string) => `/buero/verlauf/${word}/${id}/wiederherstellen`,
  address: (word: string, id: string) => `/buero/verlauf/${word}/${id}/adresse`,
};
