import { slugFrom } from "./ids.ts";

/** An address part from a name (its first `length` characters) that is not among the taken ones: "platz", "platz-2", … Never "neu", which is a page of the desk. */
export function chooseSlug(name: string, taken: readonly string[], length = 70): string {
  const wanted = slugFrom(name).slice(0, length);
  const used = new Set([...taken, "neu"]);
  if (!used.has(wanted)) return wanted;
  let number = 2;
  while (used.has(`${wanted}-${String(number)}`)) number += 1;
  return `${wanted}-${String(number)}`;
}
