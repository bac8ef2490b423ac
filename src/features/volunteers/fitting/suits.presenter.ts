import type { PostButton } from "../../../shared/pages/parts.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import { shiftTime } from "../needs/need.presenter.ts";
import { volunteerPaths } from "../volunteers.paths.ts";
import { blockLine, warningText } from "./blockWords.ts";
import { ownFacts } from "./ownFacts.presenter.ts";
import type { NamedOpportunity } from "./opportunityFacts.repo.ts";
import { countText, reasonLines, type Words } from "./reasonWords.ts";
import type { SuitRow, SuitsPage, SuitsWeekPage } from "./suits.pages.ts";
import type { Meeting, Suits, SuitingNeed } from "./suits.ts";

/** What the list and the week have in common. */
export function presentFrame(words: Words, suits: Suits, view: "list" | "week") {
  const { t, href } = words.reader;
  const one = (name: "list" | "week", path: string) => ({
    label: t(`fitting:view.${name}`),
    href: href(path),
    isCurrent: view === name,
  });
  return {
    title: t("fitting:title"),
    lead: t("fitting:lead"),
    section: volunteerPaths.needs(),
    crumbs: [
      { label: t("frame:start"), href: href("/") },
      { label: t("volunteers:account.title"), href: href(volunteerPaths.account()) },
    ],
    views: [one("list", volunteerPaths.suits()), one("week", volunteerPaths.suitsWeek(null))],
    own: ownFacts(words, suits.volunteer),
    editHref: href(volunteerPaths.accountEdit()),
  } satisfies Partial<SuitsWeekPage>;
}

export function presentSuits(words: Words, suits: Suits): SuitsPage {
  const { reader } = words;
  const { t, href } = reader;
  const link = ({ title, slug }: NamedOpportunity) => ({ title, href: href(volunteerPaths.need(slug)) });
  return {
    ...presentFrame(words, suits, "list"),
    heading: t("fitting:list.title", { count: suits.suiting.length }),
    of: t("fitting:list.of", { count: suits.openNeeds }),
    rows: suits.suiting.map((need, place) => suitRow(words, need, place)),
    emptyText: t(suits.openNeeds === 0 ? "fitting:list.nothing" : "fitting:list.empty"),
    blockedTitle: t("fitting:blocked.title", { count: suits.blocked.length }),
    blocked: suits.blocked.map(({ opportunity, blocks }) => ({
      ...link(opportunity),
      reasons: blocks.map((block) => blockLine(words, block)),
    })),
    hiddenTitle: t("fitting:hidden.title", { count: suits.hidden.length }),
    hidden: suits.hidden.map((opportunity) => ({
      ...link(opportunity),
      show: hideButton(reader, opportunity, { isHidden: false }),
    })),
  };
}

/** One brick button a page: the need that suits best has it. */
function suitRow(words: Words, { best, dates }: SuitingNeed, place: number): SuitRow {
  const { reader } = words;
  const { opportunity, fit, eligibility } = best;
  const others = dates.length - 1;
  return {
    title: opportunity.title,
    href: reader.href(volunteerPaths.need(opportunity.slug)),
    isExample: opportunity.isExample,
    about: aboutText(reader, opportunity),
    reasons: reasonLines(words, fit.reasons),
    notes: [
      ...(eligibility.blocks.some(({ code }) => code === "CLEARANCE_MISSING") ? [reader.t("fitting:join.asks")] : []),
      ...eligibility.warnings.map((warning) => warningText(words, warning)),
    ],
    count: countText(reader, fit.reasons),
    join: { ...joinButton(reader, best), tone: place === 0 ? "primary" : "secondary" },
    moreDates: others > 0 ? reader.t("fitting:dates.more", { count: others }) : "",
    hide: hideButton(reader, opportunity, { isHidden: true }),
  };
}

function joinButton(reader: Reader, { opportunity }: Meeting): PostButton {
  const { slug, title, startsAt, facts } = opportunity;
  const day = startsAt === null ? "" : reader.format.shortDay(startsAt);
  return {
    action: reader.href(volunteerPaths.join(slug)),
    label: startsAt === null ? reader.t("fitting:join.button") : reader.t("fitting:join.shift", { day }),
    about: title,
    tone: "primary",
    hidden: startsAt === null ? [] : [{ name: "schicht", value: facts.id }],
  };
}

function hideButton(
  { t, href }: Reader,
  { title, facts }: NamedOpportunity,
  { isHidden }: { isHidden: boolean },
): PostButton {
  return {
    action: href(volunteerPaths.suitsHide()),
    label: t(isHidden ? "fitting:hide.button" : "fitting:show.button"),
    about: title,
    tone: "link",
    hidden: [
      { name: "gesuch", value: facts.needId },
      { name: "schritt", value: isHidden ? "ausblenden" : "zeigen" },
    ],
  };
}

/** "Grüner Stern · Samstag, 28. November 2026, 10 Uhr bis 12 Uhr · Bodelschwinghplatz" */
function aboutText(
  reader: Reader,
  { organisation, startsAt, endsAt, timeText, locationText }: NamedOpportunity,
): string {
  const when = startsAt === null || endsAt === null ? timeText : shiftTime(reader, { startsAt, endsAt });
  return [organisation, when, locationText].filter((part) => part !== null && part !== "").join(" · ");
}
