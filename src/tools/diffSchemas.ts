import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import { SchemaEngine } from "@prisma/schema-engine-wasm";
import type { DiffTarget } from "@prisma/schema-engine-wasm";
import pg from "pg";

/** The SQL that leads from one Prisma schema (undefined: an empty database) to another; needs any reachable server, which it does not change. */
export async function diffSchemas(url: string, from: string | undefined, to: string): Promise<string> {
  // the engine keeps an advisory lock on its connection: it gets a pool of its own that ends at once
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  try {
    const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg(pool));
    const schemaEngine = await SchemaEngine.new({ datamodels: [["schema.prisma", to]] }, () => undefined, adapter);
    const result = await schemaEngine.diff({
      from: from === undefined ? { tag: "empty" } : target(from),
      to: target(to),
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    return result.stdout ?? "";
  } finally {
    await pool.end();
  }
}

function target(content: string): DiffTarget {
  return { tag: "schemaDatamodel", files: [{ path: "schema.prisma", content }] };
}
