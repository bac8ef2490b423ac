import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { startEmbedded } from "../embedded.ts";

/** Runs a piece of work against a throw-away PostgreSQL, addressed by url, and leaves nothing behind. */
export async function withTemporaryServer<T>(work: (url: string) => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), "stadtteilladen-tool-"));
  try {
    const server = await startEmbedded({ dataDir, forTests: true });
    try {
      return await work(server.url);
    } finally {
      await server.stop();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}
