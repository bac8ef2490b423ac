import type { Reader } from "../text/reader.ts";
import type { VersionedRecord } from "./versionedRecord.ts";

/** Addresses of the desk that every kind of record has alike. */
export const recordPaths = {
  history: (word: VersionedRecord["word"], id: string) => `/buero/verlauf/${word}/${id}`,
  /** A version beside what the record says today. */
  compare: (word: VersionedRecord["word"], id: string, older: number) =>
    `/buero/verlauf/${word}/${id}/vergleich?von=${String(older)}`,
  undoMerge: (word: VersionedRecord["word"], keptId: string, goneId: string) =>
    `/buero/zusammenfuehren/${word}/${keptId}/${goneId}/rueckgaengig`,
  /** Entries that one could be merged with. */
  merge: (word: VersionedRecord["word"], id: string) => `/buero/doppelte/${word}/${id}`,
};

/** What leads from a record's form to its other pages at the desk. */
export interface RecordLinks {
  readonly links: readonly { readonly label: string; readonly href: string }[];
}

export function presentRecordLinks(
  reader: Reader,
  word: VersionedRecord["word"],
  { id, mayMerge }: { readonly id: string; readonly mayMerge: boolean },
): RecordLinks {
  const history = { label: reader.t("versions:history.link"), href: reader.href(recordPaths.history(word, id)) };
  const merge = { label: reader.t("versions:merge.link"), href: reader.href(recordPaths.merge(word, id)) };
  return { links: mayMerge ? [history, merge] : [history] };
}

export const noRecordLinks: RecordLinks = { links: [] };
