/** Addresses of the administration. */
export const adminPaths = {
  people: () => "/buero/verwaltung/personen",
  invite: () => "/buero/verwaltung/personen/neu",
  person: (id: string) => `/buero/verwaltung/personen/${id}`,
  operator: () => "/buero/verwaltung/betreiber",
  audit: () => "/buero/verwaltung/protokoll",
  auditCsv: () => "/buero/verwaltung/protokoll.csv",
};
