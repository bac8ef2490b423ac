import { create } from "qrcode";
import { asSafeHtml, type SafeHtml } from "../../shared/pages/safeHtml.ts";

/** The white edge a reader needs (ISO/IEC 18004: four modules); half of it stands on the paper around. */
const EDGE = 2;

/** An address as a QR code (ISO/IEC 18004, level M): one path, black on white whatever colours a page has. */
export function qrDrawing(address: string): SafeHtml {
  const { modules } = create(address, { errorCorrectionLevel: "M" });
  const { size } = modules;
  const rows = Array.from({ length: size }, (_, row) => row).flatMap((row) => runsOf(modules, row));
  const box = String(size + EDGE * 2);
  return asSafeHtml(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${box} ${box}" shape-rendering="crispEdges" aria-hidden="true"><path fill="#fff" d="M0 0h${box}v${box}H0z"/><path fill="#000" d="${rows.join("")}"/></svg>`,
  );
}

/** Neighbouring dark modules of a row as one bar. */
function runsOf(modules: { size: number; get: (row: number, column: number) => number }, row: number): string[] {
  const bars: string[] = [];
  for (let column = 0; column < modules.size; column += 1) {
    const start = column;
    while (column < modules.size && modules.get(row, column) === 1) column += 1;
    if (column > start)
      bars.push(`M${String(start + EDGE)} ${String(row + EDGE)}h${String(column - start)}v1H${String(start + EDGE)}z`);
  }
  return bars;
}
