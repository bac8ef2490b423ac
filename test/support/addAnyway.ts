import type { Response } from "supertest";
import type { Browser } from "./app.ts";

/** Adds a record although others look like it, as somebody does who has seen them. */
export async function addAnyway(
  browser: Browser,
  path: string,
  fields: Readonly<Record<string, string | readonly string[]>>,
): Promise<Response> {
  const warned = await browser.post(path, fields);
  const seen = /name="trotzdem" value="([^"]+)"/u.exec(warned.text)?.[1];
  return seen === undefined ? warned : browser.post(path, { ...fields, trotzdem: seen });
}
