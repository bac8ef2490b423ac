import type { Actor } from "../../../shared/access/actor.ts";
import type { Db } from "../../../shared/db/client.ts";
import { parseFields, type FormValues } from "../../../shared/forms/parseForm.ts";
import {
  termsOf,
  type FieldGroup,
  type RecordWithHistory,
  valuesOfFields,
  type Snapshot,
  type VersionedRecord,
} from "../../../shared/versions/versionedRecord.ts";
import { planShape, wholeHoursWords } from "../../openingHours/index.ts";
import { directoryScopeOf, isReviewed, isWithin, mayDecideEntry } from "../../organisations/index.ts";
import { contactPointForm, questionField } from "./contactPointDesk.forms.ts";
import { contactPointDeskPaths } from "./contactPointDesk.paths.ts";
import { mayEditContactPoint } from "./contactPointDesk.policy.ts";
import type { ContactPointDeskQueries } from "./contactPointDesk.queries.ts";
import { contactPointFormValues, contactPointSpecs } from "./contactPointForm.presenter.ts";
import type { ContactPointRow } from "./contactPoint.repo.ts";
import type { LoadChoices } from "./formChoices.ts";
import { createSaveContactPoint } from "./saveContactPoint.ts";

interface Deps {
  readonly db: Db;
  readonly queries: ContactPointDeskQueries;
  readonly loadChoices: LoadChoices;
}

/** Contact points as their history sees them. */
export function createContactPointVersions({ db, queries, loadChoices }: Deps): VersionedRecord {
  return {
    word: "anlaufstellen",
    linkType: "service_at_location",
    resourceType: "contact_point",
    listPath: contactPointDeskPaths.list(),
    publicPath: (slug) => `/anlaufstellen/${encodeURIComponent(slug)}`,
    reservedSlugs: ["neu"],
    find: (actor, id) => findWithHistory({ db, queries }, actor, id),
    async fields(reader, actor) {
      return contactPointSpecs(reader, (await loadChoices(actor, reader, null)).choices);
    },
    valuesOf: (snapshot) => contactPointFormValues(rowFrom(snapshot)),
    restorable: async (id, snapshot) => ({
      ...contactPointFormValues(rowFrom(snapshot)),
      ...ofToday(await queries.byId(id)),
    }),
    async store(unitOfWork, { by, reader, id, values, version }) {
      const point = await queries.byId(id);
      const { choices, codes } = await loadChoices(by.actor, reader, point);
      const mayDecide = mayDecideEntry(by.actor).allowed;
      const unasked = codes.questions.map((code) => [questionField(code), "unknown"] as const);
      const all = { ...Object.fromEntries(unasked), ...values };
      const known = valuesOfFields(all, contactPointSpecs(reader, choices, mayDecide));
      const form = parseFields(contactPointForm(codes, mayDecide), { ...known, version: String(version) });
      if (!form.ok) return form.state.errors;
      await createSaveContactPoint(unitOfWork)(by, id, form.value);
      return [];
    },
    merging: { movesOver: (field) => MOVES_OVER.test(field), together: [HOURS, ADDRESS] },
  };
}

/** The contact point of a history, as far as this person may see it and work on it. */
async function findWithHistory(
  { db, queries }: Pick<Deps, "db" | "queries">,
  actor: Actor,
  id: string,
): Promise<RecordWithHistory | null> {
  const point = await queries.byId(id);
  if (!point || !isWithin(directoryScopeOf(actor), point)) return null;
  const { slug, title, state, version } = point;
  const mayEdit = mayEditContactPoint(actor, point).allowed;
  const { organisationId } = point;
  const { reviewMode } = await db.organization.findUniqueOrThrow({
    where: { id: organisationId },
    select: { reviewMode: true },
  });
  const mayRestore = mayEdit && !isReviewed(actor, { organisationId, reviewMode });
  const rights = { mayEdit, mayRestore, mayDecide: mayDecideEntry(actor).allowed };
  return { id, slug, title, state, version, ...rights, editPath: contactPointDeskPaths.edit(id) };
}

const MOVES_OVER = /^(?:phone|mail$|department$|themes$|mainTheme$|concerns$|targets$|serviceId$)/u;

const HOURS: FieldGroup = {
  label: "organisations:points.hours",
  has: (field) => field === "hoursText" || hoursFields.has(field),
  textOf: ({ openingHours }, reader) => wholeHoursWords(reader, (openingHours as { text: string } | null)?.text ?? ""),
};
const hoursFields = new Set(Object.keys(planShape));

const ADDRESS: FieldGroup = {
  label: "organisations:points.place",
  has: (field) => ["placeName", "street", "postalCode", "city"].includes(field),
  textOf: (snapshot) => {
    const { name, address } = rowFrom(snapshot).location;
    const town = address && `${address.postalCode} ${address.city}`;
    return [name, address?.address1, town].filter((part) => typeof part === "string").join(", ");
  },
};

function rowFrom(snapshot: Snapshot): ContactPointRow {
  const themes = termsOf(snapshot, "theme");
  const shown = snapshot as unknown as ContactPointRow;
  return {
    ...shown,
    service: { ...shown.service, id: "", atLocations: [] },
    organisationId: shown.service.organizationId,
    themeIds: themes.map((theme) => theme.id),
    mainThemeId: themes.find((theme) => theme.isMain)?.id ?? null,
    concernIds: termsOf(snapshot, "concern").map(({ id }) => id),
    targetIds: termsOf(snapshot, "target_group").map(({ id }) => id),
  };
}

/** What a version does not hold: which service it was, apart from what that said. */
function ofToday(point: ContactPointRow | null): FormValues {
  const today = point ? contactPointFormValues(point) : {};
  return Object.fromEntries(Object.entries(today).filter(([name]) => name === "serviceId"));
}
