import { z } from "zod";
import type { Db } from "../db/client.ts";
import { readSetting, type SettingKind } from "./setting.ts";

export const CARRIER_TYPES = ["association", "municipal", "church"] as const;

const text = z.string().catch("");
const schema = z.object({
  name: text,
  street: text,
  postalCode: text,
  city: text,
  email: text,
  phone: text,
  responsible: text,
  carrierType: z.enum(CARRIER_TYPES).catch("association"),
  /** The contact point that is the desk itself; null while none is chosen. */
  deskPointId: z.uuid().nullable().catch(null),
});

/**
 * Who runs this installation, as the imprint and the privacy notice tell it, and where its desk is. "" for what is not
 * known yet.
 */
export type OperatorFacts = z.infer<typeof schema>;
export const OPERATOR: SettingKind<OperatorFacts> = { key: "operator", schema };

/** What the administration told about the operator. */
export async function readOperatorFacts(db: Db): Promise<OperatorFacts> {
  return (await readSetting(db, OPERATOR)).value;
}
