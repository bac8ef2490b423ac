import type { Db, Tx } from "../../../shared/db/client.ts";
import type { Work, WorkBy } from "../../../shared/db/unitOfWork.ts";
import { AppError, notFound } from "../../../shared/errors/AppError.ts";
import { parseFields, type FormValues } from "../../../shared/forms/parseForm.ts";
import { system } from "../../../shared/access/actor.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import { mayDecideEntry } from "../../organisations/index.ts";
import { joinWork, type KeptRecord, type RecordKind, type StoreChanges } from "../../proposals/index.ts";
import { noteCheck } from "./assureContactPoint.ts";
import { contactPointForm, questionField } from "./contactPointDesk.forms.ts";
import { contactPointDeskPaths } from "./contactPointDesk.paths.ts";
import { contactPointFormValues, contactPointSpecs } from "./contactPointForm.presenter.ts";
import { lockContactPoint, readContactPoint, type ContactPointRow } from "./contactPoint.repo.ts";
import type { LoadChoices } from "./formChoices.ts";
import { createSaveContactPoint } from "./saveContactPoint.ts";

interface Deps {
  readonly db: Db;
  readonly loadChoices: LoadChoices;
}

/** Contact points as the upkeep of the directory sees and changes them. */
export function createContactPointKind(deps: Deps): RecordKind {
  const { db, loadChoices } = deps;
  const find = async (id: string, tx: Tx = db) => {
    const point = await readContactPoint(tx, id);
    return point && keptRecord(point, await reachOf(tx, point));
  };
  return {
    link: "service_at_location",
    find,
    async findPublic(slug) {
      const where = { slug, state: { in: ["published" as const, "needs_check" as const] } };
      const row = await db.serviceAtLocation.findFirst({ where, select: { id: true } });
      return row && find(row.id);
    },
    async fields(reader, id) {
      const { choices } = await loadChoices(system, reader, await readContactPoint(db, id));
      const hours = { kind: "textarea", name: "hours", label: "organisations:points.hours" } as const;
      return [...contactPointSpecs(reader, choices, false), hours];
    },
    prepareStore: (by, reader, id) => prepareStore(deps, { by, reader, id }),
    async assure(work, id, { day, method, name }) {
      await noteCheck(work, await locked(work, id), { day: Temporal.PlainDate.from(day), method, name });
    },
    markGone,
    publicPath: (slug) => `/anlaufstellen/${encodeURIComponent(slug)}`,
    deskPath: ({ id }) => contactPointDeskPaths.edit(id),
  };
}

async function markGone(work: Work, id: string): Promise<void> {
  const { state } = await locked(work, id);
  if (state !== "published") return;
  await work.tx.serviceAtLocation.update({
    where: { id },
    data: { state: "needs_check", version: { increment: 1 } },
  });
  work.audit({
    action: "contact_point.doubted",
    resourceType: "contact_point",
    resourceId: id,
    changes: [{ field: "state", old: state, new: "needs_check" }],
  });
}

/** The form at the desk takes every field: those that are not proposed go in as they stand. */
async function prepareStore(
  { db, loadChoices }: Deps,
  { by, reader, id }: { by: WorkBy; reader: Reader; id: string },
): Promise<StoreChanges> {
  const mayDecide = mayDecideEntry(by.actor).allowed;
  const { choices, codes } = await loadChoices(by.actor, reader, await readContactPoint(db, id));
  const specs = contactPointSpecs(reader, choices, mayDecide);
  const known = specs.flatMap((spec) => (spec.kind === "section" ? [] : [spec.name]));
  const unasked = Object.fromEntries(codes.questions.map((code) => [questionField(code), "unknown"] as const));
  return async (work, { version, values }) => {
    const before = await locked(work, id);
    if (before.version !== version) throw new AppError("conflict", "frame:form.staleVersion");
    const all = { ...unasked, ...contactPointFormValues(withHours(before, values)), ...values };
    const sent = Object.fromEntries(Object.entries(all).filter(([name]) => known.includes(name)));
    const form = parseFields(contactPointForm(codes, mayDecide), { ...sent, version: String(version) });
    if (!form.ok) return form.state;
    await createSaveContactPoint(joinWork(work))(by, id, form.value);
    return null;
  };
}

/** Opening hours are proposed as one text; the form's own fields for them follow from it. */
function withHours(point: ContactPointRow, { hours }: FormValues): ContactPointRow {
  if (typeof hours !== "string") return point;
  return { ...point, openingHours: hours === "" ? null : { text: hours } };
}

async function locked({ tx }: Work, id: string): Promise<ContactPointRow> {
  const point = await lockContactPoint(tx, id);
  if (!point) throw notFound();
  return point;
}

interface Reach {
  readonly email: string | null;
  readonly phone: string | null;
  readonly reviewMode: string;
}

/** What an organisation itself has made public, for entries that say nothing of their own. */
async function reachOf(db: Tx, { organisationId }: ContactPointRow): Promise<Reach> {
  const row = await db.organization.findUniqueOrThrow({
    where: { id: organisationId },
    select: { email: true, reviewMode: true, phones: { select: { number: true }, orderBy: { id: "asc" }, take: 1 } },
  });
  return { email: row.email, reviewMode: row.reviewMode, phone: row.phones[0]?.number ?? null };
}

function keptRecord(point: ContactPointRow, reach: Reach): KeptRecord {
  const { id, slug, title, state, version, isExample, service, phones, contacts } = point;
  return {
    id,
    slug,
    title,
    state,
    version,
    isExample,
    owner: service.organization.name,
    values: { ...contactPointFormValues(point), hours: point.openingHours?.text ?? "" },
    mail: contacts[0]?.email ?? reach.email,
    phone: phones[0]?.number ?? reach.phone,
    isReviewed: reach.reviewMode === "after_review",
  };
}
