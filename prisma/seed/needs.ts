import type { TimeKind } from "../../src/generated/prisma/client.ts";
import { SATURDAY, nextDay, onDay } from "./calendar.ts";
import { linkThemes } from "./links.ts";
import { before, originOf, seedId } from "./marks.ts";
import type { SeedContext, SeedDatabase } from "./marks.ts";

interface SeedNeed {
  readonly key: string;
  readonly title: string;
  readonly summary: string;
  readonly description: string;
  readonly themes: readonly string[];
  readonly places: number;
  readonly daysOld: number;
  readonly timeText: string;
  readonly locationText: string;
  readonly timeKind?: TimeKind;
  readonly hours?: readonly [min: number, max: number];
  readonly languages?: readonly string[];
  readonly minimumAge?: number;
  readonly isDraft?: boolean;
}

/** The Saturday of the large clean-up day, in weeks from the next one. */
const LARGE_DAY_WEEK = 3;

/** The day of the large clean-up day, with three shifts. */
export function largeCleanUpDay(now: Date): Temporal.PlainDate {
  return nextDay(now, SATURDAY).add({ weeks: LARGE_DAY_WEEK });
}

const NEEDS: readonly SeedNeed[] = [
  {
    key: "beete-giessen",
    title: "Beete gießen am Bodelschwinghplatz",
    summary: "Von Mai bis September, in kleinen Schichten.",
    description:
      "Die Hochbeete brauchen zweimal in der Woche Wasser. Kannen stehen bereit, ein Wasseranschluss ist am Platz. Eine Runde dauert eine halbe Stunde.",
    themes: ["sauberkeit", "zusammenhalt"],
    places: 8,
    daysOld: 12,
    timeText: "zweimal in der Woche, früh oder abends",
    locationText: "Bodelschwinghplatz",
    hours: [1, 2],
  },
  {
    key: "dolmetschen-beratungstisch",
    title: "Dolmetschen am Beratungstisch",
    summary: "Beim Gespräch dabei sein und übersetzen, vor allem Rumänisch, Bulgarisch, Türkisch, Arabisch.",
    description:
      "Sie sitzen mit am Tisch und geben weiter, was gesagt wird. Vorher besprechen wir, was vertraulich bleibt. Briefe und Verträge übersetzen andere.",
    themes: ["zusammenhalt", "vernetzung"],
    places: 7,
    daysOld: 9,
    timeText: "montags oder donnerstags, 15 bis 18 Uhr",
    locationText: "Beratungstisch der Koordination",
    hours: [2, 3],
    languages: ["ro", "bg", "tr", "ar"],
    minimumAge: 18,
  },
  {
    key: "reparieren-helfen",
    title: "Reparieren helfen samstags",
    summary: "Elektrogeräte, Computer oder Fahrräder gemeinsam wieder in Gang bringen.",
    description:
      "Wer etwas mitbringt, schraubt selbst mit. Sie zeigen, wie es geht. Werkzeug ist da. Auch Kaffee kochen und Gäste empfangen hilft.",
    themes: ["zusammenhalt", "kreativ"],
    places: 5,
    daysOld: 7,
    timeText: "einmal im Monat, samstags 15 bis 18 Uhr",
    locationText: "Ort nach Absprache",
    timeKind: "open_ended",
    hours: [3, 3],
  },
  {
    key: "fotos-stadtteilleben",
    title: "Fotos vom Stadtteilleben",
    summary: "Feste, Märkte und Aktionen fotografieren, für Aushänge und Berichte.",
    description:
      "Wer zu sehen ist, wird vorher gefragt. Wie das geht, zeigen wir Ihnen. Ein Telefon mit Kamera genügt.",
    themes: ["image", "kreativ"],
    places: 4,
    daysOld: 5,
    timeText: "nach Lust und Zeit",
    locationText: "im ganzen Viertel",
  },
  {
    key: "aufraeumtag",
    title: "Aufräumtag im Viertel",
    summary: "Zwei Stunden gemeinsam sammeln, mit Zange, Handschuhen und Pause.",
    description:
      "Kinder ab zehn Jahren sind mit einem Erwachsenen willkommen. Zangen, Handschuhe und Säcke bringen wir mit.",
    themes: ["sauberkeit"],
    places: 1,
    daysOld: 3,
    timeText: "an vier Samstagen",
    locationText: "Treffpunkt Wilhelmsplatz",
    timeKind: "shift",
    minimumAge: 10,
  },
  {
    key: "schaufenster-gestalten",
    title: "Schaufenster gestalten",
    summary: "Leere Schaufenster mit Bildern aus dem Viertel füllen.",
    description: "Entwurf: Es fehlt noch die Zusage für ein Fenster.",
    themes: ["gewerbe", "kreativ", "image"],
    places: 3,
    daysOld: 1,
    timeText: "ein Wochenende",
    locationText: "Lange Straße",
    isDraft: true,
  },
];

interface SeedShift {
  readonly week: number;
  readonly from: string;
  readonly to: string;
  readonly people: readonly [min: number, max: number];
}

/** Shifts of the clean-up day: one a week, then a large one with three shifts on one Saturday. */
const SHIFTS: readonly SeedShift[] = [
  { week: 0, from: "10:00", to: "12:00", people: [4, 12] },
  { week: 1, from: "12:00", to: "14:00", people: [4, 12] },
  { week: 2, from: "10:00", to: "12:00", people: [4, 12] },
  { week: LARGE_DAY_WEEK, from: "10:00", to: "12:00", people: [2, 4] },
  { week: LARGE_DAY_WEEK, from: "12:00", to: "14:00", people: [2, 4] },
  { week: LARGE_DAY_WEEK, from: "14:00", to: "16:00", people: [2, 3] },
];

/** Six invented needs, one with dated shifts on the coming Saturdays, one still a draft. */
export async function seedNeeds(db: SeedDatabase, { now }: SeedContext): Promise<void> {
  await db.need.createMany({ data: NEEDS.map((need) => needRow(need, now)) });
  await db.shift.createMany({ data: shiftRows(now) });
  const links = NEEDS.map(({ key, themes }) => [`need/${key}`, themes] as const);
  await linkThemes(db, "need", links);
}

function needRow(need: SeedNeed, now: Date) {
  const [hoursMin, hoursMax] = need.hours ?? [null, null];
  return {
    id: seedId(`need/${need.key}`),
    slug: need.key,
    organizationId: seedId("organization/koordination"),
    title: need.title,
    summary: need.summary,
    description: need.description,
    timeKind: need.timeKind ?? "flexible",
    timeText: need.timeText,
    hoursMin,
    hoursMax,
    languages: [...(need.languages ?? [])],
    locationText: need.locationText,
    minimumAge: need.minimumAge ?? null,
    places: need.places,
    state: need.isDraft === true ? ("draft" as const) : ("open" as const),
    createdAt: before(now, need.daysOld),
    ...originOf(undefined),
  };
}

function shiftRows(now: Date) {
  return SHIFTS.map(({ week, from, to, people: [minPeople, maxPeople] }, index) => ({
    id: seedId(`shift/aufraeumtag/${String(index + 1)}`),
    needId: seedId("need/aufraeumtag"),
    minPeople,
    maxPeople,
    ...onDay(nextDay(now, SATURDAY).add({ weeks: week }), from, to),
  }));
}
