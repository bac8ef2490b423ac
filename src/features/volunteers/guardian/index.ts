import type { FeatureDeps } from "../../../shared/feature.ts";
import type { RouteSpec } from "../../../shared/http/routes.ts";
import type { createRecordView } from "../account/views.queries.ts";
import type { WriteLetter } from "../letters.ts";
import type { Tell } from "../telling/tell.ts";
import { createAnswerByLink, createRecordGuardian } from "./answerGuardian.ts";
import { createAskAgain, createChangeAge, createNameGuardian } from "./changeAge.ts";
import { deskGuardianRoutes } from "./deskGuardian.routes.ts";
import { guardianRoutes } from "./guardian.routes.ts";

interface Ways {
  readonly writeLetter: WriteLetter;
  readonly tell: Tell;
  readonly recordView: ReturnType<typeof createRecordView>;
}

/** Those under 18, and the consent of those with custody: by mail, on paper, and taken back. */
export function createGuardian(deps: FeatureDeps, { recordView, ...ways }: Ways): { routes: readonly RouteSpec[] } {
  const { db, texts, rateLimit, unitOfWork, now } = deps;
  const work = { unitOfWork, now, ...ways };
  const askAgain = createAskAgain(work);
  return {
    routes: [
      ...guardianRoutes({
        db,
        rateLimit,
        askAgain,
        answerByLink: createAnswerByLink(work),
        nameGuardian: createNameGuardian(work),
      }),
      ...deskGuardianRoutes({
        db,
        texts,
        recordView,
        askAgain,
        recordGuardian: createRecordGuardian(work),
        changeAge: createChangeAge(work),
      }),
    ],
  };
}
