import type { Request, Response } from "express";
import { z } from "zod";
import { COORDINATION } from "../../shared/access/access.ts";
import { AppError, notFound } from "../../shared/errors/AppError.ts";
import { oneOf, versionField } from "../../shared/forms/fields.ts";
import { filledForm, parseForm, withError, type FieldError, type FormState } from "../../shared/forms/parseForm.ts";
import { paramOf, type RouteSpec } from "../../shared/http/routes.ts";
import { sessionOf } from "../../shared/http/sessions.ts";
import { actorOf, readerOf, workBy } from "../../shared/http/visit.ts";
import { sendPage } from "../../shared/pages/sendPage.ts";
import type { VersionedType } from "../../shared/versions/keepVersions.ts";
import { recordPaths } from "../../shared/versions/recordLinks.ts";
import type { RecordWithHistory, Snapshot, VersionedRecord } from "../../shared/versions/versionedRecord.ts";
import { mergePage } from "./duplicates.pages.ts";
import { presentMerge } from "./duplicates.presenter.ts";
import { mergeChoices, mergedValues, type MergeChoice, type Side } from "./mergeChoices.ts";
import type { createMergeRecords } from "./mergeRecords.ts";

interface Deps {
  readonly kinds: readonly VersionedRecord[];
  readonly present: (linkType: VersionedType, id: string) => Promise<Snapshot | null>;
  readonly mergeRecords: ReturnType<typeof createMergeRecords>;
}

/** Both records of an address, and in what they differ. */
interface Couple {
  readonly kind: VersionedRecord;
  readonly kept: RecordWithHistory;
  readonly gone: RecordWithHistory;
  readonly sides: { readonly kept: Side; readonly gone: Side };
  readonly choices: readonly MergeChoice[];
}

/** The merge of two records: side by side, field by field. */
export function mergeRoutes({ kinds, present, mergeRecords }: Deps): readonly RouteSpec[] {
  const path = "/buero/zusammenfuehren/:art/:kept/:gone";
  return [
    { method: "get", path, access: COORDINATION, handle: show },
    { method: "post", path, access: COORDINATION, handle: merge },
  ];

  async function show(req: Request, res: Response): Promise<void> {
    const couple = await found(req, res);
    await sendMerge(res, couple, proposed(couple));
  }

  async function merge(req: Request, res: Response): Promise<void> {
    const couple = await found(req, res);
    const form = parseForm(mergeForm(couple.choices), req);
    if (!form.ok) return sendMerge(res, couple, { ...proposed(couple), errors: [changedMeanwhile(form.state)] });
    const { keptVersion, goneVersion, ...taken } = form.value;
    const { kind, kept, gone, sides, choices } = couple;
    const values = mergedValues(choices, sides, taken);
    const faults = await faultsOf(() =>
      mergeRecords(
        { by: workBy(res), reader: readerOf(res, "duplicates"), kind },
        {
          keptId: kept.id,
          goneId: gone.id,
          keptVersion,
          goneVersion,
          values,
        },
      ),
    );
    if (faults.length > 0) return refuse(req, res, { state: form.state, faults });
    const session = sessionOf(req);
    if (session) session.notice = "duplicates:merge.done";
    res.redirect(303, readerOf(res, "duplicates").href(recordPaths.history(kind.word, kept.id)));
  }

  /** The page anew, with what is stored by now; one that went meanwhile answers 404. */
  async function refuse(
    req: Request,
    res: Response,
    { state, faults }: { state: FormState; faults: readonly FieldError[] },
  ): Promise<void> {
    const couple = await found(req, res);
    const [fault] = faults;
    if (!fault) return;
    const choice = couple.choices.find(({ fields }) => fields.includes(fault.field));
    await sendMerge(res, couple, withError({ ...state, errors: [] }, choice?.name ?? "", fault.message));
  }

  async function sendMerge(res: Response, couple: Couple, state: FormState): Promise<void> {
    const page = presentMerge(readerOf(res, "duplicates"), state, couple);
    await sendPage(res, mergePage, page, { status: state.errors.length > 0 ? 422 : 200 });
  }

  async function found(req: Request, res: Response): Promise<Couple> {
    const kind = kinds.find(({ word }) => word === paramOf(req, "art"));
    const ids = z.tuple([z.uuid(), z.uuid()]).safeParse([paramOf(req, "kept"), paramOf(req, "gone")]);
    if (!kind?.merging || !ids.success || ids.data[0] === ids.data[1]) throw notFound();
    const [keptId, goneId] = ids.data;
    const [kept, gone] = await Promise.all([findLive(res, kind, keptId), findLive(res, kind, goneId)]);
    const sides = { kept: await sideOf(kind, keptId), gone: await sideOf(kind, goneId) };
    const reader = readerOf(res, "duplicates");
    const fields = await kind.fields(reader, actorOf(res));
    return { kind, kept, gone, sides, choices: mergeChoices(reader, { merging: kind.merging, fields }, sides) };
  }

  async function findLive(res: Response, kind: VersionedRecord, id: string): Promise<RecordWithHistory> {
    const record = await kind.find(actorOf(res), id);
    if (!record || record.state === "archived") throw notFound();
    return record;
  }

  async function sideOf(kind: VersionedRecord, id: string): Promise<Side> {
    const snapshot = await present(kind.linkType, id);
    if (!snapshot) throw notFound();
    return { snapshot, values: await kind.restorable(id, snapshot) };
  }
}

function mergeForm(choices: readonly MergeChoice[]) {
  const taken = choices.map(({ name, options }) => {
    const values = options.map(({ value }) => value);
    return [name, oneOf(values, "duplicates:merge.missing")] as const;
  });
  return z.strictObject({ ...Object.fromEntries(taken), keptVersion: versionField(), goneVersion: versionField() });
}

function proposed({ choices }: Couple): FormState {
  return filledForm(Object.fromEntries(choices.map(({ name, taken }) => [name, taken])));
}

/** A form that no longer fits was opened before somebody else saved; one without an answer lacks one. */
function changedMeanwhile({ errors }: FormState): FieldError {
  const [first] = errors;
  const isMissing = first?.message === "duplicates:merge.missing" && errors.length === 1;
  return isMissing ? first : { field: "", message: "duplicates:stale" };
}

async function faultsOf(attempt: () => Promise<readonly FieldError[]>): Promise<readonly FieldError[]> {
  try {
    return await attempt();
  } catch (error) {
    if (!(error instanceof AppError) || error.kind !== "conflict") throw error;
    return [{ field: "", message: error.messageKey }];
  }
}
