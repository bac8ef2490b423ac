const part = encodeURIComponent;

/** What the desk records of a meeting, as it stands in addresses. */
export type RecordKind = "ergebnisse" | "beitraege" | "massnahmen";

/** Public and desk addresses of the conferences. */
export const conferencePaths = {
  list: () => "/konferenzen",
  show: (slug: string) => `/konferenzen/${part(slug)}`,
  group: (slug: string, groupSlug: string) => `/konferenzen/${part(slug)}/gruppen/${part(groupSlug)}`,
  /** The article that tells how the programme ended. */
  programmeEnded: () => "/aktuelles/soziale-stadt-beendet",
  deskList: () => "/buero/konferenzen",
  deskNew: () => "/buero/konferenzen/neu",
  deskShow: (slug: string) => `/buero/konferenzen/${part(slug)}`,
  deskEdit: (slug: string) => `/buero/konferenzen/${part(slug)}/angaben`,
  deskArchive: (slug: string) => `/buero/konferenzen/${part(slug)}/archiv`,
  deskGroup: (slug: string, groupSlug: string) => `/buero/konferenzen/${part(slug)}/gruppen/${part(groupSlug)}`,
  deskMoveGroup: (slug: string, groupSlug: string) =>
    `/buero/konferenzen/${part(slug)}/gruppen/${part(groupSlug)}/verschieben`,
  deskRemoveGroup: (slug: string, groupSlug: string) =>
    `/buero/konferenzen/${part(slug)}/gruppen/${part(groupSlug)}/entfernen`,
  deskRecord: (slug: string, kind: RecordKind, id: string) => `/buero/konferenzen/${part(slug)}/${kind}/${part(id)}`,
  deskRemoveRecord: (slug: string, kind: RecordKind, id: string) =>
    `/buero/konferenzen/${part(slug)}/${kind}/${part(id)}/entfernen`,
  deskDocument: (slug: string) => `/buero/konferenzen/${part(slug)}/dokumente/neu`,
  deskRemoveDocument: (slug: string, id: string) => `/buero/konferenzen/${part(slug)}/dokumente/${part(id)}/entfernen`,
};
