import cluster, { type Worker } from "node:cluster";
import { StartError } from "./shared/errors/StartError.ts";

const SHORTEST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

/**
 * Runs `count` web processes and replaces one that ends, after a pause that grows while they keep ending. Rejects with
 * the reason of the first one that cannot start. Returns what stops them all.
 */
export async function forkWorkers(databaseUrl: string, count: number): Promise<() => Promise<void>> {
  const fork = () => cluster.fork({ WORKER_DATABASE_URL: databaseUrl });
  await untilListening(fork());
  await Promise.all(Array.from({ length: count - 1 }, () => untilListening(fork())));
  let isStopping = false;
  let pause = SHORTEST_PAUSE_MS;
  const forkUnlessStopping = () => {
    if (!isStopping) fork();
  };
  cluster.on("listening", () => {
    pause = SHORTEST_PAUSE_MS;
  });
  cluster.on("exit", () => {
    if (!isStopping) setTimeout(forkUnlessStopping, pause);
    pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
  });
  return async () => {
    isStopping = true;
    const running = Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined);
    await Promise.all(running.map(ended));
  };
}

function untilListening(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    let reason = "a web process ended while it started.";
    worker.on("message", (message: { refused?: string }) => {
      reason = message.refused ?? reason;
    });
    worker.once("listening", () => resolve());
    worker.once("exit", () => reject(new StartError(reason)));
  });
}

function ended(worker: Worker): Promise<void> {
  return new Promise((resolve) => {
    worker.once("exit", () => resolve());
    worker.kill("SIGTERM");
  });
}
