import { z } from "zod";
import {
  freeText,
  oneOf,
  optionalId,
  optionalPhone,
  requiredMail,
  requiredText,
  versionField,
} from "../../shared/forms/fields.ts";
import type { FieldSpec } from "../../shared/forms/formModel.ts";
import type { Reader } from "../../shared/text/reader.ts";
import { CARRIER_TYPES } from "../../shared/settings/operatorFacts.ts";
import type { DeskPointChoice } from "./operator.ts";

export const operatorForm = z.strictObject({
  name: requiredText(200, "admin:operator.nameMissing"),
  street: requiredText(120, "admin:operator.streetMissing"),
  postalCode: freeText(5).pipe(z.string().regex(/^\d{5}$/u, "admin:operator.postalCodeMissing")),
  city: requiredText(80, "admin:operator.cityMissing"),
  email: requiredMail("admin:operator.emailMissing"),
  phone: optionalPhone(),
  responsible: requiredText(120, "admin:operator.responsibleMissing"),
  carrierType: oneOf(CARRIER_TYPES, "admin:operator.carrierMissing"),
  deskPointId: optionalId(),
  version: versionField(),
});

export function operatorFields(reader: Reader, points: readonly DeskPointChoice[] = []): readonly FieldSpec[] {
  const places = points.map(({ id, title, isPublic }) => ({
    value: id,
    label: isPublic ? title : reader.t("admin:operator.deskPointHidden", { title }),
  }));
  const carriers = CARRIER_TYPES.map((type) => ({
    value: type,
    label: reader.t(`admin:carrier.${type}`),
    hint: reader.t(`admin:carrierHint.${type}`),
  }));
  return [
    { kind: "input", name: "name", label: "admin:operator.name" },
    { kind: "input", name: "street", label: "admin:operator.street" },
    { kind: "input", name: "postalCode", label: "admin:operator.postalCode", width: "short" },
    { kind: "input", name: "city", label: "admin:operator.city" },
    { kind: "input", name: "email", label: "admin:operator.email", type: "email" },
    { kind: "input", name: "phone", label: "admin:operator.phone", type: "tel", isOptional: true },
    {
      kind: "input",
      name: "responsible",
      label: "admin:operator.responsible",
      hint: "admin:operator.responsibleHint",
    },
    { kind: "radios", name: "carrierType", label: "admin:operator.carrier", options: carriers },
    {
      kind: "select",
      name: "deskPointId",
      label: "admin:operator.deskPoint",
      hint: "admin:operator.deskPointHint",
      isOptional: true,
      emptyLabel: "admin:operator.deskPointNone",
      options: places,
    },
  ];
}
