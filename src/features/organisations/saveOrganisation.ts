import { ensure } from "../../shared/access/decision.ts";
import { changesBetween, type FieldChange } from "../../shared/audit/audit.ts";
import type { Tx } from "../../shared/db/client.ts";
import type { UnitOfWork, WorkBy } from "../../shared/db/unitOfWork.ts";
import { AppError, notFound } from "../../shared/errors/AppError.ts";
import { sortKeyFrom } from "../../shared/ids/ids.ts";
import { freeSlug } from "../../shared/versions/freeSlug.ts";
import type { OrganisationValues } from "./organisations.forms.ts";
import { mayDecideEntry, mayEditOrganisation } from "./organisations.policy.ts";
import { lockOrganisation, storeContacts, storePhones, type OrganisationRow } from "./organisations.repo.ts";

/** Adds an organisation (`id` is null; coordination only) or changes one; a stale version is a conflict. Returns its id. */
export function createSaveOrganisation(unitOfWork: UnitOfWork) {
  return (by: WorkBy, id: string | null, values: OrganisationValues): Promise<string> =>
    unitOfWork(by, async ({ tx, audit }) => {
      const before = await admitted(tx, by, id, values);
      const resourceId = await store(tx, before, values);
      audit({
        action: before ? "organization.changed" : "organization.added",
        resourceType: "organization",
        resourceId,
        changes: changesOf(before, values),
      });
      return resourceId;
    });
}

/** The stored organisation, locked, if this person may save these values over this version of it; null for a new one. */
async function admitted(
  tx: Tx,
  by: WorkBy,
  id: string | null,
  values: OrganisationValues,
): Promise<OrganisationRow | null> {
  if (values.decision !== null || id === null) ensure(mayDecideEntry(by.actor), "forbidden");
  if (id === null) return null;
  const before = await editable(tx, by, id);
  if (before.version !== values.version) throw new AppError("conflict", "frame:form.staleVersion");
  return before;
}

async function store(tx: Tx, before: OrganisationRow | null, values: OrganisationValues): Promise<string> {
  const id = before ? before.id : await add(tx, values);
  if (before) await change(tx, before, values);
  await storePhones(tx, { organizationId: id }, before?.phones ?? [], values.phones);
  await storeContacts(tx, id, before?.contacts ?? [], values.contacts);
  return id;
}

async function editable(tx: Tx, by: WorkBy, id: string): Promise<OrganisationRow> {
  const row = await lockOrganisation(tx, id);
  if (!row || !mayEditOrganisation(by.actor, row).allowed) throw notFound();
  return row;
}

async function add(tx: Tx, { content, decision }: OrganisationValues): Promise<string> {
  const created = await tx.organization.create({
    data: {
      ...content,
      ...(decision ?? {}),
      slug: await freeSlug(tx, "organization", content.name),
      sortKey: sortKeyFrom(content.name),
    },
    select: { id: true },
  });
  return created.id;
}

async function change(tx: Tx, before: OrganisationRow, values: OrganisationValues): Promise<void> {
  await tx.organization.update({
    where: { id: before.id },
    data: {
      ...values.content,
      ...decisionFor(before, values),
      sortKey: sortKeyFrom(values.content.name),
      version: { increment: 1 },
    },
  });
}

/** An archived organisation comes back by its own step, never by the way of a form. */
function decisionFor(before: OrganisationRow | null, { decision }: OrganisationValues) {
  if (decision === null) return {};
  return before?.state === "archived" ? { ...decision, state: before.state } : decision;
}

function changesOf(before: OrganisationRow | null, values: OrganisationValues): readonly FieldChange[] {
  const after = {
    ...values.content,
    ...decisionFor(before, values),
    phones: values.phones.flatMap((phone) => phone?.number ?? []),
    contacts: values.contacts.filter((contact) => contact !== null),
  };
  const old = {
    ...before,
    phones: before?.phones.map((phone) => phone.number) ?? [],
    contacts: before?.contacts.map(({ id: _id, ...contact }) => contact) ?? [],
  };
  return changesBetween(old, after, ["contacts"]);
}
