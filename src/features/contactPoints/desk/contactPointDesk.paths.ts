/** Desk addresses of the contact points. */
export const contactPointDeskPaths = {
  list: () => "/buero/anlaufstellen",
  new: () => "/buero/anlaufstellen/neu",
  edit: (id: string) => `/buero/anlaufstellen/${id}`,
  assure: (id: string) => `/buero/anlaufstellen/${id}/geprueft`,
  archive: (id: string) => `/buero/anlaufstellen/${id}/archiv`,
  restore: (id: string) => `/buero/anlaufstellen/${id}/zurueck`,
};
