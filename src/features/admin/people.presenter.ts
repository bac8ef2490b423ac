import { formModel } from "../../shared/forms/formModel.ts";
import type { FormState } from "../../shared/forms/parseForm.ts";
import type { PostButton } from "../../shared/pages/parts.ts";
import type { TextKey } from "../../shared/text/keys.ts";
import type { Reader } from "../../shared/text/reader.ts";
import { presentGrant, type GrantRow } from "../accounts/index.ts";
import { adminPaths } from "./admin.paths.ts";
import { inviteFields, roleFields } from "./people.forms.ts";
import type { InvitePage, PeoplePage, PersonPage } from "./people.pages.ts";
import type { Scopes, StaffRow } from "./people.queries.ts";

export function presentPeople(
  reader: Reader,
  given: { people: readonly StaffRow[]; grants: readonly GrantRow[]; now: Date },
): PeoplePage {
  const rolesOf = (id: string) =>
    given.grants
      .filter((grant) => grant.personId === id)
      .map((grant) => {
        const { name, period } = presentGrant(reader, grant);
        return grant.validUntil ? `${name}, ${period}` : name;
      });
  return {
    title: reader.t("admin:people.title"),
    section: adminPaths.people(),
    inviteHref: reader.href(adminPaths.invite()),
    people: given.people.map((person) => ({
      name: person.displayName,
      href: reader.href(adminPaths.person(person.id)),
      email: person.email ?? "",
      roles: rolesOf(person.id),
      state: stateOf(reader, person, given.now),
      isExample: person.isExample,
    })),
  };
}

/** "aktiv", "eingeladen bis …", "Einladung abgelaufen", "zweiter Schlüssel fehlt noch", "abgeschaltet seit …". */
function stateOf(reader: Reader, person: StaffRow, now: Date): string {
  const { day } = reader.format;
  if (person.deactivatedAt) return reader.t("admin:state.off", { day: day(person.deactivatedAt) });
  if (person.credential)
    return reader.t(person.credential.totpConfirmedAt ? "admin:state.active" : "admin:state.notEnrolled");
  const until = person.tokens[0]?.expiresAt;
  if (until === undefined) return reader.t("admin:state.noAccess");
  return until > now ? reader.t("admin:state.invited", { day: day(until) }) : reader.t("admin:state.invitationOver");
}

export function presentInvite(reader: Reader, state: FormState, scopes: Scopes): InvitePage {
  return {
    title: reader.t("admin:invite.title"),
    lead: reader.t("admin:invite.lead"),
    section: adminPaths.people(),
    crumbs: crumbs(reader),
    hasErrors: state.errors.length > 0,
    form: formModel(reader, state, {
      action: reader.href(adminPaths.invite()),
      submit: "admin:invite.submit",
      fields: inviteFields(reader, scopes),
      cancelHref: reader.href(adminPaths.people()),
    }),
  };
}

interface PersonView {
  readonly person: StaffRow;
  /** Whether the reader looks at their own page: nobody resets their own second step. */
  readonly isSelf: boolean;
  readonly grants: readonly GrantRow[];
  readonly scopes: Scopes;
  readonly now: Date;
  /** Why a button did nothing, null when none was pressed in vain. */
  readonly fault: TextKey | null;
}

/** One person: state, roles, and the buttons that make sense now. */
export function presentPerson(reader: Reader, state: FormState, given: PersonView): PersonPage {
  const { person, grants, scopes } = given;
  const path = adminPaths.person(person.id);
  const isOn = person.deactivatedAt === null;
  return {
    title: person.displayName,
    section: adminPaths.people(),
    crumbs: crumbs(reader),
    hasErrors: state.errors.length > 0 || given.fault !== null,
    email: person.email ?? "",
    state: stateOf(reader, person, given.now),
    fault: given.fault === null ? "" : reader.t(given.fault),
    resetNote: mayReset(given) ? reader.t("admin:people.resetKeyNote") : "",
    auditHref: reader.href(`${adminPaths.audit()}?person=${person.id}`),
    roles: grants.map((grant) => ({
      ...presentGrant(reader, grant),
      revoke: { ...buttonOn(reader, person, [`rollen/${grant.id}/entziehen`, "admin:roles.revoke"]), tone: "link" },
    })),
    roleForm: isOn
      ? formModel(reader, state, {
          action: reader.href(`${path}/rollen`),
          submit: "admin:roles.add",
          fields: roleFields(reader, scopes),
        })
      : null,
    buttons: accessButtons(given).map((spec) => buttonOn(reader, person, spec)),
  };
}

/** The end of the address a button posts to, and its words. */
type ButtonSpec = readonly [action: string, label: TextKey];

function accessButtons(given: PersonView): readonly ButtonSpec[] {
  const { deactivatedAt, credential } = given.person;
  if (deactivatedAt !== null) return [["anschalten", "admin:people.reactivate"]];
  return [
    ...(credential ? [] : [["einladen", "admin:people.inviteAgain"] as const]),
    ...(mayReset(given) ? [["zweiter-schluessel", "admin:people.resetKey"] as const] : []),
    ["abschalten", "admin:people.deactivate"],
  ];
}

function mayReset({ person, isSelf }: PersonView): boolean {
  return person.deactivatedAt === null && person.credential !== null && !isSelf;
}

function buttonOn(reader: Reader, person: StaffRow, [action, label]: ButtonSpec): PostButton {
  const path = `${adminPaths.person(person.id)}/${action}`;
  return { action: reader.href(path), label: reader.t(label), tone: "secondary", hidden: [] };
}

function crumbs(reader: Reader) {
  return [{ label: reader.t("admin:people.title"), href: reader.href(adminPaths.people()) }];
}
