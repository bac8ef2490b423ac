import { parseFields, type FormValues } from "../../../shared/forms/parseForm.ts";
import {
  termsOf,
  valuesOfFields,
  type Snapshot,
  type VersionedRecord,
} from "../../../shared/versions/versionedRecord.ts";
import { directoryScopeOf, isWithin, mayDecideEntry } from "../../organisations/index.ts";
import { contactPointForm, questionField } from "./contactPointDesk.forms.ts";
import { contactPointDeskPaths } from "./contactPointDesk.paths.ts";
import { mayEditContactPoint } from "./contactPointDesk.policy.ts";
import type { ContactPointDeskQueries } from "./contactPointDesk.queries.ts";
import { contactPointFormValues, contactPointSpecs } from "./contactPointForm.presenter.ts";
import type { ContactPointRow } from "./contactPoint.repo.ts";
import type { LoadChoices } from "./formChoices.ts";
import type { createSaveContactPoint } from "./saveContactPoint.ts";

interface Deps {
  readonly queries: ContactPointDeskQueries;
  readonly loadChoices: LoadChoices;
  readonly saveContactPoint: ReturnType<typeof createSaveContactPoint>;
}

/** Contact points as their history sees them. */
export function createContactPointVersions({ queries, loadChoices, saveContactPoint }: Deps): VersionedRecord {
  return {
    word: "anlaufstellen",
    linkType: "service_at_location",
    resourceType: "contact_point",
    listPath: contactPointDeskPaths.list(),
    publicPath: (slug) => `/anlaufstellen/${encodeURIComponent(slug)}`,
    reservedSlugs: ["neu"],
    async find(actor, id) {
      const point = await queries.byId(id);
      if (!point || !isWithin(directoryScopeOf(actor), point)) return null;
      const { slug, title, state, version } = point;
      const mayEdit = mayEditContactPoint(actor, point).allowed;
      const rights = { mayEdit, mayDecide: mayDecideEntry(actor).allowed };
      return { id, slug, title, state, version, ...rights, editPath: contactPointDeskPaths.edit(id) };
    },
    async fields(reader, actor) {
      return contactPointSpecs(reader, (await loadChoices(actor, reader, null)).choices);
    },
    valuesOf: (snapshot) => contactPointFormValues(rowFrom(snapshot)),
    async restore({ by, reader, id, snapshot, version }) {
      const point = await queries.byId(id);
      const { choices, codes } = await loadChoices(by.actor, reader, point);
      const mayDecide = mayDecideEntry(by.actor).allowed;
      const unasked = codes.questions.map((code) => [questionField(code), "unknown"] as const);
      const all = { ...Object.fromEntries(unasked), ...contactPointFormValues(rowFrom(snapshot)), ...ofToday(point) };
      const values = valuesOfFields(all, contactPointSpecs(reader, choices, mayDecide));
      const form = parseFields(contactPointForm(codes, mayDecide), { ...values, version: String(version) });
      if (!form.ok) return form.state.errors;
      await saveContactPoint(by, id, form.value);
      return [];
    },
  };
}

function rowFrom(snapshot: Snapshot): ContactPointRow {
  const themes = termsOf(snapshot, "theme");
  const shown = snapshot as unknown as ContactPointRow;
  return {
    ...shown,
    organisationId: shown.service.organizationId,
    themeIds: themes.map((theme) => theme.id),
    mainThemeId: themes.find((theme) => theme.isMain)?.id ?? null,
  };
}

/** What belongs to the day, not to the version: the short-term notice; and the archive, which has its own button. */
function ofToday(point: ContactPointRow | null): FormValues {
  const today = point ? contactPointFormValues(point) : {};
  return Object.fromEntries(Object.entries(today).filter(([name]) => name.startsWith("alert")));
}
