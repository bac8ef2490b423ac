import type pg from "pg";

// Contact points by the thousand for measuring: varied titles, streets, hours and themes, written past the triggers
// and then indexed by one statement each, as the triggers would have done.

/** Fills up to `count` published contact points; from a thousand on with the words of a directory, if they are asked for. */
export async function fillContactPoints(pool: pg.Pool, count: number, { withWords = true } = {}): Promise<void> {
  const client = await pool.connect();
  try {
    const { rows } = await client.query<{ present: number }>(
      `SELECT count(*)::int AS present FROM "ServiceAtLocation"`,
    );
    const from = (rows[0]?.present ?? 0) + 1;
    await client.query("BEGIN");
    await client.query("SET LOCAL session_replication_role = replica");
    if (withWords) await client.query(WORDS, [from, count]);
    for (const statement of STATEMENTS) await client.query(statement, [from, count]);
    await client.query("COMMIT");
    await client.query("ANALYZE");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    client.release();
  }
}

/** Fixed ids make the joins below simple: one namespace per table, the number in the last digits. */
const id = (kind: number) => `('00000000-0000-4000-8000-0000${String(kind)}' || lpad(n::text, 7, '0'))::uuid`;
const pick = (words: string) => `(ARRAY[${words}])[1 + n % array_length(ARRAY[${words}], 1)]`;

const KINDS = `'Beratung','Sprachkurs','Werkstatt','Frühstück','Mietberatung','Kita','Kleiderkammer','Fahrradhilfe','Nachhilfe','Seniorentreff','Büro','Chor','Garten','Bücherei'`;
const GROUPS = `'für Familien','für Jugendliche','am Abend','im Hof','mit Kaffee','für alle','in der Nachbarschaft'`;
const STREETS = `'Lange Straße','Augustastraße','Wehringhauser Straße','Bismarckstraße','Rehstraße','Borsigstraße','Pelmkestraße'`;
const HOURS = `'Mo-Fr 08:00-15:00','Mo,Th 15:00-18:00; We 10:00-13:00','Sa 15:00-18:00','Tu-Fr 09:00-12:30','24/7','Fr-Sa 18:00-24:00','Mo-Th 08:30-15:45; PH off'`;
const LANGUAGES = `'{de}','{de,tr}','{de,ar,en}','{de,ro,bg}'`;
// Two nouns and an ending make as many words as a directory of that size holds.
const NOUNS = `'familien','jugend','kinder','miet','schulden','sprach','deutsch','fahrrad','garten','eltern','frauen','männer','senioren','nachbar','stadt','viertel','haus','wohn','arbeits','bildungs','kultur','musik','theater','kunst','sport','tanz','lese','schreib','koch','back','näh','werk','holz','metall','papier','bücher','spiel','lern','haus','hof','platz','markt','straßen','kirchen','gemeinde','vereins','sozial','gesundheits','pflege','kranken','ärzte','zahn','augen','rechts','steuer','renten','energie','strom','wasser','umwelt'`;
const ENDINGS = `'','s','angebot','gruppe','treff','hilfe','abend','kurs'`;
// Written past its trigger, so each number gets a code of its own (six of these letters).
const CODE = `(SELECT string_agg(substr('34679cdfhjkmnprtwxy', 1 + (n / (19 ^ place)::int) % 19, 1), '') FROM generate_series(0, 5) AS place)`;
const SERIES = "generate_series($1::int, $2::int) AS n";

const WORDS = `INSERT INTO "SearchWord" ("word") SELECT DISTINCT a || b || c FROM unnest(ARRAY[${NOUNS}]) a, unnest(ARRAY[${NOUNS}]) b, unnest(ARRAY[${ENDINGS}]) c WHERE $2::int >= greatest(1000, $1::int) ON CONFLICT DO NOTHING`;

const STATEMENTS: readonly string[] = [
  `INSERT INTO "OpeningHours" ("id", "text") SELECT gen_random_uuid(), t FROM unnest(ARRAY[${HOURS}]) AS t WHERE $1::int > 0 AND $2::int > 0 ON CONFLICT DO NOTHING`,
  `INSERT INTO "Organization" ("id", "slug", "name", "sortKey", "updatedAt") SELECT ${id(1)}, 'last-' || n, 'Verein ' || n, 'verein ' || n, now() FROM ${SERIES}`,
  `INSERT INTO "Service" ("id", "organizationId", "name", "updatedAt") SELECT ${id(2)}, ${id(1)}, ${pick(KINDS)}, now() FROM ${SERIES}`,
  `INSERT INTO "Location" ("id", "wheelchair", "latitude", "longitude", "geoQuality", "updatedAt") SELECT ${id(3)}, ${pick("'yes','no','unknown'")}::"Wheelchair", 51.3494 + n % 97 * 0.0001, 7.4495 + n % 139 * 0.0001, 'geocoded', now() FROM ${SERIES}`,
  `INSERT INTO "Address" ("locationId", "address1", "postalCode", "city") SELECT ${id(3)}, ${pick(STREETS)} || ' ' || n % 120, '58089', 'Hagen' FROM ${SERIES}`,
  `INSERT INTO "ServiceAtLocation" ("id", "slug", "title", "sortKey", "summary", "description", "serviceId", "locationId", "languages", "openingHoursId", "isExample", "shortCode", "updatedAt")
   SELECT ${id(4)}, 'last-ort-' || n, ${pick(KINDS)} || ' ' || ${pick(GROUPS)} || ' ' || n, lower(${pick(KINDS)}) || ' ' || n,
     'Offen ' || ${pick(GROUPS)} || ', ohne Anmeldung.', 'Wir helfen weiter: ' || ${pick(KINDS)} || ' und ' || ${pick(GROUPS)}, ${id(2)}, ${id(3)},
     (${pick(LANGUAGES)})::text[], h."id", true, ${CODE}, now()
   FROM ${SERIES} JOIN "OpeningHours" h ON h."text" = ${pick(HOURS)}`,
  `INSERT INTO "Phone" ("id", "number", "serviceAtLocationId") SELECT gen_random_uuid(), '+492331' || 100000 + n, ${id(4)} FROM ${SERIES}`,
  `INSERT INTO "Attribute" ("id", "termId", "linkType", "linkId", "isMain")
   SELECT gen_random_uuid(), t."id", 'service_at_location', ${id(4)}, true FROM ${SERIES}
   JOIN (SELECT x."id", row_number() OVER (ORDER BY x."position") - 1 AS place FROM "TaxonomyTerm" x JOIN "Taxonomy" y ON y."id" = x."taxonomyId" AND y."code" = 'theme') t ON t.place = n % 7`,
  `INSERT INTO "SearchEntry" ("id", "resourceType", "resourceId", "title", "summary", "keywords", "path", "isExample", "sortKey", "facets", "openingHoursId", "updatedAt")
   SELECT gen_random_uuid(), 'service_at_location', p."id", p."title", p."summary", concat_ws(' ', p."description", s."name", o."name", a."address1"), '/anlaufstellen/' || p."slug", true, p."sortKey",
     ARRAY['theme:' || t."code"] || ARRAY(SELECT 'language:' || l FROM unnest(p."languages") l) || CASE WHEN l2."wheelchair" = 'yes' THEN ARRAY['wheelchair:yes'] ELSE '{}'::text[] END, p."openingHoursId", now()
   FROM ${SERIES} JOIN "ServiceAtLocation" p ON p."id" = ${id(4)} JOIN "Service" s ON s."id" = p."serviceId" JOIN "Organization" o ON o."id" = s."organizationId"
   JOIN "Address" a ON a."locationId" = p."locationId" JOIN "Location" l2 ON l2."id" = p."locationId"
   JOIN "Attribute" at ON at."linkId" = p."id" JOIN "TaxonomyTerm" t ON t."id" = at."termId"`,
];
