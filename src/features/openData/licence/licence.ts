import { z } from "zod";
import { changesBetween } from "../../../shared/audit/audit.ts";
import type { KeepAnswer } from "../../../shared/cache/keptAnswers.ts";
import type { Db } from "../../../shared/db/client.ts";
import type { UnitOfWork, WorkBy } from "../../../shared/db/unitOfWork.ts";
import { readSetting, storeSetting } from "../../../shared/settings/setting.ts";

/** The licences that can be chosen, by their SPDX name, with the address that stands for each. */
export const LICENCES = {
  "CC-BY-4.0": { name: "CC BY 4.0", url: "https://creativecommons.org/licenses/by/4.0/" },
  "CC0-1.0": { name: "CC0 1.0", url: "https://creativecommons.org/publicdomain/zero/1.0/" },
  "CC-BY-SA-4.0": { name: "CC BY-SA 4.0", url: "https://creativecommons.org/licenses/by-sa/4.0/" },
  "DL-DE-BY-2.0": { name: "Datenlizenz Deutschland – Namensnennung – 2.0", url: "https://www.govdata.de/dl-de/by-2-0" },
  "DL-DE-ZERO-2.0": { name: "Datenlizenz Deutschland – Zero – 2.0", url: "https://www.govdata.de/dl-de/zero-2-0" },
  "ODbL-1.0": { name: "ODbL 1.0", url: "https://opendatacommons.org/licenses/odbl/1-0/" },
} as const;
type LicenceCode = keyof typeof LICENCES;
export const LICENCE_CODES = Object.keys(LICENCES) as LicenceCode[];

const DEFAULT_LICENCE: LicenceCode = "CC-BY-4.0";
const DEFAULT_ATTRIBUTION = "Stadtteilladen Wehringhausen";
const schema = z.object({
  licence: z.enum(LICENCE_CODES).catch(DEFAULT_LICENCE),
  attribution: z.string().min(1).catch(DEFAULT_ATTRIBUTION),
});
const SETTING = { key: "openData", schema };

/** Under which licence others may use the directory, and whom they have to name. */
export type Terms = z.infer<typeof schema>;

interface TermsRow {
  readonly terms: Terms;
  /** 0 while nothing was ever saved. */
  readonly version: number;
}

export function createReadTerms(db: Db) {
  return async (): Promise<TermsRow> => {
    const { value, version } = await readSetting(db, SETTING);
    return { terms: value, version };
  };
}

/** Licence and attribution as answers carry them. */
export interface Licence {
  readonly name: string;
  readonly url: string;
  readonly attribution: string;
}

/** The licence in force, kept in memory until a setting changes. */
export function createReadLicence(db: Db, keepAnswer: KeepAnswer) {
  const read = createReadTerms(db);
  return (): Promise<Licence> =>
    keepAnswer("open data licence", { dependsOn: ["setting"] }, async () => {
      const { terms } = await read();
      return { ...LICENCES[terms.licence], attribution: terms.attribution };
    });
}

/** Saves licence and attribution. Throws conflict when somebody else saved meanwhile. */
export function createSaveTerms(unitOfWork: UnitOfWork) {
  return (by: WorkBy, terms: Terms, version: number): Promise<void> =>
    unitOfWork(by, async ({ tx, audit }) => {
      const before = await storeSetting(tx, SETTING, { value: terms, version });
      const changes = changesBetween(before, terms);
      audit({ action: "open_data.changed", resourceType: "setting", resourceId: null, changes });
    });
}
