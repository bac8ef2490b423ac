import type { Db, Tx } from "../../shared/db/client.ts";
import type { UnitOfWork, Work } from "../../shared/db/unitOfWork.ts";
import { AppError, notFound } from "../../shared/errors/AppError.ts";
import { parseFields, type FormValues } from "../../shared/forms/parseForm.ts";
import { joinWork, type FieldChanges, type KeptRecord, type RecordKind } from "../proposals/index.ts";
import { findEditable, type EditableInitiative } from "./initiativeRecord.ts";
import { initiativeFields, initiativeForm, initiativeFormValues } from "./initiatives.forms.ts";
import { initiativePaths } from "./initiatives.paths.ts";
import type { createChangeInitiative } from "./saveInitiative.ts";

interface Deps {
  readonly db: Db;
  readonly changeInitiative: (unitOfWork: UnitOfWork) => ReturnType<typeof createChangeInitiative>;
}

/** The sight of everything: the upkeep shows public fields only. */
const ALL = { all: true, themeIds: [], organizationIds: [], personId: null };
const PERSONAL: readonly string[] = ["contactName", "contactEmail", "contactPhone", "contactIsPublic"];

/** Initiatives as the upkeep of the directory sees and changes them. */
export function createInitiativeKind({ db, changeInitiative }: Deps): RecordKind {
  const find = async (id: string, tx: Tx = db) => {
    const initiative = await editable(tx, id);
    return initiative && keptRecord(initiative, await reachOf(tx, initiative));
  };
  return {
    link: "organization",
    find,
    async findPublic(slug) {
      const where = { slug, isInitiative: true, state: { in: ["published" as const, "needs_check" as const] } };
      const row = await db.organization.findFirst({ where, select: { id: true } });
      return row && find(row.id);
    },
    fields: (reader) =>
      Promise.resolve(initiativeFields(reader, { offersState: false, seesContact: false }).map(asHomepage)),
    prepareStore: (by, _reader, id) =>
      Promise.resolve(async (work, changes) => {
        const read = await readChanges(work, id, changes);
        if (!read.form.ok) return read.form.state;
        await changeInitiative(joinWork(work))(by, read.slug, read.form.value);
        return null;
      }),
    // When it was checked is told by the check itself.
    async assure(work, id) {
      await locked(work, id);
      work.audit({ action: "initiative.assured", resourceType: "organization", resourceId: id });
    },
    markGone,
    publicPath: initiativePaths.show,
    deskPath: ({ slug }) => initiativePaths.deskEdit(slug),
  };
}

async function readChanges(work: Work, id: string, { version, values }: FieldChanges) {
  const before = await locked(work, id);
  if (before.version !== version) throw new AppError("conflict", "frame:form.staleVersion");
  const { state: _state, ...stored } = initiativeFormValues(before);
  const { homepage, ...rest } = values;
  const website = homepage === undefined ? {} : { website: homepage };
  const all = { ...stored, ...rest, ...website, version: String(version) };
  return { slug: before.slug, form: parseFields(initiativeForm, all) };
}

async function markGone(work: Work, id: string): Promise<void> {
  const { state } = await locked(work, id);
  if (state !== "published") return;
  const data = { state: "needs_check" as const, version: { increment: 1 } };
  await work.tx.organization.update({ where: { id }, data, select: { id: true } });
  const changes = [{ field: "state", old: state, new: "needs_check" }];
  work.audit({ action: "initiative.doubted", resourceType: "organization", resourceId: id, changes });
}

/** The name under which forms for everybody ask for the website: "website" is the field that only machines fill in. */
function asHomepage<Spec extends { readonly kind: string }>(spec: Spec): Spec {
  return "name" in spec && spec.name === "website" ? { ...spec, name: "homepage" } : spec;
}

async function editable(tx: Tx, id: string): Promise<EditableInitiative | null> {
  const row = await tx.organization.findFirst({ where: { id, isInitiative: true }, select: { slug: true } });
  return row && findEditable(tx, row.slug, ALL);
}

async function locked({ tx }: Work, id: string): Promise<EditableInitiative> {
  await tx.$queryRaw`SELECT "id" FROM "Organization" WHERE "id" = ${id}::uuid FOR UPDATE`;
  const initiative = await editable(tx, id);
  if (!initiative) throw notFound();
  return initiative;
}

/** What the initiative has made public; changes are reviewed when it or the organisation above it wants that. */
async function reachOf(tx: Tx, { id }: EditableInitiative) {
  return tx.organization.findUniqueOrThrow({
    where: { id },
    select: {
      reviewMode: true,
      parent: { select: { reviewMode: true } },
      phones: { select: { number: true }, orderBy: { id: "asc" }, take: 1 },
    },
  });
}

const NOBODY = { email: null, phone: null };

function keptRecord(initiative: EditableInitiative, reach: Awaited<ReturnType<typeof reachOf>>): KeptRecord {
  const { id, slug, name, state, version, isExample, email, contacts } = initiative;
  const contact = contacts.find(({ isPublic }) => isPublic) ?? NOBODY;
  return {
    id,
    slug,
    title: name,
    owner: name,
    state,
    version,
    isExample,
    values: publicValues(initiativeFormValues(initiative)),
    mail: email ?? contact.email,
    phone: reach.phones[0]?.number ?? contact.phone,
    isReviewed: [reach.reviewMode, reach.parent?.reviewMode].includes("after_review"),
  };
}

function publicValues({ website = "", ...values }: FormValues): FormValues {
  const open = Object.entries(values).filter(([name]) => !PERSONAL.includes(name) && name !== "state");
  return { ...Object.fromEntries(open), homepage: website };
}
