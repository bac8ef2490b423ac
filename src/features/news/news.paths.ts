/** Public and desk addresses of the news. */
export const newsPaths = {
  list: () => "/aktuelles",
  show: (slug: string) => `/aktuelles/${encodeURIComponent(slug)}`,
  feed: () => "/aktuelles.atom",
  deskList: () => "/buero/aktuelles",
  deskNew: () => "/buero/aktuelles/neu",
  deskEdit: (id: string) => `/buero/aktuelles/${id}`,
  deskPreview: () => "/buero/aktuelles/vorschau",
  deskEditPreview: (id: string) => `/buero/aktuelles/${id}/vorschau`,
  deskDocuments: (id: string) => `/buero/aktuelles/${id}/dokumente`,
  deskDocumentRemoval: (id: string, documentId: string) => `/buero/aktuelles/${id}/dokumente/${documentId}/entfernen`,
};
