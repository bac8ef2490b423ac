// Loaded into each process of the tests before all else (--import). The light runner hands its workers what they need
// once, when the first of them asks for it: one that a busy machine has kept waiting hears it before it listens, and
// would wait for ever. Here it is kept until somebody listens.

const WORKER_DATA = "jest-light-runner-worker-data";
/** This one and the pool's; a third is the runner's, who has heard it. */
const LISTENERS_BEFORE = 2;

if (process.env["TINYPOOL_WORKER_ID"] !== undefined) {
  let kept: unknown = null;
  process.on("message", (message) => {
    if (isWorkerData(message) && process.listenerCount("message") <= LISTENERS_BEFORE) kept = message;
  });
  process.on("newListener", (event, listener: (message: unknown) => void) => {
    if (event !== "message" || kept === null) return;
    const message = kept;
    kept = null;
    setImmediate(listener, message);
  });
}

function isWorkerData(message: unknown): boolean {
  return typeof message === "object" && message !== null && "type" in message && message.type === WORKER_DATA;
}
