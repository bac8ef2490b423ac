import type { Clock } from "../../shared/clock.ts";
import type { UnitOfWork, Work, WorkBy } from "../../shared/db/unitOfWork.ts";
import { AppError, notFound } from "../../shared/errors/AppError.ts";
import { parseFields, type FormValues } from "../../shared/forms/parseForm.ts";
import type { Reader } from "../../shared/text/reader.ts";
import { valuesOfFields } from "../../shared/versions/versionedRecord.ts";
import { changedFields, hasChanges, joinWork, proposeAsEditor, type ChangedFields } from "../proposals/index.ts";
import {
  editorForm,
  organisationFormValues,
  organisationSpecs,
  reviewedSpecs,
  type OrganisationValues,
} from "./organisations.forms.ts";
import { isReviewed, mayEditOrganisation } from "./organisations.policy.ts";
import { lockOrganisation, type OrganisationRow } from "./organisations.repo.ts";
import { contactSpecs } from "./partFields.ts";
import { createSaveOrganisation } from "./saveOrganisation.ts";

/** A checked form with what was typed into it. */
interface SentOrganisation {
  readonly values: OrganisationValues;
  readonly typed: FormValues;
  readonly reader: Reader;
}

export interface SaveOutcome {
  readonly id: string;
  /** True when the change waits for the desk instead of being public. */
  readonly isProposed: boolean;
}

/**
 * Saves an organisation, or keeps what its own editors change as a proposal where the coordination has set it so. Who
 * can be reached there is theirs to say at once: personal data does not wait in a proposal.
 */
export function createSaveOrPropose({ unitOfWork, now }: { unitOfWork: UnitOfWork; now: Clock }) {
  return (by: WorkBy, id: string | null, sent: SentOrganisation): Promise<SaveOutcome> =>
    unitOfWork(by, async (work) => {
      const before = id === null ? null : await lockOrganisation(work.tx, id);
      const isTheirs = before !== null && isReviewed(by.actor, { organisationId: before.id, ...before });
      if (isTheirs) return proposeInstead(work, { by, before, sent, now: now() });
      return { id: await createSaveOrganisation(joinWork(work))(by, id, sent.values), isProposed: false };
    });
}

interface Given {
  readonly by: WorkBy;
  readonly before: OrganisationRow;
  readonly sent: SentOrganisation;
  readonly now: Date;
}

async function proposeInstead(work: Work, given: Given): Promise<SaveOutcome> {
  const { by, before, sent } = given;
  if (!mayEditOrganisation(by.actor, before).allowed) throw notFound();
  if (before.version !== sent.values.version) throw new AppError("conflict", "frame:form.staleVersion");
  const stored = organisationFormValues(before);
  const changes = changedFields(reviewedSpecs(sent.reader), stored, sent.typed);
  const contacts = changedFields(contactSpecs(), stored, sent.typed);
  const isProposed = hasChanges(changes);
  if (isProposed) await keepProposal(work, given, changes);
  if (hasChanges(contacts)) await storeContactsAlone(work, given, contacts);
  else if (!isProposed) work.unchanged();
  return { id: before.id, isProposed };
}

async function keepProposal(work: Work, { by, before, sent, now }: Given, changes: ChangedFields): Promise<void> {
  await proposeAsEditor(work, by.actor, {
    link: "organization",
    recordId: before.id,
    ...changes,
    language: sent.reader.language,
    now,
  });
}

/** Everything else goes in as it stands. */
async function storeContactsAlone(
  work: Work,
  { by, before, sent: { reader } }: Given,
  { fields }: ChangedFields,
): Promise<void> {
  const known = valuesOfFields({ ...organisationFormValues(before), ...fields }, organisationSpecs(reader, false));
  const form = parseFields(editorForm, { ...known, version: String(before.version) });
  // What is stored fits the form, and so did what was typed.
  if (!form.ok) throw new AppError("invalid", "frame:form.check");
  await createSaveOrganisation(joinWork(work))(by, before.id, form.value);
}
