import type { Ask } from "../reader.ts";
import type { Licence } from "../licence/licence.ts";
import { pageOfPoint } from "../hsds/shape.ts";

/** A contact point that was added or changed. */
interface ChangedPoint {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly created_at: Date;
  readonly updated_at: Date;
}

/** A contact point that is gone: only its id and the moment are told. */
interface RemovedPoint {
  readonly id: string;
  readonly removed_at: Date;
}

export interface Changes {
  readonly changed: readonly ChangedPoint[];
  readonly removed: readonly RemovedPoint[];
}

const MOST = 100;

/** The latest changes of the directory, the newest first. */
export async function readChanges(ask: Ask): Promise<Changes> {
  const changed = await ask<ChangedPoint>(
    "SELECT id, slug, title, summary, created_at, updated_at FROM open_data.contact_point ORDER BY updated_at DESC, id LIMIT $1",
    [MOST],
  );
  const removed = await ask<RemovedPoint>(
    "SELECT id, removed_at FROM open_data.removed_contact_point ORDER BY removed_at DESC, id LIMIT $1",
    [MOST],
  );
  return { changed, removed };
}

interface Words {
  readonly title: string;
  readonly added: string;
  readonly changed: string;
  readonly removed: string;
}

/**
 * The changes as an Atom feed (RFC 4287); what is gone stands in it as a tombstone (RFC 6721), so that those who keep a
 * copy can delete theirs.
 */
export function changesFeed(
  { changed, removed }: Changes,
  given: { readonly origin: string; readonly feedUrl: string; readonly words: Words; readonly licence: Licence },
): string {
  const { origin, feedUrl, words, licence } = given;
  const moments = [...changed.map((row) => row.updated_at), ...removed.map((row) => row.removed_at)];
  const updated = new Date(Math.max(0, ...moments.map((moment) => moment.getTime())));
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0" xml:lang="de">',
    `<id>tag:${new URL(origin).hostname},2026:anlaufstellen-aenderungen</id>`,
    `<title>${escapeXml(words.title)}</title>`,
    `<link rel="self" type="application/atom+xml" href="${escapeXml(feedUrl)}"/>`,
    `<link rel="license" href="${escapeXml(licence.url)}"/>`,
    `<updated>${updated.toISOString()}</updated>`,
    `<author><name>${escapeXml(licence.attribution)}</name></author>`,
    `<rights>${escapeXml(`${licence.name}, ${licence.attribution}`)}</rights>`,
    ...changed.map((row) => entryOf(row, pageOfPoint(origin, row.slug), words)),
    ...removed.map((row) => tombstoneOf(row, words)),
    "</feed>",
    "",
  ].join("\n");
}

function entryOf(row: ChangedPoint, page: string, words: Words): string {
  const isNew = row.updated_at.getTime() - row.created_at.getTime() < SAME_WORK_MS;
  return [
    "<entry>",
    `<id>urn:uuid:${row.id}</id>`,
    `<title>${escapeXml(row.title)}</title>`,
    `<link href="${escapeXml(page)}"/>`,
    `<published>${row.created_at.toISOString()}</published>`,
    `<updated>${row.updated_at.toISOString()}</updated>`,
    `<category term="${isNew ? "added" : "changed"}" label="${escapeXml(isNew ? words.added : words.changed)}"/>`,
    `<summary>${escapeXml(row.summary)}</summary>`,
    "</entry>",
  ].join("");
}

/** A record is written in one go: what follows within a minute belongs to adding it. */
const SAME_WORK_MS = 60_000;

function tombstoneOf({ id, removed_at: when }: RemovedPoint, words: Words): string {
  const comment = `<at:comment>${escapeXml(words.removed)}</at:comment>`;
  return `<at:deleted-entry ref="urn:uuid:${id}" when="${when.toISOString()}">${comment}</at:deleted-entry>`;
}

/** XML 1.0: the five characters, and no control characters, which it cannot hold at all. */
function escapeXml(text: string): string {
  const plain = Array.from(text.toWellFormed())
    .filter((letter) => letter >= " " || letter === "\n" || letter === "\t")
    .join("");
  return plain.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
