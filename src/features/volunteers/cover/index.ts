import type { FeatureDeps } from "../../../shared/feature.ts";
import type { RouteSpec } from "../../../shared/http/routes.ts";
import type { createRecordView } from "../account/views.queries.ts";
import { createRenderLetter } from "../letters.ts";
import { createTell, type Tell } from "../telling/tell.ts";
import { createAnswerCover } from "./answerCover.ts";
import { coverRoutes } from "./cover.routes.ts";
import { createSendWaves, type SendWaves } from "./sendWaves.ts";
import { createStartCover, createStopCover } from "./startCover.ts";

/** Looking for somebody to step in: asked in waves, the first yes wins. */
export function createCover(
  { db, unitOfWork, now, rateLimit }: FeatureDeps,
  { tell, recordView }: { readonly tell: Tell; readonly recordView: ReturnType<typeof createRecordView> },
): { readonly routes: readonly RouteSpec[] } {
  const work = { db, unitOfWork, tell, now };
  return {
    routes: coverRoutes({
      db,
      rateLimit,
      recordView,
      startCover: createStartCover({ ...work, sendWaves: createSendWaves(work) }),
      stopCover: createStopCover(work),
      answerCover: createAnswerCover(work),
    }),
  };
}

/** The round that comes every few minutes. */
export function createCoverRound(deps: FeatureDeps): () => Promise<void> {
  const { db, unitOfWork, now } = deps;
  const sendWaves: SendWaves = createSendWaves({
    db,
    unitOfWork,
    now,
    tell: createTell({ renderLetter: createRenderLetter(deps), now }),
  });
  return () => sendWaves();
}
