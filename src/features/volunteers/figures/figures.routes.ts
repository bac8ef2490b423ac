import type { Request, Response } from "express";
import type { RouteSpec } from "../../../shared/http/routes.ts";
import { readerOf, visitOf } from "../../../shared/http/visit.ts";
import { sendPage } from "../../../shared/pages/sendPage.ts";
import { tellFigures } from "./figures.ts";
import { figuresPage } from "./figures.pages.ts";
import { presentFigures } from "./figures.presenter.ts";
import type { createFigureQueries } from "./figures.queries.ts";
import { dictionaryCsv, figuresCsv } from "./figuresCsv.ts";
import { periodFrom } from "./period.ts";

/** Those who account for the work: numbers alone, no people. */
const COUNTING = ["coordinator", "administrator", "viewer"] as const;

/** Figures of volunteering over a period, on a page and as files. */
export function figureRoutes(queryFigures: ReturnType<typeof createFigureQueries>): readonly RouteSpec[] {
  return [
    { method: "get", path: "/buero/zahlen", access: COUNTING, handle: show },
    { method: "get", path: "/buero/zahlen.csv", access: COUNTING, handle: sendFigures },
    { method: "get", path: "/buero/zahlen-felder.csv", access: COUNTING, handle: sendDictionary },
  ];

  async function show(req: Request, res: Response): Promise<void> {
    const reader = readerOf(res, "figures");
    const { told, period } = await figuresFor(req, res);
    await sendPage(res, figuresPage, presentFigures(reader, told, period));
  }

  async function sendFigures(req: Request, res: Response): Promise<void> {
    const { told, period } = await figuresFor(req, res);
    asDownload(res, "zahlen").send(figuresCsv(readerOf(res, "figures"), told, period));
  }

  function sendDictionary(_req: Request, res: Response): void {
    asDownload(res, "zahlen-felder").send(dictionaryCsv(readerOf(res, "figures")));
  }

  async function figuresFor(req: Request, res: Response) {
    const { now } = visitOf(res);
    const period = periodFrom(req.query, now);
    const told = tellFigures(readerOf(res, "figures"), await queryFigures(period, now));
    return { told, period };
  }
}

function asDownload(res: Response, name: string): Response {
  return res.set({
    "Cache-Control": "no-store",
    "Content-Type": "text/csv; charset=utf-8",
    "Content-Disposition": `attachment; filename="${name}.csv"`,
  });
}
