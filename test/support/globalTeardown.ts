/** Runs once after all tests: stops the server and removes its files. */
export default async function globalTeardown(): Promise<void> {
  await globalThis.testServer?.stop();
}
