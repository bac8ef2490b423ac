import { dayOf } from "../../shared/clock.ts";
import type { Reader } from "../../shared/text/reader.ts";
import { withSoftHyphens } from "../../shared/text/softHyphens.ts";
import type { PlaceLine } from "../contactPoints/index.ts";
import { oftenSearched } from "../search/index.ts";
import type { EventCard } from "../events/index.ts";
import type { ArticleCard } from "../news/index.ts";
import type { ThemeCard } from "../themes/index.ts";
import type { NeedNotice } from "../volunteers/index.ts";
import type { StartPage } from "./start.pages.ts";

/** What the other features tell for the start page. */
export interface StartFacts {
  readonly themes: readonly ThemeCard[];
  /** What is open now. */
  readonly open: readonly PlaceLine[];
  /** What opens next, the first first. */
  readonly next: readonly PlaceLine[];
  readonly events: readonly EventCard[];
  readonly needs: readonly NeedNotice[];
  readonly articles: readonly ArticleCard[];
}

export function presentStart(reader: Reader, now: Date, facts: StartFacts): StartPage {
  const { t, href } = reader;
  const [leadArticle = null, ...earlier] = facts.articles;
  const next = facts.next.map((place) => shortened(reader, place, now));
  const doors = fittingThePlate([...facts.open.map((place) => shortened(reader, place, now)), ...next]);
  return {
    title: t("start:title"),
    description: t("start:lead"),
    searchAction: href("/suche"),
    often: oftenSearched(reader),
    doors,
    // on a holiday of which their hours say nothing, open doors are likely and not certain
    isAnythingOpen: doors.some(({ state }) => state.kind === "open") || facts.open.some(isLikely),
    asOf: t("start:asOf", { time: reader.format.time(now).replace(" ", "\u00A0") }),
    allTimesHref: href("/anlaufstellen"),
    themesHeading: t(facts.themes.length === 7 ? "start:themes.seven" : "start:themes.heading"),
    themes: facts.themes.map((theme) => ({
      ...theme,
      name: reader.language === "de" ? withSoftHyphens(theme.name) : theme.name,
    })),
    events: facts.events,
    eventsHref: href("/termine"),
    opensNext: next.filter((place) => !doors.includes(place)).slice(0, NEXT),
    needs: facts.needs,
    registrationHref: href("/mitmachen/anmelden"),
    needsHref: href("/mitmachen"),
    leadArticle,
    earlier,
    newsHref: href("/aktuelles"),
    alternates: [{ type: "application/atom+xml", href: href("/aktuelles.atom"), title: t("frame:foot.feed") }],
  };
}

const NEXT = 3;
const WEEK_MS = 6 * 86_400_000;

function isLikely({ state }: PlaceLine): boolean {
  return state.kind === "unsure";
}

/** "bis 15 Uhr", "ab 18 Uhr", "Mo 13 Uhr": the heading beside says whether doors are open. */
function shortened(reader: Reader, place: PlaceLine, now: Date): PlaceLine {
  const { changesAt, state } = place;
  if (changesAt === null || state.kind === "unsure") return place;
  const time = reader.format.time(changesAt).replace(" ", "\u00A0");
  const isToday = dayOf(changesAt).equals(dayOf(now));
  if (state.kind === "open" && !isToday) return place;
  const text = isToday
    ? reader.t(state.kind === "open" ? "start:door.until" : "start:door.from", { time })
    : reader.t("start:door.fromDay", { day: nearDay(reader, changesAt, now), time });
  return { ...place, state: { ...state, text } };
}

/** "Mo" within a week, "Sa., 5. Dez." later. */
function nearDay({ format }: Reader, day: Date, now: Date): string {
  const short = format.shortDay(day);
  return day.getTime() - now.getTime() < WEEK_MS ? (/^[\p{L}\p{M}]+/u.exec(short)?.[0] ?? short) : short;
}

const PLATE_DOORS = 3;
// In pixels on a wide screen.
const PLATE_HEIGHT = 131;
const LINE_HEIGHT = 41;
const SECOND_LINE_HEIGHT = 24;
const LETTERS_ON_A_LINE = 37;
const EXAMPLE_LETTERS = 10;

/** The plate must leave room for the street on the first screen: three doors, fewer where names need a second line. */
function fittingThePlate(doors: readonly PlaceLine[]): readonly PlaceLine[] {
  let height = 0;
  return doors.slice(0, PLATE_DOORS).filter(({ name, state, alert, isExample }) => {
    const letters = name.length + state.text.length + (isExample ? EXAMPLE_LETTERS : 0);
    const noticeLetters = alert === null ? 0 : alert.words.text.length + alert.until.length;
    const moreLines = (letters > LETTERS_ON_A_LINE ? 1 : 0) + Math.ceil(noticeLetters / LETTERS_ON_A_LINE);
    height += LINE_HEIGHT + moreLines * SECOND_LINE_HEIGHT;
    return height <= PLATE_HEIGHT;
  });
}
