import type { Actor } from "../../shared/access/actor.ts";
import type { DocumentItem } from "../../shared/documents/documents.ts";
import type { PostButton } from "../../shared/pages/parts.ts";
import type { Reader } from "../../shared/text/reader.ts";
import { allThemeIds } from "../../shared/vocabulary/recordThemes.ts";
import type { ThemeRow } from "../themes/index.ts";
import type { ConferenceDeskPage, ConferenceWorkPage, DeskButton, DeskSection } from "./conferences.pages.ts";
import { conferencePaths, type RecordKind } from "./conferences.paths.ts";
import { mayEditConference, mayWriteInto } from "./conferences.policy.ts";
import { presentItem } from "./conferences.presenter.ts";
import type { Conference, ConferenceRow, Group, Measure } from "./conferences.queries.ts";
import { whenText } from "./conferences.words.ts";

export function presentConferenceDesk(
  reader: Reader,
  given: { conferences: readonly ConferenceRow[]; mayAdd: boolean },
): ConferenceDeskPage {
  return {
    title: reader.t("conferences:list.title"),
    section: conferencePaths.deskList(),
    newHref: reader.href(conferencePaths.deskNew()),
    mayAdd: given.mayAdd,
    emptyText: reader.t("conferences:list.empty"),
    conferences: given.conferences.map((conference) => ({
      ...presentItem(reader, conference, ""),
      href: reader.href(conferencePaths.deskShow(conference.slug)),
      state: stateText(reader, conference),
    })),
  };
}

function stateText({ t }: Reader, { state, archivedAt }: Pick<ConferenceRow, "state" | "archivedAt">): string {
  return archivedAt === null ? t(`conferences:state.${state}`) : t("conferences:state.archived");
}

/** What the reader sees at the desk: who looks, at which conference, with its documents. */
export interface DeskView {
  readonly reader: Reader;
  readonly actor: Actor;
  readonly conference: Conference;
  readonly themes: readonly ThemeRow[];
  readonly documents: readonly DocumentItem[];
  /** Where the shifts of its day are filled; "" for nowhere. */
  readonly planPath: string;
}

export function presentConferenceWork(view: DeskView): ConferenceWorkPage {
  const { reader, conference } = view;
  const mayEdit = mayEditConference(view.actor).allowed;
  const isPublic = conference.archivedAt === null && conference.state !== "draft";
  return {
    title: conference.title,
    section: conferencePaths.deskList(),
    crumbs: [{ label: reader.t("conferences:list.title"), href: reader.href(conferencePaths.deskList()) }],
    when: whenText(reader, conference),
    state: stateText(reader, conference),
    editHref: mayEdit ? reader.href(conferencePaths.deskEdit(conference.slug)) : "",
    publicHref: isPublic ? reader.href(conferencePaths.show(conference.slug)) : "",
    planHref: view.planPath === "" ? "" : reader.href(view.planPath),
    archive: mayEdit ? archiveButton(view) : null,
    sections: [groupSection(view), resultSection(view), noteSection(view), measureSection(view), documentSection(view)],
  };
}

function archiveButton({ reader, conference }: DeskView): PostButton {
  return {
    action: reader.href(conferencePaths.deskArchive(conference.slug)),
    label: reader.t(conference.archivedAt === null ? "frame:desk.archive" : "frame:desk.restore"),
    tone: "secondary",
    hidden: [{ name: "version", value: String(conference.version) }],
  };
}

function groupSection(view: DeskView): DeskSection {
  const { reader, actor, conference, themes } = view;
  const { t } = reader;
  const mayEdit = mayEditConference(actor).allowed;
  return {
    id: "gruppen",
    heading: t("conferences:desk.groups"),
    addHref: mayEdit ? reader.href(conferencePaths.deskGroup(conference.slug, "neu")) : "",
    addLabel: t("conferences:group.add"),
    emptyText: t("conferences:desk.noGroups"),
    items: conference.groups.map((group) => ({
      title: group.title,
      href: mayWriteInto(actor, allThemeIds(group.themes)).allowed
        ? reader.href(conferencePaths.deskGroup(conference.slug, group.slug))
        : "",
      note: themes.find(({ id, name }) => id === group.themes.mainThemeId && name !== group.title)?.name ?? "",
      buttons: mayEdit ? groupButtons(view, group) : [],
    })),
  };
}

function groupButtons({ reader, conference }: DeskView, group: Group): readonly DeskButton[] {
  const { t, href } = reader;
  const at = conference.groups.indexOf(group);
  const move = (direction: string, label: string): DeskButton => ({
    action: href(conferencePaths.deskMoveGroup(conference.slug, group.slug)),
    label,
    about: group.title,
    direction,
  });
  const recorded = group.decisions.length + group.contributions.length + group.measures.length;
  return [
    ...(at > 0 ? [move("hoch", t("conferences:group.up"))] : []),
    ...(at < conference.groups.length - 1 ? [move("runter", t("conferences:group.down"))] : []),
    ...(recorded === 0
      ? [removeButton(reader, conferencePaths.deskRemoveGroup(conference.slug, group.slug), group.title)]
      : []),
  ];
}

/** A record together with the meeting it belongs to: the conference or one of its groups. */
interface Placed<Item> {
  readonly item: Item;
  readonly meeting: string;
  readonly themeIds: readonly string[];
}

function placed<Item>(
  { reader, conference }: DeskView,
  itemsOf: (meeting: Conference | Group) => readonly Item[],
): readonly Placed<Item>[] {
  return [
    ...itemsOf(conference).map((item) => ({ item, meeting: reader.t("conferences:record.whole"), themeIds: [] })),
    ...conference.groups.flatMap((group) =>
      itemsOf(group).map((item) => ({ item, meeting: group.title, themeIds: allThemeIds(group.themes) })),
    ),
  ];
}

function resultSection(view: DeskView): DeskSection {
  const { t } = view.reader;
  return {
    ...recordFrame(view, "ergebnisse"),
    heading: t("conferences:show.results"),
    addLabel: t("conferences:result.add"),
    items: placed(view, (meeting) => meeting.decisions).map(({ item, meeting, themeIds }) =>
      recordItem(view, "ergebnisse", { id: item.id, title: item.text, note: meeting, themeIds }),
    ),
  };
}

function noteSection(view: DeskView): DeskSection {
  const { t } = view.reader;
  return {
    ...recordFrame(view, "beitraege"),
    heading: t("conferences:desk.contributions"),
    addLabel: t("conferences:contribution.add"),
    items: placed(view, (meeting) => meeting.contributions).map(({ item, meeting, themeIds }) =>
      recordItem(view, "beitraege", { id: item.id, title: item.text, note: meeting, themeIds }),
    ),
  };
}

function measureSection(view: DeskView): DeskSection {
  const { t } = view.reader;
  return {
    ...recordFrame(view, "massnahmen"),
    heading: t("conferences:show.measures"),
    addLabel: t("conferences:measure.add"),
    items: placed<Measure>(view, (meeting) => meeting.measures).map(({ item, meeting, themeIds }) =>
      recordItem(view, "massnahmen", {
        id: item.id,
        title: item.title,
        note: [
          meeting,
          item.organization?.name ?? t("conferences:measure.nobody"),
          t(`conferences:status.${item.status}`),
        ].join(" · "),
        themeIds: item.themeTermId === null || themeIds.length > 0 ? themeIds : [item.themeTermId],
      }),
    ),
  };
}

function recordFrame({ reader, actor, conference }: DeskView, kind: RecordKind) {
  const isWriter =
    mayEditConference(actor).allowed ||
    conference.groups.some((group) => mayWriteInto(actor, allThemeIds(group.themes)).allowed);
  return {
    id: kind,
    addHref: isWriter ? reader.href(conferencePaths.deskRecord(conference.slug, kind, "neu")) : "",
    emptyText: reader.t("conferences:desk.nothing"),
  };
}

interface RecordLine {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  readonly themeIds: readonly string[];
}

function recordItem(
  { reader, actor, conference }: DeskView,
  kind: RecordKind,
  { id, title, note, themeIds }: RecordLine,
): DeskSection["items"][number] {
  const mayWrite = mayWriteInto(actor, themeIds).allowed;
  return {
    title,
    note,
    href: mayWrite ? reader.href(conferencePaths.deskRecord(conference.slug, kind, id)) : "",
    buttons: mayWrite ? [removeButton(reader, conferencePaths.deskRemoveRecord(conference.slug, kind, id), title)] : [],
  };
}

function documentSection({ reader, actor, conference, documents }: DeskView): DeskSection {
  const { t } = reader;
  const mayEdit = mayEditConference(actor).allowed;
  return {
    id: "dokumente",
    heading: t("conferences:desk.documents"),
    addHref: mayEdit ? reader.href(conferencePaths.deskDocument(conference.slug)) : "",
    addLabel: t("conferences:document.add"),
    emptyText: t("conferences:show.noDocuments"),
    items: documents.map((item) => ({
      title: item.title,
      href: item.href,
      note: `${item.kindText}, ${item.sizeText}`,
      buttons: mayEdit
        ? [removeButton(reader, conferencePaths.deskRemoveDocument(conference.slug, item.id), item.title)]
        : [],
    })),
  };
}

function removeButton(reader: Reader, path: string, about: string): DeskButton {
  return { action: reader.href(path), label: reader.t("conferences:desk.remove"), about, direction: "" };
}
