/** What a contact point is marked with beyond its themes, as far as its own description says so. */
export interface ContactPointMarks {
  readonly concerns?: readonly string[];
  readonly targets?: readonly string[];
  readonly isFree?: boolean;
  readonly waitTime?: string;
  readonly documents?: readonly string[];
}

/** By key of the contact point. */
export const CONTACT_POINT_MARKS: Readonly<Record<string, ContactPointMarks>> = {
  koordination: {
    concerns: ["papiere"],
    isFree: true,
    waitTime: "meist unter einer Viertelstunde",
    documents: ["den Brief oder das Formular, um das es geht"],
  },
  lesestube: { concerns: ["deutsch", "familie", "reparieren"], targets: ["kinder"], isFree: true },
  mietberatung: {
    concerns: ["wohnen", "geld"],
    isFree: true,
    documents: ["den Mietvertrag", "die Briefe, um die es geht"],
  },
  schuldnerberatung: { concerns: ["geld"], isFree: true },
  kindertagesstaette: { concerns: ["familie"], targets: ["kinder"] },
  "pelmke-buero": { concerns: ["kultur"] },
  "pelmke-kneipe": { concerns: ["begegnung"] },
  "wiederherstell-bar": { concerns: ["reparieren"] },
  freiwilligenzentrale: { targets: ["gruppen"] },
  "vhs-villa-post": { concerns: ["deutsch"] },
  "luthers-waschsalon": { concerns: ["essen", "gesundheit", "not"], targets: ["wohnungslos"] },
  "creative-hub": { concerns: ["kultur"], targets: ["kreative"] },
  kultopia: { concerns: ["kultur"], targets: ["jugendliche"] },
  allerwelthaus: { concerns: ["begegnung", "kultur"] },
  falken: { concerns: ["familie"], targets: ["kinder"] },
  paulusgemeinde: { concerns: ["begegnung"] },
  "rathaus-jugend-soziales": { concerns: ["familie", "geld"], targets: ["familien", "jugendliche", "kinder"] },
};
