import { createServer, type RequestListener, type Server } from "node:http";
import type { Duplex } from "node:stream";
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
  server.on("clientError", refuseUnread);
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

const UNREAD: Readonly<Record<string, readonly [line: string, reason: string]>> = {
  HPE_HEADER_OVERFLOW: [
    "431 Request Header Fields Too Large",
    "Die Adresse oder der Kopf der Anfrage ist zu lang, bitte kürzen.\nThe address or the head of the request is too long, please shorten it.\n",
  ],
  ERR_HTTP_REQUEST_TIMEOUT: [
    "408 Request Timeout",
    "Die Anfrage kam zu langsam an.\nThe request arrived too slowly.\n",
  ],
};
const UNREADABLE = ["400 Bad Request", "Das ist keine lesbare Anfrage.\nThis request cannot be read.\n"] as const;

/** Says why where a request does not even reach the app: in two languages, for nothing is known of whoever asks. */
function refuseUnread(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const [line, reason] = UNREAD[error.code ?? ""] ?? UNREADABLE;
  const head = ["Content-Type: text/plain; charset=utf-8", `Content-Length: ${String(Buffer.byteLength(reason))}`];
  socket.end([`HTTP/1.1 ${line}`, ...head, "Connection: close", "", reason].join("\r\n"));
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
