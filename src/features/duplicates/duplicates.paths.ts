import { recordPaths } from "../../shared/versions/recordLinks.ts";

/** Desk addresses of duplicates: what looks alike, the choice of a partner, the merge. */
export const duplicatePaths = {
  list: () => "/buero/doppelte",
  distinct: () => "/buero/doppelte/verschieden",
  partners: recordPaths.merge,
  /** The first one stays, the second one goes. */
  merge: (word: string, keptId: string, goneId: string) => `/buero/zusammenfuehren/${word}/${keptId}/${goneId}`,
};
