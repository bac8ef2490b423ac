import { ensure } from "../../shared/access/decision.ts";
import { changesBetween } from "../../shared/audit/audit.ts";
import type { Tx } from "../../shared/db/client.ts";
import type { UnitOfWork, WorkBy } from "../../shared/db/unitOfWork.ts";
import { AppError, notFound } from "../../shared/errors/AppError.ts";
import { contentMark } from "../../shared/forms/contentMark.ts";
import type { NoteValues } from "./conferences.forms.ts";
import { mayWriteInto } from "./conferences.policy.ts";
import { lockConference, themeIdsOfMeeting, type LockedConference } from "./conferences.repo.ts";

/** A result the meeting agreed on, or something somebody said. */
export type NoteKind = "decision" | "contribution";

export interface RecordAt {
  readonly slug: string;
  /** Null for a new one. */
  readonly id: string | null;
}

/** The mark a form carries, so that nobody overwrites what somebody else saved meanwhile. */
export function noteMark({ text, source = null }: { text: string; source?: string | null }): string {
  return contentMark(text, source);
}

/** Adds or changes a result or contribution of the conference or of one of its groups. */
export function createSaveNote(unitOfWork: UnitOfWork, kind: NoteKind) {
  return (by: WorkBy, at: RecordAt, { mark, ...values }: NoteValues): Promise<void> =>
    unitOfWork(by, async ({ tx, audit }) => {
      const conference = await lockConference(tx, at.slug);
      ensure(mayWriteInto(by.actor, themeIdsOfMeeting(conference, values.meetingId)), "forbidden");
      const before = at.id === null ? null : await findNote(tx, kind, conference, at.id);
      if (before) {
        ensure(mayWriteInto(by.actor, themeIdsOfMeeting(conference, before.meetingId)), "forbidden");
        if (noteMark(before) !== mark) throw new AppError("conflict", "frame:form.staleVersion");
      }
      await storeNote(tx, kind, before?.id ?? null, values);
      audit({
        action: before ? `${kind}.changed` : `${kind}.added`,
        resourceType: "meeting",
        resourceId: values.meetingId,
        changes: changesBetween({ ...before }, values),
      });
    });
}

/** Removes a result or contribution; measures that followed from a result stay. */
export function createRemoveNote(unitOfWork: UnitOfWork, kind: NoteKind) {
  return (by: WorkBy, at: { slug: string; id: string }): Promise<void> =>
    unitOfWork(by, async ({ tx, audit }) => {
      const conference = await lockConference(tx, at.slug);
      const before = await findNote(tx, kind, conference, at.id);
      ensure(mayWriteInto(by.actor, themeIdsOfMeeting(conference, before.meetingId)), "forbidden");
      const where = { id: before.id };
      await (kind === "decision" ? tx.decision.deleteMany({ where }) : tx.contribution.deleteMany({ where }));
      audit({
        action: `${kind}.removed`,
        resourceType: "meeting",
        resourceId: before.meetingId,
        changes: [{ field: "text", old: before.text }],
      });
    });
}

interface StoredNote {
  readonly id: string;
  readonly meetingId: string;
  readonly text: string;
  readonly source: string | null;
}

async function findNote(tx: Tx, kind: NoteKind, conference: LockedConference, id: string): Promise<StoredNote> {
  const where = { id, meetingId: { in: [conference.id, ...conference.groups.map((group) => group.id)] } };
  const select = { id: true, meetingId: true, text: true } as const;
  const note =
    kind === "decision"
      ? await tx.decision.findFirst({ where, select: { ...select, source: true } })
      : await tx.contribution.findFirst({ where, select });
  if (!note) throw notFound();
  return { source: null, ...note };
}

async function storeNote(
  tx: Tx,
  kind: NoteKind,
  id: string | null,
  { source, ...values }: Omit<NoteValues, "mark">,
): Promise<void> {
  const decision = { ...values, source };
  if (id !== null) {
    const where = { id };
    await (kind === "decision"
      ? tx.decision.update({ where, data: decision })
      : tx.contribution.update({ where, data: values }));
    return;
  }
  const where = { meetingId: values.meetingId };
  if (kind === "decision") {
    await tx.decision.create({ data: { ...decision, position: (await tx.decision.count({ where })) + 1 } });
  } else {
    await tx.contribution.create({ data: { ...values, position: (await tx.contribution.count({ where })) + 1 } });
  }
}
