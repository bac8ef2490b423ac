import { ensure } from "../../../shared/access/decision.ts";
import { changesBetween, type FieldChange } from "../../../shared/audit/audit.ts";
import type { Tx } from "../../../shared/db/client.ts";
import type { UnitOfWork, Work, WorkBy } from "../../../shared/db/unitOfWork.ts";
import { AppError, notFound } from "../../../shared/errors/AppError.ts";
import { sortKeyFrom } from "../../../shared/ids/ids.ts";
import { freeSlug } from "../../../shared/versions/freeSlug.ts";
import { mayDecideEntry, storePhones } from "../../organisations/index.ts";
import type { ContactPointValues } from "./contactPointDesk.forms.ts";
import { mayBePublic } from "../mayBePublic.policy.ts";
import { mayEditContactPoint, mayLeaveAs } from "./contactPointDesk.policy.ts";
import {
  lockContactPoint,
  openingHoursId,
  storeContact,
  storeTerms,
  storeThemes,
  type ContactPointRow,
} from "./contactPoint.repo.ts";
import { mapPointText, storedPoint } from "./mapPoint.ts";
import { answerCodes, storePlace } from "./storePlace.ts";
import { refuseForeignService, storeService } from "./storeService.ts";

/**
 * Adds a contact point (`id` is null) or changes one; a stale version is a conflict. What an editor or theme lead adds
 * is submitted, not public. Returns its id.
 */
export function createSaveContactPoint(unitOfWork: UnitOfWork) {
  return (by: WorkBy, id: string | null, values: ContactPointValues): Promise<string> =>
    unitOfWork(by, async (work) => {
      if (values.decision !== null) ensure(mayDecideEntry(by.actor), "forbidden");
      const before = id === null ? null : await editable(work.tx, by, id);
      if (before && before.version !== values.version) throw new AppError("conflict", "frame:form.staleVersion");
      await refuseWrongEntry(work.tx, by, before, values);
      await refuseForeignService(work.tx, by, before, values);
      const resourceId = await store(work.tx, before, values);
      leaveTrace(work, before, { id: resourceId, values });
      return resourceId;
    });
}

function leaveTrace(
  { audit }: Work,
  before: ContactPointRow | null,
  after: { id: string; values: ContactPointValues },
) {
  audit({
    action: before ? "contact_point.changed" : "contact_point.added",
    resourceType: "contact_point",
    resourceId: after.id,
    changes: changesOf(before, after.values),
  });
}

async function editable(tx: Tx, by: WorkBy, id: string): Promise<ContactPointRow> {
  const row = await lockContactPoint(tx, id);
  if (!row || !mayEditContactPoint(by.actor, row).allowed) throw notFound();
  return row;
}

async function refuseWrongEntry(
  tx: Tx,
  { actor }: WorkBy,
  before: ContactPointRow | null,
  values: ContactPointValues,
): Promise<void> {
  ensure(mayLeaveAs(actor, values));
  const organisation = await tx.organization.findUnique({
    where: { id: values.organisationId },
    select: { state: true },
  });
  if (!organisation) throw new AppError("conflict", "organisations:points.organisation.missing");
  const known = await tx.taxonomyTerm.count({
    where: { id: { in: values.themeIds }, taxonomy: { code: "theme" } },
  });
  if (known !== values.themeIds.length) throw new AppError("conflict", "organisations:points.theme.missing");
  await refuseUnknownTerms(tx, "concern", values.concernIds);
  await refuseUnknownTerms(tx, "target_group", values.targetIds);
  if (!["published", "needs_check"].includes(stateAfter(before, values))) return;
  const hasAddress = values.address !== null;
  ensure(
    mayBePublic({
      title: values.point.title,
      organisationState: organisation.state,
      hasAddress,
      placeName: values.place.name,
    }),
  );
}

async function refuseUnknownTerms(tx: Tx, vocabulary: string, ids: readonly string[]): Promise<void> {
  const known = await tx.taxonomyTerm.count({ where: { id: { in: [...ids] }, taxonomy: { code: vocabulary } } });
  if (known !== ids.length) throw new AppError("conflict", "organisations:points.word.missing");
}

/** Archived entries come back by their own step; what others than the coordination add waits to be published. */
function stateAfter(before: ContactPointRow | null, { decision }: ContactPointValues) {
  if (before?.state === "archived") return before.state;
  return decision?.state ?? before?.state ?? "submitted";
}

async function store(tx: Tx, before: ContactPointRow | null, values: ContactPointValues): Promise<string> {
  const data = {
    ...values.point,
    ...originOf(values),
    serviceId: await storeService(tx, before, values),
    locationId: await storePlace(tx, before, values),
    openingHoursId: await openingHoursId(tx, values.hoursText),
    state: stateAfter(before, values),
    sortKey: sortKeyFrom(values.point.title),
  };
  const select = { id: true };
  const { id } = before
    ? await tx.serviceAtLocation.update({
        where: { id: before.id },
        data: { ...data, version: { increment: 1 } },
        select,
      })
    : await tx.serviceAtLocation.create({
        data: { ...data, slug: await freeSlug(tx, "service_at_location", values.point.title) },
        select,
      });
  await storeParts(tx, id, before, values);
  return id;
}

/** Only the coordination says whether it is confirmed and where it comes from. */
function originOf({ decision }: ContactPointValues) {
  return decision === null ? {} : { verified: decision.verified, source: decision.source };
}

async function storeParts(
  tx: Tx,
  id: string,
  before: ContactPointRow | null,
  values: ContactPointValues,
): Promise<void> {
  await storePhones(tx, { serviceAtLocationId: id }, before?.phones ?? [], values.phones);
  await storeContact(tx, { pointId: id, storedId: before?.contacts[0]?.id ?? null }, values.contact);
  await storeThemes(tx, id, values);
  await storeTerms(tx, id, "concern", values.concernIds);
  await storeTerms(tx, id, "target_group", values.targetIds);
}

function changesOf(before: ContactPointRow | null, values: ContactPointValues): readonly FieldChange[] {
  return changesBetween(before ? flat(before) : {}, {
    ...values.point,
    ...serviceChanges(values.service),
    ...values.place,
    name: values.place.name,
    organisationId: values.organisationId,
    address: values.address && addressLine(values.address),
    ...(values.mapPoint === undefined ? {} : { mapPoint: mapPointText(storedPoint(values.mapPoint)) }),
    accessibility: answerCodes(values.answers),
    phones: values.phones.flatMap((phone) => (phone ? phoneLine(phone) : [])),
    ...values.contact,
    hours: values.hoursText,
    themeIds: values.themeIds.toSorted(),
    concernIds: values.concernIds.toSorted(),
    targetIds: values.targetIds.toSorted(),
    mainThemeId: values.mainThemeId,
    state: stateAfter(before, values),
    ...originOf(values),
  });
}

function flat(row: ContactPointRow): Readonly<Record<string, unknown>> {
  const { service, location } = row;
  return {
    ...row,
    ...service,
    ...location,
    serviceName: service.name,
    serviceId: service.id,
    documents: service.requiredDocuments.map(({ document }) => document),
    name: location.name,
    address: location.address && addressLine(location.address),
    mapPoint: mapPointText(location),
    accessibility: answerCodes(location.accessibilities),
    phones: row.phones.map(phoneLine),
    email: row.contacts[0]?.email,
    department: row.contacts[0]?.department,
    hours: row.openingHours?.text,
    themeIds: row.themeIds.toSorted(),
    concernIds: row.concernIds.toSorted(),
    targetIds: row.targetIds.toSorted(),
  };
}

/** Another service is named by its id; of an own one every part that differs. */
function serviceChanges(service: ContactPointValues["service"]): Readonly<Record<string, unknown>> {
  if (service.kind === "other") return { serviceId: service.id };
  const { name, ...content } = service.content;
  return { ...content, serviceName: name, documents: service.documents };
}

/** A plain telephone by its number alone, others with their kind. */
function phoneLine({ number, type }: { readonly number: string; readonly type: string }): string {
  return type === "voice" ? number : `${number} (${type})`;
}

function addressLine(address: { address1: string; postalCode: string; city: string }): string {
  return `${address.address1}, ${address.postalCode} ${address.city}`;
}
