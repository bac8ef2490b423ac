import type { Feature } from "../../shared/feature.ts";
import type { Reader } from "../../shared/text/reader.ts";
import type { ContactPoints } from "../contactPoints/index.ts";
import type { Events } from "../events/index.ts";
import type { News } from "../news/index.ts";
import { presentThemeCards, type Themes } from "../themes/index.ts";
import type { Volunteers } from "../volunteers/index.ts";
import type { StartFacts } from "./start.presenter.ts";
import { startRoutes } from "./start.routes.ts";

interface Neighbours {
  readonly themes: Themes;
  readonly contactPoints: Pick<ContactPoints, "openNow" | "opensNext">;
  readonly events: Pick<Events, "next">;
  readonly volunteers: Pick<Volunteers, "openNeeds">;
  readonly news: Pick<News, "latest">;
}

const OPEN = 3;
/** Some for the plate, which never stands empty when a door opens soon, and the rest for the list beside the dates. */
const NEXT = 6;
const EVENTS = 3;
const NEEDS = 4;
const ARTICLES = 5;

/** The first page: it owns nothing and asks every other feature for its newest. */
export function createStart({ themes, contactPoints, events, volunteers, news }: Neighbours): Feature {
  return { routes: startRoutes({ gather }) };

  async function gather(reader: Reader, now: Date): Promise<StartFacts & { readonly changesAt: Date | null }> {
    const [themeRows, counts, open, next, nextEvents, needs, articles] = await Promise.all([
      themes.queries.list(reader.language),
      themes.queries.initiativeCounts(),
      contactPoints.openNow(reader, now, OPEN),
      contactPoints.opensNext(reader, now, NEXT),
      events.next(reader, now, EVENTS),
      volunteers.openNeeds(reader, NEEDS),
      news.latest(reader, ARTICLES),
    ]);
    return {
      themes: presentThemeCards(reader, themeRows, counts),
      open: open.items,
      next: next.items,
      needs,
      events: nextEvents,
      articles,
      changesAt: earliest(open.nextChangeAt, next.nextChangeAt),
    };
  }
}

function earliest(...moments: readonly (Date | null)[]): Date | null {
  const known = moments.filter((moment) => moment !== null);
  return known.length === 0 ? null : new Date(Math.min(...known.map((moment) => moment.getTime())));
}
