import { formModel } from "../../shared/forms/formModel.ts";
import type { FormState } from "../../shared/forms/parseForm.ts";
import type { Paging } from "../../shared/pages/paging.ts";
import type { PostButton } from "../../shared/pages/parts.ts";
import type { Reader } from "../../shared/text/reader.ts";
import { timeSpan } from "./eventCards.ts";
import { eventFields } from "./events.forms.ts";
import type { EventDeskPage, EventFormPage } from "./events.pages.ts";
import { eventPaths } from "./events.paths.ts";
import { isOver, mayCancel, mayReinstate } from "./events.policy.ts";
import type { EventDeskLine, EventFormRow } from "./events.queries.ts";

export function presentEventDesk(
  reader: Reader,
  given: { events: readonly EventDeskLine[]; mayEdit: boolean; paging: Paging; now: Date },
): EventDeskPage {
  const { t, href, format } = reader;
  const line = (event: EventDeskLine) => ({
    title: event.title,
    href: given.mayEdit ? href(eventPaths.deskEdit(event.id)) : publicHref(reader, event),
    when: `${format.day(event.startsAt)}, ${timeSpan(reader, event)}`,
    state: stateText(reader, event),
    isExample: event.isExample,
  });
  const [past = [], coming = []] = [true, false].map((over) =>
    given.events.filter((event) => isOver(event, given.now) === over).map(line),
  );
  return {
    title: t("frame:desk.events"),
    section: eventPaths.deskList(),
    newHref: href(eventPaths.deskNew()),
    mayAdd: given.mayEdit,
    groups: [
      { heading: t("events:list.toComing"), events: coming },
      { heading: t("events:list.pastTitle"), events: past },
    ].filter(({ events }) => events.length > 0),
    emptyText: t("events:desk.empty"),
    paging: given.paging,
  };
}

interface FormFacts {
  readonly state: FormState;
  /** Null for a new date. */
  readonly event: EventFormRow | null;
  readonly organizers: readonly { readonly id: string; readonly name: string }[];
  readonly mayBeNone: boolean;
  readonly now: Date;
  /** Where the shifts of its day are filled; "" for nowhere. */
  readonly planPath: string;
}

export function presentEventForm(reader: Reader, facts: FormFacts): EventFormPage {
  const { t, href } = reader;
  const { event, state } = facts;
  return {
    title: event === null ? t("events:desk.new") : event.title,
    section: eventPaths.deskList(),
    hasErrors: state.errors.length > 0,
    crumbs: [{ label: t("frame:desk.events"), href: href(eventPaths.deskList()) }],
    form: formModel(reader, state, {
      action: href(event === null ? eventPaths.deskNew() : eventPaths.deskEdit(event.id)),
      submit: "frame:form.save",
      fields: eventFields(
        reader,
        facts.organizers.map(({ id, name }) => ({ value: id, label: name })),
        facts.mayBeNone,
      ),
      hidden: { version: String(event?.version ?? 1) },
      cancelHref: href(eventPaths.deskList()),
    }),
    buttons: event === null ? [] : buttonsFor(reader, event, facts.now),
    publicHref: event === null ? "" : publicHref(reader, event),
    planHref: facts.planPath === "" ? "" : href(facts.planPath),
  };
}

function buttonsFor({ t, href }: Reader, event: EventFormRow, now: Date): readonly PostButton[] {
  const hidden = [{ name: "version", value: String(event.version) }];
  const isArchived = event.state === "archived";
  const cancel = { action: href(eventPaths.deskCancel(event.id)), label: t("events:desk.cancel"), hidden };
  const reinstate = { action: href(eventPaths.deskReinstate(event.id)), label: t("events:desk.reinstate"), hidden };
  const archive = { action: href(eventPaths.deskArchive(event.id)), hidden };
  return [
    ...(mayCancel(event, now).allowed && !isArchived ? [{ ...cancel, tone: "secondary" as const }] : []),
    ...(mayReinstate(event, now).allowed && !isArchived ? [{ ...reinstate, tone: "secondary" as const }] : []),
    {
      ...archive,
      label: t(isArchived ? "events:desk.restore" : "frame:desk.archive"),
      tone: "secondary" as const,
    },
  ];
}

function publicHref(reader: Reader, event: EventDeskLine): string {
  return event.state === "published" ? reader.href(eventPaths.show(event.slug)) : "";
}

function stateText({ t }: Reader, event: EventDeskLine): string {
  if (event.state === "archived") return t("events:state.archived");
  if (event.state !== "published") return t("events:state.draft");
  return t(event.status === "cancelled" ? "events:state.cancelled" : "events:state.published");
}
