/** Public and desk addresses of the enquiries. */
export const enquiryPaths = {
  ask: () => "/kontakt",
  sent: (reference: string) => `/kontakt/gesendet?nr=${encodeURIComponent(reference)}`,
  barrier: () => "/barrierefreiheit/melden",
  deskList: () => "/buero/anliegen",
  deskNew: () => "/buero/anliegen/neu",
  desk: (reference: string) => `/buero/anliegen/${encodeURIComponent(reference)}`,
  deskClose: (reference: string) => `/buero/anliegen/${encodeURIComponent(reference)}/schliessen`,
  deskReopen: (reference: string) => `/buero/anliegen/${encodeURIComponent(reference)}/oeffnen`,
};
