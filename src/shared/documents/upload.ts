import type { Request, RequestHandler, Response } from "express";
import multer from "multer";
import { refuseMalformedBody } from "../http/inputGate.ts";

/** Ten megabytes: a scanned minute book fits, a video does not. */
const LARGEST_BYTES = 10 * 1024 * 1024;
const STATUS: Readonly<Record<string, number>> = { LIMIT_FILE_SIZE: 413, LIMIT_FIELD_VALUE: 413 };

/** What a form brought along, as it came: neither name nor type is to be believed. */
export interface UploadedFile {
  readonly originalname: string;
  readonly buffer: Buffer;
}

/**
 * Reads a form with one file into memory. Belongs into RouteSpec.before, so that it runs behind the access of the
 * route; the text fields pass the same gate as those of any other form. 413 over ten megabytes, 400 for odd forms.
 */
export function uploadOne(field: string): readonly RequestHandler[] {
  const read = multer({
    storage: multer.memoryStorage(),
    defParamCharset: "utf8",
    limits: { fileSize: LARGEST_BYTES, files: 1, fields: 40, fieldSize: 100 * 1024, fieldNestingDepth: 0 },
  }).single(field);
  return [
    (req, res, next) => {
      read(req, res, (error?: unknown) => {
        next(error === undefined || error === null ? undefined : withStatus(error));
      });
    },
    refuseMalformedBody,
  ];
}

/** How many files of one field are read, and how much they may be in all. */
export interface UploadLimits {
  readonly files: number;
  readonly bytes: number;
}

const TOO_LARGE = "uploadTooLarge";

/**
 * Reads a form with several files of one field into memory. Files over the limit do not end the request: the form's own
 * page says so (`isUploadTooLarge`), with nothing of them kept.
 */
export function uploadSeveral(field: string, { files, bytes }: UploadLimits): readonly RequestHandler[] {
  const read = multer({
    storage: multer.memoryStorage(),
    defParamCharset: "utf8",
    limits: { fileSize: bytes, files, fields: 40, fieldSize: 100 * 1024, fieldNestingDepth: 0 },
  }).array(field);
  return [
    (req, res, next) => {
      read(req, res, (error?: unknown) => {
        if (error instanceof multer.MulterError && error.code === "LIMIT_FILE_SIZE") res.locals[TOO_LARGE] = true;
        else if (error !== undefined && error !== null) {
          next(withStatus(error));
          return;
        }
        if (uploadedFiles(req).reduce((sum, file) => sum + file.buffer.length, 0) > bytes) res.locals[TOO_LARGE] = true;
        next();
      });
    },
    refuseMalformedBody,
  ];
}

/** The files of the form, in the order in which they were chosen. */
export function uploadedFiles(req: Request): readonly UploadedFile[] {
  return Array.isArray(req.files) ? req.files : [];
}

export function isUploadTooLarge(res: Response): boolean {
  return res.locals[TOO_LARGE] === true;
}

/** The file of the form; null when none was chosen. */
export function uploadedFile(req: Request): UploadedFile | null {
  return req.file ?? null;
}

/** The error handler tells the sender's faults by a status of 4xx; the parser marks its own only by a code. */
function withStatus(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return Object.assign(error, { status: STATUS[code] ?? 400 });
}
