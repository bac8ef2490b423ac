import type { PostButton } from "../../../shared/pages/parts.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import { shiftTime } from "../needs/need.presenter.ts";
import { mayWithdraw } from "../needs/needs.policy.ts";
import { volunteerPaths } from "../volunteers.paths.ts";
import type { Engagement, Engagements } from "./engagements.queries.ts";
import { presentAdoption } from "./series.presenter.ts";
import type { EngagementGroup, EngagementItem } from "./taking.pages.ts";
import { isLate, isOver, mayLookBack, maySeekSwap } from "./taking.policy.ts";
import { takingPaths } from "./taking.paths.ts";

const GROUPS = ["offers", "next", "waiting", "past"] as const;
type Group = (typeof GROUPS)[number];

/** One's own engagements in groups: what waits for an answer, what comes, what one waits for, what is over. */
export function presentEngagements(
  reader: Reader,
  { rows: all, adoptions }: Engagements,
  now: Date,
): readonly EngagementGroup[] {
  const byGroup = Map.groupBy(all, (engagement) => groupOf(engagement, now));
  const series = adoptions.map((own) => presentAdoption(reader, own));
  const groups = GROUPS.flatMap((id) => {
    const rows = (byGroup.get(id) ?? []).toSorted(id === "past" ? newestFirst : soonestFirst);
    const items = rows.map((row) => presentEngagement(reader, row, now));
    return items.length === 0 ? [] : [{ id, heading: reader.t(`taking:group.${id}`), items }];
  });
  if (series.length === 0) return groups;
  return [{ id: "series", heading: reader.t("taking:group.series"), items: series }, ...groups];
}

function groupOf(engagement: Engagement, now: Date): Group {
  if (engagement.endsAt !== null && engagement.endsAt <= now) return "past";
  if (engagement.state === "offered") return isOver(engagement, now) ? "past" : "offers";
  if (engagement.state === "waitlisted") return "waiting";
  return ["suggested", "accepted", "confirmed"].includes(engagement.state) ? "next" : "past";
}

function soonestFirst(a: Engagement, b: Engagement): number {
  return (a.startsAt?.getTime() ?? Infinity) - (b.startsAt?.getTime() ?? Infinity) || 0;
}

function newestFirst(a: Engagement, b: Engagement): number {
  return -soonestFirst(a, b) || 0;
}

function presentEngagement(reader: Reader, engagement: Engagement, now: Date): EngagementItem {
  const { t, href } = reader;
  const { startsAt, endsAt } = engagement;
  const isOpenOffer = engagement.state === "offered" && !isOver(engagement, now);
  return {
    title: engagement.title,
    href: href(volunteerPaths.need(engagement.slug)),
    isExample: engagement.isExample,
    when: startsAt && endsAt ? shiftTime(reader, { startsAt, endsAt }) : (engagement.timeText ?? ""),
    state: stateText(reader, engagement, now),
    notes: notesOf(reader, engagement, now),
    links: isOpenOffer ? [{ label: t("taking:own.answer"), href: href(takingPaths.ownOffer(engagement.id)) }] : [],
    buttons: isOpenOffer ? [] : buttonsOf(reader, engagement, now),
  };
}

function stateText({ t }: Reader, { state, position, swapWantedAt, endsAt }: Engagement, now: Date): string {
  if (state === "waitlisted") {
    return endsAt !== null && endsAt <= now
      ? t("taking:own.noPlace")
      : t("taking:own.position", { position: position ?? 1 });
  }
  const text = t(`volunteers:assignment.${state}`);
  return swapWantedAt !== null && (state === "accepted" || state === "confirmed")
    ? `${text} · ${t("taking:own.swapWanted")}`
    : text;
}

function notesOf({ t, format }: Reader, engagement: Engagement, now: Date): readonly string[] {
  const { state, offeredUntil } = engagement;
  if (state === "offered" && offeredUntil !== null && offeredUntil > now) {
    return [t("taking:own.until", { until: format.moment(offeredUntil), left: format.relative(offeredUntil, now) })];
  }
  const isWarned = isLate(engagement, now) && mayWithdraw(engagement, now).allowed;
  return isWarned ? [t("taking:own.late")] : [];
}

function buttonsOf(reader: Reader, engagement: Engagement, now: Date): readonly PostButton[] {
  return [
    ...withdrawButton(reader, engagement, now),
    ...swapButton(reader, engagement, now),
    ...(mayLookBack(engagement, now).allowed && engagement.wentWell === null
      ? lookBackButtons(reader, engagement)
      : []),
  ];
}

function withdrawButton({ t, href }: Reader, engagement: Engagement, now: Date): readonly PostButton[] {
  if (!mayWithdraw(engagement, now).allowed) return [];
  const isWaiting = engagement.state === "waitlisted";
  const late = isLate(engagement, now);
  const key = isWaiting ? "taking:own.leaveList" : late ? "taking:own.withdrawLate" : "volunteers:account.withdraw";
  return [
    {
      action: href(volunteerPaths.withdraw(engagement.id)),
      label: t(key),
      about: engagement.title,
      tone: "secondary",
      hidden: late ? [{ name: "spaet", value: "ja" }] : [],
    },
  ];
}

function swapButton({ t, href }: Reader, engagement: Engagement, now: Date): readonly PostButton[] {
  if (!maySeekSwap(engagement, now).allowed) return [];
  const isWanted = engagement.swapWantedAt !== null;
  return [
    {
      action: href(takingPaths.swap(engagement.id)),
      label: t(isWanted ? "taking:own.keep" : "taking:own.seekSwap"),
      about: engagement.title,
      tone: "tertiary",
      hidden: [{ name: "schritt", value: isWanted ? "zurueck" : "suchen" }],
    },
  ];
}

function lookBackButtons({ t, href }: Reader, engagement: Engagement): readonly PostButton[] {
  return (["gut", "nicht"] as const).map((answer) => ({
    action: href(takingPaths.ownLookBack(engagement.id)),
    label: t(`taking:lookBack.${answer}`),
    tone: "tertiary",
    hidden: [{ name: "antwort", value: answer }],
  }));
}
