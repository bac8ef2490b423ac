/** Tells whether a face has a sign for a code point. */
export type Covers = (codePoint: number) => boolean;

/** What several faces cover together: a document names them as each other's stand-in. */
export function coverageOf(fonts: readonly Buffer[]): Covers {
  const known = new Set(fonts.flatMap(codePointsOf));
  return (codePoint) => known.has(codePoint);
}

/** The code points of a TrueType face, from the tables of its `cmap` (OpenType 1.9: formats 4 and 12). */
export function codePointsOf(font: Buffer): number[] {
  const start = tableOffset(font, "cmap");
  const count = font.readUInt16BE(start + 2);
  return Array.from({ length: count }, (_, index) => start + font.readUInt32BE(start + 4 + index * 8 + 4)).flatMap(
    (table) => pointsOfTable(font, table),
  );
}

function tableOffset(font: Buffer, tag: string): number {
  const count = font.readUInt16BE(4);
  for (let index = 0; index < count; index += 1) {
    const record = 12 + index * 16;
    if (font.toString("latin1", record, record + 4) === tag) return font.readUInt32BE(record + 8);
  }
  throw new Error(`The face has no table ${tag}.`);
}

function pointsOfTable(font: Buffer, table: number): number[] {
  const format = font.readUInt16BE(table);
  if (format === 12) return pointsOfGroups(font, table);
  return format === 4 ? pointsOfSegments(font, table) : [];
}

function pointsOfGroups(font: Buffer, table: number): number[] {
  const count = font.readUInt32BE(table + 12);
  return Array.from({ length: count }, (_, index) => table + 16 + index * 12).flatMap((group) =>
    range(font.readUInt32BE(group), font.readUInt32BE(group + 4)),
  );
}

function pointsOfSegments(font: Buffer, table: number): number[] {
  const doubled = font.readUInt16BE(table + 6);
  const ends = table + 14;
  return Array.from({ length: doubled / 2 }, (_, index) => index * 2).flatMap((at) => {
    const [start, end] = [font.readUInt16BE(ends + doubled + 2 + at), font.readUInt16BE(ends + at)];
    return start === 0xffff ? [] : range(start, end).filter((point) => isDrawn(font, ends + doubled + 2 + at, point));
  });

  /** Segments may hold points without a sign: a delta or an index that leads to sign 0. */
  function isDrawn(face: Buffer, startAt: number, point: number): boolean {
    const delta = face.readUInt16BE(startAt + doubled);
    const offsetAt = startAt + doubled * 2;
    const offset = face.readUInt16BE(offsetAt);
    if (offset === 0) return ((point + delta) & 0xffff) !== 0;
    return face.readUInt16BE(offsetAt + offset + (point - face.readUInt16BE(startAt)) * 2) !== 0;
  }
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
