import type { Clock } from "../../../shared/clock.ts";
import type { UnitOfWork, Work, WorkBy } from "../../../shared/db/unitOfWork.ts";
import type { Tx } from "../../../shared/db/client.ts";
import { AppError } from "../../../shared/errors/AppError.ts";
import { lockOwnNeed } from "../desk/lockOwnNeed.ts";
import { CONCERNED_STATES, concernedBy, type Tie } from "../telling/concerned.ts";
import { reasonText, type Message, type Tell } from "../telling/tell.ts";
import { volunteerPaths } from "../volunteers.paths.ts";
import { needStateAfter, newsOf, type NeedStep } from "./needSteps.policy.ts";

interface Deps {
  readonly unitOfWork: UnitOfWork;
  readonly tell: Tell;
  readonly now: Clock;
}

export interface StepWish {
  readonly step: NeedStep;
  /** Why, in words for everybody who is told; "" for none. */
  readonly reason: string;
}

/**
 * Publishes, pauses, fills, closes or cancels a need. Everybody on it, waiting for it or asked about it is told once, in
 * the same transaction. Cancelling calls off its shifts to come and ends its series. Throws conflict when the step
 * cannot be taken (any more).
 */
export function createChangeNeedState({ unitOfWork, tell, now }: Deps) {
  return (by: WorkBy, needId: string, { step, reason }: StepWish): Promise<void> =>
    unitOfWork(by, async (work) => {
      const { tx, audit } = work;
      const need = await lockOwnNeed(tx, by, needId);
      const state = needStateAfter(step, need.state);
      if (state === null) throw new AppError("conflict", "needState:notNow");
      const people = await concernedBy(tx, { needId }, now());
      const news = newsOf(step, need.state);
      if (step === "cancel") await dropOvertaken(tx, needId, people);
      for (const { tie, ...person } of news === null ? [] : people) {
        await tell(work, person, messageFor(news ?? "resumed", tie, { need, reason }), { needId });
      }
      await settle(work, needId, { step, now: now() });
      await tx.need.update({ where: { id: needId }, data: { state, version: { increment: 1 } } });
      audit({
        action: PAST[step],
        resourceType: "need",
        resourceId: needId,
        changes: [{ field: "state", old: need.state, new: state }],
      });
    });
}

/** Words about a need that nobody has passed on yet are overtaken by its cancellation, for those who hear of that. */
async function dropOvertaken(tx: Tx, needId: string, people: readonly { readonly id: string }[]): Promise<void> {
  await tx.contactTask.updateMany({
    where: { needId, state: "open", personId: { in: people.map(({ id }) => id) } },
    data: { state: "void", version: { increment: 1 } },
  });
}

const PAST = {
  publish: "need.published",
  pause: "need.paused",
  fill: "need.filled",
  close: "need.closed",
  cancel: "need.cancelled",
} as const satisfies Record<NeedStep, string>;

type News = NonNullable<ReturnType<typeof newsOf>>;

function messageFor(
  news: News,
  tie: Tie,
  { need, reason }: { need: { readonly title: string; readonly slug: string }; reason: string },
): Message {
  return {
    template: `need.${news}`,
    subject: `needNews:mail.${news}.subject`,
    text: `needNews:mail.${news}.${tie}`,
    said: `needNews:said.${news}.${tie}`,
    values: { need: need.title, reason: reasonText(reason) },
    path: tie === "onIt" ? volunteerPaths.account() : volunteerPaths.needs(),
  };
}

/** What a step means for those concerned: asked ones need not answer any more, a cancelled need has no dates to come. */
async function settle({ tx }: Work, needId: string, { step, now }: { step: NeedStep; now: Date }): Promise<void> {
  const toCome = { needId, OR: [{ startsAt: null }, { startsAt: { gt: now } }] };
  const version = { increment: 1 };
  if (step === "fill" || step === "close") {
    const over = step === "fill" ? (["offered"] as const) : (["offered", "waitlisted"] as const);
    await tx.assignment.updateMany({
      where: { ...toCome, state: { in: [...over] } },
      data: { state: "expired", version },
    });
    await tx.assignment.updateMany({ where: { ...toCome, state: "suggested" }, data: { state: "declined", version } });
  }
  if (step !== "cancel") return;
  await tx.assignment.updateMany({
    where: { ...toCome, state: { in: [...CONCERNED_STATES] } },
    data: { state: "excused", version },
  });
  await tx.shift.updateMany({
    where: { needId, startsAt: { gt: now }, state: { in: ["planned", "confirmed"] } },
    data: { state: "cancelled" },
  });
  await tx.seriesAdoption.updateMany({ where: { series: { needId }, endedAt: null }, data: { endedAt: now } });
  await tx.needSeries.updateMany({ where: { needId, endedAt: null }, data: { endedAt: now, version } });
}
