// Run as a program of its own by tests: starts the database in the folder given, says so, and keeps it until a signal.
import { startEmbedded } from "../../src/embedded.ts";
import { StartError } from "../../src/shared/errors/StartError.ts";

try {
  const server = await startEmbedded({ dataDir: process.argv[2] ?? "", forTests: true });
  server.onUnexpectedExit((reason) => {
    console.log(`unexpected: ${reason}`);
    process.exit(3);
  });
  process.once("SIGTERM", () => void server.stop());
  console.log(`ready ${server.url}`);
} catch (error) {
  console.log(error instanceof StartError ? error.message : error);
  process.exitCode = 2;
}
