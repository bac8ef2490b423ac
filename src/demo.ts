import { isDemo, isEmpty, seed } from "../prisma/seed/index.ts";
import { DEMO_SIGN_INS, seedAccounts } from "../prisma/seed/accounts.ts";
import type { House } from "./compose.ts";
import { StartError } from "./shared/errors/StartError.ts";

export { DEMO_SIGN_INS };

interface DemoPlace {
  readonly database: Pick<House["database"], "db">;
  readonly deps: Pick<House["deps"], "now" | "secretBox">;
}

/**
 * Loads the demo data when the database is empty, all or nothing. Throws StartError when the operator gave a database
 * (`isGiven`) that holds other rows: demo sign-ins, whose passwords everybody knows, must not come near real people.
 */
export async function seedDemo({ database, deps }: DemoPlace, { isGiven } = { isGiven: false }): Promise<void> {
  if (!(await isEmpty(database.db))) {
    if (!isGiven || (await isDemo(database.db))) return;
    throw new StartError("DEMO must be 0: this database holds people or records that are not the demo's.");
  }
  const now = deps.now();
  await database.db.$transaction(
    async (tx) => {
      await seed(tx, { now });
      await seedAccounts(tx, { now, seal: deps.secretBox.seal });
    },
    { timeout: 30_000 },
  );
}
