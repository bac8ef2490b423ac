import type { TextKey } from "../../shared/text/keys.ts";
import type { Reader } from "../../shared/text/reader.ts";
import type { EventCard } from "../events/index.ts";
import type { ArticleCard } from "../news/index.ts";
import type { ThemeCard } from "../themes/index.ts";
import type { NeedNotice, PlaceLine, StartPage } from "./start.pages.ts";

/** What the other features tell for the start page. */
export interface StartFacts {
  readonly themes: readonly ThemeCard[];
  readonly doors: readonly PlaceLine[];
  readonly opensNext: readonly PlaceLine[];
  readonly events: readonly EventCard[];
  readonly needs: readonly NeedNotice[];
  readonly articles: readonly ArticleCard[];
}

// What people ask for most, in the words the directory itself uses.
const OFTEN: readonly (readonly [label: TextKey, query: string])[] = [
  ["start:often.repair", "Fahrrad"],
  ["start:often.german", "Deutsch"],
  ["start:often.room", "Raum"],
  ["start:often.breakfast", "Frühstück"],
];

export function presentStart(reader: Reader, now: Date, facts: StartFacts): StartPage {
  const { t, href } = reader;
  const [leadArticle = null, ...earlier] = facts.articles;
  return {
    title: t("start:title"),
    description: t("start:lead"),
    searchAction: href("/suche"),
    often: OFTEN.map(([label, query]) => ({ label: t(label), href: href(`/suche?q=${encodeURIComponent(query)}`) })),
    doors: facts.doors,
    isAnythingOpen: facts.doors.some((door) => door.state.kind === "open"),
    asOf: t("start:asOf", { time: reader.format.time(now).replace(" ", "\u00A0") }),
    allTimesHref: href("/anlaufstellen"),
    themesHeading: t(facts.themes.length === 7 ? "start:themes.seven" : "start:themes.heading"),
    themes: facts.themes.map((theme) => ({
      ...theme,
      name: reader.language === "de" ? hyphenated(theme.name) : theme.name,
    })),
    events: facts.events,
    eventsHref: href("/termine"),
    opensNext: facts.opensNext,
    needs: facts.needs,
    registrationHref: href("/mitmachen/anmelden"),
    needsHref: href("/mitmachen"),
    leadArticle,
    earlier,
    newsHref: href("/aktuelles"),
    alternates: [{ type: "application/atom+xml", href: href("/aktuelles.atom"), title: t("frame:foot.feed") }],
  };
}

/** Marks where a long German compound may break under its narrow house: "Öffentlichkeits-arbeit". */
function hyphenated(name: string): string {
  return name.replace(/(keits|heits|ungs|schafts|zusammen)(?=\p{L}{4})/giu, "$1\u00AD");
}
