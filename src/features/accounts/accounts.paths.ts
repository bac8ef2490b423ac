/** Addresses of signing in, of invitations and of one's own account. */
export const accountPaths = {
  signIn: () => "/anmelden",
  code: () => "/anmelden/code",
  enrol: () => "/anmelden/einrichten",
  signOut: () => "/abmelden",
  forgotten: () => "/anmelden/passwort-vergessen",
  reset: (token: string) => `/passwort/${encodeURIComponent(token)}`,
  authenticator: (token: string) => `/zweiter-schluessel/${encodeURIComponent(token)}`,
  invitation: (token: string) => `/einladung/${encodeURIComponent(token)}`,
  account: () => "/buero/konto",
  desk: () => "/buero",
};
