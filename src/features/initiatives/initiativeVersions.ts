import type { Db } from "../../shared/db/client.ts";
import { holds } from "../../shared/access/actor.ts";
import { parseFields } from "../../shared/forms/parseForm.ts";
import { valuesOfFields, type Snapshot, type VersionedRecord } from "../../shared/versions/versionedRecord.ts";
import { findEditable, type EditableInitiative } from "./initiativeRecord.ts";
import { initiativeFields, initiativeForm, initiativeFormValues } from "./initiatives.forms.ts";
import { initiativePaths, RESERVED_SLUGS } from "./initiatives.paths.ts";
import { editScope, maySeeContact, maySetState, readScope, type InitiativeScope } from "./initiatives.policy.ts";
import type { createChangeInitiative } from "./saveInitiative.ts";

interface Deps {
  readonly db: Db;
  readonly changeInitiative: ReturnType<typeof createChangeInitiative>;
}

/** Initiatives as their history sees them. */
export function createInitiativeVersions({ db, changeInitiative }: Deps): VersionedRecord {
  const findById = async (id: string, scope: InitiativeScope): Promise<EditableInitiative | null> => {
    const row = await db.organization.findUnique({ where: { id }, select: { slug: true } });
    return row && findEditable(db, row.slug, scope);
  };
  return {
    word: "initiativen",
    linkType: "organization",
    resourceType: "organization",
    listPath: initiativePaths.deskList(),
    publicPath: initiativePaths.show,
    reservedSlugs: RESERVED_SLUGS,
    async find(actor, id) {
      const row = await findById(id, readScope(actor));
      if (!row) return null;
      const { slug, name: title, state, version } = row;
      const mayEdit = (await findById(id, editScope(actor))) !== null;
      const mayDecide = holds(actor, "coordinator");
      return { id, slug, title, state, version, mayEdit, mayDecide, editPath: initiativePaths.deskEdit(slug) };
    },
    fields: (reader) => Promise.resolve(initiativeFields(reader, { offersState: true, seesContact: true })),
    valuesOf: (snapshot) => initiativeFormValues(rowFrom(snapshot)),
    async restore({ by, reader, id, snapshot, version }) {
      const stored = await findById(id, editScope(by.actor));
      if (!stored) return [{ field: "", message: "frame:error.notFound" }];
      const hidesContact = stored.contacts.some((contact) => !contact.isPublic);
      const source = rowFrom(hidesContact ? { ...snapshot, contacts: stored.contacts } : snapshot);
      const shown = { offersState: maySetState(by.actor), seesContact: maySeeContact(by.actor, stored) };
      const values = valuesOfFields(statedValues(source), initiativeFields(reader, shown));
      const form = parseFields(initiativeForm, { ...values, version: String(version) });
      if (!form.ok) return form.state.errors;
      await changeInitiative(by, stored.slug, form.value);
      return [];
    },
  };
}

/** The form knows no archive: a version from there comes back public, once the record is out of it. */
function statedValues(row: EditableInitiative) {
  return initiativeFormValues(row.state === "archived" ? { ...row, state: "published" } : row);
}

function rowFrom(snapshot: Snapshot): EditableInitiative {
  return snapshot as unknown as EditableInitiative;
}
