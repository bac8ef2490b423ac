import { changesBetween } from "../../shared/audit/audit.ts";
import type { Tx } from "../../shared/db/client.ts";
import type { UnitOfWork, WorkBy } from "../../shared/db/unitOfWork.ts";
import { AppError, notFound } from "../../shared/errors/AppError.ts";
import { chooseSlug } from "../../shared/ids/chooseSlug.ts";
import type { ThemeState, ThemeValues } from "./themes.forms.ts";
import { readOtherWords, storeOtherWords } from "./themeWords.repo.ts";
import {
  lockVocabulary,
  orderWith,
  placeOf,
  refuseTwin,
  storeOrder,
  type LockedVocabulary,
} from "./vocabulary/term.repo.ts";

/**
 * Adds a theme to the vocabulary or changes one, with its words in other languages, at the place that is asked for
 * (last when none is); refuses a name that another theme has, and when somebody else saved it meanwhile.
 */
export function createSaveTheme(unitOfWork: UnitOfWork) {
  return (by: WorkBy, code: string | null, { version, ...values }: ThemeValues): Promise<void> =>
    unitOfWork(by, async ({ tx, audit }) => {
      const locked = await lockVocabulary(tx, "theme");
      const before = code === null ? null : await findUnchanged(tx, code, version);
      refuseTwin(locked, before?.id ?? null, values.name);
      const id = before ? await changeTheme(tx, before.id, values) : await addTheme(tx, locked, values);
      const order = orderWith(locked, id, values.position);
      await storeOrder(tx, order);
      const stored = before && { ...before, ...(await readOtherWords(tx, id)), position: placeOf(locked, id) };
      await storeOtherWords(tx, id, values);
      audit({
        action: before ? "theme.changed" : "theme.added",
        resourceType: "theme",
        resourceId: id,
        changes: changesBetween({ ...stored }, { ...values, position: order.indexOf(id) + 1 }),
      });
    });
}

/** Takes a theme out of the lists or back in, or leaves it as it is; what is assigned to it stays assigned. */
export function createSetThemeState(unitOfWork: UnitOfWork) {
  return (by: WorkBy, code: string, state: ThemeState): Promise<void> =>
    unitOfWork(by, async ({ tx, audit, unchanged }) => {
      await lockVocabulary(tx, "theme");
      const before = await findTheme(tx, code);
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

async function findUnchanged(tx: Tx, code: string, version: number) {
  const theme = await findTheme(tx, code);
  if (theme.version !== version) throw new AppError("conflict", "frame:form.staleVersion");
  return theme;
}

type Words = Omit<ThemeValues, "version">;

/** The columns of the theme itself; place and other languages have their own. */
function columnsOf({ name, shortName, description, house, isCrossCutting }: Words) {
  return { name, shortName, description, house, isCrossCutting };
}

async function changeTheme(tx: Tx, id: string, values: Words): Promise<string> {
  await tx.taxonomyTerm.update({ where: { id }, data: { ...columnsOf(values), version: { increment: 1 } } });
  return id;
}

/** At the end of the street. Codes stand in addresses: they stay when a name changes. */
async function addTheme(tx: Tx, { id: taxonomyId, terms }: LockedVocabulary, values: Words): Promise<string> {
  const taken = terms.map((term) => term.code);
  const code = chooseSlug(values.name, taken, 50);
  const data = { ...columnsOf(values), taxonomyId, code, position: terms.length + 1 };
  return (await tx.taxonomyTerm.create({ data, select: { id: true } })).id;
}

async function findTheme(tx: Tx, code: string) {
  const theme = await tx.taxonomyTerm.findFirst({
    where: { code, taxonomy: { code: "theme" } },
    select: {
      id: true,
      name: true,
      shortName: true,
      description: true,
      house: true,
      isCrossCutting: true,
      isActive: true,
      version: true,
    },
  });
  if (!theme) throw notFound();
  return theme;
}
