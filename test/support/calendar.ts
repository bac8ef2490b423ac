/** One property of an iCalendar component: name, parameters, and the text with its escapes undone. */
export type CalendarEvent = Readonly<Record<string, string>>;

const LINE = /^([A-Z-]+)((?:;[A-Z-]+=(?:"[^"]*"|[^;:"]*))*):(.*)$/u;
const LONGEST_OCTETS = 75;

interface Component {
  readonly name: string;
  readonly properties: Record<string, string>;
}

/** Reads an iCalendar file strictly (RFC 5545): line ends, folding, nesting, one value a property. Throws otherwise. */
export function readCalendar(file: string): {
  readonly calendar: CalendarEvent;
  readonly events: readonly CalendarEvent[];
} {
  checkLines(file);
  const components: Component[] = [];
  const open: Component[] = [];
  for (const line of file
    .replace(/\r\n[ \t]/gu, "")
    .split("\r\n")
    .slice(0, -1)) {
    const begun = readLine(line, open);
    if (begun) components.push(begun);
  }
  if (open.length > 0) throw new Error("unfinished");
  const [calendar, ...events] = components;
  return { calendar: calendar?.properties ?? {}, events: events.map(({ properties }) => properties) };
}

function checkLines(file: string): void {
  if (!file.endsWith("\r\n") || /[^\r]\n|\r[^\n]/u.test(file)) throw new Error("lines end with CRLF");
  const long = file.split("\r\n").find((line) => Buffer.byteLength(line) > LONGEST_OCTETS);
  if (long !== undefined) throw new Error(`longer than 75 octets: ${long}`);
}

/** Reads one unfolded line into the component that is open; returns the component that begins with it. */
function readLine(line: string, open: Component[]): Component | null {
  const { name, value } = partsOf(line);
  if (name === "BEGIN") {
    const component = { name: value, properties: {} };
    open.push(component);
    return component;
  }
  if (name === "END") end(value, open);
  else store(open.at(-1), name, value);
  return null;
}

function partsOf(line: string): { name: string; value: string } {
  const match = LINE.exec(line);
  if (!match) throw new Error(`not a property: ${line}`);
  return { name: match[1] ?? "", value: match[3] ?? "" };
}

function end(name: string, open: Component[]): void {
  if (open.pop()?.name !== name) throw new Error(`END:${name} closes nothing`);
}

function store(component: Component | undefined, name: string, value: string): void {
  if (!component || name in component.properties) throw new Error(`outside or twice: ${name}`);
  component.properties[name] = unescape(value);
}

function unescape(value: string): string {
  return value.replace(/\\([\\;,nN])/gu, (_all, letter: string) => (letter.toLowerCase() === "n" ? "\n" : letter));
}
