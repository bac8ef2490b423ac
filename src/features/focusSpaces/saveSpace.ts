import { personIdOf } from "../../shared/access/actor.ts";
import { ensure } from "../../shared/access/decision.ts";
import { changesBetween } from "../../shared/audit/audit.ts";
import { dateColumn } from "../../shared/clock.ts";
import type { UnitOfWork, Work, WorkBy } from "../../shared/db/unitOfWork.ts";
import { AppError } from "../../shared/errors/AppError.ts";
import { sortKeyFrom } from "../../shared/ids/ids.ts";
import { freeSlug } from "../../shared/versions/freeSlug.ts";
import { allThemeIds, storeThemes } from "../../shared/vocabulary/recordThemes.ts";
import type { SpaceValues } from "./focusSpaces.forms.ts";
import { mayEditSpace } from "./focusSpaces.policy.ts";
import { lockSpace, storeAddress } from "./focusSpaces.repo.ts";

/** Adds a space (slug is null) or changes one; "conflict" when somebody else saved it meanwhile. Returns its slug. */
export function createSaveSpace(unitOfWork: UnitOfWork) {
  return (by: WorkBy, slug: string | null, values: SpaceValues): Promise<string> =>
    unitOfWork(by, (work) => (slug === null ? addSpace(work, by, values) : changeSpace(work, by, { slug, values })));
}

async function addSpace({ tx, audit }: Work, by: WorkBy, values: SpaceValues): Promise<string> {
  ensure(mayEditSpace(by.actor, allThemeIds(values)), "forbidden");
  const slug = await freeSlug(tx, "space", values.title);
  const locationId = await storeAddress(tx, null, values);
  const { id } = await tx.space.create({ data: { ...columnsOf(values), slug, locationId }, select: { id: true } });
  await storeThemes(tx, { linkType: "space", linkId: id }, values, personIdOf(by.actor));
  audit({
    action: "space.added",
    resourceType: "space",
    resourceId: id,
    changes: changesBetween({}, comparable(values)),
  });
  return slug;
}

async function changeSpace(
  { tx, audit }: Work,
  by: WorkBy,
  { slug, values }: { slug: string; values: SpaceValues },
): Promise<string> {
  const before = await lockSpace(tx, slug);
  ensure(mayEditSpace(by.actor, allThemeIds(before.themes)), "forbidden");
  ensure(mayEditSpace(by.actor, allThemeIds(values)), "forbidden");
  if (before.version !== values.version) throw new AppError("conflict", "frame:form.staleVersion");
  const locationId = await storeAddress(tx, before, values);
  const archived = before.state === "archived" ? { state: before.state } : {};
  await tx.space.update({
    where: { id: before.id },
    data: { ...columnsOf(values), ...archived, locationId, version: { increment: 1 } },
  });
  await storeThemes(tx, { linkType: "space", linkId: before.id }, values, personIdOf(by.actor));
  audit({
    action: "space.changed",
    resourceType: "space",
    resourceId: before.id,
    changes: changesBetween(before, { ...comparable(values), ...archived }),
  });
  return slug;
}

/** The columns of the row itself: themes and address are kept elsewhere. */
function columnsOf(values: SpaceValues) {
  const { address: _address, postalCode: _postalCode, themeIds: _themeIds, ...columns } = comparable(values);
  return { ...columns, sortKey: sortKeyFrom(values.title) };
}

/** The values as the audit compares them with what was stored. */
function comparable(values: SpaceValues) {
  const { version: _version, mainThemeId, themeIds, seenOn, ...columns } = values;
  return {
    ...columns,
    seenOn: seenOn === null ? null : dateColumn(seenOn),
    themeIds: allThemeIds({ mainThemeId, themeIds }),
  };
}
