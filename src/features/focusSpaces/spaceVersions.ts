import type { Db } from "../../shared/db/client.ts";
import { AppError } from "../../shared/errors/AppError.ts";
import { parseFields } from "../../shared/forms/parseForm.ts";
import { allThemeIds } from "../../shared/vocabulary/recordThemes.ts";
import { termsOf, valuesOfFields, type Snapshot, type VersionedRecord } from "../../shared/versions/versionedRecord.ts";
import type { ThemeQueries } from "../themes/index.ts";
import { spaceFields, spaceFormValues } from "./focusSpaces.fields.ts";
import { spaceForm } from "./focusSpaces.forms.ts";
import { spacePaths } from "./focusSpaces.paths.ts";
import { deskScopeOf, maySeeParties, mayEditSpace } from "./focusSpaces.policy.ts";
import type { Space, SpaceQueries } from "./focusSpaces.queries.ts";
import { createSaveSpace } from "./saveSpace.ts";

interface Deps {
  readonly db: Db;
  readonly queries: SpaceQueries;
  readonly themes: ThemeQueries;
}

/** Focus spaces as their history sees them. */
export function createSpaceVersions({ db, queries, themes }: Deps): VersionedRecord {
  return {
    word: "fokusraeume",
    linkType: "space",
    resourceType: "space",
    listPath: spacePaths.deskList(),
    publicPath: spacePaths.show,
    reservedSlugs: ["neu"],
    async find(actor, id) {
      const row = await db.space.findUnique({ where: { id }, select: { slug: true } });
      const space = row && (await queries.findDesk(deskScopeOf(actor), row.slug));
      if (!space) return null;
      const { slug, title, state, version } = space;
      const mayEdit = mayEditSpace(actor, allThemeIds(space.themes)).allowed;
      const mayDecide = maySeeParties(actor).allowed;
      const rights = { mayEdit, mayRestore: mayEdit, mayDecide };
      return { id, slug, title, state, version, ...rights, editPath: spacePaths.deskShow(slug) };
    },
    async fields(reader) {
      return spaceFields(reader, await themes.list(reader.language, { withInactive: true }), false);
    },
    valuesOf: (snapshot) => spaceFormValues(rowFrom(snapshot)),
    restorable: (_id, snapshot) => Promise.resolve(spaceFormValues(rowFrom(snapshot))),
    async store(unitOfWork, { by, reader, id, values, version }) {
      const row = await db.space.findUnique({ where: { id }, select: { slug: true } });
      if (!row) return [{ field: "", message: "frame:error.notFound" }];
      const known = valuesOfFields(values, spaceFields(reader, [], false));
      const form = parseFields(spaceForm, { ...known, version: String(version) });
      if (!form.ok) return form.state.errors;
      try {
        await createSaveSpace(unitOfWork)(by, row.slug, form.value);
      } catch (error) {
        if (error instanceof AppError && error.kind === "invalid") return [{ field: "", message: error.messageKey }];
        throw error;
      }
      return [];
    },
    merging: null,
  };
}

interface Located {
  readonly location: { readonly address: Pick<Space, "postalCode" | "city"> & { readonly address1: string } } | null;
}

function rowFrom(snapshot: Snapshot): Space {
  const themes = termsOf(snapshot, "theme");
  const shown = snapshot as unknown as Space & Located;
  const { address1, postalCode, city } = shown.location?.address ?? NOWHERE;
  return {
    ...shown,
    themes: {
      mainThemeId: themes.find((theme) => theme.isMain)?.id ?? null,
      themeIds: themes.filter((theme) => !theme.isMain).map((theme) => theme.id),
    },
    address: address1,
    postalCode,
    city,
  };
}

const NOWHERE = { address1: null, postalCode: null, city: null } as const;
