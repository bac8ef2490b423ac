/** Addresses of the desk's first screen and of the outbox. */
export const deskPaths = {
  today: () => "/buero",
  outbox: () => "/buero/postausgang",
  sendAgain: (id: string) => `/buero/postausgang/${encodeURIComponent(id)}/senden`,
};
