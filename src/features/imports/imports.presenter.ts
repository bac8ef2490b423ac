import { fieldModel, formModel, type FormModel } from "../../shared/forms/formModel.ts";
import { hiddenFields } from "../../shared/forms/openedWith.ts";
import type { FormState } from "../../shared/forms/parseForm.ts";
import type { PostButton } from "../../shared/pages/parts.ts";
import type { TextKey } from "../../shared/text/keys.ts";
import type { Reader } from "../../shared/text/reader.ts";
import { FILES, mappingFields, uploadFields } from "./imports.forms.ts";
import type { ImportListPage, ImportMappingPage, ImportPreview, ImportUploadPage } from "./imports.pages.ts";
import { importPaths } from "./imports.paths.ts";
import type { ImportItem, ImportRunRow } from "./imports.queries.ts";
import type { FileFault } from "./reading/fault.ts";
import type { TableRow } from "./reading/readTable.ts";

export function presentImportList(reader: Reader, items: readonly ImportItem[]): ImportListPage {
  return {
    title: reader.t("imports:title"),
    section: importPaths.list(),
    newHref: reader.href(importPaths.new()),
    lead: reader.t("imports:lead"),
    emptyText: reader.t("imports:empty"),
    rows: items.map((item) => ({
      title: item.scheme,
      href: reader.href(importPaths.show(item.id)),
      file: `${item.fileName}, ${reader.t("imports:rows", { count: item.totalRows })}`,
      when: reader.format.moment(item.createdAt),
      state: reader.t(`imports:state.${item.state}`),
    })),
  };
}

/** A refusal of a file in words, with the file's name where there are several. */
function faultText(reader: Reader, { key, with: values }: FileFault): string {
  const said = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === "number" ? reader.format.number(value) : value,
  ]);
  const sentence = reader.t(key, Object.fromEntries(said) as FileFault["with"]);
  const file = values["file"];
  return typeof file === "string" && !key.startsWith("imports:hsds.") ? `${file}: ${sentence}` : sentence;
}

export function presentImportUpload(reader: Reader, state: FormState, refused: FileFault | null): ImportUploadPage {
  const fileError = refused === null ? "" : faultText(reader, refused);
  const items = [
    ...state.errors.map(({ message, field }) => ({
      text: reader.t(message),
      href: `#${field === "" ? "fehler" : field}`,
    })),
    ...(fileError === "" ? [] : [{ text: fileError, href: `#${FILES}` }]),
  ];
  const [scheme] = uploadFields();
  if (!scheme) throw new Error("the upload form has no field");
  const action = reader.href(importPaths.new());
  return {
    title: reader.t("imports:upload.title"),
    section: importPaths.list(),
    crumbs: crumbs(reader),
    hasErrors: items.length > 0,
    lead: reader.t("imports:upload.lead"),
    action,
    hidden: hiddenFields(state, { action, hidden: {} }),
    summary:
      items.length === 0
        ? null
        : { title: reader.t("frame:form.summary", { count: items.length }), items, comparison: null },
    scheme: fieldModel(reader, state, scheme),
    filesName: FILES,
    filesError: fileError,
    cancelHref: reader.href(importPaths.list()),
  };
}

export function crumbs(reader: Reader) {
  return [{ label: reader.t("imports:title"), href: reader.href(importPaths.list()) }];
}

const DELIMITER_WORDS = {
  ";": "imports:delimiter.semicolon",
  ",": "imports:delimiter.comma",
  "\t": "imports:delimiter.tab",
} as const satisfies Record<string, TextKey>;

export function presentImportMapping(
  reader: Reader,
  state: FormState,
  { run, preview }: { run: ImportRunRow; preview: readonly TableRow[] },
): ImportMappingPage {
  const { encoding, delimiter, headings } = run.mapping;
  return {
    title: reader.t("imports:map.title", { scheme: run.scheme }),
    section: importPaths.list(),
    crumbs: crumbs(reader),
    hasErrors: state.errors.length > 0,
    told: reader.t("imports:map.told", {
      file: run.fileName,
      count: run.totalRows,
      encoding: reader.t(`imports:encoding.${encoding}`),
      delimiter: reader.t(DELIMITER_WORDS[delimiter]),
    }),
    preview: previewOf(reader, run, preview),
    form: mappingFormModel(reader, state, { id: run.id, version: run.version, headings }),
    cancel: cancelButton(reader, run),
  };
}

function mappingFormModel(
  reader: Reader,
  state: FormState,
  { id, version, headings }: { id: string; version: number; headings: readonly string[] },
): FormModel {
  return formModel(reader, state, {
    action: reader.href(importPaths.mapping(id)),
    submit: "imports:map.submit",
    fields: mappingFields(reader, headings),
    hidden: { version: String(version) },
    cancelHref: reader.href(importPaths.list()),
  });
}

const LONGEST_CELL = 60;

function previewOf(reader: Reader, { mapping }: ImportRunRow, rows: readonly TableRow[]): ImportPreview {
  const used = mapping.headings
    .map((_heading, index) => index)
    .filter((index) => rows.some(({ cells }) => cells[index] !== ""));
  return {
    caption: reader.t("imports:map.preview"),
    headings: used.map((index) => headingText(reader, mapping.headings[index] ?? "", index)),
    rows: rows.map(({ cells }) => used.map((index) => shortened(cells[index] ?? ""))),
  };
}

function headingText(reader: Reader, heading: string, index: number): string {
  return heading === "" ? reader.t("imports:map.unnamed", { number: String(index + 1) }) : heading;
}

function shortened(cell: string): string {
  return cell.length > LONGEST_CELL ? `${cell.slice(0, LONGEST_CELL)} …` : cell;
}

export function cancelButton(reader: Reader, { id, state }: ImportRunRow): PostButton | null {
  if (state !== "uploaded" && state !== "checked") return null;
  return { action: reader.href(importPaths.cancel(id)), label: reader.t("imports:cancel"), tone: "link", hidden: [] };
}
