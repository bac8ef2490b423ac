import { ensure } from "../../shared/access/decision.ts";
import type { UnitOfWork, WorkBy } from "../../shared/db/unitOfWork.ts";
import type { Documents } from "../../shared/documents/documents.ts";
import type { UploadedFile } from "../../shared/documents/upload.ts";
import { mayEditConference } from "./conferences.policy.ts";
import { lockConference } from "./conferences.repo.ts";

interface Given {
  readonly slug: string;
  readonly title: string;
  readonly file: UploadedFile | null;
}

/** Keeps a document with its conference; "invalid" with words for the field when the file is not what we take. */
export function createAddDocument(unitOfWork: UnitOfWork, documents: Documents) {
  return (by: WorkBy, { slug, title, file }: Given): Promise<string> =>
    unitOfWork(by, async (work) => {
      ensure(mayEditConference(by.actor), "forbidden");
      const { id } = await lockConference(work.tx, slug);
      return documents.add(work, { linkType: "meeting", linkId: id, title, file });
    });
}

export function createRemoveDocument(unitOfWork: UnitOfWork, documents: Documents) {
  return (by: WorkBy, at: { slug: string; id: string }): Promise<void> =>
    unitOfWork(by, async (work) => {
      ensure(mayEditConference(by.actor), "forbidden");
      const conference = await lockConference(work.tx, at.slug);
      await documents.remove(work, { linkType: "meeting", linkId: conference.id, id: at.id });
    });
}
