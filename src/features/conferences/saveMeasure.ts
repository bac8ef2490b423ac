import { ensure } from "../../shared/access/decision.ts";
import { changesBetween } from "../../shared/audit/audit.ts";
import { dateColumn } from "../../shared/clock.ts";
import type { Tx } from "../../shared/db/client.ts";
import type { UnitOfWork, WorkBy } from "../../shared/db/unitOfWork.ts";
import { AppError, notFound } from "../../shared/errors/AppError.ts";
import type { MeasureValues } from "./conferences.forms.ts";
import { mayWriteInto } from "./conferences.policy.ts";
import { lockConference, themeIdsOfMeeting, type LockedConference } from "./conferences.repo.ts";
import type { RecordAt } from "./saveNote.ts";

/** Adds or changes what follows from a conference: who does what by when, and how far it is. */
export function createSaveMeasure(unitOfWork: UnitOfWork) {
  return (by: WorkBy, at: RecordAt, { version, ...values }: MeasureValues): Promise<void> =>
    unitOfWork(by, async ({ tx, audit }) => {
      const conference = await lockConference(tx, at.slug);
      ensure(mayWriteInto(by.actor, themesOf(conference, values)), "forbidden");
      await ensureKnown(tx, values);
      const columns = columnsOf(values);
      if (at.id === null) {
        const position = (await tx.measure.count({ where: { meetingId: values.meetingId } })) + 1;
        await tx.measure.create({ data: { ...columns, position } });
        audit({
          action: "measure.added",
          resourceType: "meeting",
          resourceId: values.meetingId,
          changes: changesBetween({}, columns),
        });
        return;
      }
      const before = await findMeasure(tx, conference, at.id);
      ensure(mayWriteInto(by.actor, themesOf(conference, before)), "forbidden");
      if (before.version !== version) throw new AppError("conflict", "frame:form.staleVersion");
      await tx.measure.update({ where: { id: before.id }, data: { ...columns, version: { increment: 1 } } });
      audit({
        action: "measure.changed",
        resourceType: "meeting",
        resourceId: values.meetingId,
        changes: changesBetween(before, columns),
      });
    });
}

export function createRemoveMeasure(unitOfWork: UnitOfWork) {
  return (by: WorkBy, at: { slug: string; id: string }): Promise<void> =>
    unitOfWork(by, async ({ tx, audit }) => {
      const conference = await lockConference(tx, at.slug);
      const before = await findMeasure(tx, conference, at.id);
      ensure(mayWriteInto(by.actor, themesOf(conference, before)), "forbidden");
      await tx.measure.deleteMany({ where: { id: before.id } });
      audit({
        action: "measure.removed",
        resourceType: "meeting",
        resourceId: before.meetingId,
        changes: [{ field: "title", old: before.title }],
      });
    });
}

/** Measures of a group belong to the group's themes, those of the whole conference to the theme they name. */
function themesOf(
  conference: LockedConference,
  { meetingId, themeTermId }: { meetingId: string; themeTermId: string | null },
): readonly string[] {
  if (meetingId !== conference.id) return themeIdsOfMeeting(conference, meetingId);
  return themeTermId === null ? [] : [themeTermId];
}

/** A theme or an organisation that is gone is a fault of the form, not of ours. */
async function ensureKnown(tx: Tx, { themeTermId, organizationId }: Omit<MeasureValues, "version">): Promise<void> {
  const themes =
    themeTermId === null ? 1 : await tx.taxonomyTerm.count({ where: { id: themeTermId, taxonomy: { code: "theme" } } });
  const organisations = organizationId === null ? 1 : await tx.organization.count({ where: { id: organizationId } });
  if (themes + organisations < 2) throw new AppError("invalid", "frame:form.check");
}

function columnsOf({ dueOn, progress, ...values }: Omit<MeasureValues, "version">) {
  return { ...values, progress: progress ?? 0, dueOn: dueOn === null ? null : dateColumn(dueOn) };
}

async function findMeasure(tx: Tx, conference: LockedConference, id: string) {
  const measure = await tx.measure.findFirst({
    where: { id, meetingId: { in: [conference.id, ...conference.groups.map((group) => group.id)] } },
    select: {
      id: true,
      meetingId: true,
      title: true,
      themeTermId: true,
      organizationId: true,
      dueOn: true,
      progress: true,
      status: true,
      statusNote: true,
      version: true,
    },
  });
  if (!measure) throw notFound();
  return measure;
}
