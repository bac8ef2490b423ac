import type { Actor } from "../../shared/access/actor.ts";
import type { Feature, FeatureDeps } from "../../shared/feature.ts";
import type { Option } from "../../shared/forms/formModel.ts";
import type { VersionedRecord } from "../../shared/versions/versionedRecord.ts";
import type { ReviewedKind } from "../proposals/index.ts";
import type { DuplicateFinder, LookalikesOf } from "../duplicates/index.ts";
import { createArchiveOrganisation, createRestoreOrganisation } from "./archiveOrganisation.ts";
import { editingScopeOf } from "./directoryScope.ts";
import { createOrganisationKind } from "./organisationKind.ts";
import { createOrganisationVersions } from "./organisationVersions.ts";
import { createOrganisationQueries } from "./organisations.queries.ts";
import { organisationRoutes } from "./organisations.routes.ts";
import { createSaveOrPropose } from "./saveOrPropose.ts";

// What the desk of the contact points shares with the organisations: one directory, one scope, one kind of decision.
export { DIRECTORY_READERS, directoryScopeOf, editingScopeOf, isWithin } from "./directoryScope.ts";
export type { DirectoryScope } from "./directoryScope.ts";
export { decisionShape, decisionSpecs, stateText, type EntryDecision } from "./entryFields.ts";
export { isReviewed, mayDecideEntry } from "./organisations.policy.ts";
export { storePhones } from "./organisations.repo.ts";
export { phoneFormValues, phoneShape, phonesFrom, phoneSpecs, type PhoneValues } from "./partFields.ts";
export type { DeskFilter, SimilarPart } from "./parts.ts";

export interface Organisations extends Feature {
  /** Organisations and initiatives to choose from, as far as the actor may work for them; `withId` stays in the list. */
  readonly organisationOptions: (actor: Actor, withId?: string | null) => Promise<readonly Option[]>;
  /** Organisations that are no initiatives, for what their editors propose. */
  readonly kind: ReviewedKind;
  /** For the history of all records. */
  readonly versioned: VersionedRecord;
}

export function createOrganisations(
  { db, unitOfWork, now }: FeatureDeps,
  { finder, lookalikesOf }: { finder: DuplicateFinder; lookalikesOf: LookalikesOf },
): Organisations {
  const queries = createOrganisationQueries(db);
  const routes = organisationRoutes({
    queries,
    finder,
    lookalikesOf,
    saveOrPropose: createSaveOrPropose({ unitOfWork, now }),
    archiveOrganisation: createArchiveOrganisation(unitOfWork, now),
    restoreOrganisation: createRestoreOrganisation(unitOfWork),
  });
  return {
    routes,
    kind: createOrganisationKind(db),
    versioned: createOrganisationVersions(queries),
    organisationOptions: (actor, withId = null) => queries.options(editingScopeOf(actor), withId),
  };
}
