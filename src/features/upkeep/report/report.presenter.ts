import { errorSummary, fieldModel, formModel, type FieldSpec } from "../../../shared/forms/formModel.ts";
import { hiddenFields } from "../../../shared/forms/openedWith.ts";
import type { FormState } from "../../../shared/forms/parseForm.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import type { KeptRecord, RecordKind } from "../../proposals/index.ts";
import { changeForm } from "../change/changeForm.ts";
import type { ReportPage, WordPage } from "../upkeep.pages.ts";
import { upkeepPaths } from "../upkeep.paths.ts";

const MESSAGE: FieldSpec = {
  kind: "textarea",
  name: "nachricht",
  label: "corrections:report.message",
  hint: "corrections:report.messageHint",
  rows: 4,
  isOptional: true,
};
const EMAIL: FieldSpec = {
  kind: "input",
  type: "email",
  name: "antwortAn",
  label: "corrections:report.email",
  hint: "corrections:report.emailHint",
  autocomplete: "email",
  isOptional: true,
};

interface Given {
  readonly kind: RecordKind;
  readonly record: KeptRecord;
  readonly stamp: string;
}

/** The form that reports a mistake, with the entry's public fields as they stand. */
export function presentReport(reader: Reader, state: FormState, { kind, record, stamp }: Given): ReportPage {
  const { t, href } = reader;
  const { specs } = changeForm(reader, kind.link, record);
  const path = kind.publicPath(record.slug);
  const action = href(upkeepPaths.report(path));
  return {
    title: t("corrections:report.title", { title: record.title }),
    hasErrors: state.errors.length > 0,
    crumbs: [
      { label: t("frame:start"), href: href("/") },
      { label: record.title, href: href(path) },
    ],
    lead: t("corrections:report.lead"),
    isExample: record.isExample,
    action,
    hidden: [
      ...hiddenFields(state, { action, hidden: { version: String(record.version) } }),
      { name: "stempel", value: stamp },
    ],
    summary: errorSummary(reader, state, [MESSAGE, ...specs, EMAIL]),
    message: fieldModel(reader, state, MESSAGE),
    fields: formModel(reader, state, { action, submit: "corrections:report.send", fields: specs }).fields,
    email: fieldModel(reader, state, EMAIL),
    privacyHref: href("/datenschutz"),
    backHref: href(path),
  };
}

export function presentReported({ t, href }: Reader, kind: RecordKind, record: KeptRecord): WordPage {
  const path = href(kind.publicPath(record.slug));
  return {
    title: t("corrections:report.sentTitle"),
    crumbs: [
      { label: t("frame:start"), href: href("/") },
      { label: record.title, href: path },
    ],
    lead: t("corrections:report.sentLead", { title: record.title }),
    text: t("corrections:report.sentText"),
    links: [{ label: t("corrections:report.back"), href: path }],
  };
}
