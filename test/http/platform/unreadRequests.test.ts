import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { listen, type WebServer } from "../../../src/server.ts";

let server: WebServer;
beforeAll(async () => {
  server = await listen((_req, res) => res.end("gelesen"), { port: 0, host: "127.0.0.1" });
});
afterAll(() => server.stop());

/** What the server answers to these bytes, whatever they are. */
function answerTo(bytes: string): Promise<string> {
  const socket = connect(server.port, "127.0.0.1");
  socket.write(bytes);
  return text(socket);
}

it.each([
  ["a query of 20 kB", `GET /suche?q=${"x".repeat(20_000)} HTTP/1.1`, "431 Request Header", "zu lang"],
  ["what is no HTTP", "\u0016\u0003\u0001", "400 Bad Request", "keine lesbare Anfrage"],
])("%s is refused with the reason in two languages", async (_name, line, status, reason) => {
  const answer = await answerTo(`${line}\r\nHost: localhost\r\n\r\n`);
  expect(answer).toContain(`HTTP/1.1 ${status}`);
  expect(answer).toContain("Content-Type: text/plain; charset=utf-8");
  const body = answer.slice(answer.indexOf("\r\n\r\n") + 4);
  expect(body).toContain(reason);
  expect(body).toMatch(/request/u);
  expect(answer).toContain(`Content-Length: ${String(Buffer.byteLength(body))}\r\n`);
});

it("what can be read is answered as ever", async () => {
  expect(await answerTo("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")).toContain("gelesen");
});
