import type { Clock } from "../../shared/clock.ts";
import type { UnitOfWork, Work, WorkBy } from "../../shared/db/unitOfWork.ts";
import { AppError } from "../../shared/errors/AppError.ts";
import type { FormValues } from "../../shared/forms/parseForm.ts";
import type { Reader } from "../../shared/text/reader.ts";
import { changedFields, hasChanges, joinWork, proposeAsEditor, type ChangedFields } from "../proposals/index.ts";
import { findEditable, type EditableInitiative } from "./initiativeRecord.ts";
import { initiativeFields, initiativeForm, initiativeFormValues, type InitiativeValues } from "./initiatives.forms.ts";
import { editScope, isReviewed } from "./initiatives.policy.ts";
import { createChangeInitiative } from "./saveInitiative.ts";

/** A checked form with what was typed into it. */
interface SentInitiative {
  readonly values: InitiativeValues;
  readonly typed: FormValues;
  readonly reader: Reader;
}

/**
 * Changes an initiative, or keeps what is public of the change as a proposal when it comes from an editor of an
 * organisation whose changes are reviewed; returns whether it did. Who can be reached there is theirs to say at once:
 * personal data does not wait in a proposal.
 */
export function createChangeOrPropose({ unitOfWork, now }: { unitOfWork: UnitOfWork; now: Clock }) {
  return (by: WorkBy, slug: string, sent: SentInitiative): Promise<boolean> =>
    unitOfWork(by, async (work) => {
      const change = createChangeInitiative(joinWork(work));
      const before = await reviewedInitiative(work, by, slug);
      if (!before) {
        await change(by, slug, sent.values);
        return false;
      }
      if (before.version !== sent.values.version) throw new AppError("conflict", "frame:form.staleVersion");
      const changes = publicChanges(before, sent);
      if (!hasChanges(changes)) {
        await change(by, slug, sent.values);
        return false;
      }
      await keepProposal(work, by, { before, changes, language: sent.reader.language, now: now() });
      await changeContact(change, by, { before, sent });
      return true;
    });
}

/** The initiative under its lock if this person's changes of it are reviewed; null otherwise. */
async function reviewedInitiative({ tx }: Work, { actor }: WorkBy, slug: string): Promise<EditableInitiative | null> {
  await tx.$queryRaw`SELECT "id" FROM "Organization" WHERE "slug" = ${slug} FOR UPDATE`;
  const initiative = await findEditable(tx, slug, editScope(actor));
  if (!initiative) return null;
  const ids = [initiative.id, ...(initiative.parentId === null ? [] : [initiative.parentId])];
  const reviewing = await tx.organization.findMany({
    where: { id: { in: ids }, reviewMode: "after_review" },
    select: { id: true },
  });
  const isTheirs = isReviewed(
    actor,
    reviewing.map(({ id }) => id),
  );
  return isTheirs ? initiative : null;
}

const CONTACT = ["contactName", "contactEmail", "contactPhone", "contactIsPublic"] as const;

function publicChanges(before: EditableInitiative, { typed, reader }: SentInitiative): ChangedFields {
  const specs = initiativeFields(reader, { offersState: false, seesContact: false });
  const { fields, base } = changedFields(specs, initiativeFormValues(before), typed);
  return { fields: asProposed(fields), base: asProposed(base) };
}

/** A website is proposed under the name that forms for everybody have for it. */
function asProposed({ website, ...rest }: FormValues): FormValues {
  return website === undefined ? rest : { ...rest, homepage: website };
}

interface Kept {
  readonly before: EditableInitiative;
  readonly changes: ChangedFields;
  readonly language: string;
  readonly now: Date;
}

async function keepProposal(work: Work, by: WorkBy, { before, changes, language, now }: Kept): Promise<void> {
  await proposeAsEditor(work, by.actor, {
    link: "organization",
    recordId: before.id,
    ...changes,
    language,
    now,
  });
}

/** Stores the contact alone, if the form had it: everything else goes in as it stands. */
async function changeContact(
  change: ReturnType<typeof createChangeInitiative>,
  by: WorkBy,
  { before, sent }: { before: EditableInitiative; sent: SentInitiative },
): Promise<void> {
  const { state: _state, ...stored } = initiativeFormValues(before);
  const isSame = CONTACT.every((name) => (stored[name] ?? "") === (sent.typed[name] ?? ""));
  if (isSame || !("contactName" in sent.typed)) return;
  const typed = Object.fromEntries(CONTACT.map((name) => [name, sent.typed[name] ?? ""]));
  const values = initiativeForm.parse({ ...stored, ...typed, version: String(before.version) });
  await change(by, before.slug, values);
}
