import type { Claims } from "../claims/index.ts";
import type { FocusSpaces } from "../focusSpaces/index.ts";
import type { Feature, FeatureDeps } from "../../shared/feature.ts";
import { createSendToPresent } from "../../shared/http/formerAddress.ts";
import { createFormStamp } from "../../shared/forms/stamp.ts";
import type { RecordKind, ReviewedKind } from "../proposals/index.ts";
import { callRoutes } from "./calls/calls.routes.ts";
import { createReturnCall, createTakeCall } from "./calls/takeCall.ts";
import { createAnswerCheck } from "./checks/answerCheck.ts";
import { createAskOwners } from "./checks/askOwners.ts";
import { createCheckLetters } from "./checks/checkLetters.ts";
import { checkRoutes } from "./checks/check.routes.ts";
import { createReadPeriods, createSavePeriods } from "./checks/periods.ts";
import { createAcceptProposal, createDeclineProposal } from "./decide/decideProposal.ts";
import { proposalRoutes } from "./decide/proposal.routes.ts";
import { createProposalLetters } from "./decide/proposalLetters.ts";
import { createUpkeepDeskQueries } from "./desk/upkeepDesk.queries.ts";
import { upkeepDeskRoutes } from "./desk/upkeepDesk.routes.ts";
import type { Kinds, ReviewedKinds } from "./kinds.ts";
import { reportRoutes } from "./report/report.routes.ts";

export interface Upkeep extends Feature {
  /** The daily round of the checks; safe to run again. */
  readonly askOwners: () => Promise<void>;
}

interface Given {
  readonly contactPoints: RecordKind;
  readonly initiatives: RecordKind;
  readonly organisations: ReviewedKind;
  readonly claims: Claims;
  readonly dueSpaces: FocusSpaces["dueSpaces"];
}

/** Keeps the directory true: owners are asked, volunteers call, visitors report, the desk decides. */
export function createUpkeep(
  deps: FeatureDeps,
  { contactPoints, initiatives, organisations, claims, dueSpaces }: Given,
): Upkeep {
  const { db, unitOfWork, now, texts, rateLimit } = deps;
  const kinds: Kinds = { service_at_location: contactPoints, organization: initiatives };
  const reviewed: ReviewedKinds = {
    contact_point: contactPoints,
    initiative: initiatives,
    organisation: organisations,
  };
  const readPeriods = createReadPeriods(db);
  const letters = createCheckLetters(texts, deps.origin);
  const answerCheck = createAnswerCheck({ db, unitOfWork, now, kinds, wordFor: texts.translate("de") });
  const decisions = {
    db,
    unitOfWork,
    now,
    kinds: reviewed,
    letters: createProposalLetters(texts, deps.origin),
    wordFor: texts.translate("de"),
  };
  return {
    routes: [
      ...reportRoutes({
        unitOfWork,
        kinds,
        rateLimit,
        stamp: createFormStamp(deps.sign),
        sendToPresent: createSendToPresent(db),
      }),
      ...checkRoutes({ db, kinds, rateLimit, answerCheck }),
      ...callRoutes({
        db,
        kinds,
        answerCheck,
        takeCall: createTakeCall({ unitOfWork, now }),
        returnCall: createReturnCall({ unitOfWork, now }),
      }),
      ...upkeepDeskRoutes({
        kinds,
        queries: createUpkeepDeskQueries(db),
        openClaims: claims.openClaims,
        dueSpaces,
        readPeriods,
        savePeriods: createSavePeriods(unitOfWork),
      }),
      ...proposalRoutes({
        db,
        kinds: reviewed,
        acceptProposal: createAcceptProposal(decisions),
        declineProposal: createDeclineProposal(decisions),
      }),
    ],
    askOwners: createAskOwners({ db, unitOfWork, now, sign: deps.sign, kinds, letters, readPeriods }),
  };
}
