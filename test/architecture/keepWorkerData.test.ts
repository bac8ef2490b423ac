import { fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";

// A worker that is late must not wait for ever for what was said before it listened.

const SUPPORT = path.join(import.meta.dirname, "../support");
const DATA = { type: "jest-light-runner-worker-data", workerData: { runtime: "child_process" } };

it("what a worker was told before it listened reaches it once it does", async () => {
  const worker = fork(path.join(SUPPORT, "lateListener.ts"), {
    execArgv: ["--import", path.join(SUPPORT, "keepWorkerData.ts")],
    env: { ...process.env, TINYPOOL_WORKER_ID: "1" },
  });
  try {
    worker.send(DATA);
    expect(await once(worker, "message")).toEqual([DATA, undefined]);
  } finally {
    worker.kill();
  }
});

it("the workers of this run were started with it", () => {
  expect(process.execArgv.join(" ")).toContain("keepWorkerData.ts");
});
