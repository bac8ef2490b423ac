import type { Actor } from "../../../shared/access/actor.ts";
import { dayOf } from "../../../shared/clock.ts";
import type { Waiting } from "../../../shared/desk/waiting.ts";
import type { Feature, FeatureDeps } from "../../../shared/feature.ts";
import { directoryScopeOf, type Organisations } from "../../organisations/index.ts";
import type { Themes } from "../../themes/index.ts";
import { createArchiveContactPoint, createRestoreContactPoint } from "./archiveContactPoint.ts";
import { createAssureContactPoint } from "./assureContactPoint.ts";
import { contactPointDeskPaths } from "./contactPointDesk.paths.ts";
import { checkDueOn } from "./contactPointDesk.policy.ts";
import { createContactPointDeskQueries } from "./contactPointDesk.queries.ts";
import { contactPointDeskRoutes } from "./contactPointDesk.routes.ts";
import { createLoadChoices } from "./formChoices.ts";
import { createSaveContactPoint } from "./saveContactPoint.ts";

export interface ContactPointDesk extends Feature {
  /** Public contact points nobody checked for six months, or ever; the longest first, at most `limit` of them as items. */
  readonly waiting: (actor: Actor, limit?: number) => Promise<Waiting>;
  /** How many of them wait, by path of the desk's navigation. */
  readonly deskCounts: (actor: Actor) => Promise<Readonly<Record<string, number>>>;
}

export function createContactPointDesk(
  { db, unitOfWork, now, texts }: FeatureDeps,
  { organisations, themes }: { organisations: Organisations; themes: Themes },
): ContactPointDesk {
  const queries = createContactPointDeskQueries(db);
  const routes = contactPointDeskRoutes({
    queries,
    loadChoices: createLoadChoices({ queries, organisations, themes }),
    saveContactPoint: createSaveContactPoint(unitOfWork),
    archiveContactPoint: createArchiveContactPoint(unitOfWork, now),
    restoreContactPoint: createRestoreContactPoint(unitOfWork),
    assureContactPoint: createAssureContactPoint({ unitOfWork, now, wordFor: texts.translate("de") }),
  });
  const dueOn = () => checkDueOn(dayOf(now()));
  return {
    routes,
    async waiting(actor, limit = 20) {
      const scope = directoryScopeOf(actor);
      const [rows, total] = await Promise.all([queries.due(scope, dueOn(), limit), queries.countDue(scope, dueOn())]);
      const items = rows.map(({ id, title, since, isExample }) => ({
        kind: "contact_point" as const,
        id,
        title,
        since,
        href: contactPointDeskPaths.edit(id),
        action: "organisations:points.action" as const,
        isExample,
      }));
      return { items, total };
    },
    async deskCounts(actor) {
      return { [contactPointDeskPaths.list()]: await queries.countDue(directoryScopeOf(actor), dueOn()) };
    },
  };
}
