import { formModel } from "../../shared/forms/formModel.ts";
import { formParts } from "../../shared/forms/formParts.ts";
import type { FormState } from "../../shared/forms/parseForm.ts";
import type { PostButton } from "../../shared/pages/parts.ts";
import { presentPaging } from "../../shared/pages/paging.ts";
import type { Reader } from "../../shared/text/reader.ts";
import { noRecordLinks, presentRecordLinks, type RecordLinks } from "../../shared/versions/recordLinks.ts";
import { anywayField, presentWarning, type Lookalike } from "../duplicates/index.ts";
import { ENTRY_STATES, stateText } from "./entryFields.ts";
import { organisationSpecs } from "./organisations.forms.ts";
import type { OrganisationFormPage, OrganisationListPage } from "./organisations.pages.ts";
import { organisationPaths } from "./organisations.paths.ts";
import {
  PAGE_SIZE,
  type OrganisationFilter,
  type OrganisationListRow,
  type SimilarRow,
} from "./organisations.queries.ts";
import type { OrganisationRow } from "./organisations.repo.ts";

interface ListGiven {
  readonly rows: readonly OrganisationListRow[];
  readonly filter: OrganisationFilter;
  readonly mayAdd: boolean;
  readonly mayEdit: boolean;
}

export function presentOrganisationList(reader: Reader, given: ListGiven): OrganisationListPage {
  const { rows, filter } = given;
  return {
    title: reader.t("organisations:list.title"),
    section: organisationPaths.list(),
    newHref: given.mayAdd ? reader.href(organisationPaths.new()) : null,
    filter: presentFilter(reader, filter),
    emptyText: reader.t("organisations:list.empty"),
    rows: rows.slice(0, PAGE_SIZE).map((row) => ({
      name: row.name,
      also: row.alternateName ?? "",
      href: given.mayEdit ? reader.href(organisationPaths.edit(row.id)) : null,
      state: stateText(reader, row.state),
      contactPoints: reader.t("organisations:list.contactPoints", { count: row.contactPoints }),
      isExample: row.isExample,
    })),
    paging: presentPaging(reader, {
      page: filter.page,
      hasNext: rows.length > PAGE_SIZE,
      hrefOf: (page) => reader.href(`${organisationPaths.list()}?${listQuery(filter, page)}`),
    }),
  };
}

function listQuery({ q, state }: OrganisationFilter, page: number): string {
  const given = { q, zustand: state ?? "", seite: page === 1 ? "" : String(page) };
  return new URLSearchParams(Object.entries(given).filter(([, value]) => value !== "")).toString();
}

function presentFilter(reader: Reader, { q, state }: OrganisationFilter): OrganisationListPage["filter"] {
  const choice = (value: string, label: string, index: number) => ({
    value,
    label,
    id: `zustand-${String(index)}`,
    isChosen: value === (state ?? ""),
  });
  return {
    action: reader.href(organisationPaths.list()),
    q,
    label: reader.t("organisations:list.search"),
    choiceName: "zustand",
    choiceLabel: reader.t("organisations:form.state"),
    choices: [
      choice("", reader.t("organisations:list.allStates"), 0),
      ...ENTRY_STATES.map((value, index) => choice(value, stateText(reader, value), index + 1)),
    ],
  };
}

export interface OrganisationFormGiven {
  /** Null for a new one. */
  readonly organisation: OrganisationRow | null;
  readonly similar: readonly SimilarRow[];
  /** What looks like the one that is being added. */
  readonly lookalikes: readonly Lookalike[];
  readonly mayDecide: boolean;
}

export function presentOrganisationForm(
  reader: Reader,
  state: FormState,
  { organisation, similar, lookalikes, mayDecide }: OrganisationFormGiven,
): OrganisationFormPage {
  const address = organisation ? organisationPaths.edit(organisation.id) : organisationPaths.new();
  const form = formModel(reader, state, {
    action: reader.href(address),
    submit: lookalikes.length > 0 ? "duplicates:warning.anyway" : "frame:form.save",
    fields: organisationSpecs(reader, mayDecide),
    hidden: { version: storedVersion(organisation), ...anywayField(lookalikes) },
    cancelHref: reader.href(organisationPaths.list()),
  });
  return {
    title: organisation?.name ?? reader.t("organisations:list.new"),
    section: organisationPaths.list(),
    hasErrors: state.errors.length > 0,
    crumbs: [{ label: reader.t("organisations:list.title"), href: reader.href(organisationPaths.list()) }],
    state: organisation ? stateText(reader, organisation.state) : "",
    similar: {
      text: reader.t("organisations:form.similar"),
      links: similar.map(({ id, title }) => ({ label: title, href: reader.href(organisationPaths.edit(id)) })),
    },
    warning: presentWarning(reader, lookalikes, { edit: deskPathOf, show: deskPathOf }),
    folded: { form, parts: formParts(form.fields) },
    links: linksOf(reader, organisation, mayDecide),
    button: organisation && mayDecide ? archiveButton(reader, organisation) : null,
  };
}

function linksOf(reader: Reader, organisation: OrganisationRow | null, mayMerge: boolean): RecordLinks {
  return organisation ? presentRecordLinks(reader, "organisationen", { id: organisation.id, mayMerge }) : noRecordLinks;
}

function deskPathOf({ id, slug, isInitiative }: Lookalike): string {
  return isInitiative ? `/buero/initiativen/${slug}` : organisationPaths.edit(id);
}

function storedVersion(organisation: OrganisationRow | null): string {
  return String(organisation?.version ?? 1);
}

function archiveButton(reader: Reader, { id, state }: OrganisationRow): PostButton {
  const isArchived = state === "archived";
  return {
    action: reader.href(isArchived ? organisationPaths.restore(id) : organisationPaths.archive(id)),
    label: reader.t(isArchived ? "frame:desk.restore" : "frame:desk.archive"),
    tone: "secondary",
    hidden: [],
  };
}
