import { isEmpty, seed } from "../prisma/seed/index.ts";
import { DEMO_SIGN_INS, seedAccounts } from "../prisma/seed/accounts.ts";
import type { House } from "./compose.ts";

export { DEMO_SIGN_INS };

interface DemoPlace {
  readonly database: Pick<House["database"], "db">;
  readonly deps: Pick<House["deps"], "now" | "secretBox">;
}

/** Loads the demo data when the database is empty, all or nothing. */
export async function seedDemo({ database, deps }: DemoPlace): Promise<void> {
  if (!(await isEmpty(database.db))) return;
  const now = deps.now();
  await database.db.$transaction(
    async (tx) => {
      await seed(tx, { now });
      await seedAccounts(tx, { now, seal: deps.secretBox.seal });
    },
    { timeout: 30_000 },
  );
}
