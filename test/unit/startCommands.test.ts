import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { makeFolder } from "../../src/shared/makeFolder.ts";

const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<"start" | "dev", string> };

/** The command as npm runs it, with a line that tells its own process number in the program's place. */
function asShown(command: string): string {
  return command.replace(/--watch\S* /gu, "").replace("src/main.ts", "-p process.pid");
}

describe("npm start and npm run dev", () => {
  test.each([["start"], ["dev"]] as const)(
    "%s becomes the program: a signal that reaches npm's child reaches it",
    async (name) => {
      const child = spawn("sh", ["-c", asShown(scripts[name])], { stdio: ["ignore", "pipe", "inherit"] });
      const [said] = await Promise.all([text(child.stdout), once(child, "exit")]);
      expect(said.trim()).toBe(String(child.pid));
    },
  );
});

describe("making the data folder", () => {
  const base = mkdtempSync(path.join(os.tmpdir(), "folders-"));
  afterAll(() => rmSync(base, { recursive: true }));

  test("makes what is missing above it, and takes what is there", () => {
    const folder = path.join(base, "one", "two");
    makeFolder(folder);
    makeFolder(folder);
    expect(execFileSync("ls", [base, path.dirname(folder)], { encoding: "utf8" })).toContain("two");
  });

  test("says no where a folder takes no entries, instead of trying for ever", () => {
    // in a process of its own: a loop there cannot be stopped from here
    const question = `import { makeFolder } from "./src/shared/makeFolder.ts"; makeFolder("/proc/none/of/it");`;
    const ask = () =>
      execFileSync(process.execPath, ["-e", question], { timeout: 5000, killSignal: "SIGKILL", stdio: "pipe" });
    expect(ask).toThrow(/no such file or directory/u);
  });
});
