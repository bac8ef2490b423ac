import type { Feature } from "../../shared/feature.ts";
import type { Reader } from "../../shared/text/reader.ts";
import type { Events } from "../events/index.ts";
import type { News } from "../news/index.ts";
import { presentThemeCards, type Themes } from "../themes/index.ts";
import type { StartFacts } from "./start.presenter.ts";
import { startRoutes } from "./start.routes.ts";

interface Neighbours {
  readonly themes: Themes;
  readonly events: Events;
  readonly news: News;
}

const EVENTS = 3;
const ARTICLES = 5;

/** The first page: it owns nothing and asks every other feature for its newest. */
export function createStart({ themes, events, news }: Neighbours): Feature {
  return { routes: startRoutes({ gather }) };

  async function gather(reader: Reader, now: Date): Promise<StartFacts & { readonly changesAt: Date | null }> {
    const [themeRows, counts, nextEvents, articles] = await Promise.all([
      themes.queries.list(reader.language),
      themes.queries.initiativeCounts(),
      events.next(reader, now, EVENTS),
      news.latest(reader, ARTICLES),
    ]);
    return {
      themes: presentThemeCards(reader, themeRows, counts),
      doors: [],
      opensNext: [],
      needs: [],
      events: nextEvents,
      articles,
      changesAt: null,
    };
  }
}
