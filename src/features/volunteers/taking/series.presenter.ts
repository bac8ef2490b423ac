import type { PostButton } from "../../../shared/pages/parts.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import { adoptionOf } from "../matching/newcomers.ts";
import { shiftTime } from "../needs/need.presenter.ts";
import type { OwnAdoption, RunningSeries } from "./series.repo.ts";
import type { EngagementItem, SeriesModel } from "./taking.pages.ts";
import { REASON_OF_ADOPTION } from "./taking.policy.ts";
import { takingPaths } from "./taking.paths.ts";
import { volunteerPaths } from "../volunteers.paths.ts";

interface Given {
  readonly slug: string;
  readonly series: RunningSeries;
  /** The reader's own taking on of it. */
  readonly own: OwnAdoption | null;
  /** When people other than the reader put themselves down. */
  readonly appliedAt: readonly Date[];
  readonly now: Date;
}

/** A series on the page of its need: its next date, and the button to take all of them on, by the rule of the click. */
export function presentSeries(reader: Reader, { slug, series, own, appliedAt, now }: Given): SeriesModel {
  const { t, href, format } = reader;
  const { nextStartsAt, nextEndsAt } = series;
  const next = nextStartsAt && nextEndsAt ? shiftTime(reader, { startsAt: nextStartsAt, endsAt: nextEndsAt }) : "";
  const text = next === "" ? t("taking:series.noNext") : t("taking:series.next", { next });
  if (own !== null) return { text, note: t("taking:series.yours"), button: endButton(reader, own) };
  const adoption = adoptionOf({ places: series.places, adopted: series.adopted, appliedAt }, now);
  if (adoption.code === "SEATS_FOR_NEWCOMERS") {
    return { text, note: t("taking:series.newcomersUntil", { day: format.day(adoption.until) }), button: null };
  }
  if (adoption.code === "FULL") return { text, note: t(REASON_OF_ADOPTION.FULL), button: null };
  const action = href(takingPaths.adopt(slug));
  const button: PostButton = {
    action,
    label: t("taking:series.adopt"),
    tone: "secondary",
    hidden: [{ name: "reihe", value: series.id }],
  };
  return { text, note: t("taking:series.how"), button };
}

/** A series among one's own engagements. */
export function presentAdoption(reader: Reader, own: OwnAdoption): EngagementItem {
  const { t, href } = reader;
  const { nextStartsAt, nextEndsAt } = own;
  const next = nextStartsAt && nextEndsAt ? shiftTime(reader, { startsAt: nextStartsAt, endsAt: nextEndsAt }) : "";
  return {
    title: own.title,
    href: href(volunteerPaths.need(own.slug)),
    isExample: own.isExample,
    when: next === "" ? t("taking:series.noNext") : t("taking:series.next", { next }),
    state: t("taking:series.yours"),
    notes: [t("taking:series.endNote")],
    links: [],
    buttons: [endButton(reader, own)],
  };
}

function endButton({ t, href }: Reader, { id, title }: OwnAdoption): PostButton {
  return {
    action: href(takingPaths.adoptionEnd(id)),
    label: t("taking:series.end", { need: title }),
    tone: "secondary",
    hidden: [],
  };
}
