import { z } from "zod";
import { formModel, type FormModel } from "../../../shared/forms/formModel.ts";
import { oneOf, optionalDay } from "../../../shared/forms/fields.ts";
import type { FieldSpec } from "../../../shared/forms/fieldSpec.ts";
import type { FormState } from "../../../shared/forms/parseForm.ts";
import { definePage, type Crumb, type PageModel } from "../../../shared/pages/page.ts";
import { textKey } from "../../../shared/text/keys.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import type { Fact } from "../account/account.pages.ts";
import { noteFacts } from "../clearance/clearance.presenter.ts";
import type { ClearanceNote } from "../clearance/clearance.queries.ts";
import { durationText } from "../hours/duration.ts";
import { CERTIFICATE_KINDS, type IssuedRow } from "./certificates.queries.ts";

/** /konto/nachweise and its twin at the desk: what was issued, and a form for more. */
export interface CertificatesPage extends PageModel {
  readonly lead: string;
  readonly issued: readonly {
    readonly title: string;
    readonly period: string;
    readonly hours: string;
    readonly number: string;
    readonly href: string;
  }[];
  readonly form: FormModel;
  /** The note about a certificate of conduct, for the person themselves; nothing at the desk. */
  readonly clearance: readonly Fact[];
}
export const ownCertificatesPage = definePage<CertificatesPage>("certificates/own");
export const deskCertificatesPage = definePage<CertificatesPage>("certificates/desk", "desk");

const day = () =>
  optionalDay().transform((value, context) => {
    if (value !== null) return value;
    context.addIssue({ code: "custom", message: textKey("proofs:form.dayMissing") });
    return z.NEVER;
  });

export const certificateForm = z.strictObject({
  kind: oneOf(CERTIFICATE_KINDS, "proofs:form.kindMissing"),
  from: day(),
  until: day(),
});

export function certificateFields({ t }: Reader): readonly FieldSpec[] {
  const options = CERTIFICATE_KINDS.map((value) => ({
    value,
    label: t(`proofs:kind.${value}`),
    hint: t(`proofs:kindHint.${value}`),
  }));
  return [
    { kind: "radios", name: "kind", label: "proofs:form.kind", options },
    { kind: "input", name: "from", type: "date", label: "proofs:form.from" },
    { kind: "input", name: "until", type: "date", label: "proofs:form.until" },
  ];
}

interface Given {
  readonly title: string;
  readonly lead: string;
  readonly section: string;
  readonly crumbs: readonly Crumb[];
  readonly issued: readonly IssuedRow[];
  readonly state: FormState;
  readonly action: string;
  readonly sheetPath: (id: string) => string;
  readonly clearance?: ClearanceNote | null;
}

export function presentCertificates(reader: Reader, given: Given): CertificatesPage {
  const { t, href, format } = reader;
  const { title, lead, section, crumbs, state } = given;
  return {
    title,
    lead,
    section,
    crumbs,
    hasErrors: state.errors.length > 0,
    issued: given.issued.map((row) => ({
      title: t(`proofs:kind.${row.kind}`),
      period: t("proofs:list.period", { from: format.day(row.validFrom), until: format.day(row.validUntil) }),
      hours: durationText(reader, row.minutes),
      number: t("proofs:sheet.number", { number: row.number, day: format.day(row.issuedAt) }),
      href: href(given.sheetPath(row.id)),
    })),
    clearance: given.clearance ? noteFacts(reader, given.clearance) : [],
    form: formModel(reader, state, {
      action: href(given.action),
      submit: "proofs:form.submit",
      fields: certificateFields(reader),
    }),
  };
}
