import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { StartError } from "../shared/errors/StartError.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const SCHEMA = path.join(ROOT, "prisma/schema.prisma");
const CLIENT = path.join(ROOT, "src/generated/prisma");
const MARK = path.join(CLIENT, "schema.sha256");

/** Makes the database client from prisma/schema.prisma when the schema or Prisma changed since the last time; downloads nothing. */
export async function ensureClient(): Promise<void> {
  const wanted = await fingerprint();
  if ((await readIfThere(MARK)) === wanted) return;
  await generateClient(wanted);
}

async function fingerprint(): Promise<string> {
  const schema = await readFile(SCHEMA);
  const version = (await readFile(path.join(ROOT, "node_modules/@prisma/client/package.json"), "utf8")).match(
    /"version": "(.*)"/,
  )?.[1];
  return createHash("sha256")
    .update(await readFile(import.meta.filename))
    .update(schema)
    .update(version ?? "")
    .digest("hex");
}

/** Generates beside and renames, so that a program running meanwhile never finds half a client. */
async function generateClient(mark: string): Promise<void> {
  const draft = path.join(ROOT, `build/client-${String(process.pid)}`);
  const output = path.join(draft, "prisma");
  await mkdir(output, { recursive: true });
  try {
    const schema = await readFile(SCHEMA, "utf8");
    await writeFile(path.join(draft, "schema.prisma"), schema.replace(/(output\s*=\s*)"[^"]*"/, `$1"./prisma"`));
    await runPrisma(path.join(draft, "schema.prisma"));
    await putCompilerBeside(output);
    await writeFile(path.join(output, "schema.sha256"), mark);
    await mkdir(path.dirname(CLIENT), { recursive: true });
    await rm(CLIENT, { recursive: true, force: true });
    await rename(output, CLIENT);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function runPrisma(schema: string): Promise<void> {
  const cli = path.join(ROOT, "node_modules/prisma/build/index.js");
  // any existing file keeps the command line from downloading an engine that generating does not use
  const env = {
    PATH: path.dirname(process.execPath),
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
    CHECKPOINT_DISABLE: "1",
  };
  try {
    await promisify(execFile)(process.execPath, [cli, "generate", "--schema", schema, "--no-hints"], {
      cwd: ROOT,
      env,
    });
  } catch (error) {
    const said = (error as { stderr?: string }).stderr ?? "";
    throw new StartError(`The database client could not be made from prisma/schema.prisma: ${said.trim()}`, {
      cause: error,
    });
  }
}

const COMPILER = path.join(
  ROOT,
  "node_modules/@prisma/client/runtime/query_compiler_small_bg.postgresql.wasm-base64.mjs",
);
const READS_TEXT =
  /const \{ wasm \} = await import\("@prisma\/client\/runtime\/[^"]*"\)\s*return await decodeBase64AsWasm\(wasm\)/u;
const READS_FILE = `const { readFile } = await import("node:fs/promises")
    return new WebAssembly.Module(await readFile(new URL("../compiler.wasm", import.meta.url)))`;

/** Prisma imports its compiler as a module of text, which stays in memory for good, twice; from a file nothing stays. */
async function putCompilerBeside(output: string): Promise<void> {
  const text = /"(AGFz[\w+/=]+)"/u.exec(await readFile(COMPILER, "utf8"))?.[1];
  const file = path.join(output, "internal/class.ts");
  const client = await readFile(file, "utf8");
  if (text === undefined || !READS_TEXT.test(client))
    throw new Error("Prisma's client reads its compiler differently now");
  await writeFile(path.join(output, "compiler.wasm"), Buffer.from(text, "base64"));
  await writeFile(file, client.replace(READS_TEXT, READS_FILE));
}

async function readIfThere(file: string): Promise<string | undefined> {
  return readFile(file, "utf8").catch(() => undefined);
}

if (import.meta.main) await ensureClient();
