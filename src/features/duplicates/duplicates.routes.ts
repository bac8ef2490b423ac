import type { Request, Response } from "express";
import { z } from "zod";
import { COORDINATION } from "../../shared/access/access.ts";
import { AppError, notFound } from "../../shared/errors/AppError.ts";
import { parseForm } from "../../shared/forms/parseForm.ts";
import { paramOf, type RouteSpec } from "../../shared/http/routes.ts";
import { sessionOf } from "../../shared/http/sessions.ts";
import { actorOf, readerOf, workBy } from "../../shared/http/visit.ts";
import { sortKeyFrom } from "../../shared/ids/ids.ts";
import { sendPage } from "../../shared/pages/sendPage.ts";
import { recordPaths } from "../../shared/versions/recordLinks.ts";
import type { RecordWithHistory, VersionedRecord } from "../../shared/versions/versionedRecord.ts";
import { pairsPage, partnersPage } from "./duplicates.pages.ts";
import { duplicatePaths } from "./duplicates.paths.ts";
import { presentPairs, presentPartners } from "./duplicates.presenter.ts";
import type { DuplicateQueries, SuspectedPair } from "./duplicates.queries.ts";
import type { Lookalike } from "./finder.queries.ts";
import type { createKeepApart } from "./mergeRecords.ts";

interface Deps {
  readonly kinds: readonly VersionedRecord[];
  readonly queries: DuplicateQueries;
  /** Entries that look like a stored one. */
  readonly lookalikesOf: (kind: VersionedRecord, id: string) => Promise<readonly Lookalike[]>;
  readonly keepApart: ReturnType<typeof createKeepApart>;
}

/** Nonsense in the address is read as if it were not there. */
const searchQuery = z.object({ q: z.string().trim().max(100).catch("") });
const distinctForm = z.strictObject({ art: z.string().max(30), first: z.uuid(), second: z.uuid() });

/** What looks alike: the pairs of the whole directory, and the partners of one entry. */
export function duplicateRoutes({ kinds, queries, lookalikesOf, keepApart }: Deps): readonly RouteSpec[] {
  return [
    { method: "get", path: "/buero/doppelte", access: COORDINATION, handle: showPairs },
    { method: "post", path: "/buero/doppelte/verschieden", access: COORDINATION, handle: markDistinct },
    { method: "get", path: "/buero/doppelte/:art/:id", access: COORDINATION, handle: showPartners },
  ];

  async function showPairs(_req: Request, res: Response): Promise<void> {
    const [points, organisations] = await Promise.all([queries.pairsOfPoints(), queries.pairsOfOrganisations()]);
    const point = kindOf("anlaufstellen");
    const ofOrganisation = ({ isInitiative }: SuspectedPair) => kindOf(isInitiative ? "initiativen" : "organisationen");
    const page = presentPairs(readerOf(res, "duplicates"), [
      {
        title: "duplicates:list.points",
        pairs: points,
        kindOf: () => point,
        editPath: (id) => `${point.listPath}/${id}`,
      },
      {
        title: "duplicates:list.organisations",
        pairs: organisations,
        kindOf: ofOrganisation,
        editPath: (id, pair) => recordPaths.history(ofOrganisation(pair).word, id),
      },
    ]);
    await sendPage(res, pairsPage, page);
  }

  async function markDistinct(req: Request, res: Response): Promise<void> {
    const form = parseForm(distinctForm, req);
    const kind = form.ok ? kinds.find(({ word, merging }) => word === form.value.art && merging !== null) : undefined;
    if (!form.ok || !kind) throw new AppError("invalid", "frame:form.check");
    await keepApart(workBy(res), kind, [form.value.first, form.value.second]);
    const session = sessionOf(req);
    if (session) session.notice = "duplicates:list.distinctDone";
    res.redirect(303, readerOf(res, "duplicates").href(duplicatePaths.list()));
  }

  async function showPartners(req: Request, res: Response): Promise<void> {
    const { kind, record } = await found(req, res);
    const { q } = searchQuery.parse(req.query);
    const [likely, named] = await Promise.all([
      q === "" ? lookalikesOf(kind, record.id) : [],
      q === "" ? [] : partnersNamed(kind, record.id, sortKeyFrom(q)),
    ]);
    const isOfKind = (row: Lookalike) =>
      kind.linkType !== "organization" || row.isInitiative === (kind.word === "initiativen");
    const page = presentPartners(
      readerOf(res, "duplicates"),
      { kind, record },
      { q, likely: likely.filter(isOfKind), named },
    );
    await sendPage(res, partnersPage, page);
  }

  function partnersNamed(kind: VersionedRecord, exceptId: string, words: string) {
    if (kind.linkType !== "organization") return queries.pointsNamed(words, exceptId);
    return queries.organisationsNamed(words, { exceptId, isInitiative: kind.word === "initiativen" });
  }

  async function found(req: Request, res: Response): Promise<{ kind: VersionedRecord; record: RecordWithHistory }> {
    const kind = kinds.find(({ word, merging }) => word === paramOf(req, "art") && merging !== null);
    const id = z.uuid().safeParse(paramOf(req, "id"));
    const record = kind && id.success ? await kind.find(actorOf(res), id.data) : null;
    if (!kind || !record || record.state === "archived") throw notFound();
    return { kind, record };
  }

  function kindOf(word: VersionedRecord["word"]): VersionedRecord {
    const kind = kinds.find((candidate) => candidate.word === word);
    if (!kind) throw notFound();
    return kind;
  }
}
