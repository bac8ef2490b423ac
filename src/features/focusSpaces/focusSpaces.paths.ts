/** Public and desk addresses of the focus spaces. */
export const spacePaths = {
  list: () => "/fokusraeume",
  listOfKind: (kind: string) => `/fokusraeume?art=${encodeURIComponent(kind)}`,
  show: (slug: string) => `/fokusraeume/${encodeURIComponent(slug)}`,
  /** The enquiry form, told which page the idea is about. */
  suggest: (slug: string) => `/kontakt?seite=${encodeURIComponent(`/fokusraeume/${slug}`)}`,
  deskList: () => "/buero/fokusraeume",
  deskNew: () => "/buero/fokusraeume/neu",
  deskShow: (slug: string) => `/buero/fokusraeume/${encodeURIComponent(slug)}`,
  deskArchive: (slug: string) => `/buero/fokusraeume/${encodeURIComponent(slug)}/archiv`,
  deskAssure: (slug: string) => `/buero/fokusraeume/${encodeURIComponent(slug)}/geprueft`,
  deskParties: (slug: string) => `/buero/fokusraeume/${encodeURIComponent(slug)}/kontakte`,
  deskParty: (slug: string, partyId: string) => `/buero/fokusraeume/${encodeURIComponent(slug)}/kontakte/${partyId}`,
  deskRemoveParty: (slug: string, partyId: string) =>
    `/buero/fokusraeume/${encodeURIComponent(slug)}/kontakte/${partyId}/entfernen`,
};
