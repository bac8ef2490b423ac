import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { coverageOf } from "./fontCoverage.ts";
import { printableValue } from "./printableText.ts";
import type { PrintAnswer, Printing } from "./typesetter.ts";

// A process of its own: the compiler is native code that nothing can interrupt, so its time is limited by ending the
// process, and its memory goes with it.

const SHEETS = path.join(import.meta.dirname, "../sheets");
const FONTS = path.join(import.meta.dirname, "../fonts");
const names = readdirSync(FONTS).filter((name) => name.endsWith(".ttf"));
const read = (name: string) => readFileSync(path.join(FONTS, name));
const fonts = names.map(read);
/** Running text is set without the display face, which those of the text stand in for. */
const covers = coverageOf(names.filter((name) => !name.startsWith("vollkorn")).map(read));
const compiler = NodeCompiler.create({ workspace: SHEETS, fontArgs: [{ fontBlobs: fonts }] });

process.on("message", (printing: Printing) => {
  process.send?.(print(printing), () => {
    // what a guide of 1,000 places leaves behind is 300 MB, and the next document uses none of it
    compiler.evictCache(0);
  });
});
process.on("disconnect", () => process.exit(0));

/** What people wrote travels as JSON and is never read as markup. */
function print({ sheet, content, drawings }: Printing): PrintAnswer {
  const inputs = { content: JSON.stringify(printableValue(content, covers)), drawings: JSON.stringify(drawings) };
  const set = compiler.compile({ mainFilePath: path.join(SHEETS, `${sheet}.typ`), inputs });
  const error = set.takeError();
  if (error !== null) return { fault: JSON.stringify(compiler.fetchDiagnostics(error)) };
  try {
    return set.result === null ? { fault: "no pages" } : { pdf: compiler.pdf(set.result, { pdfStandard: "ua-1" }) };
  } catch (refusal) {
    return { fault: refusal instanceof Error ? refusal.message : String(refusal) };
  }
}
