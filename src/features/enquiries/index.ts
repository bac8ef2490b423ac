import type { Feature, FeatureDeps } from "../../shared/feature.ts";
import { createDeskPoint } from "../../shared/desk/deskPoint.ts";
import { createFormStamp } from "../../shared/forms/stamp.ts";
import { createAnswerEnquiry, createCloseEnquiry, createNoteReading, createReopenEnquiry } from "./answerEnquiry.ts";
import { askRoutes } from "./ask.routes.ts";
import { createEnquiryQueries } from "./enquiries.queries.ts";
import { enquiryDeskRoutes } from "./enquiryDesk.routes.ts";
import { createEnquiryMails } from "./enquiryMails.ts";
import { createSendEnquiry } from "./sendEnquiry.ts";

export { enquiryPaths } from "./enquiries.paths.ts";
export { enquiryTitle } from "./enquiryDesk.presenter.ts";
export { createForgetClosedEnquiries } from "./forgetClosedEnquiries.ts";

export function createEnquiries(deps: FeatureDeps): Feature {
  const mails = createEnquiryMails(deps.texts, deps.origin);
  const queries = createEnquiryQueries(deps.db);
  const sendEnquiry = createSendEnquiry({ unitOfWork: deps.unitOfWork, mails });
  const work = { ...deps, mails };
  const routes = [
    ...askRoutes({
      sendEnquiry,
      stamp: createFormStamp(deps.sign),
      rateLimit: deps.rateLimit,
      deskPoint: createDeskPoint(deps.db),
    }),
    ...enquiryDeskRoutes({
      queries,
      mails,
      sendEnquiry,
      answerEnquiry: createAnswerEnquiry(work),
      closeEnquiry: createCloseEnquiry(work),
      reopenEnquiry: createReopenEnquiry(work),
      noteReading: createNoteReading(work),
    }),
  ];
  return { routes };
}
