import { setTimeout } from "node:timers/promises";
import pg from "pg";
import { CHANGE_CHANNEL } from "./unitOfWork.ts";

export interface ChangeListener {
  readonly stop: () => Promise<void>;
}

interface Hearing {
  readonly onChange: (kind: string) => void;
  /** Called with true after each (re)connection and with false when notices may be missed. */
  readonly onConnected: (connected: boolean) => void;
  readonly onError: (error: Error) => void;
}

const SHORTEST_WAIT_MS = 100;
const HEARTBEAT_MS = 10_000;
const LONGEST_WAIT_MS = 5000;

/** Listens to the notices of all processes on a connection of its own; reconnects with growing pauses, for ever. */
export function listenToChanges(url: string, hearing: Hearing): ChangeListener {
  const stopping = new AbortController();
  const running = keepHearing(url, hearing, stopping.signal);
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

async function keepHearing(url: string, hearing: Hearing, stopping: AbortSignal): Promise<void> {
  let wait = SHORTEST_WAIT_MS;
  while (!stopping.aborted) {
    const began = performance.now();
    await hearUntilBroken(url, hearing, stopping).catch((error: unknown) => hearing.onError(error as Error));
    hearing.onConnected(false);
    wait = performance.now() - began > 1000 ? SHORTEST_WAIT_MS : Math.min(wait * 2, LONGEST_WAIT_MS);
    await setTimeout(wait, undefined, { signal: stopping }).catch(() => undefined);
  }
}

async function hearUntilBroken(url: string, hearing: Hearing, stopping: AbortSignal): Promise<void> {
  const client = new pg.Client({
    connectionString: url,
    application_name: "stadtteilladen listen",
    connectionTimeoutMillis: 3000,
    query_timeout: 3000,
  });
  const broken = new Promise<void>((resolve) => {
    client.on("error", () => resolve());
    client.on("end", () => resolve());
  });
  const leave = () => void client.end().catch(() => undefined);
  client.on("notification", (notice) => hearing.onChange(notice.payload ?? ""));
  await client.connect();
  // the end may have come while we connected; the event is over then
  if (stopping.aborted) return client.end();
  stopping.addEventListener("abort", leave, { once: true });
  await client.query(`LISTEN ${CHANGE_CHANNEL}`);
  hearing.onConnected(true);
  const heartbeat = setInterval(() => void client.query("SELECT 1").catch(leave), HEARTBEAT_MS);
  await broken;
  clearInterval(heartbeat);
  stopping.removeEventListener("abort", leave);
}
