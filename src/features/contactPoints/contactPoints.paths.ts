/** Public addresses of the contact points. */
export const contactPointPaths = {
  list: () => "/anlaufstellen",
  /** The places of a list for its map. */
  mapPlaces: () => "/anlaufstellen/karte.json",
  mapTiles: () => "/karte/grundkarte.pmtiles",
  show: (slug: string) => `/anlaufstellen/${encodeURIComponent(slug)}`,
  vcard: (slug: string) => `/anlaufstellen/${encodeURIComponent(slug)}.vcf`,
  listPdf: () => "/anlaufstellen.pdf",
  handout: (slug: string) => `/anlaufstellen/${encodeURIComponent(slug)}.pdf`,
  poster: (slug: string) => `/anlaufstellen/${encodeURIComponent(slug)}/aushang`,
};
