import { StartError } from "../shared/errors/StartError.ts";

/** Runs a command-line tool: what the operator can mend is one line and exit code 1, anything else keeps its stack. */
export async function runTool(tool: () => Promise<void>): Promise<void> {
  try {
    await tool();
  } catch (error) {
    process.exitCode = 1;
    console.error(error instanceof StartError ? error.message : error);
  }
}
