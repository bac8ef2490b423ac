import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { LinkType } from "../../src/generated/prisma/client.ts";
import { seedId } from "./marks.ts";
import type { SeedDatabase } from "./marks.ts";

interface SeedDocument {
  readonly linkType: LinkType;
  readonly linkKey: string;
  readonly title: string;
  readonly fileName: string;
  readonly mediaType: string;
}

const FOLDER = path.join(import.meta.dirname, "files");
const SUMMARY = {
  title: "7. Stadtteilkonferenz: Zusammenfassung aus öffentlichen Quellen",
  fileName: "stadtteilkonferenz-7-zusammenfassung.pdf",
  mediaType: "application/pdf",
} as const;
const GROUPS = {
  title: "7. Stadtteilkonferenz: Liste der Arbeitsgruppen",
  fileName: "stadtteilkonferenz-7-arbeitsgruppen.csv",
  mediaType: "text/csv",
} as const;
const MEETING = { linkType: "meeting", linkKey: "meeting/stadtteilkonferenz-7" } as const;
const ARTICLE = { linkType: "article", linkKey: "article/siebte-stadtteilkonferenz" } as const;

const DOCUMENTS: readonly SeedDocument[] = [
  { ...MEETING, ...SUMMARY },
  { ...MEETING, ...GROUPS },
  { ...ARTICLE, ...SUMMARY },
];

/** Attaches the summary of the seventh conference to its page and to its article, and the list of groups to the page. */
export async function seedDocuments(db: SeedDatabase): Promise<void> {
  const data = await Promise.all(DOCUMENTS.map(documentRow));
  await db.attachment.createMany({ data });
}

async function documentRow({ linkType, linkKey, title, fileName, mediaType }: SeedDocument) {
  const content = new Uint8Array(await readFile(path.join(FOLDER, fileName)));
  return {
    linkType,
    linkId: seedId(linkKey),
    title,
    fileName,
    mediaType,
    byteSize: content.byteLength,
    sha256: createHash("sha256").update(content).digest("hex"),
    content,
    source: "Stadtteilladen Wehringhausen, aus den im Blatt genannten Quellen",
  };
}
