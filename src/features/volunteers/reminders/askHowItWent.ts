import { system } from "../../../shared/access/actor.ts";
import type { Clock } from "../../../shared/clock.ts";
import type { Db } from "../../../shared/db/client.ts";
import type { UnitOfWork, Work } from "../../../shared/db/unitOfWork.ts";
import { hashToken, newToken } from "../../../shared/ids/ids.ts";
import { takingPaths } from "../taking/taking.paths.ts";
import { whatText } from "../taking/takingLetters.ts";
import { TOLD_PERSON, type Tell } from "../telling/tell.ts";
import { wayTo } from "../telling/wayTo.ts";

interface Deps {
  readonly db: Db;
  readonly unitOfWork: UnitOfWork;
  readonly tell: Tell;
  readonly now: Clock;
}

const HOUR_MS = 3_600_000;
/** Asked from an hour after the end on, when people are home; not about what is longer ago than two days. */
const SOONEST_MS = HOUR_MS;
const LATEST_MS = 48 * HOUR_MS;
/** How long the link stands (taking.policy asks for two weeks). */
const LINK_MS = 14 * 24 * HOUR_MS;

/**
 * Asks everybody with a mail address once how it went, by a link that opens two buttons. The link is the mark that
 * somebody was asked: it is written with the letter.
 */
export function createAskHowItWent({ db, unitOfWork, tell, now }: Deps) {
  return async (): Promise<void> => {
    for (const { id } of await candidates(db, now())) {
      await unitOfWork({ actor: system, requestId: null }, (work) => askOne(work, tell, id, now()));
    }
  };
}

function candidates(db: Db, now: Date): Promise<{ id: string }[]> {
  const [from, to] = [now.getTime() - LATEST_MS, now.getTime() - SOONEST_MS].map((time) => new Date(time));
  return db.$queryRaw<{ id: string }[]>`
    SELECT a."id" FROM "Assignment" a JOIN "Person" p ON p."id" = a."personId"
    WHERE a."state" IN ('accepted', 'confirmed', 'attended') AND a."endsAt" > ${from} AND a."endsAt" <= ${to}
      AND a."wentWell" IS NULL AND p."email" IS NOT NULL AND p."deactivatedAt" IS NULL
      AND NOT EXISTS (SELECT 1 FROM "OneTimeToken" t WHERE t."purpose" = 'look_back' AND t."subjectId" = a."id")
    ORDER BY a."endsAt", a."id"`;
}

async function askOne(work: Work, tell: Tell, id: string, now: Date): Promise<void> {
  const { tx } = work;
  await tx.$queryRaw`SELECT 1 AS held FROM "Assignment" WHERE "id" = ${id}::uuid FOR NO KEY UPDATE`;
  const asked = await tx.oneTimeToken.count({ where: { purpose: "look_back", subjectId: id } });
  const { person, startsAt, need } = await tx.assignment.findUniqueOrThrow({
    where: { id },
    select: { startsAt: true, need: { select: { id: true, title: true } }, person: { select: TOLD_PERSON } },
  });
  if (asked > 0 || wayTo(person) !== "email") {
    work.unchanged();
    return;
  }
  const token = newToken();
  await tx.oneTimeToken.create({
    data: {
      tokenHash: hashToken(token),
      purpose: "look_back",
      personId: person.id,
      subjectId: id,
      expiresAt: new Date(now.getTime() + LINK_MS),
    },
  });
  work.audit({ action: "assignment.asked", resourceType: "assignment", resourceId: id });
  await tell(
    work,
    person,
    (format) => ({
      template: "look_back.asked",
      subject: "reminders:lookBack.subject",
      text: "reminders:lookBack.text",
      said: "reminders:lookBack.text",
      values: { what: whatText(format, { title: need.title, startsAt }) },
      path: takingPaths.lookBack(token),
    }),
    { needId: need.id },
  );
}
