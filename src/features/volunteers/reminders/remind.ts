import { system } from "../../../shared/access/actor.ts";
import type { Clock } from "../../../shared/clock.ts";
import type { Db } from "../../../shared/db/client.ts";
import type { UnitOfWork, Work } from "../../../shared/db/unitOfWork.ts";
import { volunteerPaths } from "../volunteers.paths.ts";
import { whatText } from "../taking/takingLetters.ts";
import type { MessageFor, Tell } from "../telling/tell.ts";
import { wayTo } from "../telling/wayTo.ts";
import { reminderDue, type Reminder } from "./reminders.policy.ts";
import { engagementsToRemind, lockPromise, type PromisedEngagement } from "./reminders.queries.ts";

interface Deps {
  readonly db: Db;
  readonly unitOfWork: UnitOfWork;
  readonly tell: Tell;
  readonly now: Clock;
}

/**
 * Reminds people of what they promised, as they wished. Each is a piece of work of its own, marked in the same
 * transaction as the letter: a process that dies reminds nobody twice, and the next round goes on.
 */
export function createRemind({ db, unitOfWork, tell, now }: Deps) {
  return async (): Promise<void> => {
    for (const { id } of await engagementsToRemind(db, now())) {
      await unitOfWork({ actor: system, requestId: null }, (work) => remindOne(work, tell, id, now()));
    }
  };
}

async function remindOne(work: Work, tell: Tell, id: string, now: Date): Promise<void> {
  const { tx } = work;
  const found = await lockPromise(tx, id);
  const due = found === null ? null : dueFor(found, now);
  if (found === null || due === null) {
    work.unchanged();
    return;
  }
  await tx.assignment.update({
    where: { id },
    // Both are told by one letter when both are due.
    data:
      due === "hours" ? { remindedHoursAt: now, remindedDayAt: found.remindedDayAt ?? now } : { remindedDayAt: now },
  });
  work.audit({ action: "assignment.reminded", resourceType: "assignment", resourceId: id });
  await tell(work, found.person, reminderLetter(found, due), { needId: found.need.id, dueAt: found.startsAt });
}

function dueFor(
  { person, startsAt, createdAt, decidedAt, remindedDayAt, remindedHoursAt }: PromisedEngagement,
  now: Date,
): Reminder {
  if (startsAt === null || person.volunteerProfile === null) return null;
  const { remindDayBefore, remindHoursBefore } = person.volunteerProfile;
  return reminderDue(
    {
      startsAt,
      promisedAt: decidedAt ?? createdAt,
      remindedDayAt,
      remindedHoursAt,
      remindDayBefore,
      remindHoursBefore,
      hasMail: wayTo(person) === "email",
    },
    now,
  );
}

function reminderLetter({ need, startsAt }: PromisedEngagement, due: NonNullable<Reminder>): MessageFor {
  return (format) => ({
    template: due === "day" ? "reminder.day" : "reminder.hours",
    subject: "reminders:mail.subject",
    text: "reminders:mail.text",
    said: "reminders:said",
    values: {
      what: whatText(format, { title: need.title, startsAt }),
      where: need.locationText === null || need.locationText === "" ? "–" : need.locationText,
    },
    path: volunteerPaths.account(),
  });
}
