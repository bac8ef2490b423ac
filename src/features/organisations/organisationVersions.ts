import { parseFields, type FormValues } from "../../shared/forms/parseForm.ts";
import { termsOf, valuesOfFields, type Snapshot, type VersionedRecord } from "../../shared/versions/versionedRecord.ts";
import { directoryScopeOf, isWithin } from "./directoryScope.ts";
import { coordinationForm, editorForm, organisationFormValues, organisationSpecs } from "./organisations.forms.ts";
import { organisationPaths } from "./organisations.paths.ts";
import { mayDecideEntry, mayEditOrganisation } from "./organisations.policy.ts";
import type { OrganisationQueries } from "./organisations.queries.ts";
import type { OrganisationRow } from "./organisations.repo.ts";
import type { ContactValues } from "./partFields.ts";
import { createSaveOrganisation } from "./saveOrganisation.ts";

/** Organisations as their history sees them. */
export function createOrganisationVersions(queries: OrganisationQueries): VersionedRecord {
  return {
    word: "organisationen",
    linkType: "organization",
    resourceType: "organization",
    listPath: organisationPaths.list(),
    publicPath: null,
    reservedSlugs: ["neu"],
    async find(actor, id) {
      const row = await queries.byId(id);
      if (!row || !isWithin(directoryScopeOf(actor), { organisationId: id, themeIds: row.themeIds })) return null;
      const { slug, name: title, state, version } = row;
      const mayEdit = mayEditOrganisation(actor, row).allowed;
      const mayDecide = mayDecideEntry(actor).allowed;
      const mayRestore = mayEdit && (mayDecide || row.reviewMode !== "after_review");
      const rights = { mayEdit, mayRestore, mayDecide };
      return { id, slug, title, state, version, ...rights, editPath: organisationPaths.edit(id) };
    },
    fields: (reader) => Promise.resolve(organisationSpecs(reader, true)),
    valuesOf: (snapshot) => contentValues(snapshot),
    restorable: (_id, snapshot) => Promise.resolve(contentValues(snapshot)),
    async store(unitOfWork, { by, reader, id, values, version }) {
      const mayDecide = mayDecideEntry(by.actor).allowed;
      const known = valuesOfFields(values, organisationSpecs(reader, mayDecide));
      const form = parseFields(mayDecide ? coordinationForm : editorForm, { ...known, version: String(version) });
      if (!form.ok) return form.state.errors;
      const stored = (await queries.byId(id))?.contacts ?? [];
      await createSaveOrganisation(unitOfWork)(by, id, {
        ...form.value,
        contacts: besidePrivate(stored, form.value.contacts),
      });
      return [];
    },
    merging: { movesOver: (field) => /^(?:phone|contact)/u.test(field), together: [] },
  };
}

/** How the organisation's changes are reviewed is no part of what it says: it stays as it is. */
function contentValues(snapshot: Snapshot): FormValues {
  const { reviewMode: _reviewMode, ...values } = organisationFormValues(rowFrom(snapshot));
  return values;
}

function rowFrom(snapshot: Snapshot): OrganisationRow {
  const shown = snapshot as unknown as OrganisationRow;
  return { ...shown, themeIds: termsOf(snapshot, "theme").map((theme) => theme.id) };
}

/** The contacts of a version in the places of today's public ones; contacts that are not public stay where they are. */
function besidePrivate(
  stored: readonly ContactValues[],
  version: readonly (ContactValues | null)[],
): readonly (ContactValues | null)[] {
  const coming = version.filter((contact) => contact !== null);
  const kept = stored.map((contact) => (contact.isPublic ? (coming.shift() ?? null) : contact));
  return [...kept, ...coming];
}
