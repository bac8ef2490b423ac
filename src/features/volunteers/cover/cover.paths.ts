const part = (text: string) => encodeURIComponent(text);

/** Addresses of looking for somebody to step in. */
export const coverPaths = {
  list: () => "/buero/ersatz",
  /** The search of one shift: where it stands, and the button that begins it. */
  shift: (shiftId: string) => `/buero/ersatz/${part(shiftId)}`,
  stop: (shiftId: string) => `/buero/ersatz/${part(shiftId)}/ende`,
  note: (shiftId: string) => `/buero/ersatz/${part(shiftId)}/antwort`,
  /** Behind the link in the letter. */
  answer: (token: string) => `/konto/einspringen/${part(token)}`,
};
