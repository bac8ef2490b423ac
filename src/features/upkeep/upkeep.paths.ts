const part = (text: string) => encodeURIComponent(text);

/** Addresses of the upkeep: reports on an entry's page, the owner's link, volunteers' calls, the desk. */
export const upkeepPaths = {
  report: (recordPath: string) => `${recordPath}/fehler`,
  reported: (recordPath: string) => `${recordPath}/fehler/gesendet`,
  check: (token: string) => `/pflege/${part(token)}`,
  checkChange: (token: string) => `/pflege/${part(token)}/aendern`,
  thanks: (outcome: string) => `/pflege/danke/${part(outcome)}`,
  calls: () => "/mitmachen/anrufe",
  call: (id: string) => `/mitmachen/anrufe/${part(id)}`,
  callTake: (id: string) => `/mitmachen/anrufe/${part(id)}/nehmen`,
  callReturn: (id: string) => `/mitmachen/anrufe/${part(id)}/zurueck`,
  callChange: (id: string) => `/mitmachen/anrufe/${part(id)}/aendern`,
  desk: () => "/buero/pflege",
  deskPeriods: () => "/buero/pflege/fristen",
  deskCall: (id: string) => `/buero/pflege/pruefungen/${part(id)}`,
  deskCallChange: (id: string) => `/buero/pflege/pruefungen/${part(id)}/aendern`,
  proposal: (id: string) => `/buero/pflege/vorschlaege/${part(id)}`,
  proposalAccept: (id: string) => `/buero/pflege/vorschlaege/${part(id)}/annehmen`,
  proposalDecline: (id: string) => `/buero/pflege/vorschlaege/${part(id)}/ablehnen`,
};
