import { formModel } from "../../shared/forms/formModel.ts";
import type { FormState } from "../../shared/forms/parseForm.ts";
import type { Crumb } from "../../shared/pages/page.ts";
import type { PostButton } from "../../shared/pages/parts.ts";
import type { Reader } from "../../shared/text/reader.ts";
import { noRecordLinks, presentRecordLinks } from "../../shared/versions/recordLinks.ts";
import { anywayField, presentWarning, type Lookalike } from "../duplicates/index.ts";
import { stateText } from "./board/row.presenter.ts";
import type { EditableInitiative } from "./initiativeRecord.ts";
import { initiativeFields } from "./initiatives.forms.ts";
import type { InitiativeFormPage } from "./initiatives.pages.ts";
import { initiativePaths } from "./initiatives.paths.ts";

/** What the person at the form may do beyond its fields. */
export interface FormRights {
  readonly maySetState: boolean;
  readonly mayToggle: boolean;
  readonly mayAssign: boolean;
  readonly mayMerge: boolean;
  /** False: the fields of the contact are left out. */
  readonly seesContact: boolean;
}

/** The form of a new initiative: it is added first, its themes come after. */
export function presentNewForm(reader: Reader, state: FormState, lookalikes: readonly Lookalike[]): InitiativeFormPage {
  return {
    title: reader.t("initiatives:desk.new"),
    section: initiativePaths.deskList(),
    hasErrors: state.errors.length > 0,
    crumbs: crumbsOf(reader),
    state: "",
    publicHref: "",
    themesHref: "",
    links: noRecordLinks,
    warning: presentWarning(reader, lookalikes, { edit: deskPathOf, show: deskPathOf }),
    form: presentFields(reader, state, {
      path: initiativePaths.deskNew(),
      version: 1,
      offersState: true,
      seesContact: true,
      lookalikes,
    }),
    toggle: null,
  };
}

/** The form of an initiative that exists. */
export function presentEditForm(
  reader: Reader,
  state: FormState,
  { initiative, rights }: { initiative: EditableInitiative; rights: FormRights },
): InitiativeFormPage {
  const { slug, version } = initiative;
  const { seesContact } = rights;
  const isArchived = initiative.state === "archived";
  const isPublic = initiative.state === "published" || initiative.state === "needs_check";
  const offersState = rights.maySetState && !isArchived;
  return {
    title: initiative.name,
    section: initiativePaths.deskList(),
    hasErrors: state.errors.length > 0,
    crumbs: crumbsOf(reader),
    state: stateText(reader, { state: initiative.state, verified: "" }),
    publicHref: isPublic ? reader.href(initiativePaths.show(slug)) : "",
    themesHref: rights.mayAssign ? reader.href(initiativePaths.themesOf(slug)) : "",
    warning: presentWarning(reader, [], { edit: deskPathOf, show: deskPathOf }),
    links: presentRecordLinks(reader, "initiativen", { id: initiative.id, mayMerge: rights.mayMerge }),
    form: presentFields(reader, state, {
      path: initiativePaths.deskEdit(slug),
      version,
      offersState,
      seesContact,
      lookalikes: [],
    }),
    toggle: rights.mayToggle ? toggleButton(reader, slug, isArchived) : null,
  };
}

function crumbsOf(reader: Reader): readonly Crumb[] {
  return [{ label: reader.t("frame:desk.initiatives"), href: reader.href(initiativePaths.deskList()) }];
}

interface Shown {
  readonly path: string;
  readonly version: number;
  readonly offersState: boolean;
  readonly seesContact: boolean;
  /** What looks like the one that is being added. */
  readonly lookalikes: readonly Lookalike[];
}

function deskPathOf({ id, slug, isInitiative }: Lookalike): string {
  return isInitiative ? initiativePaths.deskEdit(slug) : `/buero/organisationen/${id}`;
}

function presentFields(reader: Reader, state: FormState, given: Shown): InitiativeFormPage["form"] {
  return formModel(reader, state, {
    action: reader.href(given.path),
    submit: given.lookalikes.length > 0 ? "duplicates:warning.anyway" : "frame:form.save",
    fields: initiativeFields(reader, given),
    hidden: { version: String(given.version), ...anywayField(given.lookalikes) },
    cancelHref: reader.href(initiativePaths.deskList()),
  });
}

function toggleButton(reader: Reader, slug: string, isArchived: boolean): PostButton {
  return {
    action: reader.href(initiativePaths.deskState(slug)),
    label: reader.t(isArchived ? "frame:desk.restore" : "frame:desk.archive"),
    tone: "secondary",
    hidden: [{ name: "state", value: isArchived ? "published" : "archived" }],
  };
}
