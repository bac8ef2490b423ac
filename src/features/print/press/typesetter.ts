import { fork, type ChildProcess } from "node:child_process";
import path from "node:path";

/** The sheets a document can be set on, one Typst file each. */
export type SheetName = "handout" | "list" | "poster" | "guide" | "letter" | "registration" | "consent";

/** What is printed: texts of any origin, and drawings (SVG) of our own making. */
export interface Printing {
  readonly sheet: SheetName;
  readonly content: object;
  readonly drawings: Readonly<Record<string, string>>;
}
export type PrintAnswer = { readonly pdf: Uint8Array } | { readonly fault: string };

/** A process that sets one document at a time. It starts with the first and ends when there was nothing to do. */
export interface Typesetter {
  /** Rejects when the document cannot be set or takes too long; the process is then replaced. */
  readonly set: (printing: Printing) => Promise<Buffer>;
  readonly stop: () => void;
}

const PROCESS = path.join(import.meta.dirname, "typesetterProcess.ts");

export function createTypesetter({ longestMs, restMs }: { longestMs: number; restMs: number }): Typesetter {
  let child: ChildProcess | null = null;
  let rest: NodeJS.Timeout | undefined;

  function stop(): void {
    clearTimeout(rest);
    const stopped = child;
    child = null;
    stopped?.kill("SIGKILL");
  }

  function begin(): ChildProcess {
    const started = startProcess();
    started.once("exit", () => {
      if (child === started) child = null;
    });
    return started;
  }

  return {
    async set(printing) {
      clearTimeout(rest);
      child ??= begin();
      try {
        return await answerOf(child, printing, longestMs);
      } catch (fault) {
        stop();
        throw fault;
      } finally {
        rest = setTimeout(stop, restMs).unref();
      }
    },
    stop,
  };
}

/** No secret of the house reaches the process that reads what people wrote. It does not keep the house from ending. */
function startProcess(): ChildProcess {
  const child = fork(PROCESS, [], {
    env: { TZ: "Europe/Berlin" },
    execArgv: ["--max-old-space-size=96", "--disable-warning=ExperimentalWarning"],
    serialization: "advanced",
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  child.unref();
  child.channel?.unref();
  return child;
}

function answerOf(child: ChildProcess, printing: Printing, longestMs: number): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const give = (answer: PrintAnswer) => {
    if ("pdf" in answer) resolve(Buffer.from(answer.pdf));
    else reject(new Error(`The ${printing.sheet} could not be set: ${answer.fault}`));
  };
  const giveUp = () => {
    reject(new Error(`The typesetter ended while it set the ${printing.sheet}.`));
  };
  const late = setTimeout(() => {
    reject(new Error(`The ${printing.sheet} took longer than ${String(longestMs)} ms.`));
  }, longestMs);
  child.once("message", give).once("exit", giveUp).once("error", giveUp);
  child.send(printing);
  return promise.finally(() => {
    clearTimeout(late);
    child.off("message", give).off("exit", giveUp).off("error", giveUp);
  });
}
