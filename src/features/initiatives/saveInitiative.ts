import { changesBetween } from "../../shared/audit/audit.ts";
import type { Clock } from "../../shared/clock.ts";
import type { Tx } from "../../shared/db/client.ts";
import type { UnitOfWork, WorkBy } from "../../shared/db/unitOfWork.ts";
import { ensure } from "../../shared/access/decision.ts";
import { AppError, notFound } from "../../shared/errors/AppError.ts";
import { sortKeyFrom } from "../../shared/ids/ids.ts";
import { freeSlug } from "../../shared/versions/freeSlug.ts";
import { keepFirstVersions } from "../../shared/versions/keepVersions.ts";
import { findEditable, type EditableInitiative } from "./initiativeRecord.ts";
import type { ArchiveState, InitiativeValues } from "./initiatives.forms.ts";
import { RESERVED_SLUGS } from "./initiatives.paths.ts";
import { editScope, maySeeContact, maySetState, mayToggle } from "./initiatives.policy.ts";

const PERSONAL = ["contactName", "contactEmail", "contactPhone"];

/** Adds an initiative, without a theme at first. Returns its slug. */
export function createAddInitiative(unitOfWork: UnitOfWork) {
  return (by: WorkBy, { version: _version, ...values }: InitiativeValues): Promise<string> =>
    unitOfWork(by, async ({ tx, audit }) => {
      const { id, slug } = await insertOrganization(tx, values);
      await storeParts(tx, { id, contactId: null }, values);
      const changes = changesBetween({}, values, PERSONAL);
      audit({ action: "initiative.added", resourceType: "organization", resourceId: id, changes });
      return slug;
    });
}

/** Changes an initiative within the actor's scope; refuses when somebody else saved it meanwhile. */
export function createChangeInitiative(unitOfWork: UnitOfWork) {
  return (by: WorkBy, slug: string, { version, ...typed }: InitiativeValues): Promise<void> =>
    unitOfWork(by, async ({ tx, audit }) => {
      const before = await lockEditable(tx, slug, by);
      if (before.version !== version) throw new AppError("conflict", "frame:form.staleVersion");
      const values = maySeeContact(by.actor, before) ? typed : { ...typed, ...contactOf(before) };
      const isStateTheirs = maySetState(by.actor) && before.state !== "archived";
      const state = isStateTheirs ? (values.state ?? before.state) : before.state;
      await tx.organization.update({
        where: { id: before.id },
        data: { ...columnsOf(values), state, version: { increment: 1 } },
      });
      await storeParts(tx, { id: before.id, contactId: before.contacts[0]?.id ?? null }, values);
      audit({
        action: "initiative.changed",
        resourceType: "organization",
        resourceId: before.id,
        changes: changesBetween(flat(before), { ...values, state }, PERSONAL),
      });
    });
}

/** Archives an initiative or publishes it again, or leaves it as it is; its themes stay on it. */
export function createArchiveInitiative(unitOfWork: UnitOfWork, now: Clock) {
  return (by: WorkBy, slug: string, state: ArchiveState): Promise<void> =>
    unitOfWork(by, async ({ tx, audit, unchanged }) => {
      const before = await lockEditable(tx, slug, by);
      const isArchived = before.state === "archived";
      if (isArchived === (state === "archived")) {
        unchanged();
        return;
      }
      ensure(mayToggle(by.actor, before), "forbidden");
      await tx.organization.update({
        where: { id: before.id },
        data: { state, archivedAt: isArchived ? null : now(), version: { increment: 1 } },
      });
      audit({
        action: isArchived ? "initiative.restored" : "initiative.archived",
        resourceType: "organization",
        resourceId: before.id,
        changes: changesBetween(before, { state }),
      });
    });
}

type Values = Omit<InitiativeValues, "version">;

async function insertOrganization(tx: Tx, values: Values): Promise<{ id: string; slug: string }> {
  const slug = await freeSlug(tx, "organization", values.name, RESERVED_SLUGS);
  return tx.organization.create({
    data: { ...columnsOf(values), slug, isInitiative: true, state: values.state ?? "published" },
    select: { id: true, slug: true },
  });
}

function columnsOf({ name, description, email, website }: Values) {
  return { name, sortKey: sortKeyFrom(name), description, email, website };
}

async function storeParts(tx: Tx, at: { id: string; contactId: string | null }, values: Values): Promise<void> {
  const { goal, since, howToJoin, meetingSchedule } = values;
  const profile = { goal, since, howToJoin, meetingSchedule };
  await tx.initiativeProfile.upsert({
    where: { organizationId: at.id },
    create: { organizationId: at.id, ...profile },
    update: profile,
  });
  await storeContact(tx, at, values);
}

async function storeContact(tx: Tx, at: { id: string; contactId: string | null }, values: Values): Promise<void> {
  const { contactName: name, contactEmail: email, contactPhone: phone, contactIsPublic: isPublic } = values;
  const data = { name, email, phone, isPublic };
  const isEmpty = [name, email, phone].every((value) => value === null);
  if (at.contactId !== null) {
    const where = { id: at.contactId };
    await (isEmpty ? tx.contact.delete({ where }) : tx.contact.update({ where, data }));
  } else if (!isEmpty) {
    await tx.contact.create({ data: { ...data, organizationId: at.id } });
  }
}

async function lockEditable(tx: Tx, slug: string, { actor }: WorkBy): Promise<EditableInitiative> {
  await tx.$queryRaw`SELECT "id" FROM "Organization" WHERE "slug" = ${slug} FOR UPDATE`;
  const initiative = await findEditable(tx, slug, editScope(actor));
  if (!initiative) throw notFound();
  await keepFirstVersions(tx, "organization", [initiative.id]);
  return initiative;
}

function flat(initiative: EditableInitiative): Readonly<Record<string, unknown>> {
  return { ...initiative, ...initiative.initiativeProfile, ...contactOf(initiative) };
}

const NO_CONTACT = { name: null, email: null, phone: null, isPublic: false };

function contactOf({ contacts }: EditableInitiative) {
  const { name, email, phone, isPublic } = contacts[0] ?? NO_CONTACT;
  return { contactName: name, contactEmail: email, contactPhone: phone, contactIsPublic: isPublic };
}
