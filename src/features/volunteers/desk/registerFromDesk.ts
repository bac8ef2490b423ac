import { changesBetween } from "../../../shared/audit/audit.ts";
import type { Clock } from "../../../shared/clock.ts";
import { databaseFaultOf, isFormKnown } from "../../../shared/db/databaseFault.ts";
import type { UnitOfWork, WorkBy } from "../../../shared/db/unitOfWork.ts";
import { AppError } from "../../../shared/errors/AppError.ts";
import type { Translate } from "../../../shared/text/texts.ts";
import type { Choices } from "../choices.ts";
import { consentColumns, PERSONAL_FIELDS, personColumns, storeAbilities } from "../storeVolunteer.ts";
import type { VolunteerValues } from "../volunteer.forms.ts";

export interface DeskRegistration {
  readonly values: VolunteerValues;
  readonly choices: Choices;
  readonly source: "paper" | "desk";
  /** The German texts: that is the wording on the paper form and on the phone. */
  readonly t: Translate;
}

/** Registers somebody from paper or phone as a full member at once, with their consent. Throws conflict for a known mail. */
export function createRegisterFromDesk({ unitOfWork, now }: { unitOfWork: UnitOfWork; now: Clock }) {
  return async (by: WorkBy, { values, choices, source, t }: DeskRegistration): Promise<string> => {
    try {
      return await unitOfWork(by, async ({ tx, audit }) => {
        const person = await tx.person.create({
          data: {
            ...personColumns(values),
            source,
            state: "active",
            lastActiveAt: now(),
            consents: { create: consentColumns({ t, language: "de", channel: source, givenAt: now() }) },
          },
          select: { id: true },
        });
        await storeAbilities(tx, person.id, values, choices);
        await tx.volunteerProfile.update({ where: { personId: person.id }, data: { contactedAt: now() } });
        audit({
          action: "volunteer.registered_at_desk",
          resourceType: "person",
          resourceId: person.id,
          changes: [...changesBetween({}, values, PERSONAL_FIELDS), { field: "source", new: source }],
        });
        return person.id;
      });
    } catch (error) {
      if (isFormKnown(error) || databaseFaultOf(error)?.code !== "23505") throw error;
      throw new AppError("conflict", "needs:volunteer.mailTaken", { cause: error });
    }
  };
}
