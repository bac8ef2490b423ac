import type { Clock } from "../../../shared/clock.ts";
import type { UnitOfWork, Work, WorkBy } from "../../../shared/db/unitOfWork.ts";
import { AppError, notFound } from "../../../shared/errors/AppError.ts";
import type { FormValues } from "../../../shared/forms/parseForm.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import { hoursSpecs } from "../../openingHours/index.ts";
import { isReviewed } from "../../organisations/index.ts";
import { changedFields, hasChanges, joinWork, proposeAsEditor, type ChangedFields } from "../../proposals/index.ts";
import type { ContactPointValues } from "./contactPointDesk.forms.ts";
import { mayEditContactPoint } from "./contactPointDesk.policy.ts";
import { contactPointFormValues, contactPointSpecs } from "./contactPointForm.presenter.ts";
import { lockContactPoint, type ContactPointRow } from "./contactPoint.repo.ts";
import type { FormChoices } from "./contactPointDesk.specs.ts";
import { createSaveContactPoint } from "./saveContactPoint.ts";

/** A checked form with what was typed into it. */
export interface SentEntry {
  readonly values: ContactPointValues;
  readonly typed: FormValues;
  readonly choices: FormChoices;
  readonly reader: Reader;
}

export interface SaveOutcome {
  readonly id: string;
  /** True when the change waits for the desk instead of being public. */
  readonly isProposed: boolean;
}

/**
 * Saves a contact point, or keeps the change as a proposal when it comes from an editor of an organisation whose
 * changes are reviewed. What such an editor adds anew is submitted anyway.
 */
export function createSaveOrPropose({ unitOfWork, now }: { unitOfWork: UnitOfWork; now: Clock }) {
  return (by: WorkBy, id: string | null, sent: SentEntry): Promise<SaveOutcome> =>
    unitOfWork(by, async (work) => {
      const before = id === null ? null : await lockContactPoint(work.tx, id);
      if (before && (await isUnderReview(work, by, before))) {
        const isProposed = await proposeInstead(work, { by, before, sent, now: now() });
        return { id: before.id, isProposed };
      }
      const saved = await createSaveContactPoint(joinWork(work))(by, id, sent.values);
      return { id: saved, isProposed: false };
    });
}

async function isUnderReview({ tx }: Work, { actor }: WorkBy, { organisationId }: ContactPointRow): Promise<boolean> {
  const where = { id: organisationId };
  const { reviewMode } = await tx.organization.findUniqueOrThrow({ where, select: { reviewMode: true } });
  return isReviewed(actor, { organisationId, reviewMode });
}

interface Given {
  readonly by: WorkBy;
  readonly before: ContactPointRow;
  readonly sent: SentEntry;
  readonly now: Date;
}

/** False when the form holds nothing that is not stored already. */
async function proposeInstead(work: Work, { by, before, sent, now }: Given): Promise<boolean> {
  if (!mayEditContactPoint(by.actor, before).allowed) throw notFound();
  if (before.version !== sent.values.version) throw new AppError("conflict", "frame:form.staleVersion");
  const changes = changesOf(before, sent);
  if (!hasChanges(changes)) {
    work.unchanged();
    return false;
  }
  await proposeAsEditor(work, by.actor, {
    link: "service_at_location",
    recordId: before.id,
    ...changes,
    language: sent.reader.language,
    now,
  });
  return true;
}

/** The fields that differ; opening hours as one text, however many fields the form has for them. */
function changesOf(before: ContactPointRow, { values, typed, choices, reader }: SentEntry): ChangedFields {
  const ofHours = new Set(hoursSpecs(reader).map(({ name }) => name));
  const specs = contactPointSpecs(reader, choices, false);
  const plain = specs.filter((spec) => spec.kind === "section" || !ofHours.has(spec.name));
  const { fields, base } = changedFields(plain, contactPointFormValues(before), typed);
  const [stored, hours] = [before.openingHours?.text ?? "", values.hoursText ?? ""];
  if (stored === hours) return { fields, base };
  return { fields: { ...fields, hours }, base: { ...base, hours: stored } };
}
