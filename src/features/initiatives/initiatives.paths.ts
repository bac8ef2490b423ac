const desk = "/buero/initiativen";
const deskOf = (slug: string) => `${desk}/${encodeURIComponent(slug)}`;

/** Public and desk addresses of the initiatives. */
export const initiativePaths = {
  list: () => "/initiativen",
  show: (slug: string) => `/initiativen/${encodeURIComponent(slug)}`,
  deskList: () => desk,
  deskNew: () => `${desk}/neu`,
  deskEdit: deskOf,
  deskState: (slug: string) => `${deskOf(slug)}/status`,
  board: () => `${desk}/zuordnen`,
  undo: () => `${desk}/zuordnen/rueckgaengig`,
  themesOf: (slug: string) => `${deskOf(slug)}/themen`,
};

/** Words of the desk's addresses, which no initiative may have as its own. */
export const RESERVED_SLUGS: readonly string[] = ["neu", "zuordnen"];

/** An address with the query values that are not empty. */
export function withQuery(path: string, values: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(Object.entries(values).filter(([, value]) => value !== "")).toString();
  return query === "" ? path : `${path}?${query}`;
}
