import type { Request, Response } from "express";
import { COORDINATION, DESK } from "../../shared/access/access.ts";
import { holds } from "../../shared/access/actor.ts";
import { AppError, notFound } from "../../shared/errors/AppError.ts";
import {
  besideStored,
  emptyForm,
  filledForm,
  parseForm,
  withError,
  type FormState,
} from "../../shared/forms/parseForm.ts";
import { paramOf, type RouteSpec } from "../../shared/http/routes.ts";
import { sessionOf } from "../../shared/http/sessions.ts";
import { actorOf, readerOf, workBy } from "../../shared/http/visit.ts";
import { sendPage } from "../../shared/pages/sendPage.ts";
import type { createSaveTheme, createSetThemeState } from "./saveTheme.ts";
import { themeFields, themeForm, themeFormValues, themeStateForm } from "./themes.forms.ts";
import { themeDeskPage, themeFormPage, themeListPage, themePage, type ThemeGroup } from "./themes.pages.ts";
import { themePaths } from "./themes.paths.ts";
import { presentTheme, presentThemeDesk, presentThemeForm, presentThemeList } from "./themes.presenter.ts";
import type { StoredTheme, ThemeQueries, ThemeRow } from "./themes.queries.ts";
import type { Reader } from "../../shared/text/reader.ts";

interface Deps {
  readonly queries: ThemeQueries;
  readonly saveTheme: ReturnType<typeof createSaveTheme>;
  readonly setThemeState: ReturnType<typeof createSetThemeState>;
  /** What other features show on a theme's page. */
  readonly groupsOf: (theme: ThemeRow, reader: Reader) => Promise<readonly ThemeGroup[]>;
}

export function themeRoutes({ queries, saveTheme, setThemeState, groupsOf }: Deps): readonly RouteSpec[] {
  return [
    { method: "get", path: "/themen", access: "public", handle: showList },
    { method: "get", path: "/themen/:code", access: "public", handle: showTheme },
    { method: "get", path: "/buero/themen", access: DESK, handle: showDesk },
    { method: "get", path: "/buero/themen/neu", access: COORDINATION, handle: showNew },
    { method: "post", path: "/buero/themen/neu", access: COORDINATION, fields: themeFields, handle: add },
    { method: "get", path: "/buero/themen/:code", access: COORDINATION, handle: showEdit },
    { method: "post", path: "/buero/themen/:code", access: COORDINATION, fields: themeFields, handle: change },
    { method: "post", path: "/buero/themen/:code/status", access: COORDINATION, handle: setState },
  ];

  async function showList(_req: Request, res: Response): Promise<void> {
    const reader = readerOf(res, "themes");
    const [themes, counts] = await Promise.all([queries.list(reader.language), queries.initiativeCounts()]);
    await sendPage(res, themeListPage, presentThemeList(reader, themes, counts), {
      keep: { dependsOn: ["theme", "organization"] },
    });
  }

  async function showTheme(req: Request, res: Response): Promise<void> {
    const reader = readerOf(res, "themes");
    const theme = await queries.byCode(paramOf(req, "code"), reader.language);
    if (!theme?.isActive) throw notFound();
    const groups = await groupsOf(theme, reader);
    await sendPage(res, themePage, presentTheme(reader, theme, groups), {
      keep: { dependsOn: ["theme", "organization", "contact_point", "need", "space", "article"] },
    });
  }

  async function showDesk(_req: Request, res: Response): Promise<void> {
    const reader = readerOf(res, "themes");
    const [themes, counts] = await Promise.all([
      queries.list(reader.language, { withInactive: true }),
      queries.initiativeCounts(),
    ]);
    await sendPage(
      res,
      themeDeskPage,
      presentThemeDesk(reader, { themes, counts, mayEdit: holds(actorOf(res), "coordinator") }),
    );
  }

  function showNew(_req: Request, res: Response): Promise<void> {
    return sendForm(res, queries, emptyForm, null);
  }

  async function showEdit(req: Request, res: Response): Promise<void> {
    const theme = await found(req);
    await sendForm(res, queries, filledForm(themeFormValues(theme)), theme);
  }

  function add(req: Request, res: Response): Promise<void> {
    return save(req, res, null);
  }

  async function change(req: Request, res: Response): Promise<void> {
    await save(req, res, await found(req));
  }

  async function setState(req: Request, res: Response): Promise<void> {
    const form = parseForm(themeStateForm, req);
    if (!form.ok) throw new AppError("invalid", "frame:form.check");
    await setThemeState(workBy(res), paramOf(req, "code"), form.value.state);
    done(req, res);
  }

  async function save(req: Request, res: Response, theme: ThemeRow | null): Promise<void> {
    const form = parseForm(themeForm, req);
    if (!form.ok) return sendForm(res, queries, form.state, theme);
    try {
      await saveTheme(workBy(res), theme?.code ?? null, form.value);
    } catch (error) {
      return sendConflict(req, res, { state: form.state, error, theme });
    }
    done(req, res);
  }

  /** A name that is taken is a fault of its field; else somebody saved meanwhile, and what they saved is shown. */
  async function sendConflict(
    req: Request,
    res: Response,
    { state, error, theme }: { state: FormState; error: unknown; theme: ThemeRow | null },
  ): Promise<void> {
    if (!(error instanceof AppError) || error.kind !== "conflict") throw error;
    if (error.messageKey === "themes:terms.nameTaken")
      return sendForm(res, queries, withError(state, "name", "themes:form.nameTaken"), theme);
    // Read anew: the page shows what is stored by now, and carries its version from now on.
    const stored = theme && (await found(req));
    const shown = withError(besideStored(state, stored, themeFormValues), "", error.messageKey);
    await sendForm(res, queries, shown, stored);
  }

  async function found(req: Request): Promise<StoredTheme> {
    const theme = await queries.findStored(paramOf(req, "code"));
    if (!theme) throw notFound();
    return theme;
  }
}

async function sendForm(res: Response, queries: ThemeQueries, state: FormState, theme: ThemeRow | null): Promise<void> {
  const initiatives = theme === null ? 0 : ((await queries.initiativeCounts()).get(theme.id) ?? 0);
  const page = presentThemeForm(readerOf(res, "themes"), state, { theme, initiatives });
  await sendPage(res, themeFormPage, page, { status: state.errors.length > 0 ? 422 : 200 });
}

/** Post, redirect, get: the list says once that it is saved. */
function done(req: Request, res: Response): void {
  const session = sessionOf(req);
  if (session) session.notice = "frame:desk.saved";
  res.redirect(303, readerOf(res, "themes").href(themePaths.deskList()));
}
