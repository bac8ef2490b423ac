import { z } from "zod";
import { optionalMail, optionalPhone, requiredText } from "../../../shared/forms/fields.ts";
import type { Part } from "../profile/part.ts";
import { guardianFields, guardianTexts, type GuardianValues } from "./agePart.ts";

const shape = {
  sorgeName: requiredText(120, "guardian:name.missing"),
  sorgeMail: optionalMail(),
  sorgePhone: optionalPhone(),
};

/** Who has custody, and one way to reach them. */
export const ownGuardianPart: Part<GuardianValues> = {
  names: () => Object.keys(shape),
  schema: () =>
    z
      .strictObject(shape)
      .refine(({ sorgeMail, sorgePhone }) => sorgeMail !== null || sorgePhone !== null, {
        path: ["sorgeMail"],
        error: "guardian:reach.missing",
      })
      .transform(({ sorgeName, sorgeMail, sorgePhone }) => ({ name: sorgeName, email: sorgeMail, phone: sorgePhone })),
  fields: () => guardianFields,
  valuesOf: ({ guardian }) => guardianTexts(guardian),
};
