import { system } from "../../../shared/access/actor.ts";
import type { Clock } from "../../../shared/clock.ts";
import type { Db } from "../../../shared/db/client.ts";
import type { UnitOfWork, Work } from "../../../shared/db/unitOfWork.ts";
import { hashToken } from "../../../shared/ids/ids.ts";
import { settleCheck, type KeptRecord } from "../../proposals/index.ts";
import { isPublic, type Kinds } from "../kinds.ts";
import type { WriteCheckLetters } from "./checkLetters.ts";
import { addDueChecks, changeCheck, isAnswerLate, isTaken, lockCheck, openWork, type CheckRow } from "./checks.repo.ts";
import type { createReadPeriods } from "./periods.ts";

interface Deps {
  readonly db: Db;
  readonly unitOfWork: UnitOfWork;
  readonly now: Clock;
  /** HMAC with this installation's secret: the same check has the same link in both letters, and only its hash is kept. */
  readonly sign: (text: string) => string;
  readonly kinds: Kinds;
  readonly letters: WriteCheckLetters;
  readonly readPeriods: ReturnType<typeof createReadPeriods>;
}

const BY_JOB = { actor: system, requestId: null };
/** How long an owner's link works after each letter. */
const LINK_MS = 30 * 86_400_000;

interface Scene extends Deps {
  readonly work: Work;
  readonly check: CheckRow;
  readonly record: KeptRecord;
}
type Step = (scene: Scene) => Promise<void>;

/**
 * The daily round: begins checks that are due, asks owners, reminds them, and hands on what nobody answered to people
 * who call. Every step is a transaction of its own that looks again under its lock, so that a second run, or a run
 * after a crash, writes no letter twice.
 */
export function createAskOwners(deps: Deps) {
  return async (): Promise<void> => {
    await beginChecks(deps);
    const open = await openWork(deps.db, deps.now());
    for (const id of open.dead) await takeStep(deps, id, noteDeadAddress);
    for (const id of open.toAsk) await takeStep(deps, id, ask);
    for (const id of open.toRemind) await takeStep(deps, id, remind);
    for (const id of open.toHandOn) await takeStep(deps, id, handOn);
    for (const id of open.taken) await takeStep(deps, id, release);
  };
}

async function beginChecks({ unitOfWork, now, readPeriods }: Deps): Promise<void> {
  const { periods } = await readPeriods();
  await unitOfWork(BY_JOB, async ({ tx, audit, unchanged }) => {
    const ids = await addDueChecks(tx, periods.perDay, now());
    if (ids.length === 0) unchanged();
    for (const id of ids) audit({ action: "freshness_task.added", resourceType: "freshness_task", resourceId: id });
  });
}

function takeStep(deps: Deps, id: string, step: Step): Promise<void> {
  return deps.unitOfWork(BY_JOB, async (work) => {
    const check = await lockCheck(work.tx, { id });
    const record = check && (await deps.kinds[check.link].find(check.recordId, work.tx));
    if (!check) work.unchanged();
    else if (!record || !isPublic(record)) await drop(deps, work, check);
    else await step({ ...deps, work, check, record });
  });
}

/** An entry that is no longer public needs no check. */
async function drop({ now }: Deps, { tx, audit }: Work, { id, link, recordId }: CheckRow): Promise<void> {
  await settleCheck(tx, { link, id: recordId }, { outcome: "gone", method: null, now: now() });
  audit({ action: "freshness_task.closed", resourceType: "freshness_task", resourceId: id });
}

async function ask(scene: Scene): Promise<void> {
  const { work, check, record, now, letters } = scene;
  if (check.state !== "due") {
    work.unchanged();
    return;
  }
  if (record.mail === null) return handOver(scene);
  const link = linkFor(scene);
  await changeCheck(work.tx, check.id, {
    state: "asked",
    askedAt: now(),
    tokenHash: hashToken(link.token),
    tokenExpiresAt: link.until,
  });
  work.mail(letters.ask({ ...link, to: record.mail, title: record.title, checkId: check.id }));
  work.audit({ action: "freshness_task.asked", resourceType: "freshness_task", resourceId: check.id });
}

async function remind(scene: Scene): Promise<void> {
  const { work, check, record, now, letters } = scene;
  if (check.state !== "asked" || !isAnswerLate(check.askedAt, now())) {
    work.unchanged();
    return;
  }
  if (record.mail === null) return handOver(scene);
  const link = linkFor(scene);
  await changeCheck(work.tx, check.id, { state: "reminded", remindedAt: now(), tokenExpiresAt: link.until });
  work.mail(letters.remind({ ...link, to: record.mail, title: record.title, checkId: check.id }));
  work.audit({ action: "freshness_task.reminded", resourceType: "freshness_task", resourceId: check.id });
}

async function handOn(scene: Scene): Promise<void> {
  const { work, check, now } = scene;
  if (check.state === "reminded" && isAnswerLate(check.remindedAt, now())) await handOver(scene);
  else work.unchanged();
}

async function handOver({ work: { tx, audit }, check: { id } }: Scene): Promise<void> {
  await changeCheck(tx, id, { state: "call" });
  audit({ action: "freshness_task.handed_on", resourceType: "freshness_task", resourceId: id });
}

async function noteDeadAddress({ work: { tx, audit, unchanged }, check, now }: Scene): Promise<void> {
  if (check.bouncedAt !== null) {
    unchanged();
    return;
  }
  await changeCheck(tx, check.id, { state: "call", bouncedAt: now() });
  audit({ action: "freshness_task.bounced", resourceType: "freshness_task", resourceId: check.id });
}

async function release({ work: { tx, audit, unchanged }, check, now }: Scene): Promise<void> {
  if (check.assigneeId === null || isTaken(check, now())) {
    unchanged();
    return;
  }
  await changeCheck(tx, check.id, { assigneeId: null, assignedAt: null });
  audit({ action: "freshness_task.released", resourceType: "freshness_task", resourceId: check.id });
}

function linkFor({ sign, check, now }: Scene): { token: string; until: Date } {
  return { token: sign(`freshness:${check.id}`), until: new Date(now().getTime() + LINK_MS) };
}
