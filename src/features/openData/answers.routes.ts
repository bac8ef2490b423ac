import type { Request, Response } from "express";
import { AppError } from "../../shared/errors/AppError.ts";
import type { Limit, RateLimit } from "../../shared/http/rateLimit.ts";
import { paramOf, type RouteSpec } from "../../shared/http/routes.ts";
import { readerOf, visitOf } from "../../shared/http/visit.ts";
import { sendText } from "../../shared/pages/sendPage.ts";
import type { Freshness } from "../../shared/cache/pageCache.ts";
import type { TextKey } from "../../shared/text/keys.ts";
import type { Licence } from "./licence/licence.ts";
import { isNotAdmitted } from "./reader.ts";

export interface AnswerDeps {
  readonly rateLimit: RateLimit;
  readonly readLicence: () => Promise<Licence>;
}

/** What a handler of open data gets: the licence that its answer carries, and the headers that say so. */
export interface Answering {
  readonly req: Request;
  readonly res: Response;
  readonly now: Date;
  readonly licence: Licence;
  readonly headers: Readonly<Record<string, string>>;
}

interface OpenRoute {
  readonly path: string;
  readonly query?: readonly string[];
  readonly limit?: Limit;
  readonly answer: (answering: Answering) => Promise<void>;
}

/** What open data is made from: an answer is kept until one of these changes. */
const DEPENDS_ON = ["contact_point", "organization", "theme", "vocabulary", "setting", "import"] as const;

/** Answers that are kept cost nothing and are not counted. */
const USUAL: Limit = { name: "open-data", points: 240, seconds: 60 };
const LATER_SECONDS = "60";

/** A route of open data: read by everybody from everywhere, limited by address, faults as problem+json (RFC 9457). */
export function openRoute({ rateLimit, readLicence }: AnswerDeps, route: OpenRoute): RouteSpec {
  return {
    method: "get",
    path: route.path,
    access: "public",
    query: route.query ?? [],
    async handle(req, res) {
      const licence = await readLicence();
      const headers = headersOf(licence);
      res.set(headers);
      try {
        await rateLimit.byAddress(route.limit ?? USUAL, req);
        await route.answer({ req, res, licence, headers, now: visitOf(res).now });
      } catch (error) {
        if (res.headersSent || !sendKnownFault(res, error)) throw error;
      }
    },
  };
}

/** CORS for reading without credentials, and the licence (RFC 8288, the name to be given as its title). */
function headersOf({ url, attribution }: Licence): Readonly<Record<string, string>> {
  return {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, Retry-After",
    "Cross-Origin-Resource-Policy": "cross-origin",
    Link: `<${url}>; rel="license"; title*=UTF-8''${encodeExtended(attribution)}`,
  };
}

/** RFC 8187: encodeURIComponent leaves some characters that must not stand there. */
function encodeExtended(text: string): string {
  return encodeURIComponent(text).replaceAll(/['()*]/gu, (letter) => `%${letter.charCodeAt(0).toString(16)}`);
}

/** True when the fault was one to be told. */
function sendKnownFault(res: Response, error: unknown): boolean {
  if (isNotAdmitted(error)) {
    sendProblem(res.set("Retry-After", LATER_SECONDS), 503, "openData:problem.notAdmitted");
    return true;
  }
  if (!(error instanceof AppError)) return false;
  if (error.kind === "tooMany") res.set("Retry-After", LATER_SECONDS);
  sendProblem(res, error.status, error.kind === "notFound" ? "openData:problem.notFound" : error.messageKey);
  return true;
}

const TITLES: Readonly<Record<number, TextKey>> = {
  400: "openData:problem.title400",
  404: "frame:error.title404",
  429: "frame:error.title429",
  503: "frame:error.title503",
};

/** Sends a problem (RFC 9457) in the reader's language. */
export function sendProblem(res: Response, status: number, key: TextKey, values: Record<string, string> = {}): void {
  const { t } = readerOf(res, "openData");
  const problem = {
    type: "about:blank",
    title: t(TITLES[status] ?? "frame:error.titleRequest"),
    status,
    detail: t(key, values),
    instance: visitOf(res).requestId,
  };
  res
    .status(status)
    .set({ "Cache-Control": "no-store", "Content-Type": "application/problem+json; charset=utf-8" })
    .send(JSON.stringify(problem));
}

/** Sends a JSON document and keeps it. */
export function sendJson({ res, headers }: Answering, body: unknown, until: Date | null = null): void {
  sendKept({ res, headers }, { type: "application/json; charset=utf-8", text: JSON.stringify(body), until });
}

/** Sends a file and keeps it, with all that belongs to open data. */
export function sendKept(
  { res, headers }: Pick<Answering, "res" | "headers">,
  {
    type,
    text,
    until,
    more = {},
  }: { type: string; text: string; until: Freshness["until"]; more?: Readonly<Record<string, string>> },
): void {
  sendText(res, {
    text,
    headers: { ...headers, ...more, "Content-Type": type, "Content-Language": "de" },
    keep: { dependsOn: DEPENDS_ON, until },
  });
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;

/** The id of the address; null for what cannot be one. */
export function idOf(req: Request): string | null {
  const id = paramOf(req, "id");
  return UUID.test(id) ? id.toLowerCase() : null;
}
