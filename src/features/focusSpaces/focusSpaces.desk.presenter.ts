import { dayOf } from "../../shared/clock.ts";
import { fieldModel, formModel } from "../../shared/forms/formModel.ts";
import type { FormState } from "../../shared/forms/parseForm.ts";
import type { Reader } from "../../shared/text/reader.ts";
import { noRecordLinks, presentRecordLinks } from "../../shared/versions/recordLinks.ts";
import { allThemeIds } from "../../shared/vocabulary/recordThemes.ts";
import type { LastCheck } from "../proposals/index.ts";
import type { ThemeRow } from "../themes/index.ts";
import { spaceFields } from "./focusSpaces.fields.ts";
import type { SpaceDeskPage, SpaceFormPage } from "./focusSpaces.pages.ts";
import { spacePaths } from "./focusSpaces.paths.ts";
import { vacancyPart } from "./focusSpaces.presenter.ts";
import type { Space, SpaceCheck, SpaceRow } from "./focusSpaces.queries.ts";
import { CHECK_WAYS } from "./focusSpaces.words.ts";

export function presentSpaceDesk(
  reader: Reader,
  given: {
    spaces: readonly SpaceRow[];
    checks: ReadonlyMap<string, SpaceCheck>;
    themes: readonly ThemeRow[];
    mayAdd: boolean;
  },
): SpaceDeskPage {
  return {
    title: reader.t("focusSpaces:list.title"),
    section: spacePaths.deskList(),
    newHref: reader.href(spacePaths.deskNew()),
    mayAdd: given.mayAdd,
    emptyText: reader.t("focusSpaces:desk.empty"),
    spaces: given.spaces.map((space) => ({
      title: space.title,
      href: reader.href(spacePaths.deskShow(space.slug)),
      isExample: space.isExample,
      kind: reader.t(`focusSpaces:kind.${space.kind}`),
      themes: allThemeIds(space.themes)
        .flatMap((id) => given.themes.find((theme) => theme.id === id)?.shortName ?? [])
        .join(", "),
      vacancy: vacancyPart(reader, space).text,
      state: space.state === "published" ? "" : reader.t(`focusSpaces:state.${space.state}`),
      checked: checkedText(reader, given.checks.get(space.id)?.checkedOn ?? null),
      alarm: given.checks.get(space.id)?.isDue === true ? reader.t("focusSpaces:assure.due") : "",
    })),
  };
}

function checkedText({ t, format }: Reader, checkedOn: string | null): string {
  if (checkedOn === null) return t("focusSpaces:assure.never");
  return t("focusSpaces:assure.on", { day: format.day(new Date(`${checkedOn}T12:00:00Z`)) });
}

interface FormGiven {
  readonly space: Space | null;
  readonly themes: readonly ThemeRow[];
  readonly check: LastCheck | null;
  readonly maySeeParties: boolean;
}

/** The form of a new space (`space` is null) or of one that exists. */
export function presentSpaceForm(reader: Reader, state: FormState, given: FormGiven): SpaceFormPage {
  const { space, themes } = given;
  return {
    ...(space === null ? newFrame(reader) : spaceFrame(reader, state, { ...given, space })),
    section: spacePaths.deskList(),
    hasErrors: state.errors.length > 0,
    crumbs: [{ label: reader.t("focusSpaces:list.title"), href: reader.href(spacePaths.deskList()) }],
    links:
      space === null ? noRecordLinks : presentRecordLinks(reader, "fokusraeume", { id: space.id, mayMerge: false }),
    form: formModel(reader, state, {
      action: reader.href(space === null ? spacePaths.deskNew() : spacePaths.deskShow(space.slug)),
      submit: "frame:form.save",
      fields: spaceFields(reader, themes, space?.state === "archived"),
      hidden: { version: String(space?.version ?? 1) },
      cancelHref: reader.href(spacePaths.deskList()),
    }),
  };
}

type Frame = Pick<SpaceFormPage, "title" | "archive" | "assure" | "partiesHref" | "publicHref">;

function newFrame(reader: Reader): Frame {
  return { title: reader.t("focusSpaces:desk.new"), archive: null, assure: null, partiesHref: "", publicHref: "" };
}

function spaceFrame(
  reader: Reader,
  state: FormState,
  { space, check, maySeeParties }: FormGiven & { readonly space: Space },
): Frame {
  return {
    title: space.title,
    archive: archiveButton(reader, space),
    assure: space.state === "archived" ? null : presentAssure(reader, state, { space, check }),
    partiesHref: maySeeParties ? reader.href(spacePaths.deskParties(space.slug)) : "",
    publicHref: space.state === "published" ? reader.href(spacePaths.show(space.slug)) : "",
  };
}

function presentAssure(
  reader: Reader,
  state: FormState,
  { space, check }: { space: Space; check: LastCheck | null },
): NonNullable<SpaceFormPage["assure"]> {
  return {
    title: reader.t("focusSpaces:assure.title"),
    last: checkedText(reader, check === null ? null : dayOf(check.doneAt).toString()),
    action: reader.href(spacePaths.deskAssure(space.slug)),
    submitLabel: reader.t("focusSpaces:assure.button"),
    method: fieldModel(reader, state, {
      kind: "radios",
      name: "method",
      label: "focusSpaces:assure.method",
      options: CHECK_WAYS.map((value) => ({ value, label: reader.t(`focusSpaces:assure.way.${value}`) })),
    }),
  };
}

function archiveButton(reader: Reader, space: Space): NonNullable<SpaceFormPage["archive"]> {
  return {
    action: reader.href(spacePaths.deskArchive(space.slug)),
    label: reader.t(space.state === "archived" ? "frame:desk.restore" : "frame:desk.archive"),
    tone: "secondary",
    hidden: [{ name: "version", value: String(space.version) }],
  };
}
