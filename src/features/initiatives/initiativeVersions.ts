import type { Db } from "../../shared/db/client.ts";
import { holds, type Actor } from "../../shared/access/actor.ts";
import { parseFields, type FormValues } from "../../shared/forms/parseForm.ts";
import { valuesOfFields, type Snapshot, type VersionedRecord } from "../../shared/versions/versionedRecord.ts";
import { findEditable, type EditableInitiative } from "./initiativeRecord.ts";
import { initiativeFields, initiativeForm, initiativeFormValues } from "./initiatives.forms.ts";
import { initiativePaths, RESERVED_SLUGS } from "./initiatives.paths.ts";
import {
  editScope,
  isReviewed,
  maySeeContact,
  maySetState,
  readScope,
  type InitiativeScope,
} from "./initiatives.policy.ts";
import { createChangeInitiative } from "./saveInitiative.ts";

/** Initiatives as their history sees them. */
export function createInitiativeVersions(db: Db): VersionedRecord {
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
      const mayRestore = mayEdit && !(await isReviewedAt(db, actor, row));
      const rights = { mayEdit, mayRestore, mayDecide };
      return { id, slug, title, state, version, ...rights, editPath: initiativePaths.deskEdit(slug) };
    },
    fields: (reader) => Promise.resolve(initiativeFields(reader, { offersState: true, seesContact: true })),
    valuesOf: (snapshot) => initiativeFormValues(rowFrom(snapshot)),
    restorable: (_id, snapshot) => Promise.resolve(statedValues(rowFrom(snapshot))),
    async store(unitOfWork, { by, reader, id, values, version }) {
      const stored = await findById(id, editScope(by.actor));
      if (!stored) return [{ field: "", message: "frame:error.notFound" }];
      const shown = { offersState: maySetState(by.actor), seesContact: maySeeContact(by.actor, stored) };
      const known = valuesOfFields({ ...values, ...privateContact(stored) }, initiativeFields(reader, shown));
      const form = parseFields(initiativeForm, { ...known, version: String(version) });
      if (!form.ok) return form.state.errors;
      await createChangeInitiative(unitOfWork)(by, stored.slug, form.value);
      return [];
    },
    merging: { movesOver: (field) => field.startsWith("contact"), together: [] },
  };
}

/** Whether this person's changes of the initiative wait for the desk: what would be restored must wait, too. */
async function isReviewedAt(db: Db, actor: Actor, { id, parentId }: EditableInitiative): Promise<boolean> {
  const rows = await db.organization.findMany({
    where: { id: { in: parentId === null ? [id] : [id, parentId] }, reviewMode: "after_review" },
    select: { id: true },
  });
  return isReviewed(
    actor,
    rows.map((row) => row.id),
  );
}

/** A contact that is not public is in no version: it stays as it is. */
function privateContact(stored: EditableInitiative): FormValues {
  if (stored.contacts.every((contact) => contact.isPublic)) return {};
  const values = Object.entries(initiativeFormValues(stored));
  return Object.fromEntries(values.filter(([field]) => field.startsWith("contact")));
}

/** The form knows no archive: a version from there comes back public, once the record is out of it. */
function statedValues(row: EditableInitiative): FormValues {
  return initiativeFormValues(row.state === "archived" ? { ...row, state: "published" } : row);
}

function rowFrom(snapshot: Snapshot): EditableInitiative {
  return snapshot as unknown as EditableInitiative;
}
