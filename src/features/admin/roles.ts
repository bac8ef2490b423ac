import type { Role } from "../../shared/access/actor.ts";
import { personIdOf } from "../../shared/access/actor.ts";
import type { FieldChange } from "../../shared/audit/audit.ts";
import { dateColumn, dayOf, type Clock } from "../../shared/clock.ts";
import type { Tx } from "../../shared/db/client.ts";
import type { UnitOfWork, Work, WorkBy } from "../../shared/db/unitOfWork.ts";
import { AppError, notFound } from "../../shared/errors/AppError.ts";
import { ensureAdministratorStays, lockAdministrators } from "./administrators.ts";

/** A role to be given: for a theme or an organisation where the role needs one, until a day or without end. */
export interface NewRole {
  readonly role: Role;
  readonly themeId: string | null;
  readonly organizationId: string | null;
  readonly validUntil: Temporal.PlainDate | null;
}

interface Deps {
  readonly unitOfWork: UnitOfWork;
  readonly now: Clock;
}

/** Gives a role. Throws conflict when the person has it already, or its theme or organisation does not exist. */
export function createAddRole({ unitOfWork, now }: Deps) {
  return (by: WorkBy, personId: string, role: NewRole): Promise<void> =>
    unitOfWork(by, async (work) => {
      await lockAdministrators(work.tx);
      const person = await work.tx.person.findFirst({
        where: { id: personId, deactivatedAt: null, state: { not: "anonymised" } },
        select: { id: true },
      });
      if (!person) throw notFound();
      await giveRole(work, by, { personId, role, now: now() });
    });
}

/** The same inside another piece of work, such as an invitation. */
export async function giveRole(
  { tx, audit }: Work,
  by: WorkBy,
  given: { personId: string; role: NewRole; now: Date },
): Promise<void> {
  const { personId, role, now } = given;
  const scope = await scopeOf(tx, role);
  const today = dateColumn(dayOf(now));
  const held = await tx.roleGrant.count({
    where: {
      personId,
      role: role.role,
      scopeId: scope?.scopeId ?? null,
      revokedAt: null,
      OR: [{ validUntil: null }, { validUntil: { gte: today } }],
    },
  });
  if (held > 0) throw new AppError("conflict", "admin:roles.alreadyHeld");
  const validUntil = role.validUntil === null ? null : dateColumn(role.validUntil);
  await tx.roleGrant.create({
    data: { personId, role: role.role, ...scope, validFrom: today, validUntil, grantedById: personIdOf(by.actor) },
  });
  const changes: FieldChange[] = [
    { field: "role", new: role.role },
    ...(scope ? [{ field: "scope", new: await nameOf(tx, scope) }] : []),
    ...(role.validUntil ? [{ field: "validUntil", new: role.validUntil.toString() }] : []),
  ];
  audit({ action: "role_grant.added", resourceType: "role_grant", resourceId: personId, changes });
}

/** Takes a role away, from the next request on; never the last administrator's. */
export function createRevokeRole({ unitOfWork, now }: Deps) {
  return (by: WorkBy, personId: string, grantId: string): Promise<void> =>
    unitOfWork(by, async ({ tx, audit }) => {
      await lockAdministrators(tx);
      const grant = await tx.roleGrant.findFirst({
        where: { id: grantId, personId, revokedAt: null },
        select: { role: true, scopeType: true, scopeId: true },
      });
      if (!grant) throw notFound();
      if (grant.role === "administrator") await ensureAdministratorStays(tx, personId, now());
      await tx.roleGrant.update({ where: { id: grantId }, data: { revokedAt: now() } });
      const { scopeType, scopeId } = grant;
      const scope = scopeType && scopeId !== null ? await nameOf(tx, { scopeType, scopeId }) : null;
      const changes: FieldChange[] = [
        { field: "role", old: grant.role },
        ...(scope === null ? [] : [{ field: "scope", old: scope }]),
      ];
      audit({ action: "role_grant.revoked", resourceType: "role_grant", resourceId: personId, changes });
    });
}

interface Scope {
  readonly scopeType: "theme" | "organization";
  readonly scopeId: string;
}

/** What the role is limited to, if it has to be; what was chosen beside it is left out. */
async function scopeOf(tx: Tx, { role, themeId, organizationId }: NewRole): Promise<Scope | null> {
  if (role === "theme_lead") return knownScope(tx, "theme", themeId);
  if (role === "editor") return knownScope(tx, "organization", organizationId);
  return null;
}

async function knownScope(tx: Tx, scopeType: Scope["scopeType"], scopeId: string | null): Promise<Scope> {
  if (scopeId !== null && (await nameOf(tx, { scopeType, scopeId })) !== null) return { scopeType, scopeId };
  throw new AppError("conflict", `admin:roles.${scopeType}Missing`);
}

/** The name of a theme or organisation, for the log; null when there is none with this id. */
async function nameOf(tx: Tx, { scopeType, scopeId }: Scope): Promise<string | null> {
  const where = { id: scopeId };
  const row =
    scopeType === "theme"
      ? await tx.taxonomyTerm.findFirst({ where: { ...where, taxonomy: { code: "theme" } }, select: { name: true } })
      : await tx.organization.findUnique({ where, select: { name: true } });
  return row?.name ?? null;
}
