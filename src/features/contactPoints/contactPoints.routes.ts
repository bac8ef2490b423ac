import type { Request, Response } from "express";
import { stateAt, type HoursUpkeep } from "../openingHours/index.ts";
import { dayOf, momentAt } from "../../shared/clock.ts";
import type { FormerAddress, SendToPresent } from "../../shared/http/formerAddress.ts";
import { paramOf, type RouteSpec } from "../../shared/http/routes.ts";
import { readerOf, visitOf } from "../../shared/http/visit.ts";
import { sendPage } from "../../shared/pages/sendPage.ts";
import { presentContactPoint } from "./contactPoint.presenter.ts";
import type { ContactPoint, FindContactPoint } from "./contactPoint.queries.ts";
import { FILTER_QUERY, isNarrowed, readFilter, readPage } from "./contactPoints.filter.ts";
import { contactPointListPage, contactPointPage } from "./contactPoints.pages.ts";
import { contactPointPaths } from "./contactPoints.paths.ts";
import { presentContactPointList } from "./contactPoints.presenter.ts";
import type { ContactPointQueries } from "./contactPoints.queries.ts";
import { writeVcard } from "./vcard.ts";

interface Deps {
  readonly queries: ContactPointQueries;
  readonly findContactPoint: FindContactPoint;
  readonly upkeep: HoursUpkeep;
  readonly sendToPresent: SendToPresent;
  readonly origin: string;
}

/** A slug as slugFrom makes it; anything else is no address of ours. */
const SLUG = /^[a-z0-9][a-z0-9-]{0,118}$/u;
const DEPENDS_ON = ["contact_point", "organization", "theme", "vocabulary"] as const;

export function contactPointRoutes(deps: Deps): readonly RouteSpec[] {
  const { queries, findContactPoint, upkeep, origin, sendToPresent } = deps;
  return [
    { method: "get", path: "/anlaufstellen", access: "public", query: FILTER_QUERY, handle: showList },
    { method: "get", path: "/anlaufstellen/:slug.vcf", access: "public", handle: sendVcard },
    { method: "get", path: "/anlaufstellen/:slug", access: "public", handle: showOne },
  ];

  async function showList(req: Request, res: Response): Promise<void> {
    const reader = readerOf(res, "contactPoints");
    const { now } = visitOf(res);
    const { language } = reader;
    const choices = await queries.choices(language);
    const filter = readFilter(req.query, choices);
    const page = readPage(req.query);
    const changesAt = filter.isOpenNow ? await upkeep.refreshDue(now) : null;
    const [found, total] = await Promise.all([
      queries.find(filter, { page, language, now }),
      isNarrowed(filter) ? queries.total() : null,
    ]);
    const texts = found.rows.map((row) => row.hours);
    await sendPage(
      res,
      contactPointListPage,
      presentContactPointList(reader, { ...choices, filter, page, found, total, now }),
      {
        keep: { dependsOn: DEPENDS_ON, until: earliest([changesAt, ...changesOf(texts, now), midnightAfter(now)]) },
      },
    );
  }

  async function showOne(req: Request, res: Response): Promise<void> {
    const reader = readerOf(res, "contactPoints");
    const { now } = visitOf(res);
    const point = await find(req, reader.language);
    if (!point) return sendToPresent(req, res, former(req, contactPointPaths.show));
    await sendPage(res, contactPointPage, presentContactPoint(reader, point, now), {
      keep: { dependsOn: DEPENDS_ON, until: earliest([...changesOf([point.hours], now), midnightAfter(now)]) },
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

function former(req: Request, pathOf: (slug: string) => string): FormerAddress {
  return { linkType: "service_at_location", slug: paramOf(req, "slug"), pathOf };
}

function changesOf(texts: readonly (string | null)[], now: Date): readonly (Date | null)[] {
  return texts.map((text) => (text === null ? null : stateAt(text, now).nextChangeAt));
}

/** "öffnet um 15 Uhr" becomes "öffnet Mo 15 Uhr" with the day. */
function midnightAfter(now: Date): Date {
  return momentAt(dayOf(now).add({ days: 1 }), new Temporal.PlainTime(0));
}

function earliest(moments: readonly (Date | null)[]): Date | null {
  const times = moments.flatMap((moment) => (moment === null ? [] : [moment.getTime()]));
  return times.length === 0 ? null : new Date(Math.min(...times));
}
