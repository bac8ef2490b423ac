import { query } from "./testServer.ts";

/** One line per thing a schema consists of, told by PostgreSQL itself. What extensions bring along is left out. */
const LINES = `
  WITH own AS (SELECT oid FROM pg_namespace WHERE nspname = 'public'),
  extension_part AS (SELECT classid, objid FROM pg_depend WHERE deptype = 'e')
  SELECT format('column %I.%I %s%s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
           CASE WHEN a.attnotnull THEN ' NOT NULL' END,
           CASE WHEN a.attgenerated = '' THEN ' DEFAULT ' ELSE ' GENERATED ' END || pg_get_expr(d.adbin, d.adrelid)) AS line
    FROM pg_class c JOIN own ON own.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
   WHERE c.relkind IN ('r', 'p', 'v', 'm') AND c.relname <> '_prisma_migrations'
  UNION ALL
  SELECT format('index %s', replace(pg_get_indexdef(i.indexrelid), ' public.', ' '))
    FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid JOIN own ON own.oid = t.relnamespace
   WHERE t.relname <> '_prisma_migrations' AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype = 'x')
  UNION ALL
  SELECT format('constraint %I.%I %s', t.relname, k.conname, pg_get_constraintdef(k.oid))
    FROM pg_constraint k JOIN pg_class t ON t.oid = k.conrelid JOIN own ON own.oid = t.relnamespace
   WHERE k.contype <> 'n' AND t.relname <> '_prisma_migrations'
  UNION ALL
  SELECT format('enum %I (%s)', t.typname, string_agg(e.enumlabel, ', ' ORDER BY e.enumsortorder))
    FROM pg_type t JOIN own ON own.oid = t.typnamespace JOIN pg_enum e ON e.enumtypid = t.oid GROUP BY t.typname
  UNION ALL
  SELECT format('trigger %s', replace(pg_get_triggerdef(g.oid), ' public.', ' '))
    FROM pg_trigger g JOIN pg_class t ON t.oid = g.tgrelid JOIN own ON own.oid = t.relnamespace WHERE NOT g.tgisinternal
  UNION ALL
  SELECT format('function %s %s', p.oid::regprocedure, md5(pg_get_functiondef(p.oid)))
    FROM pg_proc p JOIN own ON own.oid = p.pronamespace
   WHERE p.prokind <> 'a' AND (('pg_proc'::regclass)::oid, p.oid) NOT IN (SELECT classid, objid FROM extension_part)
  UNION ALL
  SELECT format('extension %s', extname) FROM pg_extension WHERE extname <> 'plpgsql'
  UNION ALL
  SELECT format('text search %s', cfgname) FROM pg_ts_config t JOIN own ON own.oid = t.cfgnamespace
  ORDER BY 1`;

/** The whole public schema of a database as sorted lines, for comparing two of them. */
export async function describeSchema(url: string): Promise<string[]> {
  const { rows } = await query(url, LINES);
  return (rows as { line: string }[]).map(({ line }) => line.replaceAll(/\s+/g, " "));
}
