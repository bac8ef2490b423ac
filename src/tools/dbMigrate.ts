import path from "node:path";
import { migrate } from "../shared/db/migrate.ts";
import { withDatabaseInUse } from "./databaseInUse.ts";
import { runTool } from "./runTool.ts";

await runTool(() =>
  withDatabaseInUse(async (url) => {
    const { applied } = await migrate({ url, dir: path.resolve("prisma/migrations") });
    console.log(applied.length === 0 ? "Nothing to apply." : `Applied: ${applied.join(", ")}`);
  }),
);
