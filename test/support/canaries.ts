import type pg from "pg";
import type { PrismaClient } from "../../src/generated/prisma/client.ts";

/** What only some may read: the texts and addresses of people, by the name that the marker carries. */
export const PRIVATE: Readonly<
  Record<string, { readonly table: string; readonly where?: string; readonly columns: readonly string[] }>
> = {
  volunteer: {
    table: "Person",
    where: `"id" IN (SELECT "personId" FROM "VolunteerProfile")`,
    columns: ["displayName", "email", "phone", "postalAddress", "note"],
  },
  profile: { table: "VolunteerProfile", columns: ["wishes", "homeStreet", "passwordHash"] },
  assignment: { table: "Assignment", columns: ["message", "contestText", "contestAnswer"] },
  hours: { table: "HoursEntry", columns: ["note", "answer"] },
  call: { table: "ContactTask", columns: ["subject", "text"] },
  guardian: { table: "GuardianConsent", columns: ["guardianName", "guardianEmail", "guardianPhone", "text"] },
  passkey: { table: "Passkey", columns: ["label"] },
  proposal: { table: "ChangeProposal", columns: ["message", "senderEmail", "reason"] },
  claim: { table: "ClaimRequest", columns: ["name", "email", "role", "message", "reason"] },
  check: { table: "FreshnessTask", columns: ["note"] },
  consent: { table: "Consent", columns: ["text"] },
  enquiry: { table: "Enquiry", columns: ["text", "contactName", "contactPhone"] },
  referral: { table: "Referral", columns: ["answer"] },
  party: { table: "SpaceParty", columns: ["name", "phone", "note"] },
  contact: { table: "Contact", where: `NOT "isPublic"`, columns: ["name", "email", "phone"] },
  outbox: { table: "Outbox", columns: ["subject", "text", "recipient"] },
  credential: { table: "Credential", columns: ["passwordHash", "totpSecret"] },
};

/** Rows for those of the tables in which the demo data have none. */
export async function addMissing(db: PrismaClient): Promise<void> {
  const { id: serviceAtLocationId } = await db.serviceAtLocation.findFirstOrThrow({ select: { id: true } });
  const { id: organizationId } = await db.organization.findFirstOrThrow({ select: { id: true } });
  const { id: spaceId } = await db.space.findFirstOrThrow({ select: { id: true } });
  const { id: needId } = await db.need.findFirstOrThrow({ select: { id: true } });
  const { id: personId } = await db.person.findFirstOrThrow({
    where: { state: "active", volunteerProfile: { isNot: null } },
    select: { id: true },
  });
  const x = "x";
  const link = { linkType: "service_at_location", linkId: serviceAtLocationId } as const;
  const day = new Date("2026-11-20T00:00:00Z");
  await db.contact.create({ data: { name: x, email: x, phone: x, isPublic: false, serviceAtLocationId } });
  await db.spaceParty.create({ data: { spaceId, role: "owner", name: x, phone: x, note: x } });
  await db.outbox.create({ data: { recipient: x, subject: x, text: x, template: "test" } });
  await db.hoursEntry.create({ data: { personId, needId, day, minutes: 60 } });
  // answers that were contested and decided may carry words
  await db.assignment.updateMany({ data: { contestedAt: day, contestDecidedAt: day } });
  await db.contactTask.create({
    data: { personId, channel: "phone", template: "need.cancelled", language: "de", subject: x, text: x, dueAt: day },
  });
  await db.guardianConsent.create({
    data: { personId, guardianName: x, textVersion: "1", text: x, channel: "paper" },
  });
  await db.passkey.create({ data: { id: x, personId, publicKey: Buffer.from(x), label: x } });
  await db.changeProposal.create({ data: { ...link, origin: "visitor", message: x, senderEmail: x } });
  await db.claimRequest.create({ data: { organizationId, name: x, email: x, confirmedAt: day } });
}

/** Writes the marker KANARIE-name-column into every private field; an address also says whose it is, for it is unique. */
export async function mark(pool: pg.Pool): Promise<void> {
  for (const [name, { table, where, columns }] of Object.entries(PRIVATE)) {
    const set = columns
      .map((column) => `"${column}" = 'KANARIE-${name}-${column}'${/email$/iu.test(column) ? ` || '-' || "id"` : ""}`)
      .join(", ");
    const { rowCount } = await pool.query(`UPDATE "${table}" SET ${set} ${where ? `WHERE ${where}` : ""}`);
    if (rowCount === 0) throw new Error(`No row of ${table} carries a marker.`);
  }
}
