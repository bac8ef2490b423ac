import { z } from "zod";
import { changesBetween } from "../../shared/audit/audit.ts";
import type { Db } from "../../shared/db/client.ts";
import type { UnitOfWork, WorkBy } from "../../shared/db/unitOfWork.ts";
import { readSetting, storeSetting } from "../../shared/settings/setting.ts";

export const MOST_ORIGINS = 30;
/** Nothing that could end the directive of a policy (CSP 3, 2.3.1) or stand for more than one site. */
const ORIGIN = /^https:\/\/(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}(?::\d{1,5})?$/u;

const schema = z.object({ origins: z.array(z.string().regex(ORIGIN)).max(MOST_ORIGINS).catch([]) });
const SETTING = { key: "embedding", schema };

export interface EmbeddingRow {
  /** Sites that may show our list; none while it is empty. */
  readonly origins: readonly string[];
  /** 0 while nothing was ever saved. */
  readonly version: number;
}

/** Reads which sites may show the list; what is stored is checked again, because it becomes part of a header. */
export function createReadEmbedding(db: Db) {
  return async (): Promise<EmbeddingRow> => {
    const { value, version } = await readSetting(db, SETTING);
    return { ...value, version };
  };
}

/** Saves which sites may show the list. Throws conflict when somebody else saved meanwhile. */
export function createSaveEmbedding(unitOfWork: UnitOfWork) {
  return (by: WorkBy, origins: readonly string[], version: number): Promise<void> =>
    unitOfWork(by, async ({ tx, audit }) => {
      const before = await storeSetting(tx, SETTING, { value: { origins: [...origins] }, version });
      const changes = changesBetween({ origins: before.origins.join(" ") }, { origins: origins.join(" ") });
      audit({ action: "embedding.changed", resourceType: "setting", resourceId: null, changes });
    });
}

/** The site behind what was typed: its origin, or null when it is none that may be allowed. */
export function originFrom(typed: string): string | null {
  if (!URL.canParse(typed)) return null;
  const { origin, pathname, search, hash, username, password } = new URL(typed);
  const isBare = pathname === "/" && `${search}${hash}${username}${password}` === "";
  return isBare && ORIGIN.test(origin) ? origin : null;
}
