import { createServer, type RequestListener, type Server } from "node:http";
import { StartError } from "./shared/errors/StartError.ts";

export interface WebServer {
  readonly port: number;
  /** Answers what has begun, tells keep-alive clients to leave, and resolves when the last is gone (at most 8 s). */
  readonly stop: () => Promise<void>;
}

const LONGEST_STOP_MS = 8000;

/** Listens; a port that is taken is a StartError naming it. Slow senders are cut after 15 s (slow loris). */
export async function listen(
  handle: RequestListener,
  { port, host }: { port: number; host: string },
): Promise<WebServer> {
  let isStopping = false;
  const server = createServer(
    { headersTimeout: 10_000, requestTimeout: 15_000, keepAliveTimeout: 5000 },
    (req, res) => {
      if (isStopping) res.setHeader("Connection", "close");
      handle(req, res);
    },
  );
  await begin(server, port, host);
  const address = server.address();
  return {
    port: typeof address === "object" && address ? address.port : port,
    stop() {
      isStopping = true;
      return new Promise((resolve) => {
        const force = setTimeout(() => {
          server.closeAllConnections();
        }, LONGEST_STOP_MS);
        server.close(() => {
          clearTimeout(force);
          resolve();
        });
        server.closeIdleConnections();
      });
    },
  };
}

function begin(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      reject(
        error.code === "EADDRINUSE"
          ? new StartError(
              `PORT ${String(port)} is taken by another program: stop it, or set PORT to another number.`,
              { cause: error },
            )
          : error,
      );
    });
    server.listen(port, host, resolve);
  });
}
