import type { Request, Response } from "express";
import { stateAt } from "../openingHours/index.ts";
import type { Licence } from "../openData/index.ts";
import type { NoteMiss, Words } from "../search/index.ts";
import { dayOf, momentAt } from "../../shared/clock.ts";
import type { FormerAddress, SendToPresent } from "../../shared/http/formerAddress.ts";
import { paramOf, type RouteSpec } from "../../shared/http/routes.ts";
import { readerOf, visitOf } from "../../shared/http/visit.ts";
import { sendPage } from "../../shared/pages/sendPage.ts";
import { presentContactPoint } from "./contactPoint.presenter.ts";
import type { ContactPoint, FindContactPoint } from "./contactPoint.queries.ts";
import { FILTER_QUERY, isNarrowed, readFilter, readPage, type Filter } from "./contactPoints.filter.ts";
import { contactPointListPage, contactPointPage } from "./contactPoints.pages.ts";
import { contactPointPaths } from "./contactPoints.paths.ts";
import { presentContactPointList } from "./contactPoints.presenter.ts";
import type { createVocabulary } from "./contactPoints.choices.ts";
import { alertEnd, type DoorFacts } from "./door.presenter.ts";
import type { FindContactPoints } from "./findContactPoints.ts";
import type { PlaceIndex } from "./placeIndex.ts";
import { structuredFacts } from "./structuredFacts.ts";
import { writeVcard } from "./vcard.ts";

interface Deps {
  readonly vocabularyFor: ReturnType<typeof createVocabulary>;
  readonly index: () => Promise<PlaceIndex>;
  readonly finds: FindContactPoints;
  readonly findContactPoint: FindContactPoint;
  readonly sendToPresent: SendToPresent;
  readonly origin: string;
  /** Whether the operator has a map. */
  readonly hasMap: boolean;
  readonly readLicence: () => Promise<Licence>;
  readonly noteMiss: NoteMiss;
}

/** A slug as slugFrom makes it; anything else is no address of ours. */
const SLUG = /^[a-z0-9][a-z0-9-]{0,118}$/u;
const DEPENDS_ON = ["contact_point", "organization", "theme", "vocabulary", "import"] as const;

export function contactPointRoutes(deps: Deps): readonly RouteSpec[] {
  const { vocabularyFor, index, finds, findContactPoint, origin, sendToPresent, readLicence } = deps;
  return [
    { method: "get", path: "/anlaufstellen", access: "public", query: FILTER_QUERY, handle: showList },
    { method: "get", path: "/anlaufstellen/:slug.vcf", access: "public", handle: sendVcard },
    { method: "get", path: "/anlaufstellen/:slug", access: "public", handle: showOne },
  ];

  async function showList(req: Request, res: Response): Promise<void> {
    const reader = readerOf(res, "contactPoints");
    const { now } = visitOf(res);
    const { language } = reader;
    const [vocabulary, { streets, points }] = await Promise.all([vocabularyFor(language), index()]);
    const filter = readFilter(req.query, { ...vocabulary, streets });
    const page = readPage(req.query);
    const found = await finds.find(filter, { page, language, now });
    const hasMap = deps.hasMap && points.size > 0;
    const model = presentContactPointList(reader, { filter, page, found, vocabulary, streets, now, hasMap });
    const missed = wordsMissed(filter, found.count);
    if (missed) {
      deps.noteMiss(req, missed, language);
      return sendPage(res, contactPointListPage, model);
    }
    const changes = found.rows.flatMap((row) => changesOf(row, now));
    await sendPage(res, contactPointListPage, model, {
      keep: { dependsOn: DEPENDS_ON, until: earliest([found.changesAt, ...changes, midnightAfter(now)]) },
    });
  }

  async function showOne(req: Request, res: Response): Promise<void> {
    const reader = readerOf(res, "contactPoints");
    const { now } = visitOf(res);
    const point = await find(req, reader.language);
    if (!point) return sendToPresent(req, res, former(req, contactPointPaths.show));
    const structured = structuredFacts(point, origin + contactPointPaths.show(point.slug), await readLicence());
    const model = { ...presentContactPoint(reader, point, now), structured };
    await sendPage(res, contactPointPage, model, {
      keep: { dependsOn: [...DEPENDS_ON, "setting"], until: earliest([...changesOf(point, now), midnightAfter(now)]) },
    });
  }

  async function sendVcard(req: Request, res: Response): Promise<void> {
    const point = await find(req, "de");
    if (!point) return sendToPresent(req, res, former(req, contactPointPaths.vcard));
    res
      .set("Content-Type", "text/vcard; charset=utf-8")
      .set("Content-Disposition", `attachment; filename="${point.slug}.vcf"`)
      .set("Cache-Control", "public, max-age=0, must-revalidate")
      .send(writeVcard(point, { pageUrl: origin + contactPointPaths.show(point.slug) }));
  }

  async function find(req: Request, language: "de" | "en" | "ar"): Promise<ContactPoint | null> {
    const slug = paramOf(req, "slug");
    return SLUG.test(slug) ? findContactPoint(slug, language) : null;
  }
}

/** Words that find nothing by themselves, without another filter beside them; never kept, so that each time counts. */
function wordsMissed(filter: Filter, count: number): Words | null {
  return count === 0 && !isNarrowed({ ...filter, words: null }) ? filter.words : null;
}

function former(req: Request, pathOf: (slug: string) => string): FormerAddress {
  return { linkType: "service_at_location", slug: paramOf(req, "slug"), pathOf };
}

/** When the door of a place changes by itself: by its hours, or because its notice ends. */
function changesOf(facts: Pick<DoorFacts, "hours" | "alertUntil">, now: Date): readonly (Date | null)[] {
  return [facts.hours === null ? null : stateAt(facts.hours, now).nextChangeAt, alertEnd(facts, now)];
}

/** "öffnet um 15 Uhr" becomes "öffnet Mo 15 Uhr" with the day. */
function midnightAfter(now: Date): Date {
  return momentAt(dayOf(now).add({ days: 1 }), new Temporal.PlainTime(0));
}

function earliest(moments: readonly (Date | null)[]): Date | null {
  const times = moments.flatMap((moment) => (moment === null ? [] : [moment.getTime()]));
  return times.length === 0 ? null : new Date(Math.min(...times));
}
