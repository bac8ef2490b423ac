import { holds } from "../../shared/access/actor.ts";
import type { Feature, FeatureDeps } from "../../shared/feature.ts";
import type { DeskCounts } from "../../shared/pages/layout.ts";
import type { Reader } from "../../shared/text/reader.ts";
import type { ContactPoints } from "../contactPoints/index.ts";
import type { Print } from "../print/index.ts";
import type { Themes } from "../themes/index.ts";
import { accountRoutes } from "./account/account.routes.ts";
import { createChangeVolunteer } from "./account/changeVolunteer.ts";
import { createEraseVolunteer } from "./account/eraseVolunteer.ts";
import { accountPartRoutes } from "./account/parts.routes.ts";
import { createExportVolunteer } from "./account/exportVolunteer.ts";
import { createGiveConsent, createPauseVolunteer, createWithdrawConsent } from "./account/ownSettings.ts";
import { createWithdrawAssignment } from "./account/stepBack.ts";
import { createRecordView } from "./account/views.queries.ts";
import { certificatePaths } from "./certificates/certificates.paths.ts";
import { createCertificates } from "./certificates/index.ts";
import { createClearance } from "./clearance/index.ts";
import { createLoadChoices } from "./choices.ts";
import { createNoteVolunteer, createTakeStep } from "./desk/accompanyVolunteer.ts";
import { createAssignVolunteer, createChangeAssignment } from "./desk/assignVolunteer.ts";
import { createListAskable } from "./desk/askable.ts";
import { createDeskNeedQueries } from "./desk/deskNeeds.queries.ts";
import { deskNeedRoutes } from "./desk/deskNeeds.routes.ts";
import { createDeskVolunteerQueries } from "./desk/deskVolunteers.queries.ts";
import { deskVolunteerFileRoutes } from "./desk/deskVolunteerFiles.routes.ts";
import { deskVolunteerRoutes } from "./desk/deskVolunteers.routes.ts";
import { createRegisterFromDesk } from "./desk/registerFromDesk.ts";
import { deskVolunteerFormRoutes } from "./desk/volunteerForm.routes.ts";
import { createGuardian } from "./guardian/index.ts";
import { createPaper } from "./paper/paper.routes.ts";
import { createSaveNeed } from "./desk/saveNeed.ts";
import { createCancelShift, createReinstateShift, createSaveShift } from "./desk/saveShift.ts";
import { createFigureQueries } from "./figures/figures.queries.ts";
import { figureRoutes } from "./figures/figures.routes.ts";
import { createHours } from "./hours/index.ts";
import { createRenderLetter, createWriteLetter } from "./letters.ts";
import { createAccess } from "./access/index.ts";
import { createFitting } from "./fitting/index.ts";
import type { NeedNotice } from "./needs/needs.pages.ts";
import { presentNotices } from "./needs/needs.presenter.ts";
import { createNeedQueries } from "./needs/needs.queries.ts";
import { needRoutes } from "./needs/needs.routes.ts";
import { createRegisterVolunteer } from "./registration/registerVolunteer.ts";
import { registrationRoutes } from "./registration/registration.routes.ts";
import { createFollowLink, createRequestSignIn } from "./registration/useLinks.ts";
import { createLoadNeedChoices } from "./needForm/needChoices.ts";
import { createSeries } from "./series/index.ts";
import { createChangeNeedState } from "./needState/changeNeedState.ts";
import { createDaySheet } from "./daySheet/daySheet.routes.ts";
import { createCover } from "./cover/index.ts";
import { createBatch } from "./batch/index.ts";
import { createPlanDay, type PlanDay } from "./batch/planDay.ts";
import { createCallList } from "./telling/index.ts";
import { createOwnCalendar } from "./calendar/calendar.routes.ts";
import { createReminders } from "./reminders/index.ts";
import { createTaking } from "./taking/index.ts";
import { createTell } from "./telling/tell.ts";
import { volunteerPaths } from "./volunteers.paths.ts";

export { createCoverRound } from "./cover/index.ts";
export { createMinorsRound } from "./guardian/minorsRound.ts";
export { createComeOfAge } from "./guardian/comeOfAge.ts";
export { createSweepClearances } from "./clearance/sweepClearances.ts";
export { createVolunteerRounds } from "./reminders/index.ts";
export type { PlanDay } from "./batch/planDay.ts";
export type { NeedNotice } from "./needs/needs.pages.ts";

export { createLayAhead } from "./series/layShifts.ts";

export interface Volunteers extends Feature {
  /** Notices of the newest open needs, for the start page (components/need-notice). */
  readonly openNeeds: (reader: Reader, limit: number) => Promise<readonly NeedNotice[]>;
  /** How many offers of help wait for the coordination, by path of the desk's navigation. */
  readonly deskCounts: DeskCounts;
  /** Where the shifts of the day of an event or conference are filled. */
  readonly planDay: PlanDay;
}

/** Needs, registration, the volunteers' own pages, and their desk. */
export function createVolunteers(
  deps: FeatureDeps,
  {
    themes,
    contactPoints,
    print,
  }: { themes: Themes; contactPoints: Pick<ContactPoints, "listStreets" | "places">; print: Print },
): Volunteers {
  const { db, unitOfWork, now, texts } = deps;
  const renderLetter = createRenderLetter(deps);
  const tell = createTell({ renderLetter, now });
  const letters = { unitOfWork, now, tell, writeLetter: createWriteLetter(renderLetter) };
  const telling = { unitOfWork, now, tell };
  const taking = createTaking(deps, { renderLetter, ...letters });
  const loadChoices = createLoadChoices(db, { themes, listStreets: contactPoints.listStreets });
  const needs = createNeedQueries(db, contactPoints.places);
  const deskNeeds = createDeskNeedQueries(db);
  const shared = {
    loadChoices,
    changeVolunteer: createChangeVolunteer(unitOfWork),
    pauseVolunteer: createPauseVolunteer(letters),
    eraseVolunteer: createEraseVolunteer(letters),
    recordView: createRecordView(unitOfWork),
  };
  const planDay = createPlanDay(deps);
  const exportVolunteer = createExportVolunteer(db);
  return {
    routes: [
      ...registrationRoutes({
        ...deps,
        loadChoices,
        registerVolunteer: createRegisterVolunteer(letters),
        followLink: createFollowLink(letters),
        requestSignIn: createRequestSignIn({ db, ...letters }),
      }),
      ...createPaper(deps, { loadChoices, print }).routes,
      ...createAccess(deps, letters).routes,
      ...createFitting(deps, { tell, recordView: shared.recordView }).routes,
      ...needRoutes({ loadChoices, queries: needs, loadJoinParts: taking.loadJoinParts }),
      ...taking.routes,
      ...createOwnCalendar(deps).routes,
      ...createReminders(deps).routes,
      ...accountRoutes({
        ...deps,
        ...shared,
        withdrawAssignment: createWithdrawAssignment(letters),
        withdrawConsent: createWithdrawConsent(letters),
        giveConsent: createGiveConsent(letters),
        exportVolunteer,
      }),
      ...accountPartRoutes({ db, ...shared }),
      ...createGuardian(deps, { ...letters, ...shared }).routes,
      ...deskVolunteerFormRoutes({ db, texts, ...shared, registerFromDesk: createRegisterFromDesk(letters) }),
      ...deskVolunteerRoutes({
        db,
        ...shared,
        queries: createDeskVolunteerQueries(db),
        takeStep: createTakeStep(letters),
        noteVolunteer: createNoteVolunteer(unitOfWork),
      }),
      ...createCallList(deps, shared).routes,
      ...createCover(deps, { tell, recordView: shared.recordView }).routes,
      ...createBatch(deps, { tell, recordView: shared.recordView }).routes,
      ...createDaySheet(deps, { ...shared, planDay }).routes,
      ...createHours(deps, {
        ...letters,
        ...telling,
        recordView: shared.recordView,
        proofsPath: certificatePaths.own(),
      }).routes,
      ...createClearance(deps, { sendPersonal: print.sendPersonal, recordView: shared.recordView }).routes,
      ...figureRoutes(createFigureQueries(db)),
      ...createCertificates(deps, { sendPersonal: print.sendPersonal, recordView: shared.recordView }).routes,
      ...deskVolunteerFileRoutes({ db, loadChoices, recordView: shared.recordView, exportVolunteer }),
      ...deskNeedRoutes({
        db,
        ...shared,
        queries: deskNeeds,
        listAskable: createListAskable(db),
        loadNeedChoices: createLoadNeedChoices(db, loadChoices),
        places: contactPoints.places,
        saveNeed: createSaveNeed(unitOfWork),
        changeNeedState: createChangeNeedState(telling),
        seriesRoutes: createSeries({ ...telling, db, texts }),
        saveShift: createSaveShift(telling),
        cancelShift: createCancelShift(telling),
        reinstateShift: createReinstateShift(telling),
        assignVolunteer: createAssignVolunteer(telling),
        changeAssignment: createChangeAssignment(telling),
      }),
    ],
    planDay,
    async openNeeds(reader, limit) {
      const [rows, themeRows] = await Promise.all([
        needs.listOpen(now(), { limit }),
        themes.queries.list(reader.language),
      ]);
      return presentNotices(reader, rows, themeRows);
    },
    async deskCounts(actor) {
      if (!holds(actor, "coordinator")) return {};
      return { [volunteerPaths.deskNeeds()]: await deskNeeds.offersWaiting() };
    },
  };
}
