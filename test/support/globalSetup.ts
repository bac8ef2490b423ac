import path from "node:path";
import { ensureAssets } from "../../src/assets/build.ts";
import { startTestServer } from "./testServer.ts";
import type { TestServer } from "./testServer.ts";

declare global {
  var testServer: TestServer | undefined;
}

/** Runs once before all tests: the assets, one server, one migrated template; the workers find it by TEST_SERVER_URL. */
export default async function globalSetup(): Promise<void> {
  await ensureAssets();
  const server = await startTestServer(path.resolve("prisma/migrations"));
  globalThis.testServer = server;
  process.env.TEST_SERVER_URL = server.url;
}
