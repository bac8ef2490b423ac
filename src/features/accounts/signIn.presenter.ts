import type { DemoSignIn } from "../../../prisma/seed/accounts.ts";
import { formModel } from "../../shared/forms/formModel.ts";
import type { FormState } from "../../shared/forms/parseForm.ts";
import type { Reader } from "../../shared/text/reader.ts";
import { accountPaths } from "./accounts.paths.ts";
import { codeFields, signInFields } from "./signIn.forms.ts";
import type { DoorAside, DoorPage } from "./signIn.pages.ts";

/** The first page: login and password; in a demonstration with its sign-ins beside it. */
export function presentSignIn(
  reader: Reader,
  state: FormState,
  given: { weiter: string; signIns: readonly DemoSignIn[] },
): DoorPage {
  const action = reader.href(accountPaths.signIn());
  return {
    title: reader.t("accounts:signIn.title"),
    lead: reader.t("accounts:signIn.lead"),
    crumbs: [{ label: reader.t("frame:start"), href: reader.href("/") }],
    hasErrors: state.errors.length > 0,
    form: formModel(reader, state, {
      action,
      submit: "accounts:signIn.submit",
      fields: signInFields,
      hidden: { weiter: given.weiter },
    }),
    links: [
      { label: reader.t("accounts:signIn.forgotten"), href: reader.href(accountPaths.forgotten()) },
      { label: reader.t("accounts:signIn.volunteer"), href: reader.href("/konto/anmelden") },
    ],
    aside: given.signIns.length === 0 ? null : demoAside(reader, { ...given, action }),
  };
}

function demoAside(
  reader: Reader,
  given: { weiter: string; signIns: readonly DemoSignIn[]; action: string },
): DoorAside {
  return {
    title: reader.t("accounts:demo.title"),
    text: reader.t("accounts:demo.text", { password: given.signIns[0]?.password ?? "" }),
    code: "",
    people: given.signIns.map((signIn) => ({
      login: signIn.login,
      button: {
        action: given.action,
        label: reader.t("accounts:demo.signInAs", { role: reader.t(`accounts:role.${signIn.role}`) }),
        tone: "secondary",
        hidden: [
          { name: "login", value: signIn.login },
          { name: "password", value: signIn.password },
          { name: "weiter", value: given.weiter },
        ],
      },
    })),
  };
}

/** The second page: the code of the authenticator. `demoCode` is null outside a demonstration, "" while none is fresh. */
export function presentCode(
  reader: Reader,
  state: FormState,
  given: { weiter: string; demoCode: string | null },
): DoorPage {
  return {
    title: reader.t("accounts:code.title"),
    lead: reader.t("accounts:code.lead"),
    crumbs: [{ label: reader.t("accounts:signIn.title"), href: reader.href(accountPaths.signIn()) }],
    hasErrors: state.errors.length > 0,
    form: formModel(reader, state, {
      action: reader.href(accountPaths.code()),
      submit: "accounts:code.submit",
      fields: codeFields,
      hidden: { weiter: given.weiter },
      cancelHref: reader.href(accountPaths.signIn()),
    }),
    links: [],
    aside:
      given.demoCode === null
        ? null
        : {
            title: reader.t("accounts:demo.codeTitle"),
            text: reader.t(given.demoCode === "" ? "accounts:demo.codeUsed" : "accounts:demo.codeText"),
            code: given.demoCode,
            people: [],
          },
  };
}
