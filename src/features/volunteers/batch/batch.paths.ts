const part = (text: string) => encodeURIComponent(text);
const at = (id: string) => `/buero/vorschlaege/${part(id)}`;

/** Addresses of proposals of people for many shifts. */
export const batchPaths = {
  list: () => "/buero/vorschlaege",
  add: (prefill: { readonly needId?: string; readonly day?: string; readonly title?: string } = {}) => {
    const query = new URLSearchParams({
      ...(prefill.needId === undefined ? {} : { gesuch: prefill.needId }),
      ...(prefill.day === undefined ? {} : { tag: prefill.day }),
      ...(prefill.title === undefined ? {} : { titel: prefill.title }),
    }).toString();
    return `/buero/vorschlaege/neu${query === "" ? "" : `?${query}`}`;
  },
  one: (id: string) => at(id),
  shift: (id: string, shiftId: string) => `${at(id)}#s-${part(shiftId)}`,
  whatIf: (id: string, maxShifts: number | null = null) =>
    `${at(id)}/neu${maxShifts === null ? "" : `?hoechstens=${String(maxShifts)}`}`,
  cell: (id: string) => `${at(id)}/platz`,
  accept: (id: string) => `${at(id)}/annehmen`,
  drop: (id: string) => `${at(id)}/ende`,
  plan: (id: string) => `${at(id)}/plan`,
};
