import { z } from "zod";
import type { AuditEntry } from "../../../shared/audit/audit.ts";
import type { Tx } from "../../../shared/db/client.ts";
import { keepFirstVersions } from "../../../shared/versions/keepVersions.ts";
import type { Board, LinkChange, Links } from "./links.ts";

/** What names a theme in the audit, and whether it may be chosen anew. */
export interface KnownTheme {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly isActive: boolean;
}

/** All themes, resting ones too, by id. */
export async function loadThemes(tx: Tx): Promise<ReadonlyMap<string, KnownTheme>> {
  const themes = await tx.taxonomyTerm.findMany({
    where: { taxonomy: { code: "theme" } },
    select: { id: true, code: true, name: true, isActive: true },
  });
  return new Map(themes.map((theme) => [theme.id, theme]));
}

/** Locks the initiatives in one order for all, so that two people who assign at once wait for each other. */
export async function lockInitiatives(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.$queryRaw`SELECT "id" FROM "Organization" WHERE "id" = ANY(${ids}::uuid[]) ORDER BY "id" FOR NO KEY UPDATE`;
  await keepFirstVersions(tx, "organization", ids);
}

/** Which themes these initiatives belong to now. */
export async function loadBoard(tx: Tx, ids: readonly string[]): Promise<Board> {
  const links = await tx.attribute.findMany({
    where: {
      linkType: "organization",
      linkId: { in: [...ids] },
      state: "approved",
      term: { taxonomy: { code: "theme" } },
    },
    select: { linkId: true, termId: true, isMain: true },
  });
  const kindOf = (isMain: boolean) => (isMain ? "main" : "further");
  const groups = Map.groupBy(links, (link) => link.linkId);
  return new Map(
    [...groups].map(([id, own]): [string, Links] => [
      id,
      new Map(own.map((link) => [link.termId, kindOf(link.isMain)])),
    ]),
  );
}

/** Who writes links; `keepsAssigner` leaves on an approved link whose it was, so that a lead never owns another's word. */
interface Assigner {
  readonly personId: string | null;
  readonly keepsAssigner: boolean;
}

/** Writes the changes: main marks are taken off before others are put on, as the unique index wants it. */
export async function writeChanges(tx: Tx, changes: readonly LinkChange[], by: Assigner): Promise<void> {
  const inOrder = [...changes].sort((a, b) => Number(a.to === "main") - Number(b.to === "main"));
  for (const { initiativeId: linkId, themeId: termId, to } of inOrder) {
    const key = { linkType: "organization", linkId, termId } as const;
    if (to === null) {
      await tx.attribute.deleteMany({ where: key });
      continue;
    }
    const data = { isMain: to === "main", state: "approved", assignedById: by.personId } as const;
    // A mere proposal never stands in the way of a decision: the index counts its main mark too.
    if (data.isMain)
      await tx.attribute.updateMany({
        where: { linkType: key.linkType, linkId, isMain: true, state: { not: "approved" } },
        data: { isMain: false },
      });
    if (by.keepsAssigner) {
      const { isMain } = data;
      const { count } = await tx.attribute.updateMany({ where: { ...key, state: "approved" }, data: { isMain } });
      if (count === 1) continue;
    }
    await tx.attribute.upsert({
      where: { linkType_linkId_termId: key },
      create: { ...key, ...data },
      update: data,
    });
  }
}

/** One audit entry for each initiative, one field for each of its changed themes. */
export function auditEntriesOf(
  action: "initiative.themes_assigned" | "initiative.themes_restored",
  changes: readonly LinkChange[],
  themes: ReadonlyMap<string, KnownTheme>,
): readonly AuditEntry[] {
  return [...Map.groupBy(changes, (change) => change.initiativeId)].map(([resourceId, own]) => ({
    action,
    resourceType: "organization",
    resourceId,
    changes: own.map(({ themeId, from, to }) => ({
      field: `theme.${themes.get(themeId)?.code ?? themeId}`,
      old: from,
      new: to,
    })),
  }));
}

const side = z.array(
  z.object({ initiativeId: z.uuid(), themeId: z.uuid(), kind: z.enum(["main", "further"]).nullable() }),
);

/** The two sides of changes as AttributeChange keeps them: the same links in the same order. */
export function asSides(changes: readonly LinkChange[]) {
  const pick = (end: "from" | "to") =>
    changes.map((change) => ({ initiativeId: change.initiativeId, themeId: change.themeId, kind: change[end] }));
  return { before: pick("from"), after: pick("to") };
}

/** Reads what `asSides` wrote. */
export function fromSides(kept: { readonly before: unknown; readonly after: unknown }): readonly LinkChange[] {
  const after = side.parse(kept.after);
  return side.parse(kept.before).map(({ initiativeId, themeId, kind }, index) => ({
    initiativeId,
    themeId,
    from: kind,
    to: after[index]?.kind ?? null,
  }));
}
