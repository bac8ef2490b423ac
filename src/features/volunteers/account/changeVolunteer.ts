import { changesBetween } from "../../../shared/audit/audit.ts";
import type { Tx } from "../../../shared/db/client.ts";
import { databaseFaultOf } from "../../../shared/db/databaseFault.ts";
import type { UnitOfWork, WorkBy } from "../../../shared/db/unitOfWork.ts";
import { AppError, notFound } from "../../../shared/errors/AppError.ts";
import type { Choices } from "../choices.ts";
import { PERSONAL_FIELDS, personColumns, storeAbilities } from "../storeVolunteer.ts";
import type { VolunteerValues } from "../volunteer.forms.ts";
import { loadVolunteer, type VolunteerRecord } from "../volunteer.queries.ts";
import { slotsFrom } from "../weekGrid.ts";
import { endSessions } from "./endSessions.ts";

export interface Change {
  readonly personId: string;
  readonly values: VolunteerValues;
  readonly version: number;
  readonly choices: Choices;
}

/**
 * Changes what is stored about a volunteer. Throws conflict when somebody else saved meanwhile or the new mail address
 * is another person's. A new mail address ends all sessions, because it is the key to the account.
 */
export function createChangeVolunteer(unitOfWork: UnitOfWork) {
  return async (by: WorkBy, { personId, values, version, choices }: Change): Promise<void> => {
    try {
      await unitOfWork(by, async ({ tx, audit }) => {
        const before = await loadVolunteer(tx, personId);
        if (!before) throw notFound();
        await storePerson(tx, before, values, version);
        await storeAbilities(tx, personId, values, choices);
        if (before.email !== values.email) await endSessions(tx, personId);
        audit({
          action: "volunteer.changed",
          resourceType: "person",
          resourceId: personId,
          changes: changesBetween(storedValues(before), values, PERSONAL_FIELDS),
        });
      });
    } catch (error) {
      if (databaseFaultOf(error)?.code !== "23505") throw error;
      throw new AppError("conflict", "needs:volunteer.mailTaken", { cause: error });
    }
  };
}

async function storePerson(tx: Tx, before: VolunteerRecord, values: VolunteerValues, version: number): Promise<void> {
  const changed = await tx.person.updateMany({
    where: { id: before.id, version },
    data: { ...personColumns(values), version: { increment: 1 } },
  });
  if (changed.count === 0) throw new AppError("conflict", "frame:form.staleVersion");
}

function storedValues(record: VolunteerRecord): VolunteerValues {
  return {
    name: record.displayName,
    channel: record.preferredChannel,
    email: record.email,
    phone: record.phone,
    address: record.postalAddress,
    zeit: [...slotsFrom(record.availabilities)],
    thema: [...record.themeCodes],
    skill: [...record.skillCodes],
    sprache: [...record.languages],
    wishes: record.wishes,
    hours: record.maxHoursPerWeek,
  };
}
