import type { Db } from "../../../shared/db/client.ts";
import { PERSON_TABLES } from "./personTables.repo.ts";

export type Cell = string | number | boolean | null | readonly string[];
/** Everything stored about one person, by table. */
export type PersonExport = Readonly<Record<string, readonly Readonly<Record<string, Cell>>[]>>;

/** Reads everything about a person (Art. 15 and 20 DSGVO). */
export function createExportVolunteer(db: Db) {
  return async (personId: string): Promise<PersonExport> => {
    const person = await db.person.findUniqueOrThrow({ where: { id: personId }, select: { id: true, email: true } });
    const entries: [string, PersonExport[string]][] = [];
    for (const { table, read } of PERSON_TABLES) {
      const rows = await read(db, person);
      entries.push([
        table,
        rows.map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, plain(value)]))),
      ]);
    }
    return Object.fromEntries(entries);
  };
}

function plain(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(String);
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? value
    : JSON.stringify(value);
}
