/** Public and desk addresses of the dates. */
export const eventPaths = {
  list: () => "/termine",
  archive: () => "/termine?archiv=ja",
  calendar: () => "/termine.ics",
  show: (slug: string) => `/termine/${encodeURIComponent(slug)}`,
  file: (slug: string) => `/termine/${encodeURIComponent(slug)}.ics`,
  deskList: () => "/buero/termine",
  deskNew: () => "/buero/termine/neu",
  deskEdit: (id: string) => `/buero/termine/${id}`,
  deskCancel: (id: string) => `/buero/termine/${id}/absage`,
  deskReinstate: (id: string) => `/buero/termine/${id}/absage-zurueck`,
  deskArchive: (id: string) => `/buero/termine/${id}/archiv`,
};
