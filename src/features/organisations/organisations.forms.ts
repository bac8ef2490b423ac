import { z } from "zod";
import {
  freeText,
  optionalMail,
  optionalText,
  optionalWebsite,
  requiredText,
  versionField,
} from "../../shared/forms/fields.ts";
import type { FieldSpec, SectionSpec } from "../../shared/forms/formModel.ts";
import type { FormValues } from "../../shared/forms/parseForm.ts";
import type { Reader } from "../../shared/text/reader.ts";
import { decisionShape, decisionSpecs, type EntryDecision } from "./entryFields.ts";
import type { OrganisationRow } from "./organisations.repo.ts";
import {
  contactFormValues,
  contactShape,
  contactsFrom,
  contactSpecs,
  phoneFormValues,
  phoneShape,
  phonesFrom,
  phoneSpecs,
} from "./partFields.ts";

const contentShape = {
  name: requiredText(160, "organisations:form.nameMissing"),
  alternateName: optionalText(160),
  description: freeText(4000),
  legalStatus: optionalText(120),
  email: optionalMail(),
  website: optionalWebsite(),
  ...phoneShape,
  ...contactShape,
  version: versionField(),
};

/** Whether what the organisation's own editors change is public at once or waits for the desk. */
const REVIEW_MODES = ["at_once", "after_review"] as const;

/** What an editor may write: the content, not the state. A posted state is an unknown field, and a fault. */
export const editorForm = z.strictObject(contentShape).transform((input) => valuesFrom(input, null));

/** What the coordination may write. */
export const coordinationForm = z
  .strictObject({ ...contentShape, ...decisionShape, reviewMode: z.enum(REVIEW_MODES).optional() })
  .transform((input) => {
    const { state, verified, source, reviewMode } = input;
    // A form without the question leaves the answer as it stands.
    return valuesFrom(input, { state, verified, source, ...(reviewMode === undefined ? {} : { reviewMode }) });
  });

type Content = z.output<z.ZodObject<typeof contentShape>>;
export type OrganisationValues = ReturnType<typeof valuesFrom>;

interface OrganisationDecision extends EntryDecision {
  readonly reviewMode?: (typeof REVIEW_MODES)[number];
}

function valuesFrom(input: Content, decision: OrganisationDecision | null) {
  const { name, alternateName, description, legalStatus, email, website, version } = input;
  return {
    content: { name, alternateName, description, legalStatus, email, website },
    phones: phonesFrom(input),
    contacts: contactsFrom(input),
    decision,
    version,
  };
}

export function organisationSpecs(reader: Reader, mayDecide: boolean): readonly (FieldSpec | SectionSpec)[] {
  return [
    { kind: "section", label: "organisations:form.what" },
    { kind: "input", name: "name", label: "organisations:form.name" },
    {
      kind: "input",
      name: "alternateName",
      label: "organisations:form.alternateName",
      hint: "organisations:form.alternateNameHint",
      isOptional: true,
    },
    {
      kind: "textarea",
      name: "description",
      label: "organisations:form.description",
      hint: "organisations:form.descriptionHint",
      isOptional: true,
    },
    { kind: "input", name: "legalStatus", label: "organisations:form.legalStatus", isOptional: true },
    { kind: "section", label: "organisations:form.reach", hint: "organisations:form.reachHint" },
    { kind: "input", type: "email", name: "email", label: "organisations:form.email", isOptional: true },
    { kind: "input", type: "url", name: "website", label: "organisations:form.website", isOptional: true },
    ...phoneSpecs(reader),
    ...contactSpecs(),
    ...(mayDecide ? [...decisionSpecs(reader), reviewSpec(reader)] : []),
  ];
}

/** What waits for the desk where an organisation's changes are reviewed: everything but whom to reach there. */
export function reviewedSpecs(reader: Reader): readonly (FieldSpec | SectionSpec)[] {
  const ofContacts = new Set(contactSpecs().flatMap((spec) => (spec.kind === "section" ? [] : [spec.name])));
  return organisationSpecs(reader, false).filter((spec) => spec.kind !== "section" && !ofContacts.has(spec.name));
}

function reviewSpec(reader: Reader): FieldSpec {
  return {
    kind: "radios",
    name: "reviewMode",
    label: "organisations:form.reviewMode",
    options: REVIEW_MODES.map((value) => ({ value, label: reader.t(`organisations:reviewMode.${value}`) })),
  };
}

export function organisationFormValues(row: OrganisationRow): FormValues {
  return {
    name: row.name,
    alternateName: row.alternateName ?? "",
    description: row.description,
    legalStatus: row.legalStatus ?? "",
    email: row.email ?? "",
    website: row.website ?? "",
    ...phoneFormValues(row.phones),
    ...contactFormValues(row.contacts),
    state: row.state === "archived" ? "published" : row.state,
    verified: row.verified,
    source: row.source ?? "",
    reviewMode: row.reviewMode,
    version: String(row.version),
  };
}
