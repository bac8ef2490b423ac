/** Desk addresses of the imports. */
export const importPaths = {
  list: () => "/buero/import",
  new: () => "/buero/import/neu",
  show: (id: string) => `/buero/import/${id}`,
  mapping: (id: string) => `/buero/import/${id}/zuordnung`,
  start: (id: string) => `/buero/import/${id}/schreiben`,
  cancel: (id: string) => `/buero/import/${id}/abbrechen`,
  report: (id: string) => `/buero/import/${id}/bericht.csv`,
};
