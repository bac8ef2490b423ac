import { createHash } from "node:crypto";
import { z } from "zod";
import type { ResourceType } from "../audit/audit.ts";
import type { Db } from "../db/client.ts";
import type { Work } from "../db/unitOfWork.ts";
import { AppError, notFound } from "../errors/AppError.ts";
import type { RouteSpec } from "../http/routes.ts";
import type { Reader } from "../text/reader.ts";
import { documentPath, documentRoute } from "./documentRoute.ts";
import { judgeFile } from "./judgeFile.ts";
import type { UploadedFile } from "./upload.ts";

/** The kind of record the trace names, and whose kept pages are renewed. */
const RESOURCE_OF = {
  organization: "organization",
  service_at_location: "contact_point",
  need: "need",
  space: "space",
  meeting: "meeting",
  event: "event",
  article: "article",
  person: "person",
  enquiry: "enquiry",
} as const satisfies Record<string, ResourceType>;

/** The record a document belongs to. */
export interface DocumentOwner {
  readonly linkType: keyof typeof RESOURCE_OF;
  readonly linkId: string;
}

/** A document as lists show it; sizes and kinds are words in the reader's language. */
export interface DocumentItem {
  readonly id: string;
  readonly title: string;
  readonly href: string;
  readonly sizeText: string;
  readonly kindText: string;
  readonly isExample: boolean;
}

/** Documents to download, kept in the database with the record they belong to. */
export interface Documents {
  readonly routes: readonly RouteSpec[];
  readonly listFor: (reader: Reader, owner: DocumentOwner) => Promise<readonly DocumentItem[]>;
  /** Keeps a file; AppError "invalid" with words for the field when the bytes are not what we take. */
  readonly add: (work: Work, given: DocumentOwner & { title: string; file: UploadedFile | null }) => Promise<string>;
  /** AppError "notFound" when the document does not belong to that record. */
  readonly remove: (work: Work, given: DocumentOwner & { id: string }) => Promise<void>;
}

export function createDocuments({ db }: { readonly db: Db }): Documents {
  return { routes: [documentRoute(db)], listFor: createListFor(db), add: addDocument, remove: removeDocument };
}

function createListFor(db: Db): Documents["listFor"] {
  return async (reader, { linkType, linkId }) => {
    const rows = await db.attachment.findMany({
      where: { linkType, linkId },
      orderBy: [{ createdAt: "asc" }, { title: "asc" }],
      select: { id: true, title: true, fileName: true, mediaType: true, byteSize: true, isExample: true },
    });
    return rows.map((row) => ({
      id: row.id,
      title: row.title,
      href: documentPath(row),
      sizeText: sizeText(reader, row.byteSize),
      kindText: kindText(reader, row.mediaType),
      isExample: row.isExample,
    }));
  };
}

const addDocument: Documents["add"] = async ({ tx, audit }, { linkType, linkId, title, file }) => {
  const verdict = await judgeFile(file);
  if (!verdict.ok) throw new AppError("invalid", verdict.message);
  const { fileName, mediaType, content } = verdict.file;
  const { id } = await tx.attachment.create({
    data: {
      linkType,
      linkId,
      title,
      fileName,
      mediaType,
      byteSize: content.length,
      sha256: createHash("sha256").update(content).digest("hex"),
      content: new Uint8Array(content),
    },
    select: { id: true },
  });
  audit({
    action: "document.added",
    resourceType: RESOURCE_OF[linkType],
    resourceId: linkId,
    changes: [{ field: "document", new: `${title} (${fileName})` }],
  });
  return id;
};

const removeDocument: Documents["remove"] = async ({ tx, audit }, { linkType, linkId, id }) => {
  if (!z.uuid().safeParse(id).success) throw notFound();
  const row = await tx.attachment.findFirst({ where: { id, linkType, linkId }, select: { title: true } });
  if (!row) throw notFound();
  await tx.attachment.deleteMany({ where: { id } });
  audit({
    action: "document.removed",
    resourceType: RESOURCE_OF[linkType],
    resourceId: linkId,
    changes: [{ field: "document", old: row.title }],
  });
};

const KILO = 1000;

function sizeText({ t, format }: Reader, bytes: number): string {
  const kilobytes = Math.max(1, Math.round(bytes / KILO));
  return kilobytes < KILO
    ? t("frame:document.kilobytes", { size: format.number(kilobytes) })
    : t("frame:document.megabytes", { size: format.number(Math.round(kilobytes / (KILO / 10)) / 10) });
}

function kindText({ t }: Reader, mediaType: string): string {
  if (mediaType === "application/pdf") return t("frame:document.pdf");
  return t(mediaType === "text/csv" ? "frame:document.csv" : "frame:document.text");
}
