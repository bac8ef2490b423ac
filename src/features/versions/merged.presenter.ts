import type { PostButton } from "../../shared/pages/parts.ts";
import type { Reader } from "../../shared/text/reader.ts";
import { recordPaths } from "../../shared/versions/recordLinks.ts";
import type { RecordWithHistory, VersionedRecord } from "../../shared/versions/versionedRecord.ts";
import type { HistoryPage } from "./versions.pages.ts";
import { versionPaths } from "./versions.paths.ts";

export interface MergedGiven {
  /** The records that became one with this one, as far as this person may see them. */
  readonly into: RecordWithHistory | null;
  readonly from: readonly RecordWithHistory[];
  readonly undoable: ReadonlySet<string>;
}

/** The records that became one with this one, each with its way back where it is known what moved. */
export function presentMerged(
  reader: Reader,
  { kind: { word }, record }: { kind: VersionedRecord; record: RecordWithHistory },
  { into, from, undoable }: MergedGiven,
): Pick<HistoryPage, "merged" | "mergedNote"> {
  const undo = (kept: RecordWithHistory, gone: RecordWithHistory): PostButton | null =>
    !record.mayDecide || kept.state === "archived" || !undoable.has(`${kept.id} ${gone.id}`)
      ? null
      : {
          action: reader.href(recordPaths.undoMerge(word, kept.id, gone.id)),
          label: reader.t("duplicates:undo.button"),
          tone: "secondary",
          hidden: [],
        };
  const hrefOf = ({ id }: RecordWithHistory) => reader.href(versionPaths.list(word, id));
  const merged = [
    ...(into
      ? [
          {
            text: reader.t("versions:merged.into", { title: into.title }),
            href: hrefOf(into),
            undo: undo(into, record),
          },
        ]
      : []),
    ...from.map((gone) => {
      return {
        text: reader.t("versions:merged.from", { title: gone.title }),
        href: hrefOf(gone),
        undo: undo(record, gone),
      };
    }),
  ];
  const isKnown = merged.some((one) => one.undo !== null);
  return { merged, mergedNote: reader.t(isKnown ? "duplicates:undo.note" : "versions:merged.undo") };
}
