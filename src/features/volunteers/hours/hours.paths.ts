const part = (text: string) => encodeURIComponent(text);

/** Addresses of time given: reported, confirmed, contested. */
export const hoursPaths = {
  desk: () => "/buero/zeiten",
  contest: (assignmentId: string) => `/buero/zeiten/einspruch/${part(assignmentId)}`,
  need: (needId: string) => `/buero/gesuche/${part(needId)}/zeiten`,
  entry: (needId: string, entryId: string) => `/buero/gesuche/${part(needId)}/zeiten/${part(entryId)}`,
  shift: (needId: string, shiftId: string) => `/buero/gesuche/${part(needId)}/schichten/${part(shiftId)}/zeiten`,
  wholeShift: (needId: string, shiftId: string) =>
    `/buero/gesuche/${part(needId)}/schichten/${part(shiftId)}/zeiten/alle`,
  own: () => "/konto/zeiten",
  ownEntry: (entryId: string) => `/konto/zeiten/${part(entryId)}/zurueck`,
  ownContest: (assignmentId: string) => `/konto/zeiten/einsatz/${part(assignmentId)}`,
  /** From the mail: no sign-in, the key says which assignment. */
  contestByMail: (key: string) => `/mitmachen/ich-war-da/${part(key)}`,
};
