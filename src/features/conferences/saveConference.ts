import { ensure } from "../../shared/access/decision.ts";
import { changesBetween } from "../../shared/audit/audit.ts";
import type { Clock } from "../../shared/clock.ts";
import type { UnitOfWork, Work, WorkBy } from "../../shared/db/unitOfWork.ts";
import { AppError } from "../../shared/errors/AppError.ts";
import type { ConferenceValues } from "./conferences.forms.ts";
import { mayEditConference } from "./conferences.policy.ts";
import { assemblyId, conferenceColumns, freeMeetingSlug, lockConference } from "./conferences.repo.ts";

/** Adds a conference (slug is null) or changes one; "conflict" when somebody else saved it meanwhile. Returns its slug. */
export function createSaveConference(unitOfWork: UnitOfWork) {
  return (by: WorkBy, slug: string | null, values: ConferenceValues): Promise<string> =>
    unitOfWork(by, async (work) => {
      ensure(mayEditConference(by.actor), "forbidden");
      if (slug === null) return addConference(work, values);
      const before = await lockConference(work.tx, slug);
      if (before.version !== values.version) throw new AppError("conflict", "frame:form.staleVersion");
      const columns = conferenceColumns(values);
      await work.tx.meeting.update({ where: { id: before.id }, data: { ...columns, version: { increment: 1 } } });
      // The groups met on the same day; only the day is known of them.
      await work.tx.meeting.updateMany({
        where: { parentMeetingId: before.id },
        data: { startsAt: columns.startsAt, endsAt: columns.endsAt, timesKnown: false },
      });
      work.audit({
        action: "conference.changed",
        resourceType: "meeting",
        resourceId: before.id,
        changes: changesBetween(before, columns),
      });
      return slug;
    });
}

async function addConference({ tx, audit }: Work, values: ConferenceValues): Promise<string> {
  const slug = await freeMeetingSlug(tx, values.number === null ? values.title : numberedName(values.number));
  const columns = conferenceColumns(values);
  const { id } = await tx.meeting.create({
    data: {
      ...columns,
      slug,
      assemblyId: await assemblyId(tx, "conference", "Stadtteilkonferenz"),
      position: values.number ?? 0,
    },
    select: { id: true },
  });
  audit({
    action: "conference.added",
    resourceType: "meeting",
    resourceId: id,
    changes: changesBetween({}, columns),
  });
  return slug;
}

function numberedName(number: number): string {
  return `stadtteilkonferenz-${String(number)}`;
}

/** Takes a conference with its documents off the public pages, or brings it back; returns true when archived now. */
export function createArchiveConference(unitOfWork: UnitOfWork, now: Clock) {
  return (by: WorkBy, slug: string, version: number): Promise<boolean> =>
    unitOfWork(by, async ({ tx, audit }) => {
      ensure(mayEditConference(by.actor), "forbidden");
      const before = await lockConference(tx, slug);
      if (before.version !== version) throw new AppError("conflict", "frame:form.staleVersion");
      const isArchived = before.archivedAt !== null;
      await tx.meeting.update({
        where: { id: before.id },
        data: { archivedAt: isArchived ? null : now(), version: { increment: 1 } },
      });
      audit({
        action: isArchived ? "conference.restored" : "conference.archived",
        resourceType: "meeting",
        resourceId: before.id,
      });
      return !isArchived;
    });
}
