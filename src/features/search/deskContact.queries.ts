import { z } from "zod";
import type { Db } from "../../shared/db/client.ts";

/** How to reach the desk; "" for what the operator has not told. */
export interface DeskContact {
  readonly phone: string;
  readonly email: string;
}

const operator = z.object({ phone: z.string().default(""), email: z.string().default("") });

export function createDeskContact(db: Db): () => Promise<DeskContact> {
  return async () => {
    const row = await db.setting.findUnique({ where: { key: "operator" }, select: { value: true } });
    const parsed = operator.safeParse(row?.value);
    return parsed.success ? parsed.data : { phone: "", email: "" };
  };
}
