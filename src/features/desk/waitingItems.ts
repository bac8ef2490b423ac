import type { WaitingItem, WaitingKind } from "../../shared/desk/waiting.ts";
import type { TextKey } from "../../shared/text/keys.ts";
import { enquiryPaths, enquiryTitle } from "../enquiries/index.ts";
import type { GroupedRow, WaitingCount, WaitingGroup, WaitingRow } from "./desk.queries.ts";

const NEXT_STEP: Readonly<
  Record<WaitingKind, { readonly href: (row: WaitingRow) => string; readonly action: TextKey }>
> = {
  enquiry: { href: ({ code }) => enquiryPaths.desk(code), action: "desk:action.answer" },
  registration: { href: ({ id }) => `/buero/freiwillige/${id}`, action: "desk:action.welcome" },
  initiative: {
    href: ({ code }) => `/buero/initiativen/${encodeURIComponent(code)}/themen`,
    action: "desk:action.assign",
  },
  organization: { href: ({ id }) => `/buero/organisationen/${id}`, action: "desk:action.check" },
  event: { href: ({ id }) => `/buero/termine/${id}`, action: "desk:action.check" },
  contact_point: { href: ({ id }) => `/buero/anlaufstellen/${id}`, action: "desk:action.check" },
  proposal: { href: ({ id }) => `/buero/pflege/vorschlaege/${id}`, action: "desk:action.decide" },
  check: { href: ({ id }) => `/buero/pflege/pruefungen/${id}`, action: "desk:action.call" },
  call: { href: () => "/buero/anrufe", action: "desk:action.tell" },
  cover: { href: ({ id }) => `/buero/ersatz/${id}`, action: "desk:action.cover" },
  hours: { href: ({ id, code }) => `/buero/gesuche/${code}/schichten/${id}/zeiten`, action: "desk:action.confirm" },
  contest: { href: ({ id }) => `/buero/zeiten/einspruch/${id}`, action: "desk:action.decide" },
  need: { href: ({ id }) => `/buero/gesuche/${id}`, action: "desk:action.open" },
  claim: { href: ({ id }) => `/buero/antraege/${id}`, action: "desk:action.check" },
};

/** A row with the page on which its next step is done. */
export function waitingItem(row: GroupedRow): WaitingItem & { readonly group: WaitingGroup } {
  const { kind, id, since, isExample, isWithOthers, group } = row;
  const { href, action } = NEXT_STEP[kind];
  const title = kind === "enquiry" ? enquiryTitle(row.title) : row.title;
  return {
    kind,
    id,
    title,
    since,
    isExample,
    isWithOthers,
    group,
    href: href(row),
    action: isWithOthers ? "desk:action.open" : action,
  };
}

/** The totals that came with the rows, one per kind and group. */
export function countsOf(rows: readonly GroupedRow[]): readonly WaitingCount[] {
  const counts = new Map(rows.map(({ kind, group, total }) => [`${kind} ${group}`, { kind, group, count: total }]));
  return [...counts.values()];
}
