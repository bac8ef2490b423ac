import type { Actor } from "../../../shared/access/actor.ts";
import { dayOf, type Clock } from "../../../shared/clock.ts";
import type { Db } from "../../../shared/db/client.ts";
import { mayAssign } from "../desk/deskNeeds.policy.ts";
import { LONGEST_TITLE } from "./batch.forms.ts";
import { batchPaths } from "./batch.paths.ts";
import { needsOn } from "./batch.queries.ts";

/** Something that takes place on a day for which helpers are looked for; a title of "" is left to the coordination. */
export interface Occasion {
  readonly title: string;
  readonly startsAt: Date | null;
}

/** The address of a new proposal for the day of an occasion, filled in; "" where nothing can be planned, or not by this person. */
export type PlanDay = (actor: Actor, occasion: Occasion) => Promise<string>;

export function createPlanDay({ db, now }: { readonly db: Db; readonly now: Clock }): PlanDay {
  return async (actor, { title, startsAt }) => {
    if (!mayAssign(actor) || startsAt === null) return "";
    const day = dayOf(startsAt);
    const needIds = await needsOn(db, day, now());
    const known = title === "" ? {} : { title: title.slice(0, LONGEST_TITLE) };
    return needIds.length === 0 ? "" : batchPaths.add({ day: day.toString(), ...known });
  };
}
