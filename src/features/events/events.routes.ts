import type { Request, Response } from "express";
import { z } from "zod";
import { notFound } from "../../shared/errors/AppError.ts";
import { dayOf, momentAt } from "../../shared/clock.ts";
import { paramOf, type RouteSpec } from "../../shared/http/routes.ts";
import { readerOf, visitOf } from "../../shared/http/visit.ts";
import { sendPage, sendText } from "../../shared/pages/sendPage.ts";
import { calendarFile } from "./calendarFile.ts";
import { eventListPage, eventPage } from "./events.pages.ts";
import { presentEvent, presentEventList } from "./events.presenter.ts";
import type { EventQueries, EventWhole } from "./events.queries.ts";

interface Deps {
  readonly queries: EventQueries;
  readonly origin: string;
}

const ON_A_PAGE = 30;
const pageNumber = z.coerce.number().int().min(1).max(500).catch(1);
/** A calendar that asks late still learns what was called off. */
const LOOK_BACK_MS = 31 * 86_400_000;

export function eventRoutes({ queries, origin }: Deps): readonly RouteSpec[] {
  return [
    { method: "get", path: "/termine", access: "public", query: ["archiv", "seite"], handle: showList },
    { method: "get", path: "/termine.ics", access: "public", handle: sendCalendar },
    { method: "get", path: "/termine/:slug.ics", access: "public", handle: sendOne },
    { method: "get", path: "/termine/:slug", access: "public", handle: showEvent },
  ];

  async function showList(req: Request, res: Response): Promise<void> {
    const reader = readerOf(res, "events");
    const { now } = visitOf(res);
    const isArchive = req.query["archiv"] === "ja";
    const page = isArchive ? pageNumber.parse(req.query["seite"] ?? 1) : 1;
    const found = isArchive
      ? await queries.past(now, { skip: (page - 1) * ON_A_PAGE, take: ON_A_PAGE + 1 })
      : await queries.upcoming(now);
    const hasNext = isArchive && found.length > ON_A_PAGE;
    const events = hasNext ? found.slice(0, ON_A_PAGE) : found;
    await sendPage(res, eventListPage, presentEventList(reader, { events, isArchive, page, hasNext }), {
      keep: { dependsOn: ["event"], until: nextEnd(events, now) },
    });
  }

  async function showEvent(req: Request, res: Response): Promise<void> {
    const { now } = visitOf(res);
    const event = await found(req);
    await sendPage(res, eventPage, presentEvent(readerOf(res, "events"), event, now), {
      keep: { dependsOn: ["event", "organization"], until: nextEnd([event], now) },
    });
  }

  async function sendCalendar(_req: Request, res: Response): Promise<void> {
    const { now } = visitOf(res);
    sendFile(res, await queries.forCalendar(new Date(now.getTime() - LOOK_BACK_MS)), "termine.ics");
  }

  async function sendOne(req: Request, res: Response): Promise<void> {
    const event = await found(req);
    sendFile(res, [event], `${event.slug}.ics`);
  }

  function sendFile(res: Response, events: readonly EventWhole[], fileName: string): void {
    sendText(res, {
      text: calendarFile(readerOf(res, "events"), origin, events),
      headers: {
        "Content-Type": "text/calendar; charset=utf-8",
        "Content-Disposition": `attachment; filename="${fileName}"`,
      },
      keep: { dependsOn: ["event"] },
    });
  }

  async function found(req: Request): Promise<EventWhole> {
    const event = await queries.bySlug(paramOf(req, "slug"));
    if (!event) throw notFound();
    return event;
  }
}

/** When the page changes by itself: the next date is over, or the day ends. */
function nextEnd(events: readonly { startsAt: Date; endsAt: Date | null }[], now: Date): Date {
  const midnight = momentAt(dayOf(now).add({ days: 1 }), new Temporal.PlainTime());
  const ends = events
    .map(({ startsAt, endsAt }) => endsAt ?? new Date(startsAt.getTime() + 3_600_000))
    .filter((end) => end > now);
  return new Date(Math.min(midnight.getTime(), ...ends.map((end) => end.getTime())));
}
