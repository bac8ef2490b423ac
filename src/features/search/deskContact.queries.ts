import type { KeepAnswer } from "../../shared/cache/keptAnswers.ts";
import type { Db } from "../../shared/db/client.ts";
import { readOperatorFacts, type OperatorFacts } from "../../shared/settings/operatorFacts.ts";

/** How to reach the desk; "" for what the operator has not told. */
export type DeskContact = Pick<OperatorFacts, "phone" | "email">;

export function createDeskContact(db: Db, keepAnswer: KeepAnswer): () => Promise<DeskContact> {
  return () => keepAnswer("desk contact", { dependsOn: ["setting"] }, () => readOperatorFacts(db));
}
