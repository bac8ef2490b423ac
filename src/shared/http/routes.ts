import type { Request, RequestHandler, Response } from "express";
import type { Access } from "../access/access.ts";
import type { FieldSpec, SectionSpec } from "../forms/fieldSpec.ts";
import type { Reader } from "../text/reader.ts";

/** The fields of a form in the reader's words; choices that have to be loaded may be left out. */
export type NameFields = (reader: Reader) => readonly (FieldSpec | SectionSpec)[];

export type Method = "get" | "post";

/** One line of the table of routes: who may do what, where. Handlers may throw; verbs became nouns. */
export interface RouteSpec {
  readonly method: Method;
  readonly path: string;
  /** Required: there is no default. */
  readonly access: Access;
  /** Query parameters that change the page; all others are dropped before the page is cached. */
  readonly query?: readonly string[];
  /** Runs before the handler, for uploads and limits. */
  readonly before?: readonly RequestHandler[];
  /** The fields of the form that is sent here, to name what was typed when it comes too late to be taken. */
  readonly fields?: NameFields;
  readonly handle: (req: Request, res: Response) => Promise<void> | void;
}

/** A path parameter as text; Express gives arrays only for wildcards, which we do not use. */
export function paramOf(req: Request, name: string): string {
  const value = req.params[name];
  return typeof value === "string" ? value : "";
}
