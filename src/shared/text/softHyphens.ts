/** Joints of German compounds: the linking s after -keit, -heit, -ung, -schaft, -ion, -tät, and after zusammen-. */
const JOINT = /(keits|heits|ungs|schafts|ions|täts|zusammen)(?=\p{L}{3})/giu;

/** Lets long words of a heading break where German breaks them ("Öffentlichkeits-arbeit"), for narrow columns. */
export function withSoftHyphens(text: string): string {
  return text.replace(JOINT, "$1\u00AD");
}
