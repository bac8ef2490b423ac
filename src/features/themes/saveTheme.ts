import { changesBetween } from "../../shared/audit/audit.ts";
import type { Tx } from "../../shared/db/client.ts";
import type { UnitOfWork, WorkBy } from "../../shared/db/unitOfWork.ts";
import { AppError, notFound } from "../../shared/errors/AppError.ts";
import { chooseSlug } from "../../shared/ids/chooseSlug.ts";
import type { ThemeState, ThemeValues } from "./themes.forms.ts";

/** Adds a theme to the vocabulary or changes one; refuses when somebody else saved it meanwhile. Returns its code. */
export function createSaveTheme(unitOfWork: UnitOfWork) {
  return (by: WorkBy, code: string | null, { version, ...values }: ThemeValues): Promise<string> =>
    unitOfWork(by, async ({ tx, audit }) => {
      if (code === null) {
        const created = await addTheme(tx, values);
        audit({
          action: "theme.added",
          resourceType: "theme",
          resourceId: created.id,
          changes: changesBetween({}, values),
        });
        return created.code;
      }
      const before = await lockTheme(tx, code);
      if (before.version !== version) throw new AppError("conflict", "frame:form.staleVersion");
      const position = values.position ?? before.position;
      await tx.taxonomyTerm.update({
        where: { id: before.id },
        data: { ...values, position, version: { increment: 1 } },
      });
      audit({
        action: "theme.changed",
        resourceType: "theme",
        resourceId: before.id,
        changes: changesBetween(before, { ...values, position }),
      });
      return code;
    });
}

/** Takes a theme out of the lists or back in, or leaves it as it is; what is assigned to it stays assigned. */
export function createSetThemeState(unitOfWork: UnitOfWork) {
  return (by: WorkBy, code: string, state: ThemeState): Promise<void> =>
    unitOfWork(by, async ({ tx, audit, unchanged }) => {
      const before = await lockTheme(tx, code);
      const isActive = state === "active";
      if (before.isActive === isActive) {
        unchanged();
        return;
      }
      await tx.taxonomyTerm.update({
        where: { id: before.id },
        data: { isActive, version: { increment: 1 } },
      });
      audit({
        action: isActive ? "theme.restored" : "theme.retired",
        resourceType: "theme",
        resourceId: before.id,
      });
    });
}

async function addTheme(tx: Tx, values: Omit<ThemeValues, "version">): Promise<{ id: string; code: string }> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('slug:theme'))`;
  const taxonomy = await tx.taxonomy.findUniqueOrThrow({
    where: { code: "theme" },
    select: { id: true, terms: { select: { code: true, position: true } } },
  });
  const taken = taxonomy.terms.map((term) => term.code);
  const code = chooseSlug(values.name, taken, 50);
  const position = values.position ?? Math.max(0, ...taxonomy.terms.map((term) => term.position)) + 1;
  return tx.taxonomyTerm.create({
    data: { ...values, taxonomyId: taxonomy.id, code, position },
    select: { id: true, code: true },
  });
}

async function lockTheme(tx: Tx, code: string) {
  await tx.$queryRaw`SELECT t."id" FROM "TaxonomyTerm" t JOIN "Taxonomy" x ON x."id" = t."taxonomyId" WHERE x."code" = 'theme' AND t."code" = ${code} FOR UPDATE OF t`;
  const theme = await tx.taxonomyTerm.findFirst({
    where: { code, taxonomy: { code: "theme" } },
    select: {
      id: true,
      name: true,
      shortName: true,
      description: true,
      house: true,
      position: true,
      isCrossCutting: true,
      isActive: true,
      version: true,
    },
  });
  if (!theme) throw notFound();
  return theme;
}
