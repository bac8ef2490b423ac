import type { Db } from "../../../src/shared/db/client.ts";
import { buildOrganisation } from "./directory.ts";

/** What a volunteer left in the upkeep of the directory: a proposal, a report by mail, a call with a note, a claim. */
export async function buildUpkeepOf(
  db: Db,
  { personId, email, now }: { personId: string; email: string; now: Date },
  marked: (field: string) => string,
): Promise<void> {
  const organization = await buildOrganisation(db, "Pelmke");
  const entry = { linkType: "organization", linkId: organization.id } as const;
  await db.changeProposal.createMany({
    data: [
      { ...entry, origin: "volunteer", message: marked("proposal"), proposedById: personId },
      { ...entry, origin: "visitor", message: marked("report"), senderEmail: email },
    ],
  });
  await db.freshnessTask.create({
    data: { ...entry, dueOn: now, state: "call", assigneeId: personId, assignedAt: now, note: marked("call") },
  });
  await db.claimRequest.create({ data: { organizationId: organization.id, name: marked("claim"), email } });
}
