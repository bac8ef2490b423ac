import { personIdOf } from "../../shared/access/actor.ts";
import { ensure } from "../../shared/access/decision.ts";
import { changesBetween } from "../../shared/audit/audit.ts";
import type { UnitOfWork, Work, WorkBy } from "../../shared/db/unitOfWork.ts";
import { AppError, notFound } from "../../shared/errors/AppError.ts";
import { storeThemes } from "../../shared/vocabulary/recordThemes.ts";
import type { GroupValues } from "./conferences.forms.ts";
import { mayEditConference, mayRemoveGroup, mayWriteInto } from "./conferences.policy.ts";
import { assemblyId, freeMeetingSlug, lockConference, type LockedConference } from "./conferences.repo.ts";

export interface GroupAt {
  readonly slug: string;
  readonly groupSlug: string;
}

/** Adds a working group (groupSlug is null) or changes one; its theme lead may change it but not give it away. */
export function createSaveGroup(unitOfWork: UnitOfWork) {
  return (by: WorkBy, at: { slug: string; groupSlug: string | null }, values: GroupValues): Promise<void> =>
    unitOfWork(by, async (work) => {
      const conference = await lockConference(work.tx, at.slug);
      if (at.groupSlug === null) {
        ensure(mayEditConference(by.actor), "forbidden");
        await addGroup(work, by, conference, values);
        return;
      }
      await changeGroup(work, by, groupOf(conference, at.groupSlug), values);
    });
}

async function addGroup(
  { tx, audit }: Work,
  by: WorkBy,
  conference: LockedConference,
  { version: _version, mainThemeId, ...columns }: GroupValues,
): Promise<void> {
  const { id } = await tx.meeting.create({
    data: {
      ...columns,
      slug: await freeMeetingSlug(tx, `${conference.slug}-${columns.title}`),
      assemblyId: await assemblyId(tx, "working_group", "Arbeitsgruppen der Stadtteilkonferenz"),
      parentMeetingId: conference.id,
      startsAt: conference.startsAt,
      endsAt: conference.endsAt,
      timesKnown: false,
      state: "documented",
      position: Math.max(0, ...conference.groups.map((group) => group.position)) + 1,
    },
    select: { id: true },
  });
  await storeThemes(tx, { linkType: "meeting", linkId: id }, { mainThemeId, themeIds: [] }, personIdOf(by.actor));
  audit({
    action: "working_group.added",
    resourceType: "meeting",
    resourceId: id,
    changes: changesBetween({}, { ...columns, themeIds: [mainThemeId] }),
  });
}

async function changeGroup(
  { tx, audit }: Work,
  by: WorkBy,
  before: LockedConference["groups"][number],
  { version, mainThemeId, ...columns }: GroupValues,
): Promise<void> {
  ensure(mayWriteInto(by.actor, before.themeIds), "forbidden");
  ensure(mayWriteInto(by.actor, [mainThemeId]), "forbidden");
  if (before.version !== version) throw new AppError("conflict", "frame:form.staleVersion");
  await tx.meeting.update({ where: { id: before.id }, data: { ...columns, version: { increment: 1 } } });
  const record = { linkType: "meeting", linkId: before.id } as const;
  await storeThemes(tx, record, { mainThemeId, themeIds: [] }, personIdOf(by.actor));
  audit({
    action: "working_group.changed",
    resourceType: "meeting",
    resourceId: before.id,
    changes: changesBetween(before, { ...columns, themeIds: [mainThemeId] }),
  });
}

/** Moves a group one place up or down; at the end of the row it stays where it is. */
export function createMoveGroup(unitOfWork: UnitOfWork) {
  return (by: WorkBy, at: GroupAt, step: -1 | 1): Promise<void> =>
    unitOfWork(by, async ({ tx, audit }) => {
      ensure(mayEditConference(by.actor), "forbidden");
      const conference = await lockConference(tx, at.slug);
      const group = groupOf(conference, at.groupSlug);
      const order = conference.groups.filter((other) => other.id !== group.id);
      const place = Math.min(order.length, Math.max(0, conference.groups.indexOf(group) + step));
      order.splice(place, 0, group);
      for (const [index, { id }] of order.entries())
        await tx.meeting.update({ where: { id }, data: { position: index + 1 } });
      audit({
        action: "working_group.moved",
        resourceType: "meeting",
        resourceId: group.id,
        changes: [{ field: "position", old: group.position, new: place + 1 }],
      });
    });
}

/** Removes a group entered by mistake; "conflict" when something is recorded of it. */
export function createRemoveGroup(unitOfWork: UnitOfWork) {
  return (by: WorkBy, at: GroupAt): Promise<void> =>
    unitOfWork(by, async ({ tx, audit }) => {
      const group = groupOf(await lockConference(tx, at.slug), at.groupSlug);
      const where = { meetingId: group.id };
      const [decisions, contributions, measures] = [
        await tx.decision.count({ where }),
        await tx.contribution.count({ where }),
        await tx.measure.count({ where }),
      ];
      ensure(mayEditConference(by.actor), "forbidden");
      ensure(mayRemoveGroup(by.actor, decisions + contributions + measures));
      await tx.attribute.deleteMany({ where: { linkType: "meeting", linkId: group.id } });
      await tx.meeting.deleteMany({ where: { id: group.id } });
      audit({
        action: "working_group.removed",
        resourceType: "meeting",
        resourceId: group.id,
        changes: [{ field: "title", old: group.title }],
      });
    });
}

function groupOf(conference: LockedConference, groupSlug: string): LockedConference["groups"][number] {
  const group = conference.groups.find((candidate) => candidate.slug === groupSlug);
  if (!group) throw notFound();
  return group;
}
