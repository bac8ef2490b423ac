import { dayOf, momentAt } from "../../../shared/clock.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import { volunteerPaths } from "../volunteers.paths.ts";
import type { Words } from "./reasonWords.ts";
import type { SuitsWeekPage, WeekEntry } from "./suits.pages.ts";
import { presentFrame } from "./suits.presenter.ts";
import type { Suits } from "./suits.ts";

/** An engagement of one's own on a day. */
export interface OwnShift {
  readonly title: string;
  readonly slug: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

interface Given {
  readonly suits: Suits;
  readonly own: readonly OwnShift[];
  readonly monday: Temporal.PlainDate;
  readonly now: Date;
}

const DAYS = [0, 1, 2, 3, 4, 5, 6] as const;
const NOON = Temporal.PlainTime.from("12:00");
const SUITS_WELL = 0.6;

/** The Monday of the week a day is in. */
export function mondayOf(day: Temporal.PlainDate): Temporal.PlainDate {
  return day.subtract({ days: day.dayOfWeek - 1 });
}

/** Seven days from a Monday on: own engagements and what suits, in the order of time. */
export function presentWeek(words: Words, { suits, own, monday, now }: Given): SuitsWeekPage {
  const { reader } = words;
  const { t, href, format } = reader;
  const noon = (days: number) => momentAt(monday.add({ days }), NOON);
  const thisWeek = mondayOf(dayOf(now));
  const undated = suits.suiting.filter(({ best }) => best.opportunity.startsAt === null).length;
  return {
    ...presentFrame(words, suits, "week"),
    heading: t("fitting:week.title", { from: format.shortDay(noon(0)), to: format.shortDay(noon(6)) }),
    earlierHref:
      Temporal.PlainDate.compare(monday, thisWeek) > 0
        ? href(volunteerPaths.suitsWeek(monday.subtract({ weeks: 1 }).toString()))
        : "",
    laterHref: href(volunteerPaths.suitsWeek(monday.add({ weeks: 1 }).toString())),
    days: DAYS.map((days) => ({
      day: format.longDay(noon(days)),
      isToday: monday.add({ days }).equals(dayOf(now)),
      entries: entriesOn(reader, monday.add({ days }), suits, own),
    })),
    undated: undated === 0 ? "" : t("fitting:week.undatedLead", { count: undated }),
    listHref: href(volunteerPaths.suits()),
  };
}

function entriesOn(
  reader: Reader,
  day: Temporal.PlainDate,
  suits: Suits,
  own: readonly OwnShift[],
): readonly WeekEntry[] {
  const { t, href, format } = reader;
  const time = (startsAt: Date, endsAt: Date) => `${format.time(startsAt)} – ${format.time(endsAt)}`;
  const mine = own
    .filter(({ startsAt }) => dayOf(startsAt).equals(day))
    .map(({ title, slug, startsAt, endsAt }) => ({
      at: startsAt,
      entry: {
        time: time(startsAt, endsAt),
        title,
        href: href(volunteerPaths.need(slug)),
        note: t("fitting:week.own"),
        isOwn: true,
      },
    }));
  const found = suits.suiting
    .flatMap(({ dates }) => dates)
    .flatMap(({ opportunity: { title, slug, startsAt, endsAt }, fit }) =>
      startsAt !== null && endsAt !== null && dayOf(startsAt).equals(day)
        ? [
            {
              at: startsAt,
              entry: {
                time: time(startsAt, endsAt),
                title,
                href: href(volunteerPaths.need(slug)),
                note: t(fit.value >= SUITS_WELL ? "fitting:week.fits" : "fitting:week.partly"),
                isOwn: false,
              },
            },
          ]
        : [],
    );
  return [...mine, ...found].toSorted((a, b) => a.at.getTime() - b.at.getTime()).map(({ entry }) => entry);
}
