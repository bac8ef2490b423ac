import { z } from "zod";
import type { KeepAnswer } from "../../shared/cache/keptAnswers.ts";
import type { Db } from "../../shared/db/client.ts";

/** How to reach the desk; "" for what the operator has not told. */
export interface DeskContact {
  readonly phone: string;
  readonly email: string;
}

const operator = z.object({ phone: z.string().default(""), email: z.string().default("") });

export function createDeskContact(db: Db, keepAnswer: KeepAnswer): () => Promise<DeskContact> {
  return () => keepAnswer("desk contact", { dependsOn: ["setting"] }, read);

  async function read(): Promise<DeskContact> {
    const row = await db.setting.findUnique({ where: { key: "operator" }, select: { value: true } });
    const parsed = operator.safeParse(row?.value);
    return parsed.success ? parsed.data : { phone: "", email: "" };
  }
}
