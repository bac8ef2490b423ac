/** Addresses of what has to be said by phone, by post or at the door. */
export const callPaths = {
  calls: () => "/buero/anrufe",
  cards: (channel: string) => `/buero/anrufe/karten?weg=${encodeURIComponent(channel)}`,
  cardsOf: (personId: string) => `/buero/anrufe/karten?person=${encodeURIComponent(personId)}`,
};
