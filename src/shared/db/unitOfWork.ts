import type { Actor } from "../access/actor.ts";
import type { AuditEntry, ResourceType, WriteAudit } from "../audit/audit.ts";
import type { MailDraft, QueueMail } from "../mail/outbox.ts";
import { keepVersions, writtenRecords } from "../versions/keepVersions.ts";
import type { Db, Tx } from "./client.ts";
import { asAppError, mayRetry } from "./databaseFault.ts";

/** What one piece of work may use: the transaction, the trace it leaves, and mails that leave only if it succeeds. */
export interface Work {
  readonly tx: Tx;
  readonly audit: (entry: AuditEntry) => void;
  readonly mail: (draft: MailDraft) => void;
  /** Says that everything is as it should be already: nothing is written, so there is nothing to trace. */
  readonly unchanged: () => void;
}

/** Who works, and in which request. */
export interface WorkBy {
  readonly actor: Actor;
  readonly requestId: string | null;
  /** The form that adds a record; a second piece of work from the same form breaks "FormSubmission_pkey". */
  readonly form?: SentForm | null;
}

/** One opened form that adds a record, and the page its person comes from. */
export interface SentForm {
  readonly id: string;
  readonly path: string;
}

/**
 * One transaction, one actor, and no change without a trace: an audit entry, and a version of each written record of
 * the kinds whose versions are kept. Serialization failures and deadlocks are tried again,
 * three times in all; a broken constraint with words of its own becomes an AppError.
 */
export type UnitOfWork = <Result>(
  by: WorkBy,
  job: (work: Work) => Promise<Result>,
  limits?: WorkLimits,
) => Promise<Result>;

/** Only work that takes over whole files may last longer than a request. */
interface WorkLimits {
  /** Milliseconds until the work is undone. */
  readonly longest: number;
}

const USUAL: WorkLimits = { longest: 15_000 };
const TRIES = 3;
/** The channel on which every process hears which kinds of record changed. */
export const CHANGE_CHANNEL = "records_changed";

interface Effects {
  readonly audit: WriteAudit;
  readonly mail: QueueMail;
  /** Hears of each kind that changed, once it is committed; the other processes hear of it from the database. */
  readonly changed: (kind: ResourceType) => void;
}

export function createUnitOfWork(db: Db, write: Effects): UnitOfWork {
  async function attempt<Result>(
    by: WorkBy,
    job: (work: Work) => Promise<Result>,
    { longest }: WorkLimits,
  ): Promise<Result> {
    const kinds = new Set<ResourceType>();
    const outcome = await db.$transaction(
      async (tx) => {
        const { work, entries, mails, outcome } = openWork(tx);
        if (by.form) await noteForm(tx, by.form);
        const result = await job(work);
        if (entries.length === 0 && !outcome.isUnchanged) throw new Error("A change was made without an audit entry");
        await write.audit(tx, by, entries);
        await keepVersions(tx, by.actor, writtenRecords(entries));
        for (const draft of mails) await write.mail(tx, draft);
        for (const { resourceType } of entries) kinds.add(resourceType);
        for (const kind of kinds) {
          await tx.$executeRaw`SELECT pg_notify(${CHANGE_CHANNEL}, ${kind})`;
        }
        return result;
      },
      { maxWait: 4000, timeout: longest },
    );
    kinds.forEach(write.changed);
    return outcome;
  }
  return async (by, job, limits = USUAL) => {
    for (let tried = 1; ; tried += 1) {
      try {
        return await attempt(by, job, limits);
      } catch (error) {
        if (tried < TRIES && mayRetry(error)) continue;
        throw asAppError(error);
      }
    }
  };
}

/** Collects what the job wants to leave behind; it is written when the job is through. */
function openWork(tx: Tx) {
  const entries: AuditEntry[] = [];
  const mails: MailDraft[] = [];
  const outcome = { isUnchanged: false };
  const work: Work = {
    tx,
    audit: (entry) => {
      entries.push(entry);
    },
    mail: (draft) => {
      mails.push(draft);
    },
    unchanged: () => {
      outcome.isUnchanged = true;
    },
  };
  return { work, entries, mails, outcome };
}

/** Waits for the same form in another transaction; its id stays free when that one is undone. */
async function noteForm(tx: Tx, { id, path }: SentForm): Promise<void> {
  await tx.$executeRaw`INSERT INTO "FormSubmission" ("id", "path") VALUES (${id}::uuid, ${path})`;
}
