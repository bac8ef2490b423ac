import { judgeFile } from "../../../src/shared/documents/judgeFile.ts";

const PDF = "%PDF-1.4\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";
const judge = (originalname: string, content: string | Buffer) =>
  judgeFile({ originalname, buffer: Buffer.from(content as string) });

test.each([
  ["Ergebnisse Übersicht.pdf", PDF, "ergebnisse-uebersicht.pdf", "application/pdf"],
  ["liste.CSV", "Name;Größe\nPlatz;5700\n", "liste.csv", "text/csv"],
  ["notiz.txt", "\uFEFFGuten Tag\r\n", "notiz.txt", "text/plain"],
  ["../../etc/passwd.txt", "root\n", "passwd.txt", "text/plain"],
  ["C:\\Temp\\..\\plan\0.txt", "Plan\n", "plan.txt", "text/plain"],
  ['a"; filename="b.html.pdf', PDF, "a-filename-b-html.pdf", "application/pdf"],
])("%s is kept under a plain name", async (name, content, fileName, mediaType) => {
  expect(await judge(name, content)).toMatchObject({ ok: true, file: { fileName, mediaType } });
});

const ZIP_END = Buffer.from(`PK\x05\x06${"\0".repeat(16)}`, "latin1");
test.each<[string, string, string | Buffer, string]>([
  ["an empty file", "leer.pdf", "", "frame:document.empty"],
  ["a page named .pdf", "seite.pdf", "<!doctype html><script>alert(1)</script>", "frame:document.notPdf"],
  [
    "a drawing named .pdf",
    "bild.pdf",
    "<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>",
    "frame:document.notPdf",
  ],
  ["a page before a PDF", "vorn.pdf", `<html>${PDF}`, "frame:document.notPdf"],
  ["a page behind a PDF", "hinten.pdf", `${PDF}<script>alert(1)</script>`, "frame:document.notPdf"],
  ["an archive behind a PDF", "archiv.pdf", Buffer.concat([Buffer.from(PDF), ZIP_END]), "frame:document.notPdf"],
  [
    "an archive whose comment ends as a PDF",
    "archiv.pdf",
    Buffer.concat([Buffer.from(PDF), ZIP_END, Buffer.from("%%EOF")]),
    "frame:document.notPdf",
  ],
  ["half a PDF", "halb.pdf", "%PDF-1.4\n1 0 obj", "frame:document.notPdf"],
  ["a PDF named .txt", "brief.txt", PDF, "frame:document.notText"],
  ["a page named .txt", "seite.txt", "  <!doctype html>", "frame:document.notText"],
  ["a drawing named .csv", "bild.csv", "\uFEFF<svg/>", "frame:document.notText"],
  ["NUL in a text", "null.txt", "a\0b", "frame:document.notText"],
  ["a table in Windows-1252", "alt.csv", Buffer.from([0x47, 0x72, 0xf6, 0xdf, 0x65]), "frame:document.notText"],
  ["a picture", "foto.jpg", Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), "frame:document.kind"],
  ["a drawing", "bild.svg", "<svg/>", "frame:document.kind"],
  ["a page", "seite.html", "<p>", "frame:document.kind"],
  ["two endings", "bild.pdf.svg", "<svg/>", "frame:document.kind"],
  ["no ending", "ohne", "Text", "frame:document.kind"],
])("%s is refused", async (_what, name, content, message) => {
  expect(await judge(name, content)).toEqual({ ok: false, message });
});

test("no file at all is refused", async () => {
  expect(await judgeFile(null)).toEqual({ ok: false, message: "frame:document.missing" });
});
