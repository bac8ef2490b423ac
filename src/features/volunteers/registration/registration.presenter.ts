import { formModel, type FieldSpec } from "../../../shared/forms/formModel.ts";
import type { FormState } from "../../../shared/forms/parseForm.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import type { Choices } from "../choices.ts";
import { guardianPaths } from "../guardian/guardian.paths.ts";
import type { LinkPurpose } from "../oneTimeLinks.ts";
import { volunteerFormModel } from "../profile/profileForm.ts";
import { accessPaths } from "../access/access.paths.ts";
import { volunteerPaths } from "../volunteers.paths.ts";
import type { MessagePage, RegistrationPage, SignInPage } from "./registration.pages.ts";
import { presentShortForm, shortFields } from "./shortForm.ts";

const CONSENT_FIELDS: readonly FieldSpec[] = [{ kind: "check", name: "consent", label: "volunteers:consent.wording" }];

function frameOf(reader: Reader) {
  return {
    section: volunteerPaths.needs(),
    crumbs: [
      { label: reader.t("frame:start"), href: reader.href("/") },
      { label: reader.t("frame:nav.volunteering"), href: reader.href(volunteerPaths.needs()) },
    ],
  };
}

export function presentRegistration(
  reader: Reader,
  state: FormState,
  given: { choices: Choices; stamp: string; need: string | null; now: Date },
): RegistrationPage {
  const { choices, now } = given;
  return {
    ...frameOf(reader),
    title: reader.t("volunteers:register.title"),
    description: reader.t("volunteers:register.lead"),
    hasErrors: state.errors.length > 0,
    signInHref: reader.href(volunteerPaths.signIn(given.need)),
    contactHref: reader.href("/kontakt"),
    sheetHref: reader.href(guardianPaths.registrationSheet()),
    form: volunteerFormModel(reader, state, {
      action: reader.href(volunteerPaths.register()),
      submit: "volunteers:register.submit",
      parts: presentShortForm({ reader, state, choices }, now),
      fields: shortFields(reader, choices, now),
      hasBait: true,
      hidden: { stempel: given.stamp, gesuch: given.need ?? "" },
      closing: CONSENT_FIELDS,
    }),
  };
}

/** What a visitor reads after registering: with mail to look there, without that the desk will call. */
export function presentRegistered(reader: Reader, way: "post" | "buero"): MessagePage {
  return {
    ...frameOf(reader),
    title: reader.t(`volunteers:registered.${way}.title`),
    lead: reader.t(`volunteers:registered.${way}.lead`),
    text: reader.t(`volunteers:registered.${way}.text`),
    button: null,
    links: [{ label: reader.t("volunteers:toNeeds"), href: reader.href(volunteerPaths.needs()) }],
  };
}

/** The page behind a link of a mail: nothing has happened yet, the button does it. */
export function presentLink(
  reader: Reader,
  given: { purpose: LinkPurpose; token: string; need: string | null },
): MessagePage {
  const { purpose, token, need } = given;
  const isNew = purpose === "confirm_registration";
  const path = isNew ? volunteerPaths.confirm(token, need) : volunteerPaths.link(token, need);
  const kind = isNew ? "confirm" : "signIn";
  return {
    ...frameOf(reader),
    title: reader.t(`volunteers:link.${kind}.title`),
    lead: reader.t(`volunteers:link.${kind}.lead`),
    text: "",
    button: {
      action: reader.href(path),
      label: reader.t(`volunteers:link.${kind}.button`),
      tone: "primary",
      hidden: [],
    },
    links: [],
  };
}

export function presentSpentLink(reader: Reader, need: string | null): MessagePage {
  return {
    ...frameOf(reader),
    title: reader.t("volunteers:link.spent.title"),
    lead: reader.t("volunteers:link.spent.lead"),
    text: "",
    button: null,
    links: [{ label: reader.t("volunteers:link.spent.again"), href: reader.href(volunteerPaths.signIn(need)) }],
  };
}

const MAIL_FIELD: readonly FieldSpec[] = [
  { kind: "input", name: "email", type: "email", autocomplete: "email", label: "volunteers:form.email" },
];

export function presentSignIn(reader: Reader, state: FormState, need: string | null): SignInPage {
  return {
    ...frameOf(reader),
    title: reader.t("volunteers:signIn.title"),
    hasErrors: state.errors.length > 0,
    registerHref: reader.href(volunteerPaths.register(need)),
    passwordHref: reader.href(accessPaths.password()),
    cardHref: reader.href(accessPaths.card()),
    form: formModel(reader, state, {
      action: reader.href(volunteerPaths.signIn()),
      submit: "volunteers:signIn.submit",
      fields: MAIL_FIELD,
      hidden: { gesuch: need ?? "" },
    }),
  };
}

export function presentLinkSent(reader: Reader): MessagePage {
  return {
    ...frameOf(reader),
    title: reader.t("volunteers:linkSent.title"),
    lead: reader.t("volunteers:linkSent.lead"),
    text: reader.t("volunteers:linkSent.text"),
    button: null,
    links: [{ label: reader.t("volunteers:toNeeds"), href: reader.href(volunteerPaths.needs()) }],
  };
}
