import { personIdOf } from "../../../shared/access/actor.ts";
import { dayOf, type Clock } from "../../../shared/clock.ts";
import type { Db } from "../../../shared/db/client.ts";
import type { UnitOfWork, Work, WorkBy } from "../../../shared/db/unitOfWork.ts";
import { AppError, notFound } from "../../../shared/errors/AppError.ts";
import type { FormState } from "../../../shared/forms/parseForm.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import type { TextKey } from "../../../shared/text/keys.ts";
import type { KeptRecord, StoreChanges } from "../../proposals/index.ts";
import type { ReviewedKinds } from "../kinds.ts";
import { addressOfProposer, decide, findProposal, lockProposal, type ProposalRow } from "../proposal.repo.ts";
import type { WriteProposalLetters } from "./proposalLetters.ts";

interface Deps {
  readonly db: Db;
  readonly unitOfWork: UnitOfWork;
  readonly now: Clock;
  readonly kinds: ReviewedKinds;
  readonly letters: WriteProposalLetters;
  /** Words of the content's language, German. */
  readonly wordFor: (key: TextKey) => string;
}

/** What the desk saw when it decided: a decision about something else is refused. */
export interface Seen {
  readonly version: number;
  readonly recordVersion: number;
}

interface Acceptance extends Seen {
  /** The fields that are taken over; none for a proposal of words alone. */
  readonly names: readonly string[];
}

type Scene = Deps & {
  readonly by: WorkBy;
  readonly work: Work;
  readonly proposal: ProposalRow;
  readonly record: KeptRecord;
};

/**
 * Takes over all or some fields of a proposal, through the use case of the desk's own form. Returns the form with its
 * faults when they do not fit the entry. Conflicts: already decided, or the entry was saved since it was looked at.
 */
export function createAcceptProposal(deps: Deps) {
  return async (by: WorkBy, reader: Reader, id: string, given: Acceptance): Promise<FormState | null> => {
    const known = await findProposal(deps.db, id);
    if (!known) throw notFound();
    const store = await deps.kinds[known.subject].prepareStore(by, reader, known.recordId);
    return deps.unitOfWork(by, async (work) => {
      const scene = await open({ ...deps, by, work }, id, given.version);
      const state = await takeOver(scene, store, given);
      if (state) {
        work.unchanged();
        return state;
      }
      await assureFromCheck(scene, given.names);
      await close(scene, "accepted", null);
      return null;
    });
  };
}

/** Declines a proposal with a reason, which reaches the sender if they left an address. */
export function createDeclineProposal(deps: Deps) {
  return (by: WorkBy, id: string, { version, reason }: { version: number; reason: string }): Promise<void> =>
    deps.unitOfWork(by, async (work) => {
      await close(await open({ ...deps, by, work }, id, version), "declined", reason);
    });
}

/** The proposal under its lock; whoever comes second gets clear words. */
async function open(given: Deps & { by: WorkBy; work: Work }, id: string, version: number): Promise<Scene> {
  const proposal = await lockProposal(given.work.tx, id);
  if (!proposal) throw notFound();
  if (proposal.state !== "open" || proposal.version !== version) {
    throw new AppError("conflict", "upkeep:proposal.decided");
  }
  const record = await given.kinds[proposal.subject].find(proposal.recordId, given.work.tx);
  if (!record) throw notFound();
  return { ...given, proposal, record };
}

async function takeOver(
  { work, proposal, record }: Scene,
  store: StoreChanges,
  { names, recordVersion }: Acceptance,
): Promise<FormState | null> {
  const chosen = Object.entries(proposal.fields).filter(([name]) => names.includes(name));
  if (chosen.length === 0) return null;
  if (record.version !== recordVersion) throw new AppError("conflict", "upkeep:proposal.stale");
  return store(work, { version: recordVersion, values: Object.fromEntries(chosen) });
}

/** An owner or a volunteer on the phone went through the whole entry on the day they answered. */
async function assureFromCheck({ work, proposal, record, kinds, wordFor }: Scene, names: readonly string[]) {
  const { origin, createdAt, subject } = proposal;
  if (names.length === 0 || (origin !== "owner" && origin !== "volunteer")) return;
  const isOwner = origin === "owner";
  await kinds[subject].assure?.(work, record.id, {
    day: dayOf(createdAt).toString(),
    method: isOwner ? "owner" : "phone",
    name: isOwner ? record.owner : wordFor("upkeep:assurer.volunteer"),
  });
}

async function close(scene: Scene, state: "accepted" | "declined", reason: string | null): Promise<void> {
  const { work, proposal, record, by, now, letters, kinds } = scene;
  const to = proposal.senderEmail ?? (await addressOfProposer(work.tx, proposal.id));
  await decide(work.tx, proposal.id, { state, reason, personId: personIdOf(by.actor), now: now() });
  if (to !== null) {
    const { publicPath, deskPath } = kinds[proposal.subject];
    const path = publicPath === null ? deskPath(record) : publicPath(record.slug);
    const isEditors = proposal.origin === "editor";
    const { language } = proposal;
    work.mail(letters[state]({ to, title: record.title, path, reason: reason ?? "", language, isEditors }));
  }
  work.audit({
    action: `change_proposal.${state}`,
    resourceType: "change_proposal",
    resourceId: proposal.id,
  });
}
