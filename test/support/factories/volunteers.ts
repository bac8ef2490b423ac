import type { Db } from "../../../src/shared/db/client.ts";
import { sortKeyFrom } from "../../../src/shared/ids/ids.ts";
import { buildThemes } from "./themes.ts";

/** Themes, three skills, four languages and three statements, as forms offer them. Returns their ids by code. */
export async function buildVocabulary(db: Db): Promise<Readonly<Record<string, string>>> {
  const themes = await buildThemes(db);
  const skills = await buildTerms(db, "skill", { garten: "Garten", kochen: "Kochen", uebersetzen: "Übersetzen" });
  const languages = await buildTerms(db, "language", {
    de: "Deutsch",
    tr: "Türkisch",
    ro: "Rumänisch",
    ar: "Arabisch",
  });
  const statements = await buildTerms(db, "statement", {
    draussen: "Ich bin gern draußen.",
    gruppe: "Ich arbeite gern in der Gruppe.",
    allein: "Ich arbeite gern selbstständig.",
  });
  return { ...themes, ...skills, ...languages, ...statements };
}

async function buildTerms(db: Db, taxonomy: string, names: Readonly<Record<string, string>>) {
  const { id: taxonomyId } = await db.taxonomy.create({
    data: { code: taxonomy, name: taxonomy },
    select: { id: true },
  });
  const ids: Record<string, string> = {};
  for (const [position, [code, name]] of Object.entries(names).entries()) {
    const term = await db.taxonomyTerm.create({ data: { taxonomyId, code, name, position }, select: { id: true } });
    ids[code] = term.id;
  }
  return ids;
}

interface VolunteerDraft {
  readonly name?: string;
  readonly email?: string | null;
  readonly phone?: string | null;
  readonly preferredChannel?: "email" | "phone" | "post" | "in_person";
  readonly state?: "invited" | "active" | "dormant";
  readonly languages?: readonly string[];
  readonly note?: string;
  readonly contactedAt?: Date | null;
  readonly hasConsent?: boolean;
}

const CONSENT = {
  purpose: "volunteering",
  textVersion: "1",
  text: "Ja.",
  language: "de",
  channel: "web",
  givenAt: new Date("2026-11-01"),
} as const;

let count = 0;

/** A volunteer with consent, confirmed unless said otherwise. */
export async function buildVolunteer(
  db: Db,
  draft: VolunteerDraft = {},
): Promise<{ id: string; kind: "volunteer"; email: string | null }> {
  count += 1;
  const { hasConsent, contactedAt, name, languages, ...columns } = {
    name: `Beispiel-Freiwillige ${String(count)}`,
    email: `freiwillige-${String(count)}@example.org`,
    hasConsent: true,
    contactedAt: null,
    languages: [],
    ...draft,
  };
  const person = await db.person.create({
    data: {
      state: "active",
      ...columns,
      displayName: name,
      sortKey: sortKeyFrom(name),
      languages: [...languages],
      volunteerProfile: { create: { contactedAt } },
      consents: { create: hasConsent ? [CONSENT] : [] },
    },
    select: { id: true, email: true },
  });
  return { ...person, kind: "volunteer" };
}

/** A confirmed minor whose guardian was asked, or has said something. */
export async function buildMinor(
  db: Db,
  { bornOn, state = "asked" }: { bornOn: string; state?: "asked" | "given" | "refused" },
): Promise<{ id: string; kind: "volunteer"; email: string | null }> {
  const minor = await buildVolunteer(db);
  await db.volunteerProfile.update({
    where: { personId: minor.id },
    data: { isAdult: false, bornOn: new Date(`${bornOn}T00:00:00Z`) },
  });
  const decidedAt = state === "asked" ? null : new Date("2026-11-02");
  const words = { textVersion: "1", text: "Ja.", channel: "web" } as const;
  await db.guardianConsent.create({
    data: {
      personId: minor.id,
      guardianName: "Ute Beispiel",
      guardianEmail: "ute@example.org",
      state,
      decidedAt,
      ...words,
    },
  });
  return minor;
}

interface NeedDraft {
  readonly title?: string;
  readonly slug?: string;
  readonly places?: number;
  readonly state?: "draft" | "open" | "paused" | "closed";
  readonly organizationId?: string;
  readonly themeIds?: readonly string[];
  readonly requiresClearance?: boolean;
  /** Start and end of each shift; given, the need has fixed dates. */
  readonly shifts?: readonly { readonly from: string; readonly to: string; readonly places?: number }[];
}

/** An open need; the first theme is its main one. */
export async function buildNeed(
  db: Db,
  draft: NeedDraft = {},
): Promise<{ id: string; slug: string; shiftIds: readonly string[] }> {
  count += 1;
  const { shifts = [], themeIds = [], ...columns } = draft;
  const need = await db.need.create({
    data: {
      title: "Beete gießen",
      slug: `gesuch-${String(count)}`,
      summary: "In kleinen Schichten.",
      timeKind: draft.shifts ? "shift" : "flexible",
      state: "open",
      ...columns,
    },
    select: { id: true, slug: true },
  });
  await db.attribute.createMany({
    data: themeIds.map((termId, index) => ({
      termId,
      linkType: "need",
      linkId: need.id,
      isMain: index === 0,
    })),
  });
  const shiftIds: string[] = [];
  for (const { from, to, places } of shifts) {
    const shift = await db.shift.create({
      data: { needId: need.id, startsAt: new Date(from), endsAt: new Date(to), maxPeople: places ?? 1 },
      select: { id: true },
    });
    shiftIds.push(shift.id);
  }
  return { ...need, shiftIds };
}

export async function buildOrganisation(db: Db, name: string): Promise<string> {
  const { id } = await db.organization.create({
    data: { name, slug: sortKeyFrom(name).replaceAll(" ", "-"), sortKey: sortKeyFrom(name) },
    select: { id: true },
  });
  return id;
}

/** A weekly series of a need with its dates laid, for so many people each. */
export async function buildSeries(
  db: Db,
  needId: string,
  { from, weeks, places = 2, hours = 2 }: { from: string; weeks: number; places?: number; hours?: number },
): Promise<{ id: string; shiftIds: readonly string[] }> {
  const start = new Date(from);
  const series = await db.needSeries.create({
    data: {
      needId,
      rrule: "FREQ=WEEKLY",
      startsOn: start,
      startMinute: start.getUTCHours() * 60 + 60,
      endMinute: start.getUTCHours() * 60 + 60 + hours * 60,
      maxPeople: places,
    },
    select: { id: true },
  });
  const shiftIds: string[] = [];
  for (let week = 0; week < weeks; week += 1) {
    const startsAt = new Date(start.getTime() + week * 7 * 86_400_000);
    const endsAt = new Date(startsAt.getTime() + hours * 3_600_000);
    const data = { needId, seriesId: series.id, seriesOn: startsAt, startsAt, endsAt, maxPeople: places };
    shiftIds.push((await db.shift.create({ data, select: { id: true } })).id);
  }
  return { id: series.id, shiftIds };
}
