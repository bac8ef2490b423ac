// A process that listens late, for test/architecture/keepWorkerData.test.ts.

setTimeout(() => {
  process.on("message", (message) => {
    process.send?.(message);
    process.disconnect?.();
  });
}, 100);
