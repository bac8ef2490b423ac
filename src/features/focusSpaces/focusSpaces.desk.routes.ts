import type { Request, Response } from "express";
import { DESK } from "../../shared/access/access.ts";
import { holds } from "../../shared/access/actor.ts";
import { AppError, notFound } from "../../shared/errors/AppError.ts";
import { besideStored, filledForm, parseForm, withError, type FormState } from "../../shared/forms/parseForm.ts";
import { paramOf, type RouteSpec } from "../../shared/http/routes.ts";
import { sessionOf } from "../../shared/http/sessions.ts";
import { actorOf, readerOf, visitOf, workBy } from "../../shared/http/visit.ts";
import { sendPage } from "../../shared/pages/sendPage.ts";
import type { TextKey } from "../../shared/text/keys.ts";
import { allThemeIds } from "../../shared/vocabulary/recordThemes.ts";
import type { ThemeQueries } from "../themes/index.ts";
import type { createAssureSpace } from "./assureSpace.ts";
import type { createArchiveSpace } from "./archiveSpace.ts";
import { presentSpaceDesk, presentSpaceForm } from "./focusSpaces.desk.presenter.ts";
import { spaceFields, spaceFormValues } from "./focusSpaces.fields.ts";
import { archiveForm, assureForm, spaceForm } from "./focusSpaces.forms.ts";
import { spaceDeskPage, spaceFormPage, spaceReadPage } from "./focusSpaces.pages.ts";
import { spacePaths } from "./focusSpaces.paths.ts";
import { deskScopeOf, mayEditSpace, maySeeParties } from "./focusSpaces.policy.ts";
import { presentSpace } from "./focusSpaces.presenter.ts";
import type { Space, SpaceQueries } from "./focusSpaces.queries.ts";
import type { createSaveSpace } from "./saveSpace.ts";

interface Deps {
  readonly queries: SpaceQueries;
  readonly themes: ThemeQueries;
  readonly saveSpace: ReturnType<typeof createSaveSpace>;
  readonly archiveSpace: ReturnType<typeof createArchiveSpace>;
  readonly assureSpace: ReturnType<typeof createAssureSpace>;
}

const WRITERS = ["coordinator", "theme_lead"] as const;
const NEW: FormState = filledForm({ state: "draft", vacancyState: "unknown" });

export function spaceDeskRoutes({ queries, themes, saveSpace, archiveSpace, assureSpace }: Deps): readonly RouteSpec[] {
  return [
    { method: "get", path: "/buero/fokusraeume", access: DESK, handle: showList },
    { method: "get", path: "/buero/fokusraeume/neu", access: WRITERS, handle: showNew },
    {
      method: "post",
      path: "/buero/fokusraeume/neu",
      access: WRITERS,
      fields: (reader) => spaceFields(reader, [], false),
      handle: add,
    },
    { method: "get", path: "/buero/fokusraeume/:slug", access: DESK, handle: showOne },
    {
      method: "post",
      path: "/buero/fokusraeume/:slug",
      access: WRITERS,
      fields: (reader) => spaceFields(reader, [], false),
      handle: change,
    },
    { method: "post", path: "/buero/fokusraeume/:slug/archiv", access: WRITERS, handle: archive },
    { method: "post", path: "/buero/fokusraeume/:slug/geprueft", access: WRITERS, handle: assure },
  ];

  async function showList(_req: Request, res: Response): Promise<void> {
    const reader = readerOf(res, "focusSpaces");
    const actor = actorOf(res);
    const [spaces, checks, themeRows] = await Promise.all([
      queries.listDesk(deskScopeOf(actor)),
      queries.checks(visitOf(res).now),
      themes.list(reader.language, { withInactive: true }),
    ]);
    const page = presentSpaceDesk(reader, { spaces, checks, themes: themeRows, mayAdd: holds(actor, ...WRITERS) });
    await sendPage(res, spaceDeskPage, page);
  }

  function showNew(_req: Request, res: Response): Promise<void> {
    return sendForm(res, NEW, null);
  }

  async function showOne(req: Request, res: Response): Promise<void> {
    const space = await found(req, res);
    if (mayEditSpace(actorOf(res), allThemeIds(space.themes)).allowed)
      return sendForm(res, filledForm(spaceFormValues(space)), space);
    const reader = readerOf(res, "focusSpaces");
    const page = presentSpace(reader, space, {
      themes: await themes.list(reader.language, { withInactive: true }),
      check: await queries.lastCheck(space.id),
      now: visitOf(res).now,
    });
    await sendPage(res, spaceReadPage, {
      ...page,
      section: spacePaths.deskList(),
      crumbs: [{ label: reader.t("focusSpaces:list.title"), href: reader.href(spacePaths.deskList()) }],
      suggestHref: "",
    });
  }

  function add(req: Request, res: Response): Promise<void> {
    return save(req, res, null);
  }

  async function change(req: Request, res: Response): Promise<void> {
    await save(req, res, await found(req, res));
  }

  async function save(req: Request, res: Response, space: Space | null): Promise<void> {
    const form = parseForm(spaceForm, req);
    if (!form.ok) return sendForm(res, form.state, space);
    try {
      await saveSpace(workBy(res), space?.slug ?? null, form.value);
    } catch (error) {
      if (!(error instanceof AppError) || error.kind === "notFound") throw error;
      // Read anew: the page shows what is stored by now, and carries its version from now on.
      const stored = space && (await found(req, res));
      const state = besideStored(form.state, stored, spaceFormValues);
      return sendForm(res, withError(state, fieldOf(error), error.messageKey), stored);
    }
    done(req, res, "frame:desk.saved");
  }

  async function archive(req: Request, res: Response): Promise<void> {
    const space = await found(req, res);
    const form = parseForm(archiveForm, req);
    if (!form.ok) throw new AppError("invalid", "frame:form.check");
    const isArchived = await archiveSpace(workBy(res), space.slug, form.value.version);
    done(req, res, isArchived ? "frame:desk.archived" : "frame:desk.saved");
  }

  async function assure(req: Request, res: Response): Promise<void> {
    const space = await found(req, res);
    const form = parseForm(assureForm, req);
    if (!form.ok) return sendForm(res, { ...filledForm(spaceFormValues(space)), errors: form.state.errors }, space);
    await assureSpace(workBy(res), space.slug, form.value.method);
    done(req, res, "focusSpaces:assure.done");
  }

  /** A space outside the reader's scope answers as one that does not exist. */
  async function found(req: Request, res: Response): Promise<Space> {
    const space = await queries.findDesk(deskScopeOf(actorOf(res)), paramOf(req, "slug"));
    if (!space) throw notFound();
    return space;
  }

  async function sendForm(res: Response, state: FormState, space: Space | null): Promise<void> {
    const reader = readerOf(res, "focusSpaces");
    const page = presentSpaceForm(reader, state, {
      space,
      themes: await themes.list(reader.language),
      check: space && (await queries.lastCheck(space.id)),
      maySeeParties: maySeeParties(actorOf(res)).allowed,
    });
    await sendPage(res, spaceFormPage, page, { status: state.errors.length > 0 ? 422 : 200 });
  }
}

/** What is forbidden here is a theme that is not one's own; all else concerns the whole form. */
function fieldOf({ kind }: AppError): string {
  return kind === "forbidden" || kind === "invalid" ? "mainThemeId" : "";
}

function done(req: Request, res: Response, notice: TextKey): void {
  const session = sessionOf(req);
  if (session) session.notice = notice;
  res.redirect(303, readerOf(res, "focusSpaces").href(spacePaths.deskList()));
}
