const part = (text: string) => encodeURIComponent(text);

/** Addresses of taking part: offers, replacements, series, looking back, and the calendar of one's own. */
export const takingPaths = {
  offer: (token: string) => `/konto/angebot/${part(token)}`,
  ownOffer: (assignmentId: string) => `/konto/einsaetze/${part(assignmentId)}/angebot`,
  swap: (assignmentId: string) => `/konto/einsaetze/${part(assignmentId)}/ersatz`,
  takeOver: (slug: string) => `/mitmachen/${part(slug)}/uebernahme`,
  adopt: (slug: string) => `/mitmachen/${part(slug)}/reihe`,
  adoptionEnd: (adoptionId: string) => `/konto/reihen/${part(adoptionId)}/ende`,
  lookBack: (token: string) => `/konto/rueckblick/${part(token)}`,
  ownLookBack: (assignmentId: string) => `/konto/einsaetze/${part(assignmentId)}/rueckblick`,
  calendarKey: () => "/konto/kalender",
  calendarFile: (secret: string) => `/kalender/${part(secret)}.ics`,
};
