import { personIdOf, system } from "../../../shared/access/actor.ts";
import { dayOf, type Clock } from "../../../shared/clock.ts";
import type { Db } from "../../../shared/db/client.ts";
import type { UnitOfWork, Work, WorkBy } from "../../../shared/db/unitOfWork.ts";
import { AppError } from "../../../shared/errors/AppError.ts";
import type { FormState } from "../../../shared/forms/parseForm.ts";
import { hashToken } from "../../../shared/ids/ids.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import type { TextKey } from "../../../shared/text/keys.ts";
import {
  hasChanges,
  propose,
  settleCheck,
  type ChangedFields,
  type KeptRecord,
  type RecordKind,
  type StoreChanges,
} from "../../proposals/index.ts";
import { isPublic, type Kinds } from "../kinds.ts";
import { decideAtOnce } from "../proposal.repo.ts";
import { changeCheck, findCheck, isTaken, lockCheck, type CheckRow } from "./checks.repo.ts";

/** Who answers: the owner with the link of a letter, a volunteer who has taken the call, or the coordination. */
export type Answerer =
  | { readonly as: "owner"; readonly token: string }
  | { readonly as: "volunteer" | "coordinator"; readonly checkId: string };

export type CheckAnswer =
  | { readonly kind: "confirmed" | "gone" | "nobody" }
  | { readonly kind: "changed"; readonly changes: ChangedFields; readonly message: string; readonly version: number };

export type CheckOutcome =
  | { readonly kind: "confirmed" | "changed" | "proposed" | "gone" | "nobody" }
  | { readonly kind: "faulty"; readonly state: FormState };

interface Deps {
  readonly db: Db;
  readonly unitOfWork: UnitOfWork;
  readonly now: Clock;
  readonly kinds: Kinds;
  /** Words of the content's language, German. */
  readonly wordFor: (key: TextKey) => string;
}

interface Given {
  readonly by: WorkBy;
  readonly reader: Reader;
  readonly who: Answerer;
}

type CheckKey = { readonly id: string } | { readonly tokenHash: string };
type Change = Extract<CheckAnswer, { kind: "changed" }>;

interface Scene extends Given {
  readonly deps: Deps;
  readonly store: StoreChanges | null;
  readonly work: Work;
  readonly check: CheckRow;
  readonly kind: RecordKind;
  readonly record: KeptRecord;
}

const NAMES = { volunteer: "upkeep:assurer.volunteer", coordinator: "upkeep:assurer.coordinator" } as const;

/**
 * Takes the answer to a check: right, changed, gone, or nobody reached. The first answer ends the check; whoever comes
 * second is told so (conflict). What an owner changes is stored at once unless their organisation's changes are
 * reviewed; what a volunteer hears is a proposal; what the coordination hears is stored.
 */
export function createAnswerCheck(deps: Deps) {
  return async (given: Given, answer: CheckAnswer): Promise<CheckOutcome> => {
    const key = keyOf(given.who);
    const store = answer.kind === "changed" ? await prepareStore(deps, given, key) : null;
    return deps.unitOfWork(given.by, async (work) => {
      const check = await lockCheck(work.tx, key);
      if (!check || !mayAnswer(given, check, deps.now())) throw new AppError("conflict", "upkeep:check.answered");
      const kind = deps.kinds[check.link];
      const record = await kind.find(check.recordId, work.tx);
      if (!record || !isPublic(record)) throw new AppError("conflict", "upkeep:check.answered");
      return take({ ...given, deps, work, check, kind, record, store }, answer);
    });
  };
}

/** Vocabularies are read ahead, so that no transaction waits for a second connection. */
async function prepareStore(
  { db, kinds }: Deps,
  { by, who, reader }: Given,
  key: CheckKey,
): Promise<StoreChanges | null> {
  const check = await findCheck(db, key);
  const writer = who.as === "owner" ? { actor: system, requestId: by.requestId } : by;
  return check && kinds[check.link].prepareStore(writer, reader, check.recordId);
}

function mayAnswer({ by, who }: Given, check: CheckRow, now: Date): boolean {
  if (who.as === "owner") return check.tokenExpiresAt !== null && check.tokenExpiresAt > now;
  if (who.as === "coordinator") return true;
  return isTaken(check, now) && check.assigneeId === personIdOf(by.actor);
}

async function take(scene: Scene, answer: CheckAnswer): Promise<CheckOutcome> {
  if (answer.kind === "nobody") return noteAttempt(scene);
  if (answer.kind === "changed") return takeChange(scene, answer);
  if (answer.kind === "gone") await scene.kind.markGone(scene.work, scene.record.id);
  else await assure(scene);
  await close(scene, answer.kind);
  return { kind: answer.kind };
}

/** The task stays, for somebody else or another day. */
async function noteAttempt({ work, check }: Scene): Promise<CheckOutcome> {
  await changeCheck(work.tx, check.id, { attempts: { increment: 1 }, assigneeId: null, assignedAt: null });
  trace(work, "unreached", check);
  return { kind: "nobody" };
}

async function takeChange(scene: Scene, answer: Change): Promise<CheckOutcome> {
  if (scene.record.version !== answer.version) throw new AppError("conflict", "frame:form.staleVersion");
  if (!isStoredAtOnce(scene)) {
    await keepProposal(scene, answer);
    await close(scene, "changed");
    return { kind: "proposed" };
  }
  const state = await storeNow(scene, answer);
  if (state) return { kind: "faulty", state };
  await keepTrace(scene, answer);
  await assure(scene);
  await close(scene, "changed");
  return { kind: "changed" };
}

function isStoredAtOnce({ who, record }: Scene): boolean {
  return who.as === "coordinator" || (who.as === "owner" && !record.isReviewed);
}

async function storeNow({ work, store }: Scene, { changes, version }: Change): Promise<FormState | null> {
  if (!store || !hasChanges(changes)) return null;
  const state = await store(work, { version, values: changes.fields });
  if (state) work.unchanged();
  return state;
}

/** What an owner has changed stays readable at the desk; words beside the fields still want somebody to read them. */
async function keepTrace(scene: Scene, answer: Change): Promise<void> {
  if (scene.who.as === "coordinator") return;
  const id = await keepProposal(scene, answer);
  if (answer.message === "") await decideAtOnce(scene.work.tx, id, null, scene.deps.now());
}

function keepProposal({ work, by, reader, who, check, record, deps }: Scene, answer: Change): Promise<string> {
  return propose(work, {
    link: check.link,
    recordId: record.id,
    origin: who.as === "owner" ? "owner" : "volunteer",
    ...answer.changes,
    message: answer.message,
    senderEmail: null,
    language: reader.language,
    proposedById: personIdOf(by.actor),
    now: deps.now(),
  });
}

async function assure({ work, kind, record, who, deps }: Scene): Promise<void> {
  await kind.assure(work, record.id, {
    day: dayOf(deps.now()).toString(),
    method: methodOf(who),
    name: who.as === "owner" ? record.owner : deps.wordFor(NAMES[who.as]),
  });
}

async function close({ work, check, who, deps }: Scene, outcome: "confirmed" | "changed" | "gone"): Promise<void> {
  const { link, recordId } = check;
  await settleCheck(work.tx, { link, id: recordId }, { outcome, method: methodOf(who), now: deps.now() });
  trace(work, outcome, check);
}

function methodOf({ as }: Answerer): "owner" | "phone" {
  return as === "owner" ? "owner" : "phone";
}

function keyOf(who: Answerer): CheckKey {
  return who.as === "owner" ? { tokenHash: hashToken(who.token) } : { id: who.checkId };
}

type Action = "unreached" | "confirmed" | "changed" | "gone";

function trace({ audit }: Work, action: Action, { id }: CheckRow): void {
  audit({ action: `freshness_task.${action}`, resourceType: "freshness_task", resourceId: id });
}
