import { PERSON_TABLES } from "../../src/features/volunteers/account/personTables.repo.ts";
import { openTestHouse, type TestHouse } from "../support/app.ts";
import { buildWholeVolunteer, MARK, MARKER } from "../support/factories/wholeVolunteer.ts";
import { readEverything } from "../support/readEverything.ts";

// Somebody who used everything has themselves erased: no word of theirs is left in any table, letter, job, file, page,
// search or line of the log. Which columns there are is asked of the database: a new one fails here until it is filled.

const lines: string[] = [];
let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse({ logTo: { write: (line) => lines.push(line) } });
  await house.empty();
});
afterAll(() => house.close());

/** Columns of tables about people that hold no word of theirs: codes, hashes, keys, numbers of versions. */
const CODES: ReadonlySet<string> = new Set([
  "AccessCard.codeHash",
  "Attachment.mediaType",
  "Attachment.sha256",
  "AuditEntry.action",
  "AuditEntry.actorKind",
  "AuditEntry.changes",
  "AuditEntry.requestId",
  "AuditEntry.resourceType",
  "Certificate.number",
  "ChangeProposal.base",
  "ChangeProposal.fields",
  "ChangeProposal.language",
  "ClaimRequest.language",
  "ClaimRequest.tokenHash",
  "Consent.language",
  "Consent.purpose",
  "Consent.textVersion",
  "ContactTask.language",
  "ContactTask.template",
  "Credential.passwordHash",
  "Credential.recoveryCodes",
  "Credential.totpSecret",
  "Enquiry.language",
  "Enquiry.reference",
  "FreshnessTask.tokenHash",
  "GuardianConsent.language",
  "GuardianConsent.textVersion",
  "OneTimeToken.tokenHash",
  "Outbox.language",
  "Outbox.lastError",
  "Outbox.template",
  "Person.uiLanguage",
  "Session.sess",
  "Session.sid",
  "VolunteerProfile.calendarKeyHash",
  "VolunteerProfile.passwordHash",
]);

interface Column {
  readonly table: string;
  readonly column: string;
}

/** Every column of the database in which words can stand. */
async function wordColumns(): Promise<readonly Column[]> {
  const { rows } = await house.database2.pool.query<Column>(`
    SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns
      JOIN information_schema.tables USING (table_schema, table_name)
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name <> '_prisma_migrations'
       AND (data_type IN ('text', 'character varying', 'json', 'jsonb', 'bytea', 'tsvector')
         OR data_type = 'ARRAY' AND udt_name IN ('_text', '_varchar', '_json', '_jsonb'))
     ORDER BY 1, 2`);
  return rows;
}

async function holdsMarker({ table, column }: Column): Promise<boolean> {
  const { rowCount } = await house.database2.pool.query(
    `SELECT 1 FROM "${table}" t WHERE t."${column}"::text ILIKE '%' || $1 || '%'
        OR t."${column}"::text ILIKE '%' || encode($1::bytea, 'hex') || '%' OR t."${column}"::text LIKE '%7531357%' LIMIT 1`,
    [MARK],
  );
  return rowCount !== 0;
}

/** Every row of every table, the queue's too, as text: the tables where something stands. */
async function tablesWith(wanted: string): Promise<readonly string[]> {
  const { rows } = await house.database2.pool.query<{ schema: string; name: string }>(
    `SELECT schemaname AS schema, tablename AS name FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
  );
  const found: string[] = [];
  for (const { schema, name } of rows) {
    const { rowCount } = await house.database2.pool.query(
      `SELECT 1 FROM "${schema}"."${name}" t WHERE t::text ILIKE '%' || $1 || '%' LIMIT 1`,
      [wanted],
    );
    if (rowCount !== 0) found.push(name);
  }
  return found.toSorted();
}

const MARKS = [MARK, Buffer.from(MARK).toString("hex"), "7531357"];
const everythingMet = async (browser: Parameters<typeof readEverything>[0]) =>
  [...(await readEverything(browser, house, MARKER)).met].map(([mark, path]) => `${mark} at ${path}`);

it("a volunteer who used everything is erased by themselves, and only what the page promises remains", async () => {
  const { id, coordinator } = await buildWholeVolunteer(house);

  // the proof is whole: each column that can hold a word of a person holds one, and all others are known
  const columns = await wordColumns();
  const tables = new Set<string>(PERSON_TABLES.map(({ table }) => table));
  const unfilled: string[] = [];
  const elsewhere: string[] = [];
  for (const one of columns) {
    const name = `${one.table}.${one.column}`;
    if (!tables.has(one.table)) elsewhere.push(name);
    else if (!CODES.has(name) && !(await holdsMarker(one))) unfilled.push(name);
  }
  expect(unfilled).toEqual([]);
  expect(elsewhere).toMatchSnapshot("columns where nothing about a volunteer is written");
  expect(await everythingMet(coordinator)).not.toEqual([]);

  const browser = await house.as({ id, kind: "volunteer" });
  const file = JSON.parse((await browser.get("/konto/daten.json").expect(200)).text) as Record<string, unknown[]>;
  expect(Object.keys(file).filter((table) => file[table]?.length === 0)).toEqual([]);
  await browser.post("/konto/loeschen", { confirm: "ja" }).expect(303);

  for (const mark of MARKS) expect(await tablesWith(mark)).toEqual([]);
  // that somebody helped, without whom; and the trace of what was done, without what was said
  expect(await tablesWith(id)).toEqual(["Assignment", "AuditEntry", "HoursEntry", "Person"]);
  const { db } = house.database;
  expect(await db.person.findUniqueOrThrow({ where: { id } })).toMatchObject({
    displayName: "–",
    sortKey: "",
    email: null,
    phone: null,
    postalAddress: null,
    note: null,
    languages: [],
    state: "anonymised",
  });
  expect(JSON.stringify(house.jobs)).not.toMatch(MARKER);

  // pages, exports, calendars, figures, lists for paper: read by everybody who can read anything
  const administrator = await house.as(await house.staff("administrator"));
  for (const reader of [house.visitor(), coordinator, administrator]) expect(await everythingMet(reader)).toEqual([]);
  for (const path of ["/suche?q=kanarien", "/buero/freiwillige?q=kanarien"])
    expect((await coordinator.get(path).expect(200)).text).not.toMatch(MARKER);
  expect(lines.length).toBeGreaterThan(20);
  expect(lines.join("")).not.toMatch(MARKER);
}, 120_000);
