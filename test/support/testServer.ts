import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { startEmbedded } from "../../src/embedded.ts";
import { migrate } from "../../src/shared/db/migrate.ts";

export const TEMPLATE = "template_migrated";

export interface TestServer {
  /** Address of the maintenance database, as superuser. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts a throw-away server whose template database holds all migrations. */
export async function startTestServer(migrations: string): Promise<TestServer> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), "stadtteilladen-test-"));
  const embedded = await startEmbedded({ dataDir, forTests: true });
  const server = {
    url: databaseUrl(embedded.url, "postgres"),
    async stop() {
      await embedded.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
  try {
    await makeTemplate(server.url, migrations);
    return server;
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function makeTemplate(serverUrl: string, migrations: string): Promise<void> {
  await query(serverUrl, `CREATE DATABASE ${TEMPLATE}`);
  await migrate({ url: databaseUrl(serverUrl, TEMPLATE), dir: migrations });
  await query(serverUrl, `ALTER DATABASE ${TEMPLATE} WITH is_template true allow_connections false`);
}

/** The address of another database of the same server. */
export function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/** Runs statements on a connection of their own. */
export async function query(url: string, sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query(sql);
  } finally {
    await client.end();
  }
}
