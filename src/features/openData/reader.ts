import type pg from "pg";
import { databaseFaultOf } from "../../shared/db/databaseFault.ts";

/** Asks one question of the views in `open_data`. */
export type Ask = <Row extends object>(text: string, values?: unknown[]) => Promise<readonly Row[]>;

/** Runs one read as the role that can see nothing but what is published, in a transaction that can write nothing. */
export type ReadOpenData = <Result>(read: (ask: Ask) => Promise<Result>) => Promise<Result>;

const READER_ROLE = "stadtteilladen_reader";

/** Walks of a few hundred ids would otherwise begin a merge join from the first row of the table each time. */
const PLANNING = "SET LOCAL enable_mergejoin = off";
const BEGIN = `BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY; SET LOCAL statement_timeout = '10s'; ${PLANNING}; SET LOCAL ROLE ${READER_ROLE}`;
/** The role is not there, or we are no member of it (or it may not use the schema). */
const NOT_ADMITTED = ["22023", "42501", "42704"];

/** Opens the door through which all open data is read; rejects with the database's fault while the role is missing. */
export function createReadOpenData(pool: pg.Pool): ReadOpenData {
  return async (read) => {
    const client = await pool.connect();
    let isBroken = false;
    try {
      await client.query(BEGIN);
      const result = await read(async (text, values = []) => (await client.query({ text, values })).rows as never);
      await client.query("COMMIT");
      return result;
    } catch (error) {
      isBroken = await client.query("ROLLBACK").then(
        () => false,
        () => true,
      );
      throw error;
    } finally {
      client.release(isBroken);
    }
  };
}

/** Whether a fault means that the role is not there for us, which only the operator can mend. */
export function isNotAdmitted(error: unknown): boolean {
  return NOT_ADMITTED.includes(databaseFaultOf(error)?.code ?? "");
}

/**
 * Makes the role and renews its rights. Null when open data can be read; else the line that tells the operator what to
 * run as an administrator of the database server. Other faults reject.
 */
export async function admitReader(pool: pg.Pool): Promise<string | null> {
  try {
    await pool.query("SELECT admit_open_data_reader()");
    await createReadOpenData(pool)((ask) => ask("SELECT FROM open_data.taxonomy LIMIT 1"));
    return null;
  } catch (error) {
    if (!isNotAdmitted(error)) throw error;
    return `Offene Daten (/api) antworten mit 503, weil die Datenbankrolle ${READER_ROLE} fehlt. Als Verwaltung des Datenbankservers ausführen: ${await missingStatements(pool)} Dann neu starten.`;
  }
}

/** What an administrator of the database server has to run for us. */
async function missingStatements(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query<{ name: string; exists: boolean }>(
    `SELECT quote_ident(current_user) AS "name", EXISTS (SELECT FROM pg_roles WHERE rolname = $1) AS "exists"`,
    [READER_ROLE],
  );
  const { name = "", exists = false } = rows[0] ?? {};
  return `${exists ? "" : `CREATE ROLE ${READER_ROLE} NOLOGIN; `}GRANT ${READER_ROLE} TO ${name};`;
}
