const part = (text: string) => encodeURIComponent(text);
const returning = (path: string, need: string | null) => (need === null ? path : `${path}?gesuch=${part(need)}`);

/** Addresses of needs, registration, the volunteers' own pages and their desk. `need` is the slug to come back to. */
export const volunteerPaths = {
  needs: () => "/mitmachen",
  needsOfTheme: (code: string) => `/mitmachen?thema=${part(code)}`,
  need: (slug: string) => `/mitmachen/${part(slug)}`,
  join: (slug: string) => `/mitmachen/${part(slug)}/zusage`,
  register: (need: string | null = null) => returning("/mitmachen/anmelden", need),
  registered: (way: "post" | "buero") => `/mitmachen/anmelden/${way === "post" ? "gesendet" : "aufgenommen"}`,
  confirm: (token: string, need: string | null = null) => returning(`/mitmachen/bestaetigen/${part(token)}`, need),
  signIn: (need: string | null = null) => returning("/konto/anmelden", need),
  linkSent: () => "/konto/anmelden/gesendet",
  link: (token: string, need: string | null = null) => returning(`/konto/link/${part(token)}`, need),
  signOut: () => "/konto/abmelden",
  calls: () => "/mitmachen/anrufe",
  account: () => "/konto",
  suits: () => "/konto/passt",
  suitsWeek: (from: string | null) => `/konto/passt?ansicht=woche${from === null ? "" : `&ab=${from}`}`,
  suitsHide: () => "/konto/passt/ausblenden",
  /** All parts of what somebody tells about themselves; `accountPart` is the page of one. */
  accountEdit: () => "/konto#angaben",
  accountPart: (code: string) => `/konto/angaben/${part(code)}`,
  accountPause: () => "/konto/pause",
  accountConsent: () => "/konto/einwilligung",
  accountErase: () => "/konto/loeschen",
  accountErased: () => "/konto/geloescht",
  accountFile: (format: "json" | "csv") => `/konto/daten.${format}`,
  withdraw: (assignmentId: string) => `/konto/einsaetze/${part(assignmentId)}/absage`,
  deskVolunteers: () => "/buero/freiwillige",
  deskVolunteerNew: () => "/buero/freiwillige/neu",
  deskVolunteer: (id: string) => `/buero/freiwillige/${part(id)}`,
  deskVolunteerEdit: (id: string) => `/buero/freiwillige/${part(id)}/angaben`,
  deskVolunteerStep: (id: string) => `/buero/freiwillige/${part(id)}/status`,
  deskVolunteerNote: (id: string) => `/buero/freiwillige/${part(id)}/notiz`,
  deskVolunteerPause: (id: string) => `/buero/freiwillige/${part(id)}/pause`,
  deskVolunteerErase: (id: string) => `/buero/freiwillige/${part(id)}/loeschen`,
  deskVolunteerFile: (id: string, format: "json" | "csv") => `/buero/freiwillige/${part(id)}/daten.${format}`,
  deskNeeds: () => "/buero/gesuche",
  deskNeedNew: () => "/buero/gesuche/neu",
  deskNeed: (id: string) => `/buero/gesuche/${part(id)}`,
  deskNeedEdit: (id: string) => `/buero/gesuche/${part(id)}/angaben`,
  deskShiftNew: (needId: string) => `/buero/gesuche/${part(needId)}/schichten/neu`,
  deskShift: (needId: string, shiftId: string) => `/buero/gesuche/${part(needId)}/schichten/${part(shiftId)}`,
  deskShiftCancel: (needId: string, shiftId: string) =>
    `/buero/gesuche/${part(needId)}/schichten/${part(shiftId)}/absage`,
  deskShiftReinstate: (needId: string, shiftId: string) =>
    `/buero/gesuche/${part(needId)}/schichten/${part(shiftId)}/absage-zurueck`,
  deskCandidates: (needId: string, shiftId: string | null = null) =>
    `/buero/gesuche/${part(needId)}/passende${shiftId === null ? "" : `?schicht=${part(shiftId)}`}`,
  deskOffer: (needId: string) => `/buero/gesuche/${part(needId)}/anfragen`,
  deskAssign: (needId: string) => `/buero/gesuche/${part(needId)}/zusagen`,
  deskAssignment: (needId: string, assignmentId: string) =>
    `/buero/gesuche/${part(needId)}/zusagen/${part(assignmentId)}`,
};
