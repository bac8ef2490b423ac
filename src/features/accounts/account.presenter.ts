import { formModel } from "../../shared/forms/formModel.ts";
import { emptyForm, filledForm, type FormState } from "../../shared/forms/parseForm.ts";
import type { TextKey } from "../../shared/text/keys.ts";
import type { PostButton } from "../../shared/pages/parts.ts";
import type { Reader } from "../../shared/text/reader.ts";
import type { AccountPage } from "./account.pages.ts";
import type { OwnAccount } from "./account.queries.ts";
import { accountPaths } from "./accounts.paths.ts";
import { nameField, newPasswordField, presentPasswordField } from "./door.forms.ts";
import type { GrantRow } from "./roleGrants.ts";

/** Which of the three forms came back with faults, and what was typed into it. */
export interface OpenForm {
  readonly form: "name" | "password" | "codes";
  readonly state: FormState;
}

export function presentAccount(
  reader: Reader,
  given: { account: OwnAccount; grants: readonly GrantRow[]; open: OpenForm | null },
): AccountPage {
  const { account, open } = given;
  const stateOf = (form: OpenForm["form"], start: FormState = emptyForm) => (open?.form === form ? open.state : start);
  const action = (path: string) => reader.href(`${accountPaths.account()}/${path}`);
  return {
    title: reader.t("accounts:account.title"),
    section: accountPaths.account(),
    hasErrors: open !== null,
    login: account.login,
    roles: given.grants.map((grant) => presentGrant(reader, grant)),
    nameForm: formModel(reader, stateOf("name", filledForm({ displayName: account.displayName })), {
      action: action("name"),
      submit: "accounts:account.saveName",
      fields: [nameField],
      isSecondary: true,
    }),
    passwordForm: formModel(reader, stateOf("password"), {
      action: action("passwort"),
      submit: "accounts:account.savePassword",
      fields: [presentPasswordField("oldPassword"), newPasswordField("newPassword")],
    }),
    passwordNote: reader.t("accounts:account.passwordNote", { day: reader.format.day(account.passwordChangedAt) }),
    codesForm: formModel(reader, stateOf("codes"), {
      action: action("ersatzcodes"),
      submit: "accounts:account.renewCodes",
      fields: [presentPasswordField("ownPassword")],
      isSecondary: true,
    }),
    codesNote: reader.t("accounts:account.codesNote", { count: account.recoveryCodes }),
    sessionsNote: reader.t("accounts:account.sessionsNote", { count: account.sessions }),
    endSessions: endSessionsButton(reader, action("sitzungen")),
  };
}

function endSessionsButton({ t }: Reader, action: string): PostButton {
  return { action, label: t("accounts:account.endSessions"), tone: "secondary", hidden: [] };
}

/** A role in words: "Themenpatin oder Themenpate: KreativQuartier", "bis 31. Dezember 2026". */
export function presentGrant(reader: Reader, grant: GrantRow): { readonly name: string; readonly period: string } {
  const role = reader.t(`accounts:role.${grant.role}`);
  const until: TextKey = grant.validUntil ? "accounts:grant.fromUntil" : "accounts:grant.from";
  return {
    name: grant.scopeName === null ? role : reader.t("accounts:grant.scoped", { role, scope: grant.scopeName }),
    period: reader.t(until, {
      from: reader.format.day(grant.validFrom),
      ...(grant.validUntil ? { until: reader.format.day(grant.validUntil) } : {}),
    }),
  };
}
