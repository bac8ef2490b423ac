import type { Reader } from "../../../shared/text/reader.ts";
import type { GuardianRecord } from "./guardianRecord.repo.ts";

/** Where the consent stands, as one sentence with its day. */
export function guardianState({ t, format }: Reader, guardian: GuardianRecord): string {
  const { state, guardianName, askedAt, decidedAt, withdrawnAt } = guardian;
  const day = format.day(withdrawnAt ?? decidedAt ?? askedAt);
  return t(`guardian:state.${state}`, { guardian: guardianName, day });
}

/** The language of kept words, where it is not the page's. */
export function languageOfWords({ language }: Reader, guardian: Pick<GuardianRecord, "language">): string {
  return guardian.language === language ? "" : guardian.language;
}
