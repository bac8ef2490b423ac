import { addEventHandler, type Event } from "jest-circus";

type Work = () => unknown;

const USUAL_MS = 15_000;

/**
 * Ends what hangs: the light runner runs tests and hooks without a limit of its own. Each has its own deadline (the
 * last argument of `it` and of the hooks) or the usual one; circus has put it on the list when it tells of it.
 */
addEventHandler((event: Event, { currentDescribeBlock: block }) => {
  if (event.name === "add_test") limit(block.children.at(-1), event.timeout);
  if (event.name === "add_hook") limit(block.hooks.at(-1), event.timeout);
});

function limit(added: object | undefined, timeout = USUAL_MS): void {
  if (added === undefined || !("fn" in added) || typeof added.fn !== "function") return;
  const work = added.fn as Work;
  added.fn = async () => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(new Error(`not through after ${String(timeout)} ms`));
      }, timeout);
    });
    try {
      await Promise.race([work(), late]);
    } finally {
      clearTimeout(timer);
    }
  };
}
