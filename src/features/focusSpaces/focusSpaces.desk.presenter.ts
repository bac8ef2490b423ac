import { formModel } from "../../shared/forms/formModel.ts";
import type { FormState } from "../../shared/forms/parseForm.ts";
import type { Reader } from "../../shared/text/reader.ts";
import { noRecordLinks, presentRecordLinks } from "../../shared/versions/recordLinks.ts";
import { allThemeIds } from "../../shared/vocabulary/recordThemes.ts";
import type { ThemeRow } from "../themes/index.ts";
import { spaceFields } from "./focusSpaces.fields.ts";
import type { SpaceDeskPage, SpaceFormPage } from "./focusSpaces.pages.ts";
import { spacePaths } from "./focusSpaces.paths.ts";
import { vacancyPart } from "./focusSpaces.presenter.ts";
import type { Space, SpaceRow } from "./focusSpaces.queries.ts";

export function presentSpaceDesk(
  reader: Reader,
  given: { spaces: readonly SpaceRow[]; themes: readonly ThemeRow[]; mayAdd: boolean },
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
    })),
  };
}

interface FormGiven {
  readonly space: Space | null;
  readonly themes: readonly ThemeRow[];
  readonly maySeeParties: boolean;
}

/** The form of a new space (`space` is null) or of one that exists. */
export function presentSpaceForm(reader: Reader, state: FormState, given: FormGiven): SpaceFormPage {
  const { space, themes } = given;
  return {
    ...(space === null ? newFrame(reader) : spaceFrame(reader, space, given.maySeeParties)),
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

type Frame = Pick<SpaceFormPage, "title" | "archive" | "partiesHref" | "publicHref">;

function newFrame(reader: Reader): Frame {
  return { title: reader.t("focusSpaces:desk.new"), archive: null, partiesHref: "", publicHref: "" };
}

function spaceFrame(reader: Reader, space: Space, maySeeParties: boolean): Frame {
  return {
    title: space.title,
    archive: archiveButton(reader, space),
    partiesHref: maySeeParties ? reader.href(spacePaths.deskParties(space.slug)) : "",
    publicHref: space.state === "published" ? reader.href(spacePaths.show(space.slug)) : "",
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
