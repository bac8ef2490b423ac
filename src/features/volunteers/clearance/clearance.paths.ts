const part = (text: string) => encodeURIComponent(text);

export const clearancePaths = {
  desk: (personId: string) => `/buero/freiwillige/${part(personId)}/fuehrungszeugnis`,
  remove: (personId: string) => `/buero/freiwillige/${part(personId)}/fuehrungszeugnis/loeschen`,
  request: (personId: string) => `/buero/freiwillige/${part(personId)}/fuehrungszeugnis/aufforderung.pdf`,
};
