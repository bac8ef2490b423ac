import { changesBetween } from "../../../shared/audit/audit.ts";
import type { Tx } from "../../../shared/db/client.ts";
import { databaseFaultOf } from "../../../shared/db/databaseFault.ts";
import type { UnitOfWork, WorkBy } from "../../../shared/db/unitOfWork.ts";
import { AppError, notFound } from "../../../shared/errors/AppError.ts";
import type { Choices } from "../choices.ts";
import type { TimesWish } from "../matching/types.ts";
import { PERSONAL_FIELDS, toldFields, type GivenValues, type VolunteerValues } from "../profile/values.ts";
import { weekFrom } from "../profile/week.ts";
import { personColumns, storeParts } from "../storeVolunteer.ts";
import { loadVolunteer, type VolunteerRecord } from "../volunteer.queries.ts";
import { endSessions } from "./endSessions.ts";

export interface Change {
  readonly personId: string;
  /** The parts that the form told; the others stay as they are. */
  readonly values: GivenValues;
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
        await storeParts(tx, personId, values, choices);
        if (values.kontakt && before.email !== values.kontakt.email) await endSessions(tx, personId);
        const told = toldFields(values);
        audit({
          action: "volunteer.changed",
          resourceType: "person",
          resourceId: personId,
          changes: changesBetween(toldFields(storedValues(before)), told, PERSONAL_FIELDS),
        });
      });
    } catch (error) {
      if (databaseFaultOf(error)?.code !== "23505") throw error;
      throw new AppError("conflict", "needs:volunteer.mailTaken", { cause: error });
    }
  };
}

async function storePerson(tx: Tx, before: VolunteerRecord, { kontakt }: GivenValues, version: number): Promise<void> {
  const changed = await tx.person.updateMany({
    where: { id: before.id, version },
    data: { ...(kontakt && personColumns(kontakt)), version: { increment: 1 } },
  });
  if (changed.count === 0) throw new AppError("conflict", "frame:form.staleVersion");
}

function wishOf({ maxTimes, maxTimesPer }: VolunteerRecord): TimesWish | null {
  return maxTimes === null || maxTimesPer === null ? null : { count: maxTimes, per: maxTimesPer };
}

function storedValues(record: VolunteerRecord): VolunteerValues {
  return {
    kontakt: {
      name: record.displayName,
      channel: record.preferredChannel,
      email: record.email,
      phone: record.phone,
      address: record.postalAddress,
    },
    zeiten: { zeit: weekFrom(record.availabilities), hours: record.maxHoursPerWeek, often: wishOf(record) },
    interessen: { thema: record.themeCodes, wishes: record.wishes },
    koennen: { skill: record.skills },
    sprachen: {
      sprache: record.languages.map((code) => ({ code, isBasic: record.basicLanguages.includes(code) })),
    },
    aussagen: { aussagen: record.answers },
    weg: { street: record.homeStreet, maxDistanceM: record.maxDistanceM, mobility: record.mobility },
    erinnerung: { remindDayBefore: record.remindDayBefore, remindHoursBefore: record.remindHoursBefore },
  };
}
