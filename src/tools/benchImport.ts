import { readFile } from "node:fs/promises";
import { createCheckImport } from "../features/imports/checkImport.ts";
import { readUpload } from "../features/imports/reading/readUpload.ts";
import { createStartImport } from "../features/imports/startImport.ts";
import { createUploadImport } from "../features/imports/uploadImport.ts";
import type { Actor } from "../shared/access/actor.ts";
import { openDemoHouse } from "./demoHouse.ts";

// How long a table takes from the upload to the last row, beside the demo's entries: `npm run bench:import -- 10000`.
// New entries are published, so that search rows, versions and audit are all written. The second table is the same
// again, the third changes one cell of each row. The processor's time (this process and the database's, from /proc) says
// what it takes on a machine with nothing else to do.

const HEADINGS = [
  "Kennung",
  "Titel",
  "Träger",
  "Beschreibung",
  "Straße",
  "PLZ",
  "Stadt",
  "Telefon",
  "E-Mail",
  "Öffnungszeiten",
  "Sprachen",
  "Kosten",
];
const TICKS_PER_SECOND = 100;
const count = Number(process.argv[2] ?? "10000");
const { house, close } = await openDemoHouse();
const { unitOfWork } = house;
const person = await house.database.db.person.findFirstOrThrow({ select: { id: true } });
const actor: Actor = {
  kind: "staff",
  personId: person.id,
  name: "bench",
  roles: [{ role: "coordinator", scopeType: null, scopeId: null }],
};
const by = { actor, requestId: null };

console.log(
  `${String(count)} rows`.padEnd(24),
  "read s".padStart(8),
  "check s".padStart(8),
  "write s".padStart(8),
  "cpu s".padStart(8),
  "rss MB".padStart(8),
);
await measure("new", "5 Euro");
await measure("the same again", "5 Euro");
await measure("one cell changed", "6 Euro");
await close();

async function measure(name: string, fees: string): Promise<void> {
  const buffer = Buffer.from(table(fees));
  const begun = await processorSeconds();
  const marks = [performance.now()];
  const upload = await readUpload([{ originalname: "bench.csv", buffer }]);
  if (!upload.ok) throw new Error(upload.fault.key);
  const id = await createUploadImport(unitOfWork)(by, { scheme: "bench", upload: upload.value });
  marks.push(performance.now());
  await createCheckImport(unitOfWork)(by, { id, columns: upload.value.mapping.columns, publish: true, version: 1 });
  marks.push(performance.now());
  await createStartImport(unitOfWork, () => Promise.resolve())(by, id);
  await house.imports.write(id, person.id);
  marks.push(performance.now());
  const seconds = marks.slice(1).map((mark, index) => ((mark - (marks[index] ?? 0)) / 1000).toFixed(1).padStart(8));
  const cpu = ((await processorSeconds()) - begun).toFixed(1).padStart(8);
  console.log(name.padEnd(24), ...seconds, cpu, (process.memoryUsage().rss / 1024 / 1024).toFixed(0).padStart(8));
}

/** Seconds of processor time of this process and of all connections to the database; without /proc of this process alone. */
async function processorSeconds(): Promise<number> {
  const { user, system } = process.cpuUsage();
  const { rows } = await house.database.pool.query<{ pid: number }>(`SELECT pid FROM pg_stat_activity`);
  const ticks = await Promise.all(rows.map(({ pid }) => ticksOf(pid)));
  return (user + system) / 1_000_000 + ticks.reduce((sum, one) => sum + one, 0) / TICKS_PER_SECOND;
}

async function ticksOf(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${String(pid)}/stat`, "utf8").catch(() => "");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return Number(fields[11] ?? "0") + Number(fields[12] ?? "0");
}

/** Varied titles, organisations, streets and hours, as a real directory has them. */
function table(fees: string): string {
  const kinds = ["Beratung", "Sprachkurs", "Werkstatt", "Frühstück", "Mietberatung", "Kleiderkammer", "Nachhilfe"];
  const streets = ["Lange Straße", "Augustastraße", "Bismarckstraße", "Rehstraße", "Borsigstraße"];
  const hours = ["Mo-Fr 08:00-15:00", "Mo,Th 15:00-18:00; We 10:00-13:00", "Sa 15:00-18:00", "Tu-Fr 09:00-12:30"];
  const pick = (words: readonly string[], number: number) => words[number % words.length] ?? "";
  const rows = Array.from({ length: count }, (_one, number) =>
    [
      `N${String(number)}`,
      `${pick(kinds, number)} ${String(number)}`,
      `Verein ${String(number % 400)}`,
      "Ein Angebot für Menschen aus dem Viertel, ohne Anmeldung und ohne Kosten, mit Zeit für ein Gespräch.",
      `${pick(streets, number)} ${String(1 + (number % 120))}`,
      "58089",
      "Hagen",
      `02331 ${String(200_000 + number)}`,
      `stelle${String(number)}@example.org`,
      pick(hours, number),
      "Deutsch",
      fees,
    ].join("\t"),
  );
  return [HEADINGS.join("\t"), ...rows].join("\n");
}
