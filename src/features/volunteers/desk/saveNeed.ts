import { ensure } from "../../../shared/access/decision.ts";
import { changesBetween } from "../../../shared/audit/audit.ts";
import type { Tx } from "../../../shared/db/client.ts";
import type { UnitOfWork, Work, WorkBy } from "../../../shared/db/unitOfWork.ts";
import { AppError, notFound } from "../../../shared/errors/AppError.ts";
import { slugFrom } from "../../../shared/ids/ids.ts";
import { mayEditNeed } from "./deskNeeds.policy.ts";
import type { NeedValues } from "./needForms.ts";

/** Addresses below /mitmachen that belong to pages. */
const RESERVED = new Set(["anmelden", "bestaetigen"]);

/**
 * Adds a need or changes one, within the actor's organisation or theme before and after. Throws conflict when somebody
 * else saved meanwhile, or when fewer places are wanted than are taken. Returns its id.
 */
export function createSaveNeed(unitOfWork: UnitOfWork) {
  return (by: WorkBy, id: string | null, values: NeedValues): Promise<string> =>
    unitOfWork(by, async (work) => {
      await refuseUnknown(work.tx, values);
      ensure(mayEditNeed(by.actor, { organizationId: values.organisation, themeIds: themesOf(values) }), "forbidden");
      return id === null ? addNeed(work, values) : changeNeed(work, by, id, values);
    });
}

async function addNeed({ tx, audit }: Work, values: NeedValues): Promise<string> {
  const columns = needColumns(values, 1);
  const slug = await freeSlug(tx, columns.title);
  const { id } = await tx.need.create({ data: { ...columns, slug }, select: { id: true } });
  await linkTerms(tx, id, values);
  audit({ action: "need.added", resourceType: "need", resourceId: id, changes: changesBetween({}, columns) });
  return id;
}

async function changeNeed({ tx, audit }: Work, by: WorkBy, id: string, values: NeedValues): Promise<string> {
  const before = await lockForEditing(tx, id);
  ensure(mayEditNeed(by.actor, { ...before, themeIds: before.linkedIds }), "forbidden");
  if (before.version !== values.version) throw new AppError("conflict", "frame:form.staleVersion");
  const columns = needColumns(values, before.places);
  if (columns.places < before.placesTaken) throw new AppError("conflict", "needs:form.placesTaken");
  await tx.need.update({ where: { id }, data: { ...columns, version: { increment: 1 } } });
  await linkTerms(tx, id, values);
  audit({ action: "need.changed", resourceType: "need", resourceId: id, changes: changesBetween(before, columns) });
  return id;
}

/** The main theme first; a further theme that is the main one counts once. */
function themesOf({ mainTheme, themes }: NeedValues): readonly string[] {
  return [...new Set([...(mainTheme === null ? [] : [mainTheme]), ...themes])];
}

function needColumns(values: NeedValues, placesBefore: number) {
  return {
    title: values.title,
    summary: values.summary,
    description: values.description,
    organizationId: values.organisation,
    timeKind: values.timeKind,
    timeText: values.timeText,
    hoursMin: values.hoursMin,
    hoursMax: values.hoursMax,
    places: values.places ?? placesBefore,
    languages: [...values.languages],
    locationText: values.location,
    minimumAge: values.minimumAge,
    requiresClearance: values.requiresClearance,
    newcomersWelcome: values.newcomersWelcome,
    state: values.state,
  };
}

async function lockForEditing(tx: Tx, id: string) {
  await tx.$queryRaw`SELECT 1 AS held FROM "Need" WHERE "id" = ${id}::uuid FOR NO KEY UPDATE`;
  const need = await tx.need.findFirst({
    where: { id, archivedAt: null },
    select: {
      id: true,
      title: true,
      summary: true,
      description: true,
      organizationId: true,
      timeKind: true,
      timeText: true,
      hoursMin: true,
      hoursMax: true,
      places: true,
      placesTaken: true,
      languages: true,
      locationText: true,
      minimumAge: true,
      requiresClearance: true,
      newcomersWelcome: true,
      state: true,
      version: true,
    },
  });
  if (!need) throw notFound();
  const links = await tx.attribute.findMany({ where: { linkType: "need", linkId: id }, select: { termId: true } });
  return { ...need, linkedIds: links.map((link) => link.termId) };
}

async function freeSlug(tx: Tx, title: string): Promise<string> {
  const wanted = slugFrom(title);
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('slug:need'))`;
  const taken = await tx.need.findMany({ where: { slug: { startsWith: wanted } }, select: { slug: true } });
  const slugs = new Set([...RESERVED, ...taken.map((need) => need.slug)]);
  let slug = wanted;
  for (let number = 2; slugs.has(slug); number += 1) slug = `${wanted}-${String(number)}`;
  return slug;
}

/** Themes, skills and the organisation come as ids: those that are none are refused before anything is written. */
async function refuseUnknown(tx: Tx, values: NeedValues): Promise<void> {
  const themeIds = themesOf(values);
  const termsIn = (taxonomy: string, ids: readonly string[]) =>
    tx.taxonomyTerm.count({ where: { id: { in: [...ids] }, taxonomy: { code: taxonomy } } });
  const skillIds = new Set(values.skills);
  const isKnown =
    (await termsIn("theme", themeIds)) === themeIds.length && (await termsIn("skill", [...skillIds])) === skillIds.size;
  const organisations =
    values.organisation === null ? 1 : await tx.organization.count({ where: { id: values.organisation } });
  if (!isKnown || organisations === 0) throw new AppError("conflict", "frame:form.check");
}

async function linkTerms(tx: Tx, needId: string, values: NeedValues): Promise<void> {
  const link = { linkType: "need", linkId: needId } as const;
  const wanted = [...themesOf(values), ...new Set(values.skills)];
  await tx.attribute.deleteMany({ where: { ...link, termId: { notIn: wanted } } });
  await tx.attribute.updateMany({ where: { ...link, isMain: true }, data: { isMain: false } });
  await tx.attribute.createMany({ data: wanted.map((termId) => ({ ...link, termId })), skipDuplicates: true });
  if (values.mainTheme !== null) {
    await tx.attribute.updateMany({ where: { ...link, termId: values.mainTheme }, data: { isMain: true } });
  }
}
