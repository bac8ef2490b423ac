/**
 * A PMTiles file (version 3) without a single tile: enough for a map to be opened.
 * https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md
 */
export function emptyMap(): Buffer {
  const header = Buffer.alloc(127);
  header.write("PMTiles\u0003", "latin1");
  const sections = [
    { offset: 127, length: 1 },
    { offset: 128, length: 2 },
    { offset: 130, length: 0 },
    { offset: 130, length: 0 },
  ];
  sections.forEach(({ offset, length }, index) => {
    header.writeBigUInt64LE(BigInt(offset), 8 + index * 16);
    header.writeBigUInt64LE(BigInt(length), 16 + index * 16);
  });
  // clustered; directories and tiles uncompressed; vector tiles; zoom 0 to 15
  header.set([1, 1, 1, 1, 0, 15], 96);
  [74_000_000, 513_000_000, 75_000_000, 514_000_000].forEach((degrees, index) =>
    header.writeInt32LE(degrees, 102 + index * 4),
  );
  header.writeUInt8(14, 118);
  header.writeInt32LE(74_550_000, 119);
  header.writeInt32LE(513_520_000, 123);
  return Buffer.concat([header, Buffer.from([0]), Buffer.from("{}")]);
}
