import { ensure } from "../../../shared/access/decision.ts";
import { changesBetween } from "../../../shared/audit/audit.ts";
import type { Tx } from "../../../shared/db/client.ts";
import type { UnitOfWork, Work, WorkBy } from "../../../shared/db/unitOfWork.ts";
import { AppError, notFound } from "../../../shared/errors/AppError.ts";
import { slugFrom } from "../../../shared/ids/ids.ts";
import type { NamedPlace } from "../../contactPoints/index.ts";
import { needColumns } from "../needForm/needColumns.ts";
import type { NeedValues } from "../needForm/needForm.ts";
import { storeAsked, themesOf } from "../needForm/storeAsked.ts";
import { mayEditNeed } from "./deskNeeds.policy.ts";

/** Addresses below /mitmachen that belong to pages. */
const RESERVED = new Set(["anmelden", "bestaetigen"]);

/** What the form says, and the place its words stand for. */
export interface NeedDraft {
  readonly values: NeedValues;
  readonly place: NamedPlace | null;
}

/**
 * Adds a need as a draft or changes one, within the actor's organisation or theme before and after. Throws conflict
 * when somebody else saved meanwhile, or when fewer places are wanted than are taken. Returns its id.
 */
export function createSaveNeed(unitOfWork: UnitOfWork) {
  return (by: WorkBy, id: string | null, draft: NeedDraft): Promise<string> =>
    unitOfWork(by, async (work) => {
      const { values } = draft;
      await refuseUnknown(work.tx, values);
      ensure(mayEditNeed(by.actor, { organizationId: values.organisation, themeIds: themesOf(values) }), "forbidden");
      return id === null ? addNeed(work, draft) : changeNeed(work, by, id, draft);
    });
}

async function addNeed({ tx, audit }: Work, { values, place }: NeedDraft): Promise<string> {
  const columns = needColumns(values, place, 1);
  const slug = await freeSlug(tx, columns.title);
  const { id } = await tx.need.create({ data: { ...columns, slug, state: "draft" }, select: { id: true } });
  await storeAsked(tx, id, values);
  audit({ action: "need.added", resourceType: "need", resourceId: id, changes: changesBetween({}, columns) });
  return id;
}

async function changeNeed({ tx, audit }: Work, by: WorkBy, id: string, { values, place }: NeedDraft): Promise<string> {
  const { skills, answers, linkedIds, placesTaken, version, ...before } = await lockForEditing(tx, id);
  ensure(mayEditNeed(by.actor, { ...before, themeIds: linkedIds }), "forbidden");
  if (version !== values.version) throw new AppError("conflict", "frame:form.staleVersion");
  const columns = needColumns(values, place, before.places);
  if (columns.places < placesTaken) throw new AppError("conflict", "needs:form.placesTaken");
  await tx.need.update({ where: { id }, data: { ...columns, version: { increment: 1 } } });
  await storeAsked(tx, id, values);
  const asked = { skills: inOrder(values.skills), answers: inOrder(values.answers) };
  const changes = changesBetween(
    { ...before, skills: inOrder(skills), answers: inOrder(answers) },
    { ...columns, ...asked },
    ["skills", "answers"],
  );
  audit({ action: "need.changed", resourceType: "need", resourceId: id, changes });
  return id;
}

function inOrder<Row extends { readonly termId: string }>(rows: readonly Row[]): readonly Row[] {
  return rows.toSorted((one, other) => one.termId.localeCompare(other.termId));
}

async function lockForEditing(tx: Tx, id: string) {
  await tx.$queryRaw`SELECT 1 AS held FROM "Need" WHERE "id" = ${id}::uuid FOR NO KEY UPDATE`;
  const need = await tx.need.findFirst({ where: { id, archivedAt: null }, select: COLUMNS });
  if (!need) throw notFound();
  const links = await tx.attribute.findMany({ where: { linkType: "need", linkId: id }, select: { termId: true } });
  return { ...need, linkedIds: links.map((link) => link.termId) };
}

const COLUMNS = {
  title: true,
  summary: true,
  description: true,
  organizationId: true,
  timeKind: true,
  timeText: true,
  hoursMin: true,
  hoursMax: true,
  opensAt: true,
  places: true,
  placesMin: true,
  newcomerSeats: true,
  placesTaken: true,
  requiredLanguages: true,
  languages: true,
  locationText: true,
  placeCode: true,
  latitude: true,
  longitude: true,
  minimumAge: true,
  requiresClearance: true,
  newcomersWelcome: true,
  version: true,
  skills: { where: { term: { isActive: true } }, select: { termId: true, isRequired: true, minLevel: true } },
  answers: { where: { term: { isActive: true } }, select: { termId: true, answer: true } },
} as const;

async function freeSlug(tx: Tx, title: string): Promise<string> {
  const wanted = slugFrom(title);
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('slug:need'))`;
  const taken = await tx.need.findMany({ where: { slug: { startsWith: wanted } }, select: { slug: true } });
  const slugs = new Set([...RESERVED, ...taken.map((need) => need.slug)]);
  let slug = wanted;
  for (let number = 2; slugs.has(slug); number += 1) slug = `${wanted}-${String(number)}`;
  return slug;
}

/** Themes and the organisation come as ids: those that are none are refused before anything is written. */
async function refuseUnknown(tx: Tx, values: NeedValues): Promise<void> {
  const themeIds = [...themesOf(values)];
  const known = await tx.taxonomyTerm.count({ where: { id: { in: themeIds }, taxonomy: { code: "theme" } } });
  const organisations =
    values.organisation === null ? 1 : await tx.organization.count({ where: { id: values.organisation } });
  if (known !== themeIds.length || organisations === 0) throw new AppError("conflict", "frame:form.check");
}
