/** Desk addresses of the contact points. */
export const contactPointDeskPaths = {
  list: () => "/buero/anlaufstellen",
  new: () => "/buero/anlaufstellen/neu",
  edit: (id: string) => `/buero/anlaufstellen/${id}`,
  assure: (id: string) => `/buero/anlaufstellen/${id}/geprueft`,
  alert: (id: string) => `/buero/anlaufstellen/${id}/hinweis`,
  closeToday: (id: string) => `/buero/anlaufstellen/${id}/hinweis/heute`,
  endAlert: (id: string) => `/buero/anlaufstellen/${id}/hinweis/ende`,
  archive: (id: string) => `/buero/anlaufstellen/${id}/archiv`,
  restore: (id: string) => `/buero/anlaufstellen/${id}/zurueck`,
};
