import type { FormState } from "../../../shared/forms/parseForm.ts";
import { fieldModel } from "../../../shared/forms/formModel.ts";
import type { PostButton } from "../../../shared/pages/parts.ts";
import { presentPaging } from "../../../shared/pages/paging.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import { noRecordLinks, presentRecordLinks } from "../../../shared/versions/recordLinks.ts";
import { monthsSince } from "../../openingHours/index.ts";
import { presentWarning, type Lookalike } from "../../duplicates/index.ts";
import { stateText } from "../../organisations/index.ts";
import { presentAlertForm } from "./alert.presenter.ts";
import type { AssurePart, ContactPointFormPage, ContactPointListPage } from "./contactPointDesk.pages.ts";
import { contactPointDeskPaths } from "./contactPointDesk.paths.ts";
import { ASSURE_METHODS, type AssureMethod } from "./contactPointDesk.policy.ts";
import {
  LIST_CHOICES,
  PAGE_SIZE,
  type ContactPointFilter,
  type ContactPointListRow,
} from "./contactPointDesk.queries.ts";
import type { FormChoices } from "./contactPointDesk.specs.ts";
import { othersAtPlace, type ContactPointRow } from "./contactPoint.repo.ts";
import { presentContactPointFormPart } from "./contactPointForm.presenter.ts";

interface ListGiven {
  readonly rows: readonly ContactPointListRow[];
  readonly filter: ContactPointFilter;
  readonly mayEdit: boolean;
  readonly now: Date;
}

export function presentContactPointList(reader: Reader, given: ListGiven): ContactPointListPage {
  const { rows, filter, mayEdit, now } = given;
  return {
    title: reader.t("organisations:points.title"),
    section: contactPointDeskPaths.list(),
    newHref: mayEdit ? reader.href(contactPointDeskPaths.new()) : null,
    filter: presentFilter(reader, filter),
    emptyText: reader.t("organisations:points.empty"),
    rows: rows.slice(0, PAGE_SIZE).map((row) => ({
      title: row.title,
      href: mayEdit ? reader.href(contactPointDeskPaths.edit(row.id)) : null,
      organisation: row.organisation,
      state: stateText(reader, row.state),
      checked: checkedText(reader, row, now),
      isDue: row.isDue,
      isExample: row.isExample,
    })),
    paging: presentPaging(reader, {
      page: filter.page,
      hasNext: rows.length > PAGE_SIZE,
      hrefOf: (page) => reader.href(`${contactPointDeskPaths.list()}?${listQuery(filter, page)}`),
    }),
  };
}

function checkedText(reader: Reader, row: ContactPointListRow, now: Date): string {
  if (row.verified === "historic") return reader.t("organisations:points.historic");
  const months = monthsSince(row.assuredOn, now);
  if (row.assuredOn === null || months === null) return reader.t("organisations:points.never");
  if (row.isDue && months > 0) return reader.t("organisations:points.unconfirmed", { count: months });
  return reader.t("organisations:points.checkedOn", { day: reader.format.day(new Date(row.assuredOn)) });
}

function listQuery({ q, choice }: ContactPointFilter, page: number): string {
  const given = { q, auswahl: choice ?? "", seite: page === 1 ? "" : String(page) };
  return new URLSearchParams(Object.entries(given).filter(([, value]) => value !== "")).toString();
}

function presentFilter(reader: Reader, { q, choice }: ContactPointFilter): ContactPointListPage["filter"] {
  const option = (value: string, label: string, index: number) => ({
    value,
    label,
    id: `auswahl-${String(index)}`,
    isChosen: value === (choice ?? ""),
  });
  return {
    action: reader.href(contactPointDeskPaths.list()),
    q,
    label: reader.t("organisations:points.search"),
    choiceName: "auswahl",
    choiceLabel: reader.t("organisations:points.choice"),
    choices: [
      option("", reader.t("organisations:points.choice.all"), 0),
      ...LIST_CHOICES.map((value, index) => option(value, reader.t(`organisations:points.choice.${value}`), index + 1)),
    ],
  };
}

export interface ContactPointFormGiven {
  /** Null for a new one. */
  readonly point: ContactPointRow | null;
  readonly similar: readonly { readonly id: string; readonly title: string }[];
  /** What looks like the one that is being added. */
  readonly lookalikes: readonly Lookalike[];
  readonly choices: FormChoices;
  readonly mayDecide: boolean;
  readonly methods: readonly AssureMethod[];
  readonly now: Date;
}

export function presentContactPointForm(
  reader: Reader,
  state: FormState,
  given: ContactPointFormGiven,
): ContactPointFormPage {
  const { point, similar } = given;
  return {
    title: point?.title ?? reader.t("organisations:points.new"),
    section: contactPointDeskPaths.list(),
    hasErrors: state.errors.length > 0,
    crumbs: [{ label: reader.t("organisations:points.title"), href: reader.href(contactPointDeskPaths.list()) }],
    similar: {
      text: reader.t("organisations:points.similar"),
      links: similar.map(({ id, title }) => ({ label: title, href: reader.href(contactPointDeskPaths.edit(id)) })),
    },
    links: point
      ? presentRecordLinks(reader, "anlaufstellen", { id: point.id, mayMerge: given.mayDecide })
      : noRecordLinks,
    ...(point ? presentExisting(reader, state, { ...given, point }) : NEW),
    warning: presentWarning(reader, given.lookalikes, {
      edit: given.mayDecide ? ({ id }) => contactPointDeskPaths.edit(id) : null,
      show: ({ slug }) => `/anlaufstellen/${slug}`,
    }),
    form: presentContactPointFormPart(reader, state, given),
  };
}

const NEW = {
  state: "",
  publicHref: null,
  placeNote: "",
  serviceNote: "",
  alert: null,
  assure: null,
  button: null,
} as const;

function presentExisting(
  reader: Reader,
  state: FormState,
  { point, mayDecide, methods, now }: ContactPointFormGiven & { point: ContactPointRow },
): Pick<ContactPointFormPage, Exclude<keyof typeof NEW, "title">> {
  const isPublic = point.state === "published" || point.state === "needs_check";
  const others = othersAtPlace(point);
  return {
    state: stateText(reader, point.state),
    publicHref: isPublic ? reader.href(`/anlaufstellen/${point.slug}`) : null,
    placeNote: others > 0 ? reader.t("organisations:points.place.shared", { count: others }) : "",
    serviceNote: serviceNote(reader, point),
    alert: point.state === "archived" ? null : presentAlertForm(reader, state, { point, now }),
    assure: point.state === "archived" ? null : presentAssure(reader, state, { point, methods }),
    button: mayDecide ? archiveButton(reader, point) : null,
  };
}

/** A change of the service holds wherever it is offered: said before anything is typed. */
function serviceNote(reader: Reader, { id, service }: ContactPointRow): string {
  const others = service.atLocations.filter((place) => place.id !== id).map(({ title }) => title);
  if (others.length === 0) return "";
  return reader.t("organisations:points.service.also", { places: reader.format.list(others) });
}

function presentAssure(
  reader: Reader,
  state: FormState,
  { point, methods }: { point: ContactPointRow; methods: readonly AssureMethod[] },
): AssurePart {
  return {
    title: reader.t("organisations:points.assure.title"),
    last: lastCheck(reader, point),
    action: reader.href(contactPointDeskPaths.assure(point.id)),
    submitLabel: reader.t("organisations:points.assure"),
    method: fieldModel(reader, state, {
      kind: "radios",
      name: "method",
      label: "organisations:points.assure.method",
      options: methods.map((value) => ({ value, label: reader.t(`organisations:points.method.${value}`) })),
    }),
  };
}

function lastCheck(reader: Reader, { assuredOn, assurerName, assureMethod }: ContactPointRow): string {
  if (assuredOn === null) return reader.t("organisations:points.assure.never");
  const method = [...ASSURE_METHODS, "source" as const].find((known) => known === assureMethod) ?? "source";
  return reader.t("organisations:points.assure.last", {
    day: reader.format.day(assuredOn),
    name: assurerName ?? "–",
    method: reader.t(`organisations:points.method.${method}`),
  });
}

function archiveButton(reader: Reader, { id, state }: ContactPointRow): PostButton {
  const isArchived = state === "archived";
  return {
    action: reader.href(isArchived ? contactPointDeskPaths.restore(id) : contactPointDeskPaths.archive(id)),
    label: reader.t(isArchived ? "frame:desk.restore" : "frame:desk.archive"),
    tone: "secondary",
    hidden: [],
  };
}
