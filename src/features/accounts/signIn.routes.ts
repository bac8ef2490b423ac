import type { Request, Response } from "express";
import { emptyForm, filledForm, parseForm, withError, type FormState } from "../../shared/forms/parseForm.ts";
import type { RateLimit } from "../../shared/http/rateLimit.ts";
import type { RouteSpec } from "../../shared/http/routes.ts";
import { pendingPersonOf, type Sessions } from "../../shared/http/sessions.ts";
import { actorOf, readerOf, visitOf, workBy } from "../../shared/http/visit.ts";
import { sendPage } from "../../shared/pages/sendPage.ts";
import { splitLanguage } from "../../shared/text/languages.ts";
import { accountPaths } from "./accounts.paths.ts";
import type { Demo } from "./demoSignIns.ts";
import type { KnownDevices } from "./knownDevices.ts";
import { toSignIn } from "./doorway.routes.ts";
import { CODE_BY_PERSON, SIGN_IN_BY_ADDRESS, SIGN_IN_BY_DEVICE, SIGN_IN_BY_LOGIN, SIGN_IN_BY_PAIR } from "./limits.ts";
import { ownPathFrom } from "./returnPath.ts";
import { codeForm, signInForm } from "./signIn.forms.ts";
import { doorPage } from "./signIn.pages.ts";
import { presentCode, presentSignIn } from "./signIn.presenter.ts";
import type { createCheckPassword, createConfirmCode } from "./signIn.ts";

interface Deps {
  readonly checkPassword: ReturnType<typeof createCheckPassword>;
  readonly confirmCode: ReturnType<typeof createConfirmCode>;
  readonly loginOf: (personId: string) => Promise<string | null>;
  readonly rateLimit: RateLimit;
  readonly sessions: Sessions;
  readonly devices: KnownDevices;
  readonly demo: Demo;
}

export function signInRoutes(deps: Deps): readonly RouteSpec[] {
  const { checkPassword, confirmCode, rateLimit, sessions, devices, demo } = deps;
  return [
    { method: "get", path: accountPaths.signIn(), access: "public", handle: showSignIn },
    { method: "post", path: accountPaths.signIn(), access: "public", handle: takePassword },
    { method: "get", path: accountPaths.code(), access: "public", handle: showCode },
    { method: "post", path: accountPaths.code(), access: "public", handle: takeCode },
    { method: "post", path: accountPaths.signOut(), access: "public", handle: signOut },
  ];

  async function showSignIn(req: Request, res: Response): Promise<void> {
    const weiter = ownPathFrom(req.query["weiter"]) ?? "";
    if (actorOf(res).kind === "staff") {
      toDesk(res, weiter);
      return;
    }
    await sendSignIn(res, emptyForm, weiter);
  }

  async function takePassword(req: Request, res: Response): Promise<void> {
    const form = parseForm(signInForm, req);
    const weiter = ownPathFrom(form.state.values["weiter"]) ?? "";
    if (!form.ok) return sendSignIn(res, form.state, weiter);
    const { login, password } = form.value;
    await countTry(req, login);
    const recognised = await checkPassword(workBy(res), { login, password });
    if (!recognised) return sendSignIn(res, withError(form.state, "", "accounts:signIn.refused"), weiter);
    if (recognised.next === "link")
      return sendSignIn(res, withError(form.state, "", "accounts:signIn.keyReset"), weiter);
    await sessions.start(req, res, { pendingPersonId: recognised.personId });
    const next = recognised.next === "code" ? accountPaths.code() : accountPaths.enrol();
    const query = weiter === "" ? "" : `?weiter=${encodeURIComponent(weiter)}`;
    res.redirect(303, readerOf(res, "accounts").href(`${next}${query}`));
  }

  async function showCode(req: Request, res: Response): Promise<void> {
    const personId = pendingPersonOf(req, visitOf(res).now);
    if (personId === null) {
      toSignIn(res);
      return;
    }
    await sendCode(res, { personId, state: emptyForm, weiter: ownPathFrom(req.query["weiter"]) ?? "" });
  }

  async function takeCode(req: Request, res: Response): Promise<void> {
    const personId = pendingPersonOf(req, visitOf(res).now);
    if (personId === null) {
      toSignIn(res);
      return;
    }
    const form = parseForm(codeForm, req);
    const weiter = ownPathFrom(form.state.values["weiter"]) ?? "";
    if (!form.ok) return sendCode(res, { personId, state: form.state, weiter });
    await rateLimit.byKey(CODE_BY_PERSON, personId);
    const verdict = await confirmCode(workBy(res), personId, form.value.code);
    if (verdict !== "right") {
      const state = withError(form.state, "code", verdict === "used" ? "accounts:code.used" : "accounts:code.wrong");
      return sendCode(res, { personId, state, weiter });
    }
    await welcome(req, res, personId);
    toDesk(res, weiter);
  }

  async function signOut(req: Request, res: Response): Promise<void> {
    await sessions.end(req, res);
    res.redirect(303, readerOf(res, "accounts").href("/"));
  }

  /** At most so many tries by address, and by login and address; a known device has a count of its own. */
  async function countTry(req: Request, login: string): Promise<void> {
    await rateLimit.byAddress(SIGN_IN_BY_ADDRESS, req);
    const device = devices.find(req.headers.cookie, login);
    if (device !== null) {
      await rateLimit.byKey(SIGN_IN_BY_DEVICE, device);
      return;
    }
    await rateLimit.byKey(SIGN_IN_BY_PAIR, pairOf(req, login));
    await rateLimit.byKey(SIGN_IN_BY_LOGIN, login);
  }

  /** A session with a new id, and the counts of this person forgiven. */
  async function welcome(req: Request, res: Response, personId: string): Promise<void> {
    await sessions.start(req, res, { personId, kind: "staff" });
    await rateLimit.forgive(CODE_BY_PERSON, personId);
    const login = await deps.loginOf(personId);
    if (login === null) return;
    await rateLimit.forgive(SIGN_IN_BY_PAIR, pairOf(req, login));
    const device = devices.find(req.headers.cookie, login);
    if (device !== null) return rateLimit.forgive(SIGN_IN_BY_DEVICE, device);
    const cookie = devices.newCookie(login);
    res.cookie(cookie.name, cookie.value, cookie.options);
  }

  function sendSignIn(res: Response, state: FormState, weiter: string): Promise<void> {
    const page = presentSignIn(readerOf(res, "accounts"), state, { weiter, signIns: demo.signIns });
    return sendPage(res, doorPage, page, { status: state.errors.length > 0 ? 422 : 200 });
  }

  async function sendCode(
    res: Response,
    { personId, state, weiter }: { personId: string; state: FormState; weiter: string },
  ): Promise<void> {
    const demoCode = await demo.codeFor(personId, visitOf(res).now);
    const shown = demoCode !== null && state.errors.length === 0 ? filledForm({ code: demoCode }) : state;
    const page = presentCode(readerOf(res, "accounts"), shown, { weiter, demoCode });
    await sendPage(res, doorPage, page, { status: state.errors.length > 0 ? 422 : 200 });
  }
}

function pairOf(req: Request, login: string): string {
  return `${login} ${req.ip ?? ""}`;
}

/** To the page that asked to sign in, in the language it was read in; else to the desk. */
function toDesk(res: Response, weiter: string): void {
  const isTranslated = splitLanguage(weiter).language !== "de";
  const reader = readerOf(res, "accounts");
  const target = weiter === "" ? reader.href(accountPaths.desk()) : isTranslated ? weiter : reader.href(weiter);
  res.set("Cache-Control", "no-store").redirect(303, target);
}
