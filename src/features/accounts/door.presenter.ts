import { formModel } from "../../shared/forms/formModel.ts";
import type { FormState } from "../../shared/forms/parseForm.ts";
import type { SafeHtml } from "../../shared/pages/safeHtml.ts";
import type { TextKey } from "../../shared/text/keys.ts";
import type { Reader } from "../../shared/text/reader.ts";
import { accountPaths } from "./accounts.paths.ts";
import { enrolCodeField, mailField, nameField, newPasswordField, presentPasswordField } from "./door.forms.ts";
import type { CodesPage, EnrolPage, WordPage } from "./door.pages.ts";
import type { OpenLink } from "./links.ts";
import { signInFields } from "./signIn.forms.ts";
import type { DoorPage } from "./signIn.pages.ts";
import { spelledKey } from "./totp.ts";

/** An accepted invitation begins here: name and password, for the first administrator the address as well. */
export function presentInvitation(
  reader: Reader,
  state: FormState,
  { link, token }: { link: OpenLink; token: string },
): DoorPage {
  const isFirst = link.purpose === "first_administrator";
  const action = reader.href(accountPaths.invitation(token));
  return {
    ...frame(reader, isFirst ? "accounts:invitation.firstTitle" : "accounts:invitation.title", state),
    lead: isFirst
      ? reader.t("accounts:invitation.firstLead")
      : reader.t("accounts:invitation.lead", { login: link.person?.email ?? "" }),
    form: formModel(reader, state, {
      action,
      submit: "accounts:invitation.submit",
      fields: isFirst
        ? [nameField, mailField, newPasswordField("password")]
        : [nameField, newPasswordField("password")],
    }),
  };
}

export function presentForgotten(reader: Reader, state: FormState): DoorPage {
  return {
    ...frame(reader, "accounts:forgotten.title", state),
    lead: reader.t("accounts:forgotten.lead"),
    form: formModel(reader, state, {
      action: reader.href(accountPaths.forgotten()),
      submit: "accounts:forgotten.submit",
      fields: signInFields.slice(0, 1),
      cancelHref: reader.href(accountPaths.signIn()),
    }),
  };
}

export function presentReset(reader: Reader, state: FormState, token: string): DoorPage {
  return {
    ...frame(reader, "accounts:reset.title", state),
    lead: reader.t("accounts:reset.lead"),
    form: formModel(reader, state, {
      action: reader.href(accountPaths.reset(token)),
      submit: "accounts:reset.submit",
      fields: [newPasswordField("password")],
    }),
  };
}

/** After a reset: the password, before a new authenticator is set up. */
export function presentNewKey(reader: Reader, state: FormState, token: string): DoorPage {
  return {
    ...frame(reader, "accounts:newKey.title", state),
    lead: reader.t("accounts:newKey.lead"),
    form: formModel(reader, state, {
      action: reader.href(accountPaths.authenticator(token)),
      submit: "accounts:newKey.submit",
      fields: [presentPasswordField("ownPassword")],
    }),
  };
}

export function presentEnrol(
  reader: Reader,
  state: FormState,
  given: { key: string; qr: SafeHtml; weiter: string },
): EnrolPage {
  return {
    ...frame(reader, "accounts:enrol.title", state),
    lead: reader.t("accounts:enrol.lead"),
    qr: given.qr,
    key: spelledKey(given.key),
    form: formModel(reader, state, {
      action: reader.href(accountPaths.enrol()),
      submit: "accounts:enrol.submit",
      fields: [enrolCodeField],
      hidden: { weiter: given.weiter },
    }),
  };
}

export function presentCodes(
  reader: Reader,
  codes: readonly string[],
  next: { label: TextKey; href: string },
): CodesPage {
  return {
    title: reader.t("accounts:codes.title"),
    lead: reader.t("accounts:codes.lead"),
    crumbs: [{ label: reader.t("frame:start"), href: reader.href("/") }],
    codes,
    next: { label: reader.t(next.label), href: next.href },
  };
}

/** A page of words: what happened, and the way on. */
export function presentWord(reader: Reader, title: TextKey, text: TextKey): WordPage {
  return {
    title: reader.t(title),
    text: reader.t(text),
    crumbs: [{ label: reader.t("frame:start"), href: reader.href("/") }],
    links: [
      { label: reader.t("accounts:signIn.title"), href: reader.href(accountPaths.signIn()) },
      { label: reader.t("frame:error.toContact"), href: reader.href("/kontakt") },
    ],
  };
}

function frame(reader: Reader, title: TextKey, state: FormState) {
  return {
    title: reader.t(title),
    crumbs: [{ label: reader.t("accounts:signIn.title"), href: reader.href(accountPaths.signIn()) }],
    hasErrors: state.errors.length > 0,
    links: [],
    aside: null,
  };
}
