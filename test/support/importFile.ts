import { parse } from "csv-parse/sync";
import supertest, { type Response } from "supertest";
import { TEST_ORIGIN, type Browser, type TestHouse } from "./app.ts";
import { openForm } from "./openForm.ts";

/** A file as a form brings it along. */
export interface ImportFile {
  readonly name: string;
  readonly content: string | Buffer;
}

const HEADINGS = "Kennung;Titel;Träger;Straße;PLZ;Stadt;Telefon;E-Mail;Öffnungszeiten;Sprachen;Themen;Rollstuhl;Kosten";

/** A table with our usual headings; rows are written as they stand. */
export function table(...rows: readonly string[]): string {
  return [HEADINGS, ...rows].join("\r\n");
}

/** One row of that table. */
export function row(
  identifier: string,
  title: string,
  more: { phone?: string; hours?: string; street?: string; fees?: string; theme?: string } = {},
): string {
  const {
    phone = "02331 123456",
    hours = "Mo-Fr 09:00-12:00",
    street = "Lange Straße 1",
    fees = "",
    theme = "",
  } = more;
  return `${identifier};${title};Verein Nord;${street};58089;Hagen;${phone};post@example.org;${hours};;${theme};ja;${fees}`;
}

/** Sends files with the form, as a browser does. */
export async function upload(
  house: TestHouse,
  browser: Browser,
  files: readonly ImportFile[],
  scheme = "Sozialatlas",
): Promise<Response> {
  const request = supertest(house.handle)
    .post("/buero/import/neu")
    .set("Origin", TEST_ORIGIN)
    .set("Cookie", browser.cookie ?? "")
    .field("scheme", scheme);
  for (const { name, content } of files) {
    request.attach("dateien", Buffer.isBuffer(content) ? content : Buffer.from(content), { filename: name });
  }
  return request;
}

/** Uploads a table, checks it as guessed, and returns the id of its import. */
export async function checkTable(
  house: TestHouse,
  browser: Browser,
  content: string | Buffer,
  { publish = true, name = "liste.csv" } = {},
): Promise<string> {
  const answer = await upload(house, browser, [{ name, content }]);
  if (answer.status !== 303) throw new Error(`not taken: ${String(answer.status)} ${answer.text.slice(0, 200)}`);
  const mapping = answer.headers["location"] ?? "";
  const id = mapping.split("/")[3] ?? "";
  await confirmMapping(browser, mapping, publish);
  return id;
}

/** Sends the mapping as the page guessed it. */
export async function confirmMapping(browser: Browser, mapping: string, publish: boolean): Promise<void> {
  const fields = openForm(await browser.get(mapping).expect(200), mapping);
  await browser.post(mapping, publish ? { ...fields, publish: "ja" } : fields).expect(303);
}

/** Starts a checked import and writes it, as the queue would. */
export async function runImport(house: TestHouse, browser: Browser, id: string): Promise<void> {
  await browser.post(`/buero/import/${id}/schreiben`).expect(303);
  const job = house.jobs.find(({ queue, data }) => queue === "import" && data["runId"] === id);
  await house.imports.write(id, job?.data["personId"] ?? "");
}

/** The report as it is downloaded: outcome and remark by identifier. */
export async function reportOf(browser: Browser, id: string): Promise<Readonly<Record<string, string>>> {
  const { text } = await browser.get(`/buero/import/${id}/bericht.csv`).expect(200);
  const [, ...lines] = parse(text, { delimiter: ";", bom: true });
  return Object.fromEntries(
    lines.map(([, identifier = "", , outcome = "", details = ""]) => [identifier, `${outcome} ${details}`.trim()]),
  );
}
