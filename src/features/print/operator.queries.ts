import { z } from "zod";
import type { Db } from "../../shared/db/client.ts";

const text = z.string().catch("");
const storedOperator = z.object({
  name: text,
  street: text,
  postalCode: text,
  city: text,
  email: text,
  phone: text,
  responsible: text,
});

/** Who stands in the imprint of a printed sheet; "" for what is not known. */
export type OperatorFacts = z.infer<typeof storedOperator>;

export function createReadOperatorFacts(db: Db) {
  return async (): Promise<OperatorFacts> => {
    const row = await db.setting.findUnique({ where: { key: "operator" }, select: { value: true } });
    return storedOperator.parse(row?.value ?? {});
  };
}
