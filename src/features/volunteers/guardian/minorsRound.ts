import type { FeatureDeps } from "../../../shared/feature.ts";
import { createEraseVolunteer } from "../account/eraseVolunteer.ts";
import { createRenderLetter, createWriteLetter } from "../letters.ts";
import { createTell } from "../telling/tell.ts";
import { createEndWaiting } from "./endWaiting.ts";

/** Every night: minors whom nobody has allowed to help are told, and later erased. */
export function createMinorsRound(deps: FeatureDeps): () => Promise<void> {
  const { db, unitOfWork, now } = deps;
  const renderLetter = createRenderLetter(deps);
  const ways = { tell: createTell({ renderLetter, now }), writeLetter: createWriteLetter(renderLetter) };
  const work = { unitOfWork, now, ...ways };
  return createEndWaiting({ db, ...work, eraseVolunteer: createEraseVolunteer(work) });
}
