import type { LoadActor } from "../shared/http/requestContext.ts";
import type { Feature, FeatureDeps } from "../shared/feature.ts";
import { createDocuments } from "../shared/documents/documents.ts";
import type { DeskCounts } from "../shared/pages/layout.ts";
import { createAccounts } from "./accounts/index.ts";
import { createAdmin } from "./admin/index.ts";
import { createContactPoints } from "./contactPoints/index.ts";
import { createContactPointDesk } from "./contactPoints/desk/index.ts";
import { createOrganisations } from "./organisations/index.ts";
import { createEvents } from "./events/index.ts";
import { createNews } from "./news/index.ts";
import { createDesk } from "./desk/index.ts";
import { createEnquiries } from "./enquiries/index.ts";
import { createLegal } from "./legal/index.ts";
import { createPlain } from "./plain/index.ts";
import { createPrint } from "./print/index.ts";
import { createStart } from "./start/index.ts";
import { createFocusSpaces } from "./focusSpaces/index.ts";
import { createInitiatives } from "./initiatives/index.ts";
import { createSearch } from "./search/index.ts";
import { createVolunteers } from "./volunteers/index.ts";
import { createConferences } from "./conferences/index.ts";
import { createThemes } from "./themes/index.ts";
import { createDuplicateFinder, createDuplicates, createLookalikesOf } from "./duplicates/index.ts";
import { createClaims } from "./claims/index.ts";
import { createUpkeep, type Upkeep } from "./upkeep/index.ts";
import { createImports, type ImportJobs } from "./imports/index.ts";
import { createVersions } from "./versions/index.ts";
import { createOpenData } from "./openData/index.ts";

interface Features {
  readonly features: readonly Feature[];
  readonly deskCounts: DeskCounts;
  readonly loadActor: LoadActor;
  readonly upkeep: Upkeep;
  readonly imports: ImportJobs;
}

/** Builds every feature, in the order of the navigation; what one needs of another is passed by name. */
export function createFeatures(deps: FeatureDeps): Features {
  const accounts = createAccounts(deps);
  const admin = createAdmin(deps, { accounts });
  const themes = createThemes(deps);
  const finder = createDuplicateFinder(deps.db);
  const lookalikesOf = createLookalikesOf(deps.db, finder);
  const search = createSearch(deps, { themes });
  const openData = createOpenData(deps, { search });
  const contactPoints = createContactPoints(deps, { search, openData });
  const print = createPrint(deps, { contactPoints, themes });
  const volunteers = createVolunteers(deps, { themes, contactPoints, print });
  const initiatives = createInitiatives(deps, { themes, finder });
  const organisations = createOrganisations(deps, { finder, lookalikesOf });
  const contactPointDesk = createContactPointDesk(deps, { organisations, themes, finder, lookalikesOf });
  const documents = createDocuments(deps);
  const focusSpaces = createFocusSpaces(deps, { themes });
  const conferences = createConferences(deps, { themes, documents, planDay: volunteers.planDay });
  const events = createEvents(deps, { planDay: volunteers.planDay });
  const news = createNews(deps, { themes, documents });
  const enquiries = createEnquiries(deps);
  const desk = createDesk(deps);
  const start = createStart(deps, { themes, contactPoints, events, volunteers, news });
  const legal = createLegal(deps, { themes });
  const plain = createPlain();
  const claims = createClaims(deps, { admitEditor: admin.admitEditor });
  const upkeep = createUpkeep(deps, {
    contactPoints: contactPointDesk.kind,
    initiatives: initiatives.kind,
    organisations: organisations.kind,
    claims,
    dueSpaces: focusSpaces.dueSpaces,
  });
  const kinds = [contactPointDesk.versioned, organisations.versioned, initiatives.versioned, focusSpaces.versioned];
  const versions = createVersions(deps, kinds);
  const duplicates = createDuplicates(deps, { kinds, lookalikesOf });
  const imports = createImports(deps);
  return {
    features: [
      start,
      legal,
      plain,
      upkeep,
      volunteers,
      search,
      print,
      contactPoints,
      desk,
      enquiries,
      themes,
      events,
      news,
      initiatives,
      organisations,
      contactPointDesk,
      documents,
      imports,
      focusSpaces,
      conferences,
      versions,
      duplicates,
      claims,
      openData,
      accounts,
      admin,
    ],
    deskCounts: async (actor) => added(await desk.deskCounts(actor), await volunteers.deskCounts(actor)),
    loadActor: accounts.loadActor,
    upkeep,
    imports: imports.jobs,
  };
}

type Counts = Awaited<ReturnType<DeskCounts>>;

/** Two features may count behind one address: both figures hold. */
function added(counts: Counts, more: Counts): Counts {
  const sums = Object.entries(more).map(([path, count]) => [path, count + (counts[path] ?? 0)] as const);
  return { ...counts, ...Object.fromEntries(sums) };
}
