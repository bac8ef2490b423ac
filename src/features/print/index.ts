import { readFileSync } from "node:fs";
import path from "node:path";
import type { ContactPoints } from "../contactPoints/index.ts";
import type { Themes } from "../themes/index.ts";
import type { Feature, FeatureDeps } from "../../shared/feature.ts";
import { createSendToPresent } from "../../shared/http/formerAddress.ts";
import { embeddedRoutes } from "./embedded.routes.ts";
import { embeddingRoutes } from "./embedding.routes.ts";
import { createReadEmbedding, createSaveEmbedding } from "./embedding.ts";
import { readOperatorFacts } from "../../shared/settings/operatorFacts.ts";
import { createPress } from "./press/press.ts";
import { createPrintQueries } from "./print.queries.ts";
import { printRoutes } from "./print.routes.ts";
import { createSendDocument, createSendPersonal, type SendDocument, type SendPersonal } from "./sendDocument.routes.ts";

const STREET = path.join(import.meta.dirname, "../../assets/art/strip.svg");

export type { Printing } from "./press/typesetter.ts";
export type { SendPersonal } from "./sendDocument.routes.ts";
export { documentFacts, paperLink } from "./sheet.presenter.ts";

export interface Print extends Feature {
  /** Letters and proofs about one person, as tagged documents. */
  readonly sendPersonal: SendPersonal;
  /** Sheets that are the same for everybody, as tagged documents. */
  readonly sendDocument: SendDocument;
}

/** The directory on paper and in other people's sites. Its routes come before those of the contact points. */
export function createPrint(
  { db, pool, unitOfWork, rateLimit, texts, origin }: FeatureDeps,
  { contactPoints, themes }: { contactPoints: ContactPoints; themes: Themes },
): Print {
  const { listings } = contactPoints;
  const listThemes = themes.queries.list;
  const readEmbedding = createReadEmbedding(db);
  const press = createPress();
  const sendDocument = createSendDocument({ press, rateLimit });
  const printed = printRoutes({
    queries: createPrintQueries(pool),
    listings,
    listThemes,
    readOperator: () => readOperatorFacts(db),
    sendDocument,
    sendToPresent: createSendToPresent(db),
    texts,
    streetDrawing: () => readFileSync(STREET, "utf8"),
    origin,
  });
  const embedded = embeddedRoutes({ listings, listThemes, readEmbedding, origin });
  const embedding = embeddingRoutes({ readEmbedding, saveEmbedding: createSaveEmbedding(unitOfWork) });
  return {
    routes: [...printed, ...embedded, ...embedding],
    sendDocument,
    sendPersonal: createSendPersonal({ press, rateLimit }),
  };
}
