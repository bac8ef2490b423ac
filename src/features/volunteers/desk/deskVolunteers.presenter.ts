import { fieldModel, type FieldSpec } from "../../../shared/forms/formModel.ts";
import { filledForm } from "../../../shared/forms/parseForm.ts";
import { presentPaging } from "../../../shared/pages/paging.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import type { Choices } from "../choices.ts";
import { volunteerPaths } from "../volunteers.paths.ts";
import { SLOTS } from "../weekGrid.ts";
import { slotName } from "../weekWords.ts";
import type { VolunteerListPage, VolunteerTable } from "./deskVolunteers.pages.ts";
import { VOLUNTEER_PAGE_SIZE, type VolunteerRow } from "./deskVolunteers.queries.ts";

/** The search as it was typed, for the form and the links of the pages. */
export interface TypedSearch {
  readonly q: string;
  readonly kann: string;
  readonly thema: string;
  readonly zeit: string;
  readonly seite: number;
}

interface Given {
  readonly figures: { readonly active: number; readonly waiting: number; readonly resting: number };
  /** Null for those who read the desk without personal data. */
  readonly people: {
    readonly rows: readonly VolunteerRow[];
    readonly choices: Choices;
    readonly search: TypedSearch;
    readonly now: Date;
  } | null;
}

export function presentVolunteerList(reader: Reader, { figures, people }: Given): VolunteerListPage {
  const { t, format } = reader;
  return {
    title: t("frame:desk.volunteers"),
    section: volunteerPaths.deskVolunteers(),
    figures: (["waiting", "active", "resting"] as const).map((name) => ({
      label: t(`needs:volunteers.${name}`),
      value: format.number(figures[name]),
    })),
    people: people === null ? null : volunteerTable(reader, people),
  };
}

function volunteerTable(reader: Reader, { rows, choices, search, now }: NonNullable<Given["people"]>): VolunteerTable {
  const { t, href, format } = reader;
  const path = volunteerPaths.deskVolunteers();
  const shown = rows.slice(0, VOLUNTEER_PAGE_SIZE);
  return {
    newHref: href(volunteerPaths.deskVolunteerNew()),
    search: { action: href(path), fields: searchFields(reader, choices, search) },
    rows: shown.map((row) => ({
      name: row.name,
      href: href(volunteerPaths.deskVolunteer(row.id)),
      isExample: row.isExample,
      state: volunteerState(reader, row, now),
      isWaiting: (row.contactedAt === null || row.lacksGuardian) && !row.isDeactivated,
      since: format.relative(row.createdAt, now),
      assignments: row.openAssignments === 0 ? "" : t("needs:volunteers.assignments", { count: row.openAssignments }),
    })),
    emptyText: t("needs:volunteers.empty"),
    paging: presentPaging(reader, {
      page: search.seite,
      hasNext: rows.length > VOLUNTEER_PAGE_SIZE,
      hrefOf: (page) => {
        const { q, kann, thema, zeit } = search;
        return href(`${path}?${new URLSearchParams({ q, kann, thema, zeit, seite: String(page) }).toString()}`);
      },
    }),
  };
}

/** One sentence on where somebody stands, the most urgent first. */
export function volunteerState(
  { t, format }: Reader,
  person: Pick<VolunteerRow, "state" | "isDeactivated" | "hasMail" | "lacksGuardian" | "contactedAt" | "pausedUntil">,
  now: Date,
): string {
  if (person.isDeactivated) return t("needs:volunteers.state.deactivated");
  if (person.state === "invited") return t(`needs:volunteers.state.${person.hasMail ? "unconfirmed" : "call"}`);
  if (person.state === "dormant") return t("needs:volunteers.state.dormant");
  if (person.lacksGuardian) return t("guardian:desk.lacks");
  if (person.contactedAt === null) return t("needs:volunteers.state.talk");
  const pause = pauseAfter(person.pausedUntil, now);
  return pause === null
    ? t("needs:volunteers.state.active")
    : t("needs:volunteers.state.paused", { day: format.day(pause) });
}

function pauseAfter(pausedUntil: Date | null, now: Date): Date | null {
  return pausedUntil !== null && pausedUntil > now ? pausedUntil : null;
}

function searchFields(reader: Reader, choices: Choices, search: TypedSearch) {
  const terms = (list: readonly { code: string; name: string }[]) =>
    list.map(({ code, name }) => ({ value: code, label: name }));
  const slots = SLOTS.map((slot) => ({ value: slot, label: slotName(reader, slot) }));
  const specs: readonly FieldSpec[] = [
    { kind: "input", name: "q", type: "search", label: "needs:volunteers.search.name" },
    {
      kind: "select",
      name: "kann",
      label: "needs:volunteers.search.skill",
      options: terms(choices.skills),
      emptyLabel: "needs:volunteers.search.any",
    },
    {
      kind: "select",
      name: "thema",
      label: "needs:volunteers.search.theme",
      options: terms(choices.themes),
      emptyLabel: "needs:volunteers.search.any",
    },
    {
      kind: "select",
      name: "zeit",
      label: "needs:volunteers.search.time",
      options: slots,
      emptyLabel: "needs:volunteers.search.any",
    },
  ];
  const { q, kann, thema, zeit } = search;
  return specs.map((spec) => fieldModel(reader, filledForm({ q, kann, thema, zeit }), spec));
}
