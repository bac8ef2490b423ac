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

const HEARTBEAT_MS = 10_000;
const LONGEST_WAIT_MS = 5000;

/** Listens to the notices of all processes on a connection of its own; reconnects with growing pauses, for ever. */
export function listenToChanges(url: string, hearing: Hearing): ChangeListener {
  let stopped = false;
  let current: pg.Client | null = null;
  let wake: () => void = () => undefined;

  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  async function hearUntilBroken(): Promise<void> {
    const client = new pg.Client({
      connectionString: url,
      application_name: "stadtteilladen listen",
      connectionTimeoutMillis: 3000,
      query_timeout: 3000,
    });
    current = client;
    const broken = new Promise<void>((resolve) => {
      client.on("error", () => {
        resolve();
      });
      client.on("end", resolve);
    });
    client.on("notification", (notice) => {
      hearing.onChange(notice.payload ?? "");
    });
    await client.connect();
    await client.query(`LISTEN ${CHANGE_CHANNEL}`);
    hearing.onConnected(true);
    const heartbeat = setInterval(() => {
      client.query("SELECT 1").catch(() => client.end().catch(() => undefined));
    }, HEARTBEAT_MS);
    await broken;
    clearInterval(heartbeat);
  }

  async function run(): Promise<void> {
    let wait = 100;
    while (!stopped) {
      const began = performance.now();
      await hearUntilBroken().catch((error: unknown) => {
        hearing.onError(error as Error);
      });
      hearing.onConnected(false);
      wait = performance.now() - began > 1000 ? 100 : Math.min(wait * 2, LONGEST_WAIT_MS);
      if (!stopped) await pause(wait);
    }
  }

  const running = run();
  return {
    async stop() {
      stopped = true;
      wake();
      await current?.end().catch(() => undefined);
      await running;
    },
  };
}
