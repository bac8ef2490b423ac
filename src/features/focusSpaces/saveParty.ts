import { ensure } from "../../shared/access/decision.ts";
import { changesBetween } from "../../shared/audit/audit.ts";
import type { Tx } from "../../shared/db/client.ts";
import type { UnitOfWork, WorkBy } from "../../shared/db/unitOfWork.ts";
import { AppError, notFound } from "../../shared/errors/AppError.ts";
import { contentMark } from "../../shared/forms/contentMark.ts";
import type { PartyValues } from "./focusSpaces.forms.ts";
import { maySeeParties } from "./focusSpaces.policy.ts";
import { lockSpace } from "./focusSpaces.repo.ts";

/** Their names, addresses and notes never reach the audit, only that they changed. */
const PERSONAL = ["name", "email", "phone", "note"] as const;

interface PartyContent {
  readonly role: string;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly note: string | null;
}

/** The mark a form carries, so that nobody overwrites what somebody else saved meanwhile. */
export function partyMark({ role, name, email, phone, note }: PartyContent): string {
  return contentMark(role, name, email, phone, note);
}

/** Adds an owner, manager or keyholder (partyId is null) or changes one; coordination only. */
export function createSaveParty(unitOfWork: UnitOfWork) {
  return (by: WorkBy, at: { slug: string; partyId: string | null }, { mark, ...values }: PartyValues): Promise<void> =>
    unitOfWork(by, async ({ tx, audit }) => {
      ensure(maySeeParties(by.actor), "forbidden");
      const space = await lockSpace(tx, at.slug);
      if (at.partyId === null) {
        await tx.spaceParty.create({ data: { ...values, spaceId: space.id } });
        audit({
          action: "space_party.added",
          resourceType: "space",
          resourceId: space.id,
          changes: changesBetween({}, values, PERSONAL),
        });
        return;
      }
      const before = await partyOf(tx, space.id, at.partyId);
      if (partyMark(before) !== mark) throw new AppError("conflict", "frame:form.staleVersion");
      await tx.spaceParty.updateMany({ where: { id: before.id }, data: values });
      audit({
        action: "space_party.changed",
        resourceType: "space",
        resourceId: space.id,
        changes: changesBetween(before, values, PERSONAL),
      });
    });
}

/** Removes an entry for good: data of somebody who no longer has to do with the place must not stay. */
export function createRemoveParty(unitOfWork: UnitOfWork) {
  return (by: WorkBy, at: { slug: string; partyId: string }): Promise<void> =>
    unitOfWork(by, async ({ tx, audit }) => {
      ensure(maySeeParties(by.actor), "forbidden");
      const space = await lockSpace(tx, at.slug);
      const before = await partyOf(tx, space.id, at.partyId);
      await tx.spaceParty.deleteMany({ where: { id: before.id } });
      audit({
        action: "space_party.removed",
        resourceType: "space",
        resourceId: space.id,
        changes: [{ field: "role", old: before.role }],
      });
    });
}

async function partyOf(tx: Tx, spaceId: string, id: string) {
  const row = await tx.spaceParty.findFirst({
    where: { id, spaceId },
    select: { id: true, role: true, name: true, email: true, phone: true, note: true },
  });
  if (!row) throw notFound();
  return row;
}
