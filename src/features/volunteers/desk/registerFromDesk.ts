import { changesBetween } from "../../../shared/audit/audit.ts";
import type { Clock } from "../../../shared/clock.ts";
import { databaseFaultOf, isFormKnown } from "../../../shared/db/databaseFault.ts";
import type { UnitOfWork, WorkBy } from "../../../shared/db/unitOfWork.ts";
import { AppError } from "../../../shared/errors/AppError.ts";
import type { Translate } from "../../../shared/text/texts.ts";
import { personIdOf } from "../../../shared/access/actor.ts";
import type { Choices } from "../choices.ts";
import type { AgeValues } from "../guardian/agePart.ts";
import { askGuardian } from "../guardian/askGuardian.ts";
import { storeAge } from "../guardian/storeAge.ts";
import type { WriteLetter } from "../letters.ts";
import { PERSONAL_FIELDS, toldFields, type VolunteerValues } from "../profile/values.ts";
import { consentColumns, personColumns, storeParts } from "../storeVolunteer.ts";

export interface DeskRegistration {
  readonly values: VolunteerValues;
  readonly age: AgeValues;
  readonly choices: Choices;
  readonly source: "paper" | "desk";
  /** The German texts: that is the wording on the paper form and on the phone. */
  readonly t: Translate;
}

/**
 * Registers somebody from paper or phone as a full member at once, with their consent; a guardian who has not signed is
 * asked by mail. Throws conflict for a known mail.
 */
export function createRegisterFromDesk(deps: { unitOfWork: UnitOfWork; writeLetter: WriteLetter; now: Clock }) {
  const { unitOfWork, writeLetter, now } = deps;
  return async (by: WorkBy, { values, age, choices, source, t }: DeskRegistration): Promise<string> => {
    try {
      return await unitOfWork(by, async (work) => {
        const { tx, audit } = work;
        const person = await tx.person.create({
          data: {
            ...personColumns(values.kontakt),
            source,
            state: "active",
            lastActiveAt: now(),
            consents: { create: consentColumns({ t, language: "de", channel: source, givenAt: now() }) },
          },
          select: { id: true },
        });
        await storeParts(tx, person.id, values, choices);
        const recordedById = personIdOf(by.actor);
        await storeAge(tx, person.id, age, { channel: source, t, language: "de", now: now(), recordedById });
        await askGuardian({ work, writeLetter, now: now() }, person.id);
        await tx.volunteerProfile.update({ where: { personId: person.id }, data: { contactedAt: now() } });
        const told = toldFields(values);
        audit({
          action: "volunteer.registered_at_desk",
          resourceType: "person",
          resourceId: person.id,
          changes: [...changesBetween({}, told, PERSONAL_FIELDS), { field: "source", new: source }],
        });
        return person.id;
      });
    } catch (error) {
      if (isFormKnown(error) || databaseFaultOf(error)?.code !== "23505") throw error;
      throw new AppError("conflict", "needs:volunteer.mailTaken", { cause: error });
    }
  };
}
