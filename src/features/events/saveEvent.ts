import { personIdOf } from "../../shared/access/actor.ts";
import { ensure } from "../../shared/access/decision.ts";
import { changesBetween } from "../../shared/audit/audit.ts";
import { momentAt, type Clock } from "../../shared/clock.ts";
import type { Tx } from "../../shared/db/client.ts";
import type { UnitOfWork, Work, WorkBy } from "../../shared/db/unitOfWork.ts";
import { AppError, notFound } from "../../shared/errors/AppError.ts";
import type { EventValues } from "./events.forms.ts";
import { mayCancel, mayEditEvent, mayLast, mayReinstate } from "./events.policy.ts";
import { freeEventSlug, lockEvent, themesOfOrganizer, type LockedEvent } from "./events.repo.ts";

interface Deps {
  readonly unitOfWork: UnitOfWork;
  readonly now: Clock;
}

/** Enters a date (`id` null) or changes one; calendars learn of it by a higher sequence. Returns its id. */
export function createSaveEvent({ unitOfWork }: Deps) {
  return (by: WorkBy, id: string | null, values: EventValues): Promise<string> =>
    unitOfWork(by, async (work) => {
      const before = id === null ? null : await eventToEdit(work.tx, by, id, values.version);
      const content = contentOf(values);
      ensure(mayLast(content.startsAt, content.endsAt));
      await requireOrganizer(work.tx, content.organizationId);
      const themeIds = await themesOfOrganizer(work.tx, content.organizationId, personIdOf(by.actor));
      ensure(mayEditEvent(by.actor, { organizationId: content.organizationId, themeIds }));
      const savedId = await store(work, before, content);
      work.audit({
        action: before === null ? "event.added" : "event.changed",
        resourceType: "event",
        resourceId: savedId,
        changes: changesBetween(before ?? {}, content),
      });
      return savedId;
    });
}

/** Calls a date off: it stays public, marked as cancelled, and calendars are told (RFC 5545, STATUS and SEQUENCE). */
export function createCancelEvent({ unitOfWork, now }: Deps) {
  return (by: WorkBy, id: string, version: number): Promise<void> =>
    unitOfWork(by, async ({ tx, audit }) => {
      const event = await eventToEdit(tx, by, id, version);
      ensure(mayCancel(event, now()));
      await tx.event.update({
        where: { id },
        data: { status: "cancelled", sequence: { increment: 1 }, version: { increment: 1 } },
      });
      audit({ action: "event.cancelled", resourceType: "event", resourceId: id });
    });
}

/** Takes a cancellation back: the date takes place, and calendars that heard of it are told (a higher SEQUENCE). */
export function createReinstateEvent({ unitOfWork, now }: Deps) {
  return (by: WorkBy, id: string, version: number): Promise<void> =>
    unitOfWork(by, async ({ tx, audit }) => {
      const event = await eventToEdit(tx, by, id, version);
      ensure(mayReinstate(event, now()));
      await tx.event.update({
        where: { id },
        data: { status: "confirmed", sequence: { increment: 1 }, version: { increment: 1 } },
      });
      audit({ action: "event.reinstated", resourceType: "event", resourceId: id });
    });
}

/** Takes a date out of sight, or back: it is a draft then. */
export function createArchiveEvent({ unitOfWork, now }: Deps) {
  return (by: WorkBy, id: string, version: number): Promise<void> =>
    unitOfWork(by, async ({ tx, audit }) => {
      const event = await eventToEdit(tx, by, id, version);
      const isArchived = event.state === "archived";
      await tx.event.update({
        where: { id },
        data: {
          state: isArchived ? "draft" : "archived",
          archivedAt: isArchived ? null : now(),
          version: { increment: 1 },
        },
      });
      audit({ action: isArchived ? "event.restored" : "event.archived", resourceType: "event", resourceId: id });
    });
}

async function eventToEdit(tx: Tx, by: WorkBy, id: string, version: number): Promise<LockedEvent> {
  const event = await lockEvent(tx, id, personIdOf(by.actor));
  if (event === null || !mayEditEvent(by.actor, event).allowed) throw notFound();
  if (event.version !== version) throw new AppError("conflict", "frame:form.staleVersion");
  return event;
}

/** An end without a day is on the first day, or on the next one when that would be before the start. */
function contentOf(values: EventValues) {
  const startsAt = momentAt(values.startsOn, values.startsAt);
  return {
    title: values.title,
    description: values.description,
    organizationId: values.organizationId,
    locationText: values.locationText,
    isFree: values.isFree,
    cost: values.cost,
    accessText: values.accessText,
    source: values.source,
    state: values.state,
    startsAt,
    endsAt: values.endsAt === null ? null : momentAt(endDay(values, values.endsAt), values.endsAt),
  };
}
type Content = ReturnType<typeof contentOf>;

function endDay({ startsOn, startsAt, endsOn }: EventValues, endsAt: Temporal.PlainTime): Temporal.PlainDate {
  if (endsOn !== null) return endsOn;
  return Temporal.PlainTime.compare(endsAt, startsAt) < 0 ? startsOn.add({ days: 1 }) : startsOn;
}

async function requireOrganizer(tx: Tx, organizationId: string | null): Promise<void> {
  if (organizationId === null) return;
  const known = await tx.organization.count({ where: { id: organizationId } });
  if (known === 0) throw new AppError("conflict", "events:deny.unknownOrganisation");
}

async function store({ tx }: Work, before: LockedEvent | null, content: Content): Promise<string> {
  if (before !== null) {
    const data = { ...content, sequence: { increment: 1 }, version: { increment: 1 } };
    await tx.event.update({ where: { id: before.id }, data });
    return before.id;
  }
  const slug = await freeEventSlug(tx, content.title, content.startsAt);
  const created = await tx.event.create({ data: { ...content, slug }, select: { id: true } });
  return created.id;
}
