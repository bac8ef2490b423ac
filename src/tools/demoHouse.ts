import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { pino } from "pino";
import { ensureAssets } from "../assets/build.ts";
import { composeHouse, MIGRATIONS, type House } from "../compose.ts";
import { DEMO_SIGN_INS, seedDemo } from "../demo.ts";
import { startEmbedded } from "../embedded.ts";
import { listen } from "../server.ts";
import { systemClock, type Clock } from "../shared/clock.ts";
import { listenToChanges } from "../shared/db/changeListener.ts";
import { migrate } from "../shared/db/migrate.ts";
import type { Role } from "../shared/access/actor.ts";
import { signInByCookie } from "./signInByCookie.ts";

/** The whole app with the demo data on a port of its own, for tools that look at it or measure it. */
export interface DemoHouse {
  readonly house: House;
  readonly origin: string;
  /** A signed-in person's cookie, written into the database directly. */
  readonly cookieFor: (role: Role) => Promise<{ name: string; value: string }>;
  readonly close: () => Promise<void>;
}

const SECRET = "tools-only-3c1f8e0b7a6d5942e1f0c9b8a7d6e5f4";

interface Wishes {
  readonly log?: string;
  /** The application's clock; the database stamps mails and the audit with its own. */
  readonly now?: Clock;
  /** Path of a PMTiles file. */
  readonly mapFile?: string;
}

export async function openDemoHouse(wishes: Wishes = {}): Promise<DemoHouse> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), "stadtteilladen-demo-"));
  const embedded = await startEmbedded({ dataDir });
  await ensureAssets();
  await migrate({ url: embedded.url, dir: MIGRATIONS });
  const house = composeDemo(embedded.url, wishes);
  await seedDemo(house);
  const web = await listen(house.handle, { port: 0, host: "127.0.0.1" });
  const listener = listenToChanges(embedded.url, {
    onChange: house.cache.changed,
    onConnected: house.cache.setConnected,
    onError: console.error,
  });
  return {
    house,
    origin: `http://127.0.0.1:${String(web.port)}`,
    cookieFor: (role) => cookieFor(house, role),
    async close() {
      await web.stop();
      await listener.stop();
      await house.database.close();
      await embedded.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function composeDemo(databaseUrl: string, { log = "silent", now = systemClock, mapFile }: Wishes): House {
  return composeHouse({
    databaseUrl,
    secret: SECRET,
    origin: "http://localhost",
    isOriginFixed: false,
    isDemo: true,
    sendsMail: false,
    proxyHops: 0,
    mapFile,
    now,
    log: pino({ level: log }),
    enqueue: () => Promise.resolve(),
    onTextFault: (fault) => {
      console.error(fault);
    },
  });
}

async function cookieFor(house: House, role: Role): Promise<{ name: string; value: string }> {
  const where = { login: DEMO_SIGN_INS.find((demo) => demo.role === role)?.login ?? "" };
  const { personId } = await house.database.db.credential.findUniqueOrThrow({ where, select: { personId: true } });
  return signInByCookie(house, SECRET, { kind: "staff", personId });
}
