import { dayOf } from "../../shared/clock.ts";
import { statePart, type StatePart } from "../../shared/pages/parts.ts";
import type { Reader } from "../../shared/text/reader.ts";
import { allThemeIds } from "../../shared/vocabulary/recordThemes.ts";
import { monthsSince, STALE_AFTER_MONTHS } from "../openingHours/index.ts";
import type { LastCheck } from "../proposals/index.ts";
import type { ThemeRow } from "../themes/index.ts";
import type { Fact, SpaceCard, SpaceListPage, SpacePage } from "./focusSpaces.pages.ts";
import { spacePaths } from "./focusSpaces.paths.ts";
import type { Space, SpaceRow } from "./focusSpaces.queries.ts";
import {
  CHECK_WAYS,
  KIND_ADDRESS,
  OUTDOORS,
  SPACE_KINDS,
  type SpaceKind,
  type VacancyState,
} from "./focusSpaces.words.ts";

export function presentSpaceList(
  reader: Reader,
  given: {
    spaces: readonly SpaceRow[];
    kinds: readonly SpaceKind[];
    chosen: SpaceKind | null;
    themes: readonly ThemeRow[];
  },
): SpaceListPage {
  const { spaces, chosen } = given;
  const link = (label: string, path: string, isCurrent: boolean) => ({ label, href: reader.href(path), isCurrent });
  return {
    title: reader.t("focusSpaces:list.title"),
    description: reader.t("focusSpaces:list.lead"),
    lead: reader.t("focusSpaces:list.lead"),
    section: spacePaths.list(),
    crumbs: [{ label: reader.t("frame:start"), href: reader.href("/") }],
    kinds: [
      link(reader.t("focusSpaces:list.all"), spacePaths.list(), chosen === null),
      ...SPACE_KINDS.filter((kind) => given.kinds.includes(kind)).map((kind) =>
        link(reader.t(`focusSpaces:kinds.${kind}`), spacePaths.listOfKind(KIND_ADDRESS[kind]), kind === chosen),
      ),
    ],
    count: reader.t("focusSpaces:list.count", { count: spaces.length }),
    spaces: spaces.map((space) => presentCard(reader, space, given.themes)),
    emptyText: reader.t("focusSpaces:list.empty"),
  };
}

function presentCard(reader: Reader, space: SpaceRow, themes: readonly ThemeRow[]): SpaceCard {
  const names = themesOf(space, themes).map((theme) => theme.shortName);
  const facts = [reader.t(`focusSpaces:kind.${space.kind}`), space.locationText ?? "", names.join(", ")];
  return {
    title: space.title,
    href: reader.href(spacePaths.show(space.slug)),
    isExample: space.isExample,
    summary: space.summary,
    facts: facts.filter((fact) => fact !== "").join(" · "),
    uses: space.possibleUses,
    state: vacancyPart(reader, space),
  };
}

export interface SpaceGiven {
  readonly themes: readonly ThemeRow[];
  readonly check: LastCheck | null;
  readonly now: Date;
}

export function presentSpace(reader: Reader, space: Space, { themes, check, now }: SpaceGiven): SpacePage {
  return {
    title: space.title,
    description: space.summary,
    section: spacePaths.list(),
    crumbs: [
      { label: reader.t("frame:start"), href: reader.href("/") },
      { label: reader.t("focusSpaces:list.title"), href: reader.href(spacePaths.list()) },
    ],
    isExample: space.isExample,
    lead: space.summary,
    themes: themesOf(space, themes).map((theme) => ({
      name: theme.name,
      house: theme.house,
      href: reader.href(`/themen/${encodeURIComponent(theme.code)}`),
    })),
    state: vacancyPart(reader, space, true),
    uses: paragraphsOf(space.possibleUses),
    paragraphs: paragraphsOf(space.description),
    facts: factsOf(reader, space),
    advice: reader.t(OUTDOORS.has(space.kind) ? "focusSpaces:show.adviceOutdoors" : "focusSpaces:show.adviceIndoors"),
    source: sourceOf(reader, space),
    checked: checkText(reader, check, now),
    suggestHref: reader.href(spacePaths.suggest(space.slug)),
  };
}

/** The state of a place as a door and a sentence. */
export function vacancyPart(
  reader: Reader,
  { kind, vacancyState }: { kind: SpaceKind; vacancyState: VacancyState },
  isBig = false,
): StatePart {
  const isPublicPlace = vacancyState === "unknown" && OUTDOORS.has(kind);
  const key = isPublicPlace ? "focusSpaces:vacancy.publicPlace" : (`focusSpaces:vacancy.${vacancyState}` as const);
  return statePart(isPublicPlace ? "open" : DOORS[vacancyState], reader.t(key), { isBig });
}

const DOORS: Readonly<Record<VacancyState, StatePart["kind"]>> = {
  unknown: "unsure",
  vacant: "open",
  owner_contacted: "unsure",
  viewing: "unsure",
  agreed: "shut",
  in_use: "shut",
  ended: "unsure",
  let: "shut",
  lost: "shut",
};

function themesOf({ themes: chosen }: Pick<SpaceRow, "themes">, themes: readonly ThemeRow[]): readonly ThemeRow[] {
  return allThemeIds(chosen).flatMap((id) => themes.find((theme) => theme.id === id) ?? []);
}

/** What is known at a glance; a sensitive place tells only roughly where it is. */
function factsOf(reader: Reader, space: Space): readonly Fact[] {
  const { t, format } = reader;
  const fact = (label: Parameters<typeof t>[0], text: string | null) =>
    text === null ? [] : [{ label: t(label), text }];
  return [
    ...fact("focusSpaces:fact.kind", t(`focusSpaces:kind.${space.kind}`)),
    ...fact("focusSpaces:fact.place", placeOf(reader, space)),
    ...fact(
      "focusSpaces:fact.area",
      space.areaM2 === null ? null : t("focusSpaces:fact.areaText", { area: format.number(space.areaM2) }),
    ),
    ...fact(
      "focusSpaces:fact.capacity",
      space.capacity === null ? null : t("focusSpaces:fact.capacityText", { capacity: format.number(space.capacity) }),
    ),
    ...fact("focusSpaces:fact.equipment", space.equipment),
    ...fact("focusSpaces:fact.access", space.accessText),
  ];
}

function placeOf({ t, format }: Reader, space: Space): string | null {
  if (space.isSensitive) {
    const radius =
      space.publicRadiusM === null
        ? t("focusSpaces:fact.notExact")
        : t("focusSpaces:fact.radius", { metres: format.number(space.publicRadiusM) });
    return [space.locationText, radius].filter((part) => part !== null).join(" – ");
  }
  const town = [space.postalCode, space.city].filter((part) => part !== null).join(" ");
  return space.address === null ? space.locationText : `${space.address}, ${town}`;
}

/** Says honestly when and how the desk checked the space; a check that is old says that first. */
function checkText({ t, format }: Reader, check: LastCheck | null, now: Date): string {
  if (check === null) return t("focusSpaces:checked.never");
  const way = CHECK_WAYS.find((known) => known === check.method) ?? "visit";
  const told = t(`focusSpaces:checked.${way}`, { day: format.day(check.doneAt) });
  const months = monthsSince(dayOf(check.doneAt).toString(), now) ?? 0;
  return months < STALE_AFTER_MONTHS ? told : `${t("focusSpaces:checked.stale", { count: months })} ${told}`;
}

function sourceOf({ t, format }: Reader, space: Space): string {
  if (space.source === null) return "";
  const source =
    space.seenOn === null
      ? t("focusSpaces:show.source", { source: space.source })
      : t("focusSpaces:show.sourceSeen", { source: space.source, day: format.day(space.seenOn) });
  return space.verified === "historic" ? `${source} ${t("focusSpaces:show.historic")}` : source;
}

function paragraphsOf(text: string): readonly string[] {
  return text.split(/\n{2,}/u).filter((paragraph) => paragraph.trim() !== "");
}
