const part = (text: string) => encodeURIComponent(text);

/** Addresses around the consent of those with custody. */
export const guardianPaths = {
  /** Behind the link in the guardian's mail. */
  consent: (token: string) => `/mitmachen/einwilligung/${part(token)}`,
  consentSheet: () => "/mitmachen/einwilligungsbogen.pdf",
  registrationSheet: () => "/mitmachen/anmeldebogen.pdf",
  own: () => "/konto/sorgeberechtigt",
  ownMail: () => "/konto/sorgeberechtigt/mail",
  desk: (personId: string) => `/buero/freiwillige/${part(personId)}/alter`,
  deskStep: (personId: string) => `/buero/freiwillige/${part(personId)}/einwilligung`,
};
