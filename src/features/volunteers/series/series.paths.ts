const part = (text: string) => encodeURIComponent(text);
const base = (needId: string) => `/buero/gesuche/${part(needId)}/reihen`;

/** Addresses of the series of a need at the desk. */
export const seriesPaths = {
  new: (needId: string) => `${base(needId)}/neu`,
  edit: (needId: string, id: string) => `${base(needId)}/${part(id)}`,
  end: (needId: string, id: string) => `${base(needId)}/${part(id)}/ende`,
  leaveOut: (needId: string, id: string) => `${base(needId)}/${part(id)}/ausgelassen`,
  putBack: (needId: string, id: string) => `${base(needId)}/${part(id)}/ausgelassen-zurueck`,
};
