import type { Reader } from "../text/reader.ts";
import type { VersionedRecord } from "./versionedRecord.ts";

/** Addresses of the desk that every kind of record has alike. */
export const recordPaths = {
  history: (word: VersionedRecord["word"], id: string) => `/buero/verlauf/${word}/${id}`,
};

/** What leads from a record's form to its other pages at the desk. */
export interface RecordLinks {
  readonly links: readonly { readonly label: string; readonly href: string }[];
}

export function presentRecordLinks(reader: Reader, word: VersionedRecord["word"], id: string): RecordLinks {
  return { links: [{ label: reader.t("versions:history.link"), href: reader.href(recordPaths.history(word, id)) }] };
}

export const noRecordLinks: RecordLinks = { links: [] };
