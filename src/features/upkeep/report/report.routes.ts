import type { Request, Response } from "express";
import type { UnitOfWork, WorkBy } from "../../../shared/db/unitOfWork.ts";
import { notFound, refusalFrom, type AppError } from "../../../shared/errors/AppError.ts";
import { freeText, optionalMail } from "../../../shared/forms/fields.ts";
import { besideStored, filledForm, withError, type FormState } from "../../../shared/forms/parseForm.ts";
import { withoutStamp, type FormStamp } from "../../../shared/forms/stamp.ts";
import type { FormerAddress, SendToPresent } from "../../../shared/http/formerAddress.ts";
import type { Limit, RateLimit } from "../../../shared/http/rateLimit.ts";
import { paramOf, type RouteSpec } from "../../../shared/http/routes.ts";
import { readerOf, visitOf, workBy } from "../../../shared/http/visit.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import { sendPage } from "../../../shared/pages/sendPage.ts";
import { propose, type ChangedFields, type KeptRecord, type RecordKind } from "../../proposals/index.ts";
import { changeForm, readChange } from "../change/changeForm.ts";
import type { Kinds } from "../kinds.ts";
import { reportPage, wordPage } from "../upkeep.pages.ts";
import { upkeepPaths } from "../upkeep.paths.ts";
import { presentReport, presentReported } from "./report.presenter.ts";

interface Deps {
  readonly unitOfWork: UnitOfWork;
  readonly kinds: Kinds;
  readonly stamp: FormStamp;
  readonly rateLimit: RateLimit;
  readonly sendToPresent: SendToPresent;
}

/** The entry that a report is about. */
interface Subject {
  readonly kind: RecordKind;
  readonly record: KeptRecord;
}

/** A library shares one address, so an hour allows more than one person would write. */
const REPORTS: Limit = { name: "report", points: 30, seconds: 3600 };
const SLUG = /^[a-z0-9][a-z0-9-]{0,118}$/u;
const extra = { nachricht: freeText(2000), antwortAn: optionalMail() };

/** "Fehler melden" on the page of an entry: the visitor corrects a field or writes what is wrong. */
export function reportRoutes({ unitOfWork, kinds, stamp, rateLimit, sendToPresent }: Deps): readonly RouteSpec[] {
  return [
    ...routesOf("/anlaufstellen/:slug", kinds.service_at_location),
    ...routesOf("/initiativen/:slug", kinds.organization),
  ];

  function routesOf(path: string, kind: RecordKind): readonly RouteSpec[] {
    return [
      { method: "get", path: `${path}/fehler`, access: "public", handle: show },
      { method: "post", path: `${path}/fehler`, access: "public", handle: report },
      { method: "get", path: `${path}/fehler/gesendet`, access: "public", handle: showSent },
    ];

    async function show(req: Request, res: Response): Promise<void> {
      const record = await findRecord(req, kind);
      if (record === null) return sendToPresent(req, res, formerForm(req, kind));
      const { prefilled } = changeForm(readerOf(res, "corrections"), kind.link, record);
      await sendForm(res, { kind, record }, filledForm(prefilled));
    }

    async function report(req: Request, res: Response): Promise<void> {
      const record = await found(req, kind);
      const reader = readerOf(res, "corrections");
      const form = readChange({ reader, link: kind.link, record, extra }, withoutStamp(req.body));
      if (!form.ok) return sendForm(res, { kind, record }, form.state);
      const { version, nachricht, antwortAn } = form.extra;
      if (version !== record.version)
        return sendForm(res, { kind, record }, stale(reader, { kind, record }, form.state));
      const { state } = form;
      if (Object.keys(form.changes.fields).length === 0 && nachricht === "") {
        return sendForm(res, { kind, record }, withError(state, "nachricht", "corrections:report.nothing"));
      }
      const refused = await refusalOf(req, res);
      if (refused) return sendForm(res, { kind, record }, withError(state, "", refused.messageKey), refused.status);
      await send(workBy(res), { ...form.changes, message: nachricht, senderEmail: antwortAn, kind, record, res });
      res.redirect(303, reader.href(upkeepPaths.reported(kind.publicPath(record.slug))));
    }

    async function showSent(req: Request, res: Response): Promise<void> {
      const record = await found(req, kind);
      await sendPage(res, wordPage, presentReported(readerOf(res, "corrections"), kind, record));
    }
  }

  interface Report extends ChangedFields, Subject {
    readonly message: string;
    readonly senderEmail: string | null;
    readonly res: Response;
  }

  async function send(by: WorkBy, { kind, record, res, ...given }: Report): Promise<void> {
    await unitOfWork(by, (work) =>
      propose(work, {
        ...given,
        link: kind.link,
        recordId: record.id,
        origin: "visitor",
        language: readerOf(res, "corrections").language,
        proposedById: null,
        now: visitOf(res).now,
      }),
    );
  }

  function refusalOf(req: Request, res: Response): Promise<AppError | null> {
    return refusalFrom(async () => {
      stamp.check(req.body, visitOf(res).now);
      await rateLimit.byAddress(REPORTS, req);
    });
  }

  async function sendForm(
    res: Response,
    { kind, record }: Subject,
    state: FormState,
    status = state.errors.length > 0 ? 422 : 200,
  ): Promise<void> {
    const page = presentReport(readerOf(res, "corrections"), state, {
      kind,
      record,
      stamp: stamp.make(visitOf(res).now),
    });
    res.set("X-Robots-Tag", "noindex");
    await sendPage(res, reportPage, page, { status });
  }
}

async function found(req: Request, kind: RecordKind): Promise<KeptRecord> {
  const record = await findRecord(req, kind);
  if (record === null) throw notFound();
  return record;
}

async function findRecord(req: Request, kind: RecordKind): Promise<KeptRecord | null> {
  const slug = paramOf(req, "slug");
  return SLUG.test(slug) ? kind.findPublic(slug) : null;
}

function formerForm(req: Request, { link, publicPath }: RecordKind): FormerAddress {
  return { linkType: link, slug: paramOf(req, "slug"), pathOf: (slug) => upkeepPaths.report(publicPath(slug)) };
}

/** What is stored by now, beside what was typed. */
function stale(reader: Reader, { kind, record }: Subject, state: FormState): FormState {
  const beside = besideStored(state, record, (row) => changeForm(reader, kind.link, row).prefilled);
  return withError(beside, "", "frame:form.staleVersion");
}
