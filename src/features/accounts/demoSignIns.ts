import { DEMO_SIGN_INS, type DemoSignIn } from "../../../prisma/seed/accounts.ts";
import type { Db } from "../../shared/db/client.ts";
import { codeAt, stepAt } from "./totp.ts";

/** What a demonstration shows of its sign-ins; a real installation has none of this. */
export interface Demo {
  readonly signIns: readonly DemoSignIn[];
  /** The code that a demo account's authenticator would show, "" while none is fresh; null for everybody else. */
  readonly codeFor: (personId: string, moment: Date) => Promise<string | null>;
}

export function createDemo({ db, isDemo }: { db: Db; isDemo: boolean }): Demo {
  if (!isDemo) return { signIns: [], codeFor: () => Promise.resolve(null) };
  return {
    signIns: DEMO_SIGN_INS,
    async codeFor(personId, moment) {
      const account = await db.credential.findUnique({
        where: { personId },
        select: { login: true, totpLastStep: true },
      });
      const demo = DEMO_SIGN_INS.find((signIn) => signIn.login === account?.login);
      if (!account || !demo) return null;
      const present = stepAt(moment);
      const fresh = Math.max(present, (account.totpLastStep ?? 0) + 1);
      return fresh > present + 1 ? "" : codeAt(demo.totpKey, fresh);
    },
  };
}
