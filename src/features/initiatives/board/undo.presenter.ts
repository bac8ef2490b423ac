import type { Reader } from "../../../shared/text/reader.ts";
import { initiativePaths } from "../initiatives.paths.ts";
import type { OpenUndo } from "./board.queries.ts";
import type { UndoNote } from "./board.pages.ts";
import type { Undone } from "./undoAssignment.ts";

/** Says what was taken back just now, or offers to take the last assignment back. */
export function presentUndoNote(reader: Reader, open: OpenUndo | null, undone: Undone | null): UndoNote | null {
  if (undone) {
    const lost = undone.lost.map((link) => reader.t("initiatives:board.lostLink", { ...link }));
    return { text: reader.t("initiatives:board.undone", { count: undone.restored }), lost, button: null };
  }
  if (!open) return null;
  return {
    text: reader.t("initiatives:board.saved", { count: open.count, time: reader.format.time(open.at) }),
    lost: [],
    button: {
      action: reader.href(initiativePaths.undo()),
      label: reader.t("initiatives:board.undo"),
      tone: "link",
      hidden: [{ name: "aenderung", value: open.id }],
    },
  };
}
