import type { EnquiryChannel, EnquiryKind } from "./enquiries.policy.ts";
import { changesBetween } from "../../shared/audit/audit.ts";
import { databaseFaultOf, isFormKnown } from "../../shared/db/databaseFault.ts";
import type { Tx } from "../../shared/db/client.ts";
import type { UnitOfWork, WorkBy } from "../../shared/db/unitOfWork.ts";
import { newReference } from "../../shared/ids/ids.ts";
import type { WriteEnquiryMail } from "./enquiryMails.ts";

export interface NewEnquiry {
  readonly kind: EnquiryKind;
  readonly channel: EnquiryChannel;
  readonly text: string;
  readonly pagePath: string | null;
  readonly language: string;
  readonly contactName: string | null;
  readonly contactEmail: string | null;
  readonly contactPhone: string | null;
}

interface Deps {
  readonly unitOfWork: UnitOfWork;
  readonly mails: WriteEnquiryMail;
  /** Makes a reference; given by tests that want one twice. */
  readonly reference?: () => string;
}

const PERSONAL = ["text", "contactName", "contactEmail", "contactPhone"];
const TRIES = 5;
const SAME_AGAIN_MS = 10 * 60_000;

export type SendEnquiry = (
  by: WorkBy,
  given: NewEnquiry,
  now: Date,
  options?: { mailsCopy: boolean },
) => Promise<string>;

/**
 * Takes an enquiry in and returns its reference. The same words from the same person within ten minutes are one
 * enquiry (a double click). A reference that is taken by chance is drawn anew.
 */
export function createSendEnquiry({ unitOfWork, mails, reference = newReference }: Deps): SendEnquiry {
  return async (by, given, now, { mailsCopy } = { mailsCopy: true }) => {
    for (let tried = 1; ; tried += 1) {
      try {
        return await attempt(by, given, { now, mailsCopy });
      } catch (error) {
        if (tried === TRIES || !isTaken(error)) throw error;
      }
    }
  };

  function attempt(by: WorkBy, given: NewEnquiry, { now, mailsCopy }: { now: Date; mailsCopy: boolean }) {
    return unitOfWork(by, async ({ tx, audit, mail }) => {
      const twin = await findTwin(tx, given, now);
      if (twin) {
        audit({ action: "enquiry.sent_twice", resourceType: "enquiry", resourceId: twin.id });
        return twin.reference;
      }
      const created = await tx.enquiry.create({
        data: { ...given, reference: reference(), createdAt: now },
        select: { id: true, reference: true },
      });
      audit({
        action: "enquiry.received",
        resourceType: "enquiry",
        resourceId: created.id,
        changes: changesBetween({}, { ...given }, PERSONAL),
      });
      if (given.contactEmail !== null && mailsCopy) {
        mail(mails.received({ to: given.contactEmail, reference: created.reference, language: given.language }));
      }
      return created.reference;
    });
  }
}

async function findTwin(tx: Tx, given: NewEnquiry, now: Date) {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${given.text}, 1))`;
  return tx.enquiry.findFirst({
    where: { ...given, createdAt: { gte: new Date(now.getTime() - SAME_AGAIN_MS) } },
    select: { id: true, reference: true },
  });
}

function isTaken(error: unknown): boolean {
  return databaseFaultOf(error)?.code === "23505" && !isFormKnown(error);
}
