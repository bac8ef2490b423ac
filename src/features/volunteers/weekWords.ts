import type { Reader } from "../../shared/text/reader.ts";

export const COLUMNS = ["0", "1", "2"] as const;
export const DAYS = ["0", "1", "2", "3", "4", "5", "6"] as const;

/** "Montag vormittags, bis 12 Uhr" */
export function slotName({ t }: Reader, slot: string): string {
  const [dayText, columnText] = slot.split("-");
  const day = DAYS.find((candidate) => candidate === dayText) ?? "0";
  const column = COLUMNS.find((candidate) => candidate === columnText) ?? "0";
  return t("volunteers:week.cell", {
    day: t(`volunteers:week.name${day}`),
    period: t(`volunteers:week.period${column}`),
    range: t(`volunteers:week.range${column}`),
  });
}
