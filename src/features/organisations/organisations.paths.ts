/** Desk addresses of the organisations. */
export const organisationPaths = {
  list: () => "/buero/organisationen",
  new: () => "/buero/organisationen/neu",
  edit: (id: string) => `/buero/organisationen/${id}`,
  archive: (id: string) => `/buero/organisationen/${id}/archiv`,
  restore: (id: string) => `/buero/organisationen/${id}/zurueck`,
};
