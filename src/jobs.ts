import type { Transporter } from "nodemailer";
import { fromPrisma, PgBoss } from "pg-boss";
import type { Logger } from "pino";
import type { House } from "./compose.ts";
import { createForgetClaims } from "./features/claims/index.ts";
import { createForgetClosedEnquiries } from "./features/enquiries/index.ts";
import { IMPORT_QUEUE } from "./features/imports/index.ts";
import { forgetOldMisses } from "./features/search/index.ts";
import {
  createComeOfAge,
  createCoverRound,
  createLayAhead,
  createMinorsRound,
  createSweepClearances,
  createVolunteerRounds,
} from "./features/volunteers/index.ts";
import { describeError } from "./shared/log.ts";
import { MAIL_QUEUE, type EnqueueInTransaction } from "./shared/mail/outbox.ts";
import { createSendMail, MAIL_RETRIES } from "./shared/mail/sendMail.ts";
import { createDiscardMails, createRequeueMails } from "./shared/mail/waitingMails.ts";

/** The queue and its workers, in a schema of their own inside the same database (ADR 0012). */
export interface Jobs {
  readonly enqueue: EnqueueInTransaction;
  /** Begins to work; before that, jobs only wait. */
  readonly start: (house: House) => Promise<void>;
  readonly stop: () => Promise<void>;
}

interface JobDeps {
  readonly databaseUrl: string;
  readonly smtpUrl: string | undefined;
  readonly sender: string;
  readonly log: Logger;
  /** False in web processes beside the first: they only hand jobs in. */
  readonly isWorking: boolean;
}

const SWEEP_QUEUE = "sweep";
/** Asks owners whether their entries are still true. */
const CHECKS_QUEUE = "checks";
/** Looks for mails that wait without a job. */
const REQUEUE_QUEUE = "requeue-mails";
const OFFERS_QUEUE = "expire-offers";
const REMINDERS_QUEUE = "reminders";
const COVER_QUEUE = "cover-waves";

const MAIL_PATIENCE = { notify: true, retryLimit: MAIL_RETRIES, retryDelay: 30, retryBackoff: true };

export function createJobs({ databaseUrl, smtpUrl, sender, log, isWorking }: JobDeps): Jobs {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    schema: "jobs",
    max: 3,
    useListenNotify: isWorking,
    supervise: isWorking,
    schedule: isWorking,
  });
  let isStopped = false;
  boss.on("error", (error) => {
    // its connections end a little later than it says; what they tell then is no fault
    if (!isStopped) log.warn(describeError(error), "job queue error");
  });
  let transport: Transporter | null = null;
  return {
    async enqueue(tx, queue, data) {
      await boss.send(queue, data, { db: fromPrisma(tx) });
    },
    async start(house) {
      await boss.start();
      if (!isWorking) return;
      await boss.createQueue(MAIL_QUEUE, MAIL_PATIENCE);
      await workOnRounds(boss, house);
      await workForVolunteers(boss, house);
      await workOnImports(boss, house);
      if (smtpUrl === undefined) return;
      transport = await openTransport(smtpUrl, sender);
      await workOnMails(boss, house, transport);
    },
    async stop() {
      await boss.stop({ graceful: true, timeout: 8000 });
      isStopped = true;
      transport?.close();
    },
  };
}

/** Ten megabytes of memory that only a process sending mails needs. */
async function openTransport(smtpUrl: string, sender: string): Promise<Transporter> {
  const { createTransport } = await import("nodemailer");
  return createTransport(smtpUrl, { from: sender });
}

/** What comes round every day. */
async function workOnRounds(boss: PgBoss, house: House): Promise<void> {
  await boss.createQueue(SWEEP_QUEUE, {});
  await boss.schedule(SWEEP_QUEUE, "0 4 * * *", {}, { tz: "Europe/Berlin" });
  await boss.work(SWEEP_QUEUE, () => sweep(house));
  // Letters leave in the morning: whoever reads them can still call back on the same day.
  await boss.createQueue(CHECKS_QUEUE, {});
  await boss.schedule(CHECKS_QUEUE, "30 8 * * *", {}, { tz: "Europe/Berlin" });
  await boss.work(CHECKS_QUEUE, house.askOwners);
}

/** What volunteers wait for: offers that end, reminders, the question how it went, and the waves of a search for somebody to step in. */
async function workForVolunteers(boss: PgBoss, { deps }: House): Promise<void> {
  const { expireOffers, remind } = createVolunteerRounds(deps);
  await boss.createQueue(OFFERS_QUEUE, {});
  await boss.schedule(OFFERS_QUEUE, "*/5 * * * *");
  await boss.work(OFFERS_QUEUE, expireOffers);
  await boss.createQueue(REMINDERS_QUEUE, {});
  await boss.schedule(REMINDERS_QUEUE, "*/15 * * * *");
  await boss.work(REMINDERS_QUEUE, remind);
  await boss.createQueue(COVER_QUEUE, {});
  await boss.schedule(COVER_QUEUE, "*/5 * * * *");
  await boss.work(COVER_QUEUE, createCoverRound(deps));
}

/** Imports that a former process left behind are ended first: nothing of them was written. */
async function workOnImports(boss: PgBoss, { imports }: House): Promise<void> {
  await imports.endLost();
  await boss.createQueue(IMPORT_QUEUE, { notify: true, retryLimit: 0 });
  await boss.work<{ runId: string; personId: string }>(
    IMPORT_QUEUE,
    { notifyPollingIntervalSeconds: 2 },
    async ([job]) => {
      if (job) await imports.write(job.data.runId, job.data.personId);
    },
  );
}

/** Sends what waits, at once and from then on; every five minutes mails that lost their job get a new one. */
async function workOnMails(boss: PgBoss, { database, deps }: House, transport: Transporter): Promise<void> {
  const sendMail = createSendMail({ db: database.db, transport, now: deps.now });
  await boss.work<{ outboxId: string }>(MAIL_QUEUE, { notifyPollingIntervalSeconds: 2 }, async ([job]) => {
    if (job) await sendMail(job.data.outboxId);
  });
  const requeueMails = createRequeueMails({
    pool: database.pool,
    async enqueue(outboxId) {
      await boss.send(MAIL_QUEUE, { outboxId });
    },
  });
  await boss.createQueue(REQUEUE_QUEUE, {});
  await boss.schedule(REQUEUE_QUEUE, "*/5 * * * *");
  await boss.work(REQUEUE_QUEUE, requeueMails);
  await requeueMails();
}

/** Every night at four: what has expired goes (sessions, secret links, counters, sent forms, mails that never left, contact data of old enquiries, old claims, what is only kept of minors, and minors whom nobody has allowed to help). */
async function sweep({ database, deps, imports }: House): Promise<void> {
  await database.pool.query(`DELETE FROM "Session" WHERE "expire" < now()`);
  await database.pool.query(`DELETE FROM "OneTimeToken" WHERE "expiresAt" < now() - interval '30 days'`);
  await database.pool.query(`DELETE FROM "RateLimit" WHERE "expire" < extract(epoch FROM now()) * 1000`);
  await database.pool.query(`DELETE FROM "FormSubmission" WHERE "createdAt" < now() - interval '7 days'`);
  await forgetOldMisses(deps);
  await createDiscardMails(deps)();
  await imports.forget();
  await createForgetClosedEnquiries(deps)();
  await createForgetClaims(deps)();
  await createLayAhead(deps)();
  await createComeOfAge(deps)();
  await createMinorsRound(deps)();
  await createSweepClearances(deps)();
}
