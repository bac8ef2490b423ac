import type { Prisma } from "../../../generated/prisma/client.ts";
import type { Db, Tx } from "../../../shared/db/client.ts";

/** Whose data: the id, and the address under which letters and enquiries are found. */
export interface Subject {
  readonly id: string;
  readonly email: string | null;
}

type Row = Readonly<Record<string, unknown>>;

/** One table that holds something about a person: how it is handed out (Art. 15, 20) and erased (Art. 17 DSGVO). */
export interface PersonTable {
  readonly table: Prisma.ModelName;
  /** The columns that lead to the person; a test compares them with the schema. */
  readonly columns: readonly string[];
  readonly read: (db: Db, subject: Subject) => Promise<readonly Row[]>;
  readonly erase: (tx: Tx, subject: Subject) => Promise<unknown>;
}
