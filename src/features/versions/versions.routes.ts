import type { Request, Response } from "express";
import { z } from "zod";
import { COORDINATION, DESK, EDITING } from "../../shared/access/access.ts";
import type { UnitOfWork } from "../../shared/db/unitOfWork.ts";
import { AppError, notFound } from "../../shared/errors/AppError.ts";
import { requiredText, versionField } from "../../shared/forms/fields.ts";
import { filledForm, parseForm, withError, type FieldError, type FormState } from "../../shared/forms/parseForm.ts";
import { paramOf, type RouteSpec } from "../../shared/http/routes.ts";
import { sessionOf } from "../../shared/http/sessions.ts";
import { actorOf, readerOf, workBy } from "../../shared/http/visit.ts";
import { slugFrom } from "../../shared/ids/ids.ts";
import { sendPage } from "../../shared/pages/sendPage.ts";
import type { TextKey } from "../../shared/text/keys.ts";
import type { VersionedRecord } from "../../shared/versions/versionedRecord.ts";
import type { createChangeAddress } from "./changeAddress.ts";
import { addressPage, comparePage, historyPage } from "./versions.pages.ts";
import { versionPaths } from "./versions.paths.ts";
import { mayMove, presentAddress, presentCompare, presentHistory, type Shown } from "./versions.presenter.ts";
import type { VersionQueries, WholeVersion } from "./versions.queries.ts";

interface Deps {
  readonly kinds: readonly VersionedRecord[];
  readonly queries: VersionQueries;
  readonly changeAddress: ReturnType<typeof createChangeAddress>;
  readonly unitOfWork: UnitOfWork;
  readonly origin: string;
}

const number = z.coerce.number().int().min(1).max(1_000_000);
/** Nonsense in the address is read as if it were not there. */
const listQuery = z.object({ seite: z.coerce.number().int().min(1).max(10_000).catch(1) });
const compareQuery = z.object({ von: number.catch(1), bis: number.nullable().catch(null) });
const restoreForm = z.strictObject({ number, version: versionField() });
const addressForm = z.strictObject({
  slug: requiredText(80, "versions:address.missing").refine((value) => slugFrom(value) === value, {
    error: "versions:address.wrong",
  }),
  version: versionField(),
});
const ADDRESS_FIELDS = [{ kind: "input", name: "slug", label: "versions:address.new" }] as const;

/** Everyone who reads the directory at the desk; what they find is the kind's question. */
const READERS = [...DESK, "editor"] as const;

/** The history of the records: list, comparison, restoring, and the address. */
export function versionRoutes(deps: Deps): readonly RouteSpec[] {
  const { kinds, queries, changeAddress, unitOfWork, origin } = deps;
  const one = "/buero/verlauf/:art/:id";
  return [
    { method: "get", path: one, access: READERS, handle: showHistory },
    { method: "get", path: `${one}/vergleich`, access: READERS, handle: showCompare },
    { method: "post", path: `${one}/wiederherstellen`, access: EDITING, handle: restore },
    { method: "get", path: `${one}/adresse`, access: COORDINATION, handle: showAddress },
    { method: "post", path: `${one}/adresse`, access: COORDINATION, fields: () => ADDRESS_FIELDS, handle: moveAddress },
  ];

  async function showHistory(req: Request, res: Response): Promise<void> {
    const shown = await found(req, res);
    const { seite: page } = listQuery.parse(req.query);
    const record = recordOf(shown);
    const [rows, highest, merged] = await Promise.all([
      queries.list(record, page),
      queries.highest(record),
      queries.merged({ ...record, slug: shown.record.slug }),
    ]);
    const find = (id: string) => shown.kind.find(actorOf(res), id);
    const [into, ...from] = await Promise.all([
      merged.into === null ? null : find(merged.into),
      ...merged.from.map(find),
    ]);
    const { undoable } = merged;
    const given = { rows, page, highest, into: into ?? null, from: from.filter((one) => one !== null), undoable };
    await sendPage(res, historyPage, presentHistory(readerOf(res, "versions"), shown, given));
  }

  async function showCompare(req: Request, res: Response): Promise<void> {
    const shown = await found(req, res);
    const { von, bis } = compareQuery.parse(req.query);
    const highest = await queries.highest(recordOf(shown));
    await sendCompare(res, shown, { pair: [von, bis ?? highest], faults: [] });
  }

  async function restore(req: Request, res: Response): Promise<void> {
    const shown = await found(req, res);
    const form = parseForm(restoreForm, req);
    if (!form.ok) throw new AppError("invalid", "frame:form.check");
    if (!shown.record.mayRestore || shown.record.state === "archived") throw notFound();
    const kept = await queries.one(recordOf(shown), form.value.number);
    if (!kept) throw notFound();
    const faults = await restored(res, shown, { kept, version: form.value.version });
    if (faults.length > 0) {
      const highest = await queries.highest(recordOf(shown));
      return sendCompare(res, await found(req, res), { pair: [kept.number, highest], faults });
    }
    done(req, res, { notice: "versions:restore.done", to: versionPaths.list(shown.kind.word, shown.record.id) });
  }

  async function restored(
    res: Response,
    { kind, record }: Shown,
    { kept, version }: { kept: WholeVersion; version: number },
  ): Promise<readonly FieldError[]> {
    try {
      const values = await kind.restorable(record.id, kept.snapshot);
      const given = { by: workBy(res), reader: readerOf(res, "versions"), id: record.id, values, version };
      return await kind.store(unitOfWork, given);
    } catch (error) {
      if (!(error instanceof AppError) || error.kind !== "conflict") throw error;
      return [{ field: "", message: error.messageKey }];
    }
  }

  async function sendCompare(
    res: Response,
    shown: Shown,
    { pair, faults }: { pair: readonly [number, number]; faults: readonly FieldError[] },
  ): Promise<void> {
    const reader = readerOf(res, "versions");
    const record = recordOf(shown);
    const [older, newer, highest, fields] = await Promise.all([
      queries.one(record, Math.min(...pair)),
      queries.one(record, Math.max(...pair)),
      queries.highest(record),
      shown.kind.fields(reader, actorOf(res)),
    ]);
    if (!older || !newer) throw notFound();
    const page = presentCompare(reader, shown, { older, newer, highest, fields, faults });
    await sendPage(res, comparePage, page, { status: faults.length > 0 ? 422 : 200 });
  }

  async function showAddress(req: Request, res: Response): Promise<void> {
    const shown = await movable(req, res);
    await sendAddress(res, shown, filledForm({ slug: shown.record.slug }));
  }

  async function moveAddress(req: Request, res: Response): Promise<void> {
    const shown = await movable(req, res);
    const form = parseForm(addressForm, req);
    if (!form.ok) return sendAddress(res, shown, form.state);
    try {
      await changeAddress(workBy(res), shown.kind, { id: shown.record.id, ...form.value });
    } catch (error) {
      if (!(error instanceof AppError) || error.kind !== "conflict") throw error;
      const field = error.messageKey === "versions:address.taken" ? "slug" : "";
      return sendAddress(res, await movable(req, res), withError(form.state, field, error.messageKey));
    }
    done(req, res, { notice: "versions:address.done", to: versionPaths.address(shown.kind.word, shown.record.id) });
  }

  async function sendAddress(res: Response, shown: Shown, state: FormState): Promise<void> {
    const former = await queries.formerSlugs(recordOf(shown));
    const page = presentAddress(readerOf(res, "versions"), shown, { state, former, origin });
    await sendPage(res, addressPage, page, { status: state.errors.length > 0 ? 422 : 200 });
  }

  async function movable(req: Request, res: Response): Promise<Shown> {
    const shown = await found(req, res);
    if (!mayMove(shown)) throw notFound();
    return shown;
  }

  /** The record of the address with its kind, if it is there and this person may see it; both else answer alike. */
  async function found(req: Request, res: Response): Promise<Shown> {
    const kind = kinds.find(({ word }) => word === paramOf(req, "art"));
    const id = z.uuid().safeParse(paramOf(req, "id"));
    const record = kind && id.success ? await kind.find(actorOf(res), id.data) : null;
    if (!kind || !record) throw notFound();
    return { kind, record };
  }
}

function recordOf({ kind, record }: Shown) {
  return { linkType: kind.linkType, id: record.id };
}

function done(req: Request, res: Response, { notice, to }: { notice: TextKey; to: string }): void {
  const session = sessionOf(req);
  if (session) session.notice = notice;
  res.redirect(303, readerOf(res, "versions").href(to));
}
