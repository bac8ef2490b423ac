/** Addresses of claiming an organisation's entries: public ones, and the desk's. */
export const claimPaths = {
  ask: (organisationSlug: string) => `/pflegen/${encodeURIComponent(organisationSlug)}`,
  sent: (organisationSlug: string) => `/pflegen/${encodeURIComponent(organisationSlug)}/gesendet`,
  mine: (token: string) => `/pflegen/antrag/${encodeURIComponent(token)}`,
  confirm: (token: string) => `/pflegen/antrag/${encodeURIComponent(token)}/bestaetigen`,
  withdraw: (token: string) => `/pflegen/antrag/${encodeURIComponent(token)}/zurueckziehen`,
  desk: (id: string) => `/buero/antraege/${id}`,
  accept: (id: string) => `/buero/antraege/${id}/annehmen`,
  reject: (id: string) => `/buero/antraege/${id}/ablehnen`,
};
