/** Addresses of the desk's page about the search. */
export const searchDeskPaths = {
  list: () => "/buero/suche",
  new: (term = "", language = "") => {
    const query = new URLSearchParams(
      Object.entries({ wort: term, sprache: language }).filter(([, value]) => value !== ""),
    );
    return query.size === 0 ? "/buero/suche/neu" : `/buero/suche/neu?${query.toString()}`;
  },
  edit: (id: string) => `/buero/suche/${id}`,
  remove: (id: string) => `/buero/suche/${id}/entfernen`,
  forget: () => "/buero/suche/vergessen",
};
