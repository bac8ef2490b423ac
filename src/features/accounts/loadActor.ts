import { guest, type Actor } from "../../shared/access/actor.ts";
import { dateColumn, dayOf, type Clock } from "../../shared/clock.ts";
import type { Db } from "../../shared/db/client.ts";
import type { LoadActor } from "../../shared/http/requestContext.ts";

/** Reads who a session belongs to and which roles are valid today; guest once the person was deactivated. */
export function createLoadActor({ db, now }: { db: Db; now: Clock }): LoadActor {
  return async ({ kind, personId }): Promise<Actor> => {
    const today = dateColumn(dayOf(now()));
    const person = await db.person.findFirst({
      where: { id: personId, deactivatedAt: null, state: { not: "anonymised" } },
      select: {
        displayName: true,
        roleGrants: {
          where: {
            revokedAt: null,
            validFrom: { lte: today },
            OR: [{ validUntil: null }, { validUntil: { gte: today } }],
          },
          select: { role: true, scopeType: true, scopeId: true },
        },
      },
    });
    if (!person) return guest;
    if (kind === "volunteer") return { kind, personId, name: person.displayName };
    return { kind, personId, name: person.displayName, roles: person.roleGrants };
  };
}
