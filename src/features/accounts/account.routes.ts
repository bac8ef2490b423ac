import type { Request, Response } from "express";
import { notFound } from "../../shared/errors/AppError.ts";
import { parseForm, withError } from "../../shared/forms/parseForm.ts";
import { personIdOf } from "../../shared/access/actor.ts";
import type { RateLimit } from "../../shared/http/rateLimit.ts";
import type { RouteSpec } from "../../shared/http/routes.ts";
import { sessionOf, type Sessions } from "../../shared/http/sessions.ts";
import { actorOf, readerOf, workBy } from "../../shared/http/visit.ts";
import { hashToken } from "../../shared/ids/ids.ts";
import { sendPage } from "../../shared/pages/sendPage.ts";
import type { TextKey } from "../../shared/text/keys.ts";
import { accountPage } from "./account.pages.ts";
import { presentAccount, type OpenForm } from "./account.presenter.ts";
import type { createOwnAccountQuery } from "./account.queries.ts";
import { accountPaths } from "./accounts.paths.ts";
import { changePasswordForm, nameForm, ownPasswordForm } from "./door.forms.ts";
import { codesPage } from "./door.pages.ts";
import { presentCodes } from "./door.presenter.ts";
import { PASSWORD_BY_PERSON } from "./limits.ts";
import type {
  createChangeOwnName,
  createChangePassword,
  createCheckOwnPassword,
  createEndOtherSessions,
  createRenewRecoveryCodes,
} from "./ownAccount.ts";
import type { RoleGrants } from "./roleGrants.ts";

interface Deps {
  readonly ownAccountOf: ReturnType<typeof createOwnAccountQuery>;
  readonly roleGrants: RoleGrants;
  readonly checkOwnPassword: ReturnType<typeof createCheckOwnPassword>;
  readonly changePassword: ReturnType<typeof createChangePassword>;
  readonly changeOwnName: ReturnType<typeof createChangeOwnName>;
  readonly renewRecoveryCodes: ReturnType<typeof createRenewRecoveryCodes>;
  readonly endOtherSessions: ReturnType<typeof createEndOtherSessions>;
  readonly rateLimit: RateLimit;
  readonly sessions: Sessions;
}

/** One's own access: name, roles, password, recovery codes, sessions. */
export function accountRoutes(deps: Deps): readonly RouteSpec[] {
  const path = accountPaths.account();
  return [
    { method: "get", path, access: "staff", handle: (_req, res) => sendAccount(res, null) },
    { method: "post", path: `${path}/name`, access: "staff", handle: rename },
    { method: "post", path: `${path}/passwort`, access: "staff", handle: changePassword },
    { method: "post", path: `${path}/ersatzcodes`, access: "staff", handle: renewCodes },
    { method: "post", path: `${path}/sitzungen`, access: "staff", handle: endSessions },
  ];

  async function rename(req: Request, res: Response): Promise<void> {
    const form = parseForm(nameForm, req);
    if (!form.ok) return sendAccount(res, { form: "name", state: form.state });
    await deps.changeOwnName(workBy(res), ownId(res), form.value.displayName);
    done(req, res, "frame:desk.saved");
  }

  async function changePassword(req: Request, res: Response): Promise<void> {
    const personId = ownId(res);
    const form = parseForm(changePasswordForm((await deps.ownAccountOf(personId))?.login ?? ""), req);
    if (!form.ok) return sendAccount(res, { form: "password", state: form.state });
    await deps.rateLimit.byKey(PASSWORD_BY_PERSON, personId);
    if (!(await deps.checkOwnPassword(workBy(res), personId, form.value.oldPassword))) {
      const state = withError(form.state, "oldPassword", "accounts:password.wrong");
      return sendAccount(res, { form: "password", state });
    }
    await deps.changePassword(workBy(res), personId, form.value.newPassword);
    await deps.sessions.start(req, res, { personId, kind: "staff" });
    await deps.rateLimit.forgive(PASSWORD_BY_PERSON, personId);
    done(req, res, "accounts:account.passwordSaved");
  }

  async function renewCodes(req: Request, res: Response): Promise<void> {
    const personId = ownId(res);
    const form = parseForm(ownPasswordForm, req);
    if (!form.ok) return sendAccount(res, { form: "codes", state: form.state });
    await deps.rateLimit.byKey(PASSWORD_BY_PERSON, personId);
    if (!(await deps.checkOwnPassword(workBy(res), personId, form.value.ownPassword))) {
      const state = withError(form.state, "ownPassword", "accounts:password.wrong");
      return sendAccount(res, { form: "codes", state });
    }
    const reader = readerOf(res, "accounts");
    const codes = await deps.renewRecoveryCodes(workBy(res), personId);
    const next = { label: "accounts:account.title", href: reader.href(path) } as const;
    await sendPage(res, codesPage, presentCodes(reader, codes, next));
  }

  async function endSessions(req: Request, res: Response): Promise<void> {
    await deps.endOtherSessions(workBy(res), ownId(res), hashToken(req.sessionID));
    done(req, res, "accounts:account.sessionsEnded");
  }

  async function sendAccount(res: Response, open: OpenForm | null): Promise<void> {
    const personId = ownId(res);
    const [account, grants] = await Promise.all([deps.ownAccountOf(personId), deps.roleGrants([personId])]);
    if (!account) throw notFound();
    const page = presentAccount(readerOf(res, "accounts"), { account, grants, open });
    await sendPage(res, accountPage, page, { status: open === null ? 200 : 422 });
  }
}

function ownId(res: Response): string {
  const id = personIdOf(actorOf(res));
  if (id === null) throw notFound();
  return id;
}

function done(req: Request, res: Response, notice: TextKey): void {
  const session = sessionOf(req);
  if (session) session.notice = notice;
  res.redirect(303, readerOf(res, "accounts").href(accountPaths.account()));
}
