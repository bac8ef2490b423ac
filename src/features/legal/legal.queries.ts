import { z } from "zod";
import type { Db } from "../../shared/db/client.ts";

const text = z.string().catch("");
const storedOperator = z.object({
  name: text,
  street: text,
  postalCode: text,
  city: text,
  email: text,
  phone: text,
  responsible: text,
  carrierType: z.enum(["association", "municipal", "church"]).catch("association"),
});

/** Who runs this installation, as the administration told; "" for what is not known. */
export type OperatorFacts = z.infer<typeof storedOperator>;

export function createLegalQueries(db: Db) {
  return {
    async operator(): Promise<OperatorFacts> {
      const row = await db.setting.findUnique({ where: { key: "operator" }, select: { value: true } });
      return storedOperator.parse(row?.value ?? {});
    },
    /** Whether a page can be read by everybody. */
    isPublic: async (path: string): Promise<boolean> => (await db.searchEntry.count({ where: { path } })) > 0,
    /** Addresses of all public records: the search rows know which they are. */
    publicPaths: (limit: number): Promise<readonly { path: string; updatedAt: Date }[]> =>
      db.searchEntry.findMany({ orderBy: { path: "asc" }, take: limit, select: { path: true, updatedAt: true } }),
  };
}

export type LegalQueries = ReturnType<typeof createLegalQueries>;
