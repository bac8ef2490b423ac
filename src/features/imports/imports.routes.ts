import type { Request, Response } from "express";
import { isUploadTooLarge, uploadedFiles, uploadSeveral } from "../../shared/documents/upload.ts";
import { emptyForm, parseForm, type FormState } from "../../shared/forms/parseForm.ts";
import type { RouteSpec } from "../../shared/http/routes.ts";
import { readerOf, workBy } from "../../shared/http/visit.ts";
import { sendPage } from "../../shared/pages/sendPage.ts";
import { FILES, UPLOAD_LIMITS, uploadFields, uploadForm } from "./imports.forms.ts";
import { importListPage, importUploadPage } from "./imports.pages.ts";
import { importPaths } from "./imports.paths.ts";
import { IMPORTING } from "./imports.policy.ts";
import { presentImportList, presentImportUpload } from "./imports.presenter.ts";
import type { ImportQueries } from "./imports.queries.ts";
import { fault, type FileFault } from "./reading/fault.ts";
import { readUpload } from "./reading/readUpload.ts";
import type { createUploadImport } from "./uploadImport.ts";

interface Deps {
  readonly queries: ImportQueries;
  readonly uploadImport: ReturnType<typeof createUploadImport>;
}

export function importListRoutes({ queries, uploadImport }: Deps): readonly RouteSpec[] {
  const access = IMPORTING;
  const before = uploadSeveral(FILES, UPLOAD_LIMITS);
  return [
    { method: "get", path: "/buero/import", access, handle: showList },
    { method: "get", path: "/buero/import/neu", access, handle: showUpload },
    { method: "post", path: "/buero/import/neu", access, before, fields: uploadFields, handle: upload },
  ];

  async function showList(_req: Request, res: Response): Promise<void> {
    await sendPage(res, importListPage, presentImportList(readerOf(res, "imports"), await queries.list()));
  }

  async function showUpload(_req: Request, res: Response): Promise<void> {
    await sendUpload(res, emptyForm, { refused: null, status: 200 });
  }

  async function upload(req: Request, res: Response): Promise<void> {
    if (isUploadTooLarge(res)) {
      const { fault: refused } = fault("imports:file.tooLarge", { megabytes: UPLOAD_LIMITS.bytes / 1024 / 1024 });
      return sendUpload(res, parseForm(uploadForm, req).state, { refused, status: 413 });
    }
    const form = parseForm(uploadForm, req);
    const read = await readUpload(uploadedFiles(req));
    if (!form.ok || !read.ok) return sendUpload(res, form.state, { refused: read.ok ? null : read.fault, status: 422 });
    const id = await uploadImport(workBy(res), { scheme: form.value.scheme, upload: read.value });
    res.redirect(303, readerOf(res, "imports").href(importPaths.mapping(id)));
  }
}

function sendUpload(
  res: Response,
  state: FormState,
  { refused, status }: { refused: FileFault | null; status: number },
): Promise<void> {
  return sendPage(res, importUploadPage, presentImportUpload(readerOf(res, "imports"), state, refused), { status });
}
