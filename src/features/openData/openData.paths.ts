/** Addresses of the open data. */
export const openDataPaths = {
  reference: () => "/api",
  openApi: () => "/api/openapi.json",
  hsds: (kind = "") => (kind === "" ? "/api/hsds" : `/api/hsds/${kind}`),
  geoJson: () => "/api/anlaufstellen.geojson",
  csv: () => "/api/anlaufstellen.csv",
  csvMetadata: () => "/api/anlaufstellen.csv-metadata.json",
  changes: () => "/api/aenderungen.atom",
  terms: () => "/buero/verwaltung/offene-daten",
};
