import type { Db, Tx } from "../../shared/db/client.ts";
import type { Work, WorkBy } from "../../shared/db/unitOfWork.ts";
import { AppError, notFound } from "../../shared/errors/AppError.ts";
import { parseFields, type FormState } from "../../shared/forms/parseForm.ts";
import type { Reader } from "../../shared/text/reader.ts";
import { valuesOfFields } from "../../shared/versions/versionedRecord.ts";
import { joinWork, type FieldChanges, type KeptRecord, type ReviewedKind } from "../proposals/index.ts";
import { coordinationForm, organisationFormValues, organisationSpecs, reviewedSpecs } from "./organisations.forms.ts";
import { organisationPaths } from "./organisations.paths.ts";
import { lockOrganisation, readOrganisation, type OrganisationRow } from "./organisations.repo.ts";
import { createSaveOrganisation } from "./saveOrganisation.ts";

/** Organisations as the desk sees and stores what their own editors propose. They have no page of their own. */
export function createOrganisationKind(db: Db): ReviewedKind {
  return {
    async find(id, tx: Tx = db) {
      const row = await readOrganisation(tx, id);
      return row && keptRecord(row);
    },
    fields: (reader) => Promise.resolve(reviewedSpecs(reader)),
    prepareStore: (by, reader, id) => Promise.resolve((work, changes) => store(work, { by, reader, id }, changes)),
    publicPath: null,
    deskPath: ({ id }) => organisationPaths.edit(id),
  };
}

/** The form at the desk takes every field: those that are not proposed go in as they stand. */
async function store(
  work: Work,
  { by, reader, id }: { by: WorkBy; reader: Reader; id: string },
  { version, values }: FieldChanges,
): Promise<FormState | null> {
  const before = await lockOrganisation(work.tx, id);
  if (!before) throw notFound();
  if (before.version !== version) throw new AppError("conflict", "frame:form.staleVersion");
  const known = valuesOfFields({ ...organisationFormValues(before), ...values }, organisationSpecs(reader, true));
  const form = parseFields(coordinationForm, { ...known, version: String(version) });
  if (!form.ok) return form.state;
  await createSaveOrganisation(joinWork(work))(by, id, form.value);
  return null;
}

function keptRecord(row: OrganisationRow): KeptRecord {
  const { id, slug, name, state, version, isExample, email, phones, reviewMode } = row;
  return {
    id,
    slug,
    title: name,
    owner: name,
    state,
    version,
    isExample,
    values: organisationFormValues(row),
    mail: email,
    phone: phones[0]?.number ?? null,
    isReviewed: reviewMode === "after_review",
  };
}
