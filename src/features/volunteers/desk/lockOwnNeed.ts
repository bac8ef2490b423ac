import { ensure } from "../../../shared/access/decision.ts";
import type { Tx } from "../../../shared/db/client.ts";
import type { WorkBy } from "../../../shared/db/unitOfWork.ts";
import { notFound } from "../../../shared/errors/AppError.ts";
import { mayEditNeed } from "./deskNeeds.policy.ts";

/** Holds a need that the actor may change until the transaction ends: its dates, series and state change one at a time. */
export async function lockOwnNeed(tx: Tx, { actor }: WorkBy, needId: string) {
  await tx.$queryRaw`SELECT 1 AS held FROM "Need" WHERE "id" = ${needId}::uuid FOR NO KEY UPDATE`;
  const need = await tx.need.findFirst({
    where: { id: needId, archivedAt: null },
    select: { id: true, title: true, slug: true, state: true, organizationId: true },
  });
  if (!need) throw notFound();
  const links = await tx.attribute.findMany({ where: { linkType: "need", linkId: needId }, select: { termId: true } });
  ensure(mayEditNeed(actor, { ...need, themeIds: links.map((link) => link.termId) }), "forbidden");
  return need;
}
