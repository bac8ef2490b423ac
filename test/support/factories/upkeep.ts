import type { Prisma } from "../../../src/generated/prisma/client.ts";
import type { Db } from "../../../src/shared/db/client.ts";
import { buildContactPoint, buildOrganisation } from "./directory.ts";

export interface BuiltEntry {
  readonly id: string;
  readonly organisationId: string;
}

/** A published contact point that nobody has checked, with a public address and number of its own. */
export async function buildEntry(
  db: Db,
  title = "Lesestube",
  given: {
    readonly point?: Partial<Prisma.ServiceAtLocationUncheckedCreateInput> & { readonly hours?: string };
    readonly organisation?: Partial<Prisma.OrganizationUncheckedCreateInput>;
    /** Null for an entry that cannot be written to. */
    readonly mail?: string | null;
    readonly phone?: string | null;
  } = {},
): Promise<BuiltEntry> {
  const organisation = await buildOrganisation(db, `Träger ${title}`, given.organisation);
  const { id } = await buildContactPoint(db, organisation.id, { title, ...given.point });
  const { mail = "lesestube@example.org", phone = "+492331123456" } = given;
  if (mail !== null) await db.contact.create({ data: { serviceAtLocationId: id, email: mail, isPublic: true } });
  if (phone !== null) await db.phone.create({ data: { serviceAtLocationId: id, number: phone } });
  return { id, organisationId: organisation.id };
}

/** The path behind the link of the newest letter about a check. */
export async function linkOfLetter(db: Db): Promise<string> {
  const { text } = await db.outbox.findFirstOrThrow({
    where: { template: { startsWith: "freshness." } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  return /(\/pflege\/[\w-]{43})/u.exec(text)?.[1] ?? "";
}

/** The same moment some days later. */
export function daysLater(now: Date, days: number): Date {
  return new Date(now.getTime() + days * 86_400_000);
}
