const part = (text: string) => encodeURIComponent(text);

/** Addresses of thanks and proofs, in the account and at the desk. */
export const certificatePaths = {
  own: () => "/konto/nachweise",
  ownSheet: (id: string) => `/konto/nachweise/${part(id)}.pdf`,
  desk: (personId: string) => `/buero/freiwillige/${part(personId)}/nachweise`,
  deskSheet: (personId: string, id: string) => `/buero/freiwillige/${part(personId)}/nachweise/${part(id)}.pdf`,
};
