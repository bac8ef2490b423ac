import type { Request, Response } from "express";
import { ADMINISTRATION } from "../../shared/access/access.ts";
import type { RouteSpec } from "../../shared/http/routes.ts";
import { readerOf } from "../../shared/http/visit.ts";
import { sendPage } from "../../shared/pages/sendPage.ts";
import { adminPaths } from "./admin.paths.ts";
import { readAuditQuery } from "./auditLog.filter.ts";
import { auditLogPage } from "./auditLog.pages.ts";
import { auditCsv, presentAuditLog, type AuditQuery } from "./auditLog.presenter.ts";
import { AUDIT_EXPORT, AUDIT_PAGE, type AuditLogQueries } from "./auditLog.queries.ts";

/** The log of all changes, to be read and to be taken along. */
export function auditLogRoutes(queries: AuditLogQueries): readonly RouteSpec[] {
  return [
    { method: "get", path: adminPaths.audit(), access: ADMINISTRATION, handle: show },
    { method: "get", path: adminPaths.auditCsv(), access: ADMINISTRATION, handle: sendCsv },
  ];

  async function show(req: Request, res: Response): Promise<void> {
    const { filter, after } = readAuditQuery(req.query);
    const [rows, people, actions] = await Promise.all([
      queries.list(filter, { after, limit: AUDIT_PAGE + 1 }),
      queries.people(),
      queries.actions(),
    ]);
    const given = { query: typedQuery(req), isFirst: after === null, rows, people, actions };
    await sendPage(res, auditLogPage, presentAuditLog(readerOf(res, "admin"), given));
  }

  async function sendCsv(req: Request, res: Response): Promise<void> {
    const { filter } = readAuditQuery(req.query);
    const rows = await queries.list(filter, { after: null, limit: AUDIT_EXPORT });
    res.set("Cache-Control", "no-store");
    res.set("Content-Disposition", 'attachment; filename="protokoll.csv"');
    res.type("text/csv; charset=utf-8").send(auditCsv(readerOf(res, "admin"), rows));
  }
}

function typedQuery(req: Request): AuditQuery {
  const one = (name: string) => {
    const value = req.query[name];
    return typeof value === "string" ? value.slice(0, 80) : "";
  };
  return { person: one("person"), art: one("art"), aktion: one("aktion"), von: one("von"), bis: one("bis") };
}
