const part = (text: string) => encodeURIComponent(text);

/** Addresses of the ways into one's own pages, and of the page that manages them. */
export const accessPaths = {
  password: () => "/konto/anmelden/passwort",
  card: () => "/konto/anmelden/karte",
  passkey: () => "/konto/anmelden/passkey",
  own: () => "/konto/zugang",
  ownPassword: () => "/konto/zugang/passwort",
  ownPasswordEnd: () => "/konto/zugang/passwort/ende",
  ownCardEnd: () => "/konto/zugang/karte/ende",
  ownPasskey: () => "/konto/zugang/passkey",
  ownPasskeyEnd: () => "/konto/zugang/passkey/ende",
  deskCard: (personId: string) => `/buero/freiwillige/${part(personId)}/karte`,
};
