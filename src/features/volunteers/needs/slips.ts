/** More slips than this do not fit below a notice on a phone. */
const MOST_SLIPS = 12;

/**
 * One slip a place, true while it is free, some torn off here and there as on a real notice; the same notice always looks the same.
 * Where there are more places than fit, only free ones hang there, as many as fit: the number stands beside them.
 */
export function slipsFor(places: number, placesTaken: number): readonly boolean[] {
  if (places > MOST_SLIPS) {
    return Array.from({ length: Math.min(MOST_SLIPS, places - placesTaken) }, () => true);
  }
  const order = Array.from({ length: places }, (_slip, index) => index).toSorted((a, b) => tear(a) - tear(b));
  const gone = new Set(order.slice(0, placesTaken));
  return Array.from({ length: places }, (_slip, index) => !gone.has(index));
}

function tear(index: number): number {
  return (index * 7 + 4) % 11;
}
