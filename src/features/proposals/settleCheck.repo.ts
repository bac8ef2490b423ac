import type { AssureMethod, FreshnessOutcome } from "../../generated/prisma/client.ts";
import type { Tx } from "../../shared/db/client.ts";
import type { KeptLink } from "./recordKind.ts";

interface Settled {
  readonly outcome: FreshnessOutcome;
  readonly method: AssureMethod | null;
  readonly note?: string | null;
  readonly now: Date;
}

/** Ends the open check of an entry, if there is one: its link is dead from then on, and nobody has to call. */
export async function settleCheck(
  tx: Tx,
  record: { readonly link: KeptLink; readonly id: string },
  { outcome, method, note = null, now }: Settled,
): Promise<void> {
  await tx.freshnessTask.updateMany({
    where: { linkType: record.link, linkId: record.id, state: { not: "done" } },
    data: {
      state: "done",
      outcome,
      method,
      note,
      doneAt: now,
      tokenHash: null,
      assigneeId: null,
      version: { increment: 1 },
    },
  });
}
