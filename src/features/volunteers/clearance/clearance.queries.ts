import type { Db } from "../../../shared/db/client.ts";

/** Whom a note is about. */
export interface Subject {
  readonly id: string;
  readonly displayName: string;
  readonly postalAddress: string | null;
  readonly isExample: boolean;
}

/** A volunteer; null for everybody else. */
export function findSubject(db: Db, id: string): Promise<Subject | null> {
  return db.person.findFirst({
    where: { id, state: { not: "anonymised" }, volunteerProfile: { isNot: null } },
    select: { id: true, displayName: true, postalAddress: true, isExample: true },
  });
}

/** The note about somebody; null for none. */
export function loadClearance(db: Db, personId: string) {
  return db.clearanceCheck.findFirst({
    where: { personId },
    orderBy: [{ seenOn: "desc" }, { createdAt: "desc" }],
    select: { certificateOn: true, seenOn: true, isSuitable: true, validUntil: true, deleteAfter: true },
  });
}
export type ClearanceNote = NonNullable<Awaited<ReturnType<typeof loadClearance>>>;

/** Tasks of somebody that need a certificate, and are asked for, agreed or going on. */
export async function guardedTasks(db: Db, personId: string): Promise<readonly string[]> {
  const rows = await db.need.findMany({
    where: {
      requiresClearance: true,
      archivedAt: null,
      state: { notIn: ["closed", "cancelled"] },
      assignments: {
        some: { personId, state: { in: ["suggested", "offered", "waitlisted", "accepted", "confirmed"] } },
      },
    },
    select: { title: true },
    orderBy: { title: "asc" },
  });
  return rows.map(({ title }) => title);
}
