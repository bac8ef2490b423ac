import type { Feature, FeatureDeps } from "../../shared/feature.ts";
import type { Reader } from "../../shared/text/reader.ts";
import type { ContactPoints } from "../contactPoints/index.ts";
import type { Events } from "../events/index.ts";
import type { News } from "../news/index.ts";
import { presentThemeCards, type Themes } from "../themes/index.ts";
import type { Volunteers } from "../volunteers/index.ts";
import { startRoutes, type GatheredFacts } from "./start.routes.ts";

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

/** What changes the start page, and the longest it may say the same: "Stand 14:10 Uhr". */
const DEPENDS_ON = ["theme", "organization", "contact_point", "event", "need", "assignment", "article"] as const;
const LONGEST_MS = 5 * 60_000;

/** The first page: it owns nothing and asks every other feature for its newest. */
export function createStart({ keepAnswer }: FeatureDeps, neighbours: Neighbours): Feature {
  const { themes, contactPoints, events, volunteers, news } = neighbours;
  return { routes: startRoutes({ gather, dependsOn: DEPENDS_ON }) };

  function gather(reader: Reader, now: Date): Promise<GatheredFacts> {
    const freshness = { dependsOn: DEPENDS_ON, until: ({ until }: GatheredFacts) => until };
    return keepAnswer(`start ${reader.language}`, freshness, () => ask(reader, now));
  }

  async function ask(reader: Reader, now: Date): Promise<GatheredFacts> {
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
      until: earliest(new Date(now.getTime() + LONGEST_MS), open.nextChangeAt, next.nextChangeAt),
    };
  }
}

function earliest(latest: Date, ...moments: readonly (Date | null)[]): Date {
  return new Date(Math.min(...[latest, ...moments.filter((moment) => moment !== null)].map((one) => one.getTime())));
}
