import type { Request, Response } from "express";
import { z } from "zod";
import { ADMINISTRATION } from "../../shared/access/access.ts";
import { personIdOf } from "../../shared/access/actor.ts";
import { dayOf } from "../../shared/clock.ts";
import { AppError, notFound } from "../../shared/errors/AppError.ts";
import { emptyForm, parseForm, withError, type FormState } from "../../shared/forms/parseForm.ts";
import { paramOf, type RouteSpec } from "../../shared/http/routes.ts";
import { sessionOf } from "../../shared/http/sessions.ts";
import { actorOf, readerOf, visitOf, workBy } from "../../shared/http/visit.ts";
import { sendPage } from "../../shared/pages/sendPage.ts";
import type { TextKey } from "../../shared/text/keys.ts";
import type { RoleGrants } from "../accounts/index.ts";
import { adminPaths } from "./admin.paths.ts";
import type { createInviteAgain, createInvitePerson } from "./invitePerson.ts";
import { inviteFields, inviteForm, roleFields, roleForm } from "./people.forms.ts";
import { invitePage, peoplePage, personPage } from "./people.pages.ts";
import { presentInvite, presentPeople, presentPerson } from "./people.presenter.ts";
import type { PeopleQueries, StaffRow } from "./people.queries.ts";
import type { createResetSecondStep } from "./resetSecondStep.ts";
import type { createAddRole, createRevokeRole } from "./roles.ts";
import type { createDeactivatePerson, createReactivatePerson } from "./switchPerson.ts";

interface Deps {
  readonly queries: PeopleQueries;
  readonly roleGrants: RoleGrants;
  readonly invitePerson: ReturnType<typeof createInvitePerson>;
  readonly inviteAgain: ReturnType<typeof createInviteAgain>;
  readonly addRole: ReturnType<typeof createAddRole>;
  readonly revokeRole: ReturnType<typeof createRevokeRole>;
  readonly deactivatePerson: ReturnType<typeof createDeactivatePerson>;
  readonly reactivatePerson: ReturnType<typeof createReactivatePerson>;
  readonly resetSecondStep: ReturnType<typeof createResetSecondStep>;
  /** Without a mail server invitations wait in the outbox, and the notice says so. */
  readonly sendsMail: boolean;
}

/** For naming the fields of a form where its choices are not loaded. */
const NO_SCOPES = { themes: [], organizations: [] };

/** People with access to the desk: inviting, roles, switching off and on. */
export function peopleRoutes(deps: Deps): readonly RouteSpec[] {
  const { queries } = deps;
  const invited: TextKey = deps.sendsMail ? "admin:invite.sent" : "admin:invite.waits";
  const access = ADMINISTRATION;
  const one = adminPaths.person(":id");
  return [
    { method: "get", path: adminPaths.people(), access, handle: showPeople },
    { method: "get", path: adminPaths.invite(), access, handle: (_req, res) => sendInvite(res, emptyForm) },
    {
      method: "post",
      path: adminPaths.invite(),
      access,
      fields: (reader) => inviteFields(reader, NO_SCOPES),
      handle: invite,
    },
    { method: "get", path: one, access, handle: showPerson },
    {
      method: "post",
      path: `${one}/rollen`,
      access,
      fields: (reader) => roleFields(reader, NO_SCOPES),
      handle: addRole,
    },
    { method: "post", path: `${one}/rollen/:grantId/entziehen`, access, handle: revokeRole },
    { method: "post", path: `${one}/einladen`, access, handle: inviteAgain },
    { method: "post", path: `${one}/abschalten`, access, handle: deactivate },
    { method: "post", path: `${one}/anschalten`, access, handle: reactivate },
    { method: "post", path: `${one}/zweiter-schluessel`, access, handle: resetSecondStep },
  ];

  async function showPeople(_req: Request, res: Response): Promise<void> {
    const people = await queries.list();
    const grants = await deps.roleGrants(people.map((person) => person.id));
    const page = presentPeople(readerOf(res, "admin"), { people, grants, now: visitOf(res).now });
    await sendPage(res, peoplePage, page);
  }

  async function invite(req: Request, res: Response): Promise<void> {
    const form = parseForm(inviteForm(dayOf(visitOf(res).now)), req);
    if (!form.ok) return sendInvite(res, form.state);
    const { displayName, email, ...role } = form.value;
    try {
      const personId = await deps.invitePerson(workBy(res), { displayName, email, role });
      done(req, res, { notice: invited, personId });
    } catch (error) {
      const { messageKey } = conflictOf(error);
      await sendInvite(res, withError(form.state, fieldOf(messageKey), messageKey));
    }
  }

  async function showPerson(req: Request, res: Response): Promise<void> {
    await sendPerson(res, { person: await found(req), state: emptyForm, fault: null });
  }

  async function addRole(req: Request, res: Response): Promise<void> {
    const person = await found(req);
    const form = parseForm(roleForm(dayOf(visitOf(res).now)), req);
    if (!form.ok) return sendPerson(res, { person, state: form.state, fault: null });
    try {
      await deps.addRole(workBy(res), person.id, form.value);
      done(req, res, { notice: "frame:desk.saved", personId: person.id });
    } catch (error) {
      const { messageKey } = conflictOf(error);
      const state = withError(form.state, fieldOf(messageKey), messageKey);
      await sendPerson(res, { person, state, fault: null });
    }
  }

  async function revokeRole(req: Request, res: Response): Promise<void> {
    const grantId = uuidOf(req, "grantId");
    await press(req, res, "frame:desk.saved", (person) => deps.revokeRole(workBy(res), person.id, grantId));
  }

  async function inviteAgain(req: Request, res: Response): Promise<void> {
    await press(req, res, invited, (person) => deps.inviteAgain(workBy(res), person.id));
  }

  async function deactivate(req: Request, res: Response): Promise<void> {
    await press(req, res, "admin:people.deactivated", (person) => deps.deactivatePerson(workBy(res), person.id));
  }

  async function reactivate(req: Request, res: Response): Promise<void> {
    await press(req, res, "admin:people.reactivated", (person) => deps.reactivatePerson(workBy(res), person.id));
  }

  async function resetSecondStep(req: Request, res: Response): Promise<void> {
    await press(req, res, "admin:people.keyReset", (person) => deps.resetSecondStep(workBy(res), person.id));
  }

  /** A button on the person's page: done with a notice, or the same page with the reason why not. */
  async function press(
    req: Request,
    res: Response,
    notice: TextKey,
    work: (person: StaffRow) => Promise<void>,
  ): Promise<void> {
    const person = await found(req);
    try {
      await work(person);
      done(req, res, { notice, personId: person.id });
    } catch (error) {
      await sendPerson(res, { person, state: emptyForm, fault: conflictOf(error).messageKey });
    }
  }

  async function sendInvite(res: Response, state: FormState): Promise<void> {
    const page = presentInvite(readerOf(res, "admin"), state, await queries.scopes());
    await sendPage(res, invitePage, page, { status: state.errors.length > 0 ? 422 : 200 });
  }

  async function sendPerson(
    res: Response,
    { person, state, fault }: { person: StaffRow; state: FormState; fault: TextKey | null },
  ): Promise<void> {
    const [grants, scopes] = await Promise.all([deps.roleGrants([person.id]), queries.scopes()]);
    const isSelf = personIdOf(actorOf(res)) === person.id;
    const given = { person, isSelf, grants, scopes, fault, now: visitOf(res).now };
    const page = presentPerson(readerOf(res, "admin"), state, given);
    await sendPage(res, personPage, page, { status: fault !== null ? 409 : state.errors.length > 0 ? 422 : 200 });
  }

  async function found(req: Request): Promise<StaffRow> {
    const person = await queries.byId(uuidOf(req, "id"));
    if (!person) throw notFound();
    return person;
  }
}

function uuidOf(req: Request, name: string): string {
  const parsed = z.uuid().safeParse(paramOf(req, name));
  if (!parsed.success) throw notFound();
  return parsed.data;
}

/** Lets everything through that is not a refusal by a rule. */
function conflictOf(error: unknown): AppError {
  if (error instanceof AppError && error.kind === "conflict") return error;
  throw error;
}

const FIELDS: Partial<Record<TextKey, string>> = {
  "admin:people.mailTaken": "email",
  "admin:roles.alreadyHeld": "role",
  "admin:roles.themeMissing": "themeId",
  "admin:roles.organizationMissing": "organizationId",
};

function fieldOf(message: TextKey): string {
  return FIELDS[message] ?? "";
}

function done(req: Request, res: Response, { notice, personId }: { notice: TextKey; personId: string }): void {
  const session = sessionOf(req);
  if (session) session.notice = notice;
  res.redirect(303, readerOf(res, "admin").href(adminPaths.person(personId)));
}
