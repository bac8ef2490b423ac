import type { Db } from "../../shared/db/client.ts";
import { readOperatorFacts, type OperatorFacts } from "../../shared/settings/operatorFacts.ts";

export function createLegalQueries(db: Db) {
  return {
    operator: (): Promise<OperatorFacts> => readOperatorFacts(db),
    /** Whether a page can be read by everybody. */
    isPublic: async (path: string): Promise<boolean> => (await db.searchEntry.count({ where: { path } })) > 0,
    /** Addresses of all public records: the search rows know which they are. */
    publicPaths: (limit: number): Promise<readonly { path: string; updatedAt: Date }[]> =>
      db.searchEntry.findMany({ orderBy: { path: "asc" }, take: limit, select: { path: true, updatedAt: true } }),
  };
}

export type LegalQueries = ReturnType<typeof createLegalQueries>;
