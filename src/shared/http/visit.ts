import type { Response } from "express";
import { guest, type Actor } from "../access/actor.ts";
import type { SentForm, WorkBy } from "../db/unitOfWork.ts";
import type { Namespace, TextKey } from "../text/keys.ts";
import type { Language } from "../text/languages.ts";
import { createReader, type Reader } from "../text/reader.ts";
import type { Texts } from "../text/texts.ts";

/** What is known about one request: its id, moment, language and actor. */
export interface Visit {
  readonly requestId: string;
  readonly now: Date;
  readonly language: Language;
  /** The address below the language, as the visitor typed it. */
  readonly path: string;
  readonly texts: Texts;
  /** Mark of the page cache, taken before any query. */
  readonly begun: number;
  actor: Actor;
  /** The form that adds a record with this request; null when the request adds none. */
  form: SentForm | null;
  /** What was just done, said once on the next page. */
  notice: TextKey | null;
  /** The language the page itself is in; German when the feature has no texts in the reader's language. */
  pageLanguage: Language;
}

const VISIT = "visit";

export function setVisit(res: Response, visit: Visit): void {
  res.locals[VISIT] = visit;
}

export function visitOf(res: Response): Visit {
  return res.locals[VISIT] as Visit;
}

export function actorOf(res: Response): Actor {
  return (res.locals[VISIT] as Visit | undefined)?.actor ?? guest;
}

/** Actor, request id and form, for the unit of work and its audit. */
export function workBy(res: Response): WorkBy {
  const { actor, requestId, form } = visitOf(res);
  return { actor, requestId, form };
}

/** The reader of a feature's page: their language if the feature speaks it, else German. */
export function readerOf(res: Response, namespace: Namespace): Reader {
  const visit = visitOf(res);
  const language = visit.texts.has(visit.language, namespace) ? visit.language : "de";
  visit.pageLanguage = language;
  return createReader(visit.texts, language, visit.language);
}

/** The reader of the frame around the page. */
export function frameReader(visit: Visit): Reader {
  return createReader(visit.texts, visit.language);
}
